"""Does the record go the ways of the flow? Each finished case of a log, walked along a table of steps."""

from collections import Counter
from dataclasses import dataclass

from kenshu.flow.steps import Kind, Steps


@dataclass(frozen=True)
class Walk:
    """``cases`` finished cases, ``through`` of them from 開始 to 終了 along the flow.

    ``stuck``: (what was done, what was done next and cannot be reached, cases), most cases first; "" as the
    second where the flow does not end. ``spare``: (from, to) of the ways out of a gateway without which as many
    cases come through, in the order of the table.
    """

    cases: int
    through: int
    stuck: tuple[tuple[str, str, int], ...]
    spare: tuple[tuple[str, str], ...]


def walk(steps: Steps, log) -> Walk:
    """Walk every finished case of ``log`` (``flow.Log``) along ``steps``, a flow without errors.

    A step whose name is an activity of the log must be met where the log has it; other steps are passed in
    silence. Ways out of a 並行 are taken as alternatives.
    """
    every, heard = finished_ways(log), frozenset(log.activities)
    stuck = _stuck(steps, every, heard)
    forks = [(step.number, way.to) for step in steps if len(step.exits) > 1 for way in step.exits]
    spare = tuple(edge for edge in forks if _stuck(steps, every, heard, without=edge) == stuck)
    told = tuple((before, after, cases) for (before, after), cases in stuck.most_common())
    return Walk(every.total(), every.total() - stuck.total(), told, spare)


def finished_ways(log) -> Counter:
    """{the activities of a case in their order: cases} of the finished cases, most frequent first."""
    ways = Counter()
    for case, finished in enumerate(log.finished.tolist()):
        if finished:
            ways[tuple(log.activity[log.first[case] : log.first[case + 1]].tolist())] += 1
    return Counter({tuple(log.activities[one] for one in way): cases for way, cases in ways.most_common()})


def _stuck(steps: Steps, every: Counter, heard: frozenset[str], without=None) -> Counter:
    """{(done, done next): cases} of the cases that do not come through."""
    ways = {step.number: [way.to for way in step.exits if (step.number, way.to) != without] for step in steps}
    by_number = {step.number: step for step in steps}
    stuck = Counter()
    for way, cases in every.items():
        met = _met_along(by_number, ways, way, heard)
        if met is not None:
            stuck[("", *way, "")[met], ("", *way, "")[met + 1]] += cases
    return stuck


def _met_along(steps, ways, way: tuple[str, ...], heard: frozenset[str]) -> int | None:
    """None when the way can be walked to a 終了, else how many of its activities could be met."""
    begin = next(step for step in steps.values() if step.kind == Kind.START)
    seen, waiting, furthest = set(), [(begin.number, 0)], 0
    while waiting:
        here, met = waiting.pop()
        step = steps[here]
        if step.name in heard:
            if met == len(way) or way[met] != step.name:
                continue
            met += 1
        if (here, met) in seen:
            continue
        seen.add((here, met))
        furthest = max(furthest, met)
        if met == len(way) and step.kind == Kind.END:
            return None
        waiting += [(to, met) for to in ways[here]]
    return furthest
