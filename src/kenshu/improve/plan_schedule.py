"""A plan laid on the calendar: as early as can be from its start, as late as may be from its end."""

from dataclasses import dataclass
from datetime import date, timedelta

from kenshu import days
from kenshu.city import City
from kenshu.figures.sheet import Sheet
from kenshu.improve.figure import ImproveError
from kenshu.improve.plan import ASSEMBLY, Task, in_order
from kenshu.improve.plan_calendar import Calendar

LONGEST = timedelta(days=3 * 366)  # of a plan


@dataclass(frozen=True)
class Placed:
    """A task from ``first`` to ``last`` 開庁日; it may end on ``latest`` at the latest.

    ``slack``: 開庁日 between ``last`` and ``latest``, negative when it comes too late.
    """

    task: Task
    first: date
    last: date
    latest: date
    slack: int


@dataclass(frozen=True)
class Plan:
    """``placed`` tasks, from ``start`` to be finished by ``end``; ``fiscal_year``: whose budget pays."""

    placed: tuple[Placed, ...]
    start: date
    end: date
    fiscal_year: int
    calendar: Calendar

    @property
    def last(self) -> date:
        """The day on which all is done."""
        return max(one.last for one in self.placed)

    @property
    def late(self) -> tuple[Placed, ...]:
        """The tasks that end after the day on which they must."""
        return tuple(one for one in self.placed if one.slack < 0)

    def sheet(self) -> Sheet:
        """A row a task: 番号, 作業, 担当, 先に終える作業, 始め, 終わり, 遅くとも, 余裕."""
        rows = tuple(
            (one.task.number, one.task.name, one.task.owner, "、".join(one.task.after) or "なし",
             *(days.wareki(day) for day in (one.first, one.last, one.latest)), one.slack)
            for one in self.placed
        )  # fmt: skip
        heads = (
            "番号",
            "作業",
            "担当",
            "先に終える作業",
            "始め",
            "終わり",
            "遅くともこの日まで",
            "余裕(開庁日)",
        )
        return Sheet(
            f"実行プラン。{days.wareki(self.start)}から{days.wareki(self.end)}まで。開庁日で数えています",
            heads,
            rows,
        )


def schedule(tasks, *, city: City, fiscal_year: int, start: date, end: date | None = None) -> Plan:
    """Lay ``tasks`` out: first days from ``start`` on, latest days back from ``end`` and each 期限.

    ``end``: None = the last 開庁日 of ``fiscal_year``. A 議会 task takes the whole of the first 定例会 that begins after
    what it waits for. A plan that comes too late is no error: see ``Plan.late`` and ``plan_review.review``.
    Raises ImproveError: a 期限 or the end on a closed day or before the start, no 定例会 within reach, a cycle.
    """
    calendar = Calendar(city)
    if end is None:
        end = calendar.on_or_before(days.fiscal_year_bounds(fiscal_year)[1])
    _refuse_days(tasks, calendar, start, end)
    ordered = in_order(tasks)
    early = _forward(ordered, calendar, start)
    late = _backward(ordered, calendar, end, early)
    placed = tuple(
        Placed(task, *early[task.number], late[task.number], _slack(calendar, early[task.number][1], late[task.number]))
        for task in ordered
    )  # fmt: skip
    return Plan(placed, start, end, fiscal_year, calendar)


def _forward(tasks, calendar, start):
    """{number: (first, last)} as early as can be."""
    placed = {}
    for task in tasks:
        after = [placed[number][1] + timedelta(days=1) for number in task.after]
        ready = calendar.on_or_after(max([start, *after, task.not_before or start]))
        if task.kind == ASSEMBLY:
            placed[task.number] = _session(task, calendar, ready)
        else:
            placed[task.number] = ready, calendar.move(ready, task.days - 1)
    return placed


def _session(task, calendar, ready):
    found = calendar.sessions(ready, ready + timedelta(days=500))
    if not found:
        raise ImproveError(
            f"作業{task.called}を出せる定例会がありません。市の設定(city.yml)の定例会を確かめてください。"
        )
    return found[0][:2]


def _backward(tasks, calendar, end, early):
    """{number: latest last day}, counted back from the end, from each 期限 and from what waits."""
    latest = {}
    for task in reversed(tasks):
        limits = [end, *([task.due] if task.due else [])]
        for other in tasks:
            if task.number in other.after:
                limits.append(_begins(other, calendar, latest[other.number], early) - timedelta(days=1))
        limit = calendar.on_or_before(min(limits))
        if task.kind == ASSEMBLY:
            limit = _last_session(calendar, limit, early[task.number])
        latest[task.number] = limit
    return latest


def _begins(task, calendar, last, early):
    """The first day of a task that ends on ``last``."""
    if task.kind != ASSEMBLY:
        return calendar.move(last, 1 - task.days)
    ends = {found[1]: found[0] for found in calendar.sessions(last - timedelta(days=200), last)}
    return ends.get(last, early[task.number][0])


def _last_session(calendar, limit, early):
    """The end of the last 定例会 that ends by ``limit``; without one, ``limit`` itself."""
    found = calendar.sessions(limit - timedelta(days=500), limit)
    return found[-1][1] if found else limit


def _slack(calendar, last, latest):
    if latest >= last:
        return len(calendar.between(last, latest)) - 1
    return 1 - len(calendar.between(latest, last))


def _refuse_days(tasks, calendar, start, end):
    if not start < end <= start + LONGEST:
        raise ImproveError(
            f"プランの終わり({days.wareki(end)})は、始め({days.wareki(start)})のあと3年以内の日にしてください。"
        )
    named = [("プランの終わり", end), *((f"作業{task.called}の期限", task.due) for task in tasks if task.due)]
    for name, day in named:
        if day <= start:
            raise ImproveError(
                f"{name}({days.wareki(day)})が、プランの始め({days.wareki(start)})より前です。"
            )
        if not calendar.is_open(day):
            raise ImproveError(
                f"{name}({days.wareki(day)})は閉庁日です。前の開庁日の{days.wareki(calendar.on_or_before(day))}にしてください。"
            )
