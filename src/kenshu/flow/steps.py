"""The table of steps: what a clerk wrote about a procedure, and the questions everybody asks of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

COLUMNS = ("番号", "作業", "担当", "種類", "次", "条件", "媒体", "分", "待ち", "件数", "根拠", "例外")


class Kind(StrEnum):
    """種類 of a step, in the words of the table."""

    START = "開始"
    TASK = "作業"
    DECISION = "判断"
    FORK = "並行"
    JOIN = "合流"
    WAIT = "待ち"
    END = "終了"


@dataclass(frozen=True)
class Exit:
    """One way on: the number of the next step, and the condition under which it is taken ("" when always)."""

    to: str
    condition: str = ""


@dataclass(frozen=True)
class Step:
    """One row. ``minutes``: of work on one case; ``waiting``: minutes by the calendar; ``count``: cases a month.

    ``exception`` is "" for what happens every time, else the case in which alone this step is done.
    ``row`` is the row of the file as a person counts it.
    """

    number: str
    name: str
    lane: str
    kind: Kind
    exits: tuple[Exit, ...] = ()
    medium: str = ""
    minutes: float | None = None
    waiting: float | None = None
    count: float | None = None
    basis: str = ""
    exception: str = ""
    row: int = field(default=0, compare=False)


@dataclass(frozen=True)
class Finding:
    """Something to mend: ``row`` of the file (None: the table as a whole), column ("": the row), Japanese text."""

    row: int | None
    column: str
    text: str

    def __str__(self) -> str:
        where = "" if self.row is None else f"{self.row}行目"
        where += f"「{self.column}」" if self.column else ""
        return f"{where}: {self.text}" if where else self.text


@dataclass(frozen=True)
class Steps:
    """A whole procedure, in the order of its rows.

    ``unread`` holds the cells that could not be read (their step has nothing there), ``ignored`` what was left
    out on purpose; ``validate`` reports both.
    """

    title: str
    steps: tuple[Step, ...]
    source: str = field(default="", compare=False)
    unread: tuple[Finding, ...] = field(default=(), compare=False)
    ignored: tuple[Finding, ...] = field(default=(), compare=False)

    def __iter__(self) -> Iterator[Step]:
        return iter(self.steps)

    def __len__(self) -> int:
        return len(self.steps)

    def __getitem__(self, number: str) -> Step:
        """The step with this number; KeyError when there is none."""
        for step in self.steps:
            if step.number == number:
                return step
        raise KeyError(number)

    @property
    def lanes(self) -> tuple[str, ...]:
        """Who takes part, in the order in which the table first names them."""
        return tuple(dict.fromkeys(step.lane for step in self.steps))

    @property
    def edges(self) -> tuple[tuple[str, str], ...]:
        """(from, to) of every way on, in the order of the table."""
        return tuple((step.number, way.to) for step in self.steps for way in step.exits)


def returns(steps: Steps) -> frozenset[tuple[str, str]]:
    """(from, to) of the ways that lead back (差戻し): without them the flow has no circle.

    A walk from the 開始 along the exits in their order; a way to a step that the walk is still inside leads back.
    """
    ways = {step.number: [way.to for way in step.exits] for step in steps}
    begins = [step.number for step in steps if step.kind == Kind.START]
    back, done, inside = set(), set(), set()
    for first in [*begins, *ways]:
        if first in done:
            continue
        trail = [(first, iter(ways[first]))]
        inside.add(first)
        while trail:
            here, rest = trail[-1]
            to = next(rest, None)
            if to is None:
                trail.pop()
                inside.discard(here)
                done.add(here)
            elif to in inside:
                back.add((here, to))
            elif to in ways and to not in done:
                inside.add(to)
                trail.append((to, iter(ways[to])))
    return frozenset(back)
