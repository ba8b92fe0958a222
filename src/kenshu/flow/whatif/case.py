"""One way to run the desk: who sits there, who need not come any more, what takes less time."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from kenshu.flow.errors import FlowError
from kenshu.flow.whatif.clock import clock, minute_of
from kenshu.flow.whatif.desk import Desk
from kenshu.flow.whatif.visits import Visits

MOST_TIMES = 5.0
LONGEST_NAME = 30  # characters: it stands in the figures


@dataclass(frozen=True)
class Case:
    """As it is, or as it might be.

    ``online``: by purpose, the share (0 to 1) of people who no longer come because they do it elsewhere.
    ``saved``: by purpose, minutes by which a case gets shorter on average (a step removed, two joined); each
    case shrinks in the same proportion. ``coming``: (from, until, times): so many times as many people come
    in that part of the day.
    """

    name: str
    desk: Desk
    online: Mapping[str, float] = field(default_factory=dict)
    saved: Mapping[str, float] = field(default_factory=dict)
    coming: tuple[tuple[str, str, float], ...] = ()

    @property
    def most_times(self) -> float:
        """The largest factor in ``coming``, at least 1."""
        return max([1.0, *(times for _, _, times in self.coming)])


def check_case(case: Case, purposes: tuple[str, ...], means: Mapping[str, float]) -> None:
    """Raise FlowError for a share over 100 %, a purpose nobody has, minutes no case has to give.

    ``means``: minutes of a case by purpose.
    """
    if not 0 < len(case.name) <= LONGEST_NAME:
        raise FlowError(
            f"案の名前が{len(case.name)}文字です。1文字から{LONGEST_NAME}文字までにしてください。"
        )
    for what in (case.online, case.saved):
        if unknown := [name for name in what if name not in purposes]:
            raise FlowError(
                f"「{case.name}」の「{unknown[0]}」という用件はありません。{'、'.join(purposes)} から選んでください。"
            )
    for name, share in case.online.items():
        if not 0 <= share <= 1:
            raise FlowError(
                f"「{case.name}」の{name}で、来なくなる割合が{share:.0%}です。0%から100%まで(3割なら0.3)にしてください。"
            )
    for name, minutes in case.saved.items():
        if not 0 <= minutes < means[name]:
            raise FlowError(
                f"「{case.name}」の{name}は1件平均{means[name]:.1f}分です。減らす分は0以上、平均より短くしてください"
                f"(いまは{minutes:g}分)。"
            )
    for begin, end, times in case.coming:
        if not (0 <= times <= MOST_TIMES and minute_of(begin) < minute_of(end)):
            raise FlowError(
                f"「{case.name}」の来る人を{begin}〜{end}に{times:g}倍にはできません。"
                f"時刻は前後の順に、倍率は0から{MOST_TIMES:g}までにしてください。"
            )


def applied(case: Case, visits: Visits, means: Mapping[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """(minutes of service, who comes) of the same ``visits`` in this case; both (days, visits)."""
    level = np.array([1 - case.online.get(name, 0.0) for name in visits.purposes])[visits.purpose]
    for begin, end, times in case.coming:
        here = (visits.arrived >= minute_of(begin)) & (visits.arrived < minute_of(end))
        level[here] *= times
    shorter = [1 - case.saved.get(name, 0.0) / means[name] for name in visits.purposes]
    return visits.service * np.array(shorter)[visits.purpose], visits.mark < level


def check_hours(case: Case, first: float, last: float) -> None:
    """Raise FlowError unless people who come from ``first`` to ``last`` come while this desk is open."""
    opens, closes = case.desk.opens, case.desk.closes
    if first < opens or last > closes:
        raise FlowError(
            f"「{case.name}」が開いているのは{clock(opens)}〜{clock(closes)}ですが、来る人は{clock(first)}〜{clock(last)}です。"
            "開庁時間か、来る人の時間帯を直してください。"
        )
