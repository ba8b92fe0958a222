"""Two versions of a procedure side by side: what is dropped, added, moved, and how much time that is."""

import re
import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from kenshu.flow.errors import FlowError
from kenshu.flow.steps import Kind, Step, Steps
from kenshu.flow.validate import validate

ALIKE = 0.6  # of two names (0 to 1): under the same 番号 they are then one step in other words
_DAY = 1440


@dataclass(frozen=True)
class Pair:
    """One step in both versions."""

    before: Step
    after: Step

    @property
    def moved(self) -> bool:
        """Somebody else does it now."""
        return _plain(self.before.lane) != _plain(self.after.lane)

    @property
    def changed_medium(self) -> bool:
        return _plain(self.before.medium) != _plain(self.after.medium)

    @property
    def renamed(self) -> bool:
        return _plain(self.before.name) != _plain(self.after.name)

    @property
    def retimed(self) -> bool:
        """分 or 待ち differ."""
        return (self.before.minutes, self.before.waiting) != (self.after.minutes, self.after.waiting)

    @property
    def changed(self) -> bool:
        return self.moved or self.changed_medium or self.renamed or self.retimed


@dataclass(frozen=True)
class Totals:
    """One version in numbers.

    ``cases``: a month, as the 開始 says, else the most of any step; None when no step has 件数. ``hours``: a month,
    分 × 件数 over all 担当; ``by_lane`` the same for each; ``waiting``: days by the calendar that one case waits on
    average, 待ち × 件数 ÷ cases (waits at the same time are added up); ``handovers``: ways whose ends have
    different 担当; ``uncounted``: 番号 of steps with 分 or 待ち that have no 件数, and are in none of these;
    ``unmeasured``: 番号 of 作業 and 判断 without 分.
    """

    steps: int
    cases: float | None
    hours: float
    by_lane: dict[str, float]
    waiting: float | None
    handovers: int
    uncounted: tuple[str, ...]
    unmeasured: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """``pairs`` and ``added`` in the order of the new table, ``removed`` in that of the old."""

    before: Steps
    after: Steps
    pairs: tuple[Pair, ...]
    added: tuple[Step, ...]
    removed: tuple[Step, ...]
    was: Totals
    now: Totals

    @property
    def moved(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.moved)

    @property
    def changed_medium(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.changed_medium)

    @property
    def hours_saved(self) -> float:
        """A month; negative when the new version takes longer."""
        return self.was.hours - self.now.hours

    @property
    def waiting_saved(self) -> float | None:
        """Days a case, None when one of the tables has no 件数."""
        if self.was.waiting is None or self.now.waiting is None:
            return None
        return self.was.waiting - self.now.waiting

    @property
    def handovers_saved(self) -> int:
        return self.was.handovers - self.now.handovers


def compare(before: Steps, after: Steps) -> Comparison:
    """Compare two tables of one procedure.

    Steps belong together with the same 番号 and name, else with the same name, else with the same 番号 and a name
    at least ``ALIKE``. Raises FlowError while ``validate`` finds errors in one of them.
    """
    for steps, which in ((before, "いま"), (after, "これから")):
        report = validate(steps)
        if not report.ok:
            lines = "\n".join(f"× {finding}" for finding in report.errors[:10])
            raise FlowError(
                f"まだ比べられません。{which}の表「{steps.source or steps.title}」の次の{len(report.errors)}件を"
                f"直してください。\n{lines}"
            )
    partner = _match(before, after)
    pairs = tuple(Pair(before[partner[step.number]], step) for step in after if step.number in partner)
    kept = set(partner.values())
    return Comparison(
        before,
        after,
        pairs,
        tuple(step for step in after if step.number not in partner),
        tuple(step for step in before if step.number not in kept),
        totals(before),
        totals(after),
    )


def totals(steps: Steps) -> Totals:
    """The numbers of one table; see ``Totals``."""
    counts = [step.count for step in steps if step.count is not None]
    begin = next((step.count for step in steps if step.kind == Kind.START), None)
    cases = begin or max(counts, default=0.0) or None
    by_lane = {lane: 0.0 for lane in steps.lanes}
    waited, uncounted = 0.0, []
    for step in steps:
        if step.count is None and (step.minutes or step.waiting):
            uncounted.append(step.number)
        by_lane[step.lane] += (step.minutes or 0.0) * (step.count or 0.0) / 60
        waited += (step.waiting or 0.0) * (step.count or 0.0)
    lane = {step.number: step.lane for step in steps}
    return Totals(
        len(steps),
        cases,
        sum(by_lane.values()),
        by_lane,
        waited / cases / _DAY if cases else None,
        sum(lane[a] != lane[b] for a, b in steps.edges),
        tuple(uncounted),
        tuple(
            step.number for step in steps if step.minutes is None and step.kind in (Kind.TASK, Kind.DECISION)
        ),
    )


def _match(before: Steps, after: Steps) -> dict[str, str]:
    """番号 in the new table → 番号 in the old one."""
    partner: dict[str, str] = {}
    rules = (
        lambda old, new: old.number == new.number and _plain(old.name) == _plain(new.name),
        lambda old, new: _plain(old.name) == _plain(new.name) and _plain(old.lane) == _plain(new.lane),
        lambda old, new: _plain(old.name) == _plain(new.name),
        lambda old, new: old.number == new.number and _alike(old, new) >= ALIKE,
    )
    for rule in rules:
        for new in after:
            free = [old for old in before if old.number not in partner.values()]
            if new.number not in partner and (found := next((old for old in free if rule(old, new)), None)):
                partner[new.number] = found.number
    return partner


def _alike(old: Step, new: Step) -> float:
    return SequenceMatcher(None, _plain(old.name), _plain(new.name), autojunk=False).ratio()


def _plain(text: str) -> str:
    """Without differences of full and half width, spaces and marks."""
    return re.sub(r"[\s、。・,.()「」]", "", unicodedata.normalize("NFKC", text)).casefold()
