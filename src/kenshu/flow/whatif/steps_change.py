"""A flow as it might be: steps taken out, joined, done faster or less often."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from kenshu.flow.errors import FlowError
from kenshu.flow.steps import Exit, Kind, Step, Steps

WAYS = (Kind.DECISION, Kind.FORK)


@dataclass(frozen=True)
class Join:
    """Several steps done as one: ``numbers`` in their order, and the ``name`` of the new step.

    Its minutes are their sum and its waiting that of the first, where ``minutes`` and ``waiting`` are None:
    the others no longer wait to be handed on.
    """

    numbers: tuple[str, ...]
    name: str
    minutes: float | None = None
    waiting: float | None = None


def to_be(
    steps: Steps, *, remove: Iterable[str] = (), join: Iterable[Join] = (),
    minutes: Mapping[str, float] | None = None, count: Mapping[str, float] | None = None, title: str = "",
) -> Steps:  # fmt: skip
    """The flow with these changes; ``minutes`` and ``count`` (a month) by 番号, as in the table of ``steps``.

    Who came to a step that is gone goes on to what followed it. A 判断 or 並行 left with one way on becomes a
    作業. Raises FlowError for steps that are not there, cannot go, or do not follow each other.
    """
    found = {step.number: step for step in steps}
    for numbers in (remove, *(one.numbers for one in join), minutes or {}, count or {}):
        _refuse_unknown(numbers, found)
    found = _amounts(found, "minutes", "分", minutes or {})
    found = _amounts(found, "count", "件数", count or {})
    for one in join:
        found = _joined(found, one)
    found = _without(found, list(remove))
    return replace(steps, title=title or f"{steps.title}(見直し後)", steps=tuple(found.values()))


def _refuse_unknown(numbers: Iterable[str], found) -> None:
    for number in numbers:
        if number not in found:
            raise FlowError(f"番号「{number}」の手順がありません。手順の表の番号を確かめてください。")


def _amounts(found: dict, field: str, column: str, given: Mapping[str, float]) -> dict:
    for number, value in given.items():
        if not 0 <= value < float("inf"):
            raise FlowError(f"番号「{number}」の{column}が{value:g}です。0以上にしてください。")
    return {
        number: replace(step, **{field: float(given[number])}) if number in given else step
        for number, step in found.items()
    }


def _joined(found: dict, one: Join) -> dict:
    if len(set(one.numbers)) < 2:
        raise FlowError(f"「{one.name}」にまとめる手順を2つ以上選んでください。")
    parts = [found[number] for number in one.numbers]
    for step, following in pairwise(parts):
        _refuse_apart(found, step, following)
    for value in (one.minutes, one.waiting):
        if value is not None and not 0 <= value < float("inf"):
            raise FlowError(f"「{one.name}」の分か待ちが{value:g}です。0以上にしてください。")
    known = [step.minutes for step in parts if step.minutes is not None]
    whole = replace(
        parts[0],
        name=one.name,
        exits=parts[-1].exits,
        minutes=one.minutes if one.minutes is not None else sum(known) if known else None,
        waiting=one.waiting if one.waiting is not None else parts[0].waiting,
    )
    gone = one.numbers[1:]
    return {
        number: whole if number == whole.number else step
        for number, step in found.items()
        if number not in gone
    }


def _refuse_apart(found: dict, step: Step, following: Step) -> None:
    """Only what comes straight after each other, with no way in or out between, is one step."""
    before = [one.number for one in found.values() for way in one.exits if way.to == following.number]
    if [way.to for way in step.exits] != [following.number] or before != [step.number]:
        raise FlowError(
            f"「{step.name}」と「{following.name}」はまとめられません。続けて行い、間に分かれ道や戻り道のない手順を選んでください。"
        )
    for one in (step, following):
        if one.kind != Kind.TASK:
            raise FlowError(f"「{one.name}」は{one.kind}なので、まとめられません。作業だけを選んでください。")


def _without(found: dict, remove: list[str]) -> dict:
    """Take the steps out one after the other, those with one way on first: what they led to may go as well."""
    for number in remove:
        if found[number].kind in (Kind.START, Kind.END):
            step = found[number]
            raise FlowError(f"「{step.name}」は{step.kind}なので、なくせません。ほかの手順を選んでください。")
    left = list(dict.fromkeys(remove))
    while left:
        number = next((one for one in left if len(found[one].exits) == 1), None)
        if number is None:
            step = found[left[0]]
            raise FlowError(
                f"「{step.name}」は行き先が{len(step.exits)}つあるので、なくせません。行き先の手順を先に減らして、1つにしてください。"
            )
        found = _rerouted(found, number)
        left.remove(number)
    return found


def _rerouted(found: dict, gone: str) -> dict:
    onward = found[gone].exits[0]
    kept = {}
    for number, step in found.items():
        if number == gone:
            continue
        ways = [Exit(onward.to, way.condition) if way.to == gone else way for way in step.exits]
        ways = [way for way in ways if way.to != number]  # a way back to itself is none
        kept[number] = _settled(step, ways) if tuple(ways) != step.exits else step
    return kept


def _settled(step: Step, ways: list[Exit]) -> Step:
    """Ways to the same step are one; with one way on there is nothing to decide."""
    alike = {}
    for way in ways:
        alike.setdefault(way.to, []).append(way.condition)
    exits = tuple(Exit(to, "・".join(filter(None, conditions))) for to, conditions in alike.items())
    if step.kind in WAYS and len(exits) == 1:
        return replace(step, kind=Kind.TASK, exits=(Exit(exits[0].to),))
    return replace(step, exits=exits)
