"""The survey as it was filled in: pieces, minutes, people; three rows in the wrong unit, six reported twice."""

from dataclasses import dataclass, replace

from kenshu.synth.d4.hours import hours
from kenshu.synth.d4.tasks import Task, tasks
from kenshu.synth.draws import Draws
from kenshu.synth.errors import SynthError

MOST_ROUNDS = 200


@dataclass(frozen=True)
class Entry:
    """One task reported. ``pieces`` per 日/週/月/年, ``minutes`` a piece of all hands together;
    ``in_hours``: the minutes were written down as hours."""

    task: Task
    pieces: int
    minutes: int
    people: int = 0
    by: str = ""
    seals: int = 0
    copies: int = 0
    in_hours: bool = False

    @property
    def reported(self) -> int:
        """Minutes as they must be read off the sheet."""
        return self.minutes * 60 if self.in_hours else self.minutes


def answered(target: dict, seed: int) -> list[Entry]:
    """Every entry of the survey, in the order of the sections. Raises SynthError when the loads do not fit."""
    draws = Draws(seed + 40)
    asked = tasks()
    yearly = hours(asked, target, draws)
    times = target["times_a_year"]
    entries = _repeat(
        [
            _entry(task, wanted, times[task.per], target, draws)
            for task, wanted in zip(asked, yearly, strict=True)
        ]
    )
    for name, section in target["sections"].items():
        wanted = section["staff"] * target["year_hours"] * section["load"] * 60
        entries = _settle(entries, name, round(wanted), times)
    entries = _repeat(_distinct(entries))
    entries = _repeat([_staffed(entry, target, draws) for entry in entries])
    return _mistaken(entries, target, draws)


def yearly_minutes(entry: Entry, times: dict) -> int:
    return entry.pieces * entry.minutes * times[entry.task.per]


def _entry(task, wanted, times, target, draws):
    """Pieces near ``wanted`` hours; where they are few, the minutes are what gives way."""
    pieces = max(1, round(wanted * 60 / (times * task.minutes)))
    minutes = task.minutes
    if pieces < target["few_pieces"]:
        step = 5 if minutes < 120 else 30
        minutes = max(step, round(wanted * 60 / (times * pieces * step)) * step)
    elif draws.unit() < target["round_numbers"]:
        pieces = _as_people_say(pieces)
    return Entry(task, pieces, minutes)


def _as_people_say(count):
    """Two leading digits, as one who has not counted says it: 1,234 → 1,200."""
    unit = 10 ** max(0, len(str(count)) - 2)
    return round(count / unit) * unit


def _distinct(entries):
    """No two tasks of a section look the same by their numbers, except what was reported twice."""
    taken, distinct = set(), []
    for entry in entries:
        while not entry.task.same_as and _looks(entry) in taken:
            entry = replace(entry, pieces=entry.pieces + 1)
        if not entry.task.same_as:
            taken.add(_looks(entry))
        distinct.append(entry)
    return distinct


def _looks(entry):
    return entry.task.section, entry.task.per, entry.pieces, entry.minutes


def _repeat(entries):
    """What was reported twice has the same numbers both times."""
    named = {entry.task.name: entry for entry in entries}
    return [
        replace(named[entry.task.same_as], task=entry.task) if entry.task.same_as else entry
        for entry in entries
    ]


def _settle(entries, section, wanted, times):
    """Pieces moved a little, so that the section's minutes are within one smallest step of ``wanted``."""
    entries = list(entries)
    doubled = {entry.task.same_as for entry in entries}
    own = [i for i, e in enumerate(entries) if e.task.section == section]
    free = [i for i in own if not entries[i].task.same_as and entries[i].task.name not in doubled]
    by_step = sorted(free, key=lambda i: entries[i].minutes * times[entries[i].task.per])
    for _ in range(MOST_ROUNDS):
        for i in by_step:
            rest = wanted - sum(yearly_minutes(entries[k], times) for k in own)
            step = entries[i].minutes * times[entries[i].task.per]
            most = max(entries[i].pieces // 50, min(1, entries[i].pieces // 10))
            moved = max(-most, min(most, round(rest / step)))
            entries[i] = replace(entries[i], pieces=entries[i].pieces + moved)
        if abs(rest) <= wanted // 2000:
            return entries
    raise SynthError(
        f"{section} の業務の合計を人員の {wanted} 分に合わせられません。"
        "planted/d4.toml の sections と size_hours を確かめてください。"
    )


def _staffed(entry, target, draws):
    """Hands enough for the hours; who does it, seals and re-typing as the medium and the kind of work go."""
    task, shape = entry.task, target["shape"]
    needed = yearly_minutes(entry, target["times_a_year"]) / 60 / target["year_hours"]
    staff = target["sections"][task.section]["staff"]
    people = min(staff, int(needed * 1.2) + 1 + draws.pick({0: 3, 1: 4, 2: 2, 3: 1}))
    seals = int(draws.pick(shape["seals"][task.medium]))
    copies = int(draws.pick(shape["copies"][task.medium]))
    return replace(entry, people=people, by=draws.pick(shape["by"][task.routine]), seals=seals, copies=copies)


def _mistaken(entries, target, draws):
    """One entry a section named in ``in_hours`` gets its minutes written as hours: more than its people have."""
    entries = list(entries)
    doubled = {entry.task.same_as for entry in entries}
    for section in target["in_hours"]:
        fit = [
            i for i, e in enumerate(entries)
            if e.task.section == section and not e.task.same_as and e.task.name not in doubled
            and e.minutes <= target["in_hours_at_most"] and _too_long(e, target)
        ]  # fmt: skip
        if not fit:
            raise SynthError(
                f"{section} に、分と時間を取り違えられる業務がありません。planted/d4.toml を確かめてください。"
            )
        chosen = fit[draws.below(len(fit))]
        entries[chosen] = replace(entries[chosen], in_hours=True)
    return entries


def _too_long(entry, target):
    """Read as hours, it would take more than three times the year of its people, yet not look absurd."""
    wrong = yearly_minutes(entry, target["times_a_year"]) / target["year_hours"]
    return 3 * entry.people < wrong < target["in_hours_people_at_most"]
