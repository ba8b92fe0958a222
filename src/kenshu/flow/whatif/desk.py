"""The desk: how many people sit at the counters at which time of the day."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kenshu.flow.errors import FlowError
from kenshu.flow.whatif.clock import DAY, clock, minute_of

MOST_COUNTERS = 100
Spans = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Desk:
    """A desk on one day. Times are minutes since midnight.

    People come from ``opens`` to ``closes``; all who are inside at ``closes`` are served. ``away``: for each
    counter the spans (from, until) in which nobody there calls a new person (whom they have called they
    serve to the end); they are in order and apart, and ``until`` is infinite for who does not come back.
    """

    opens: float
    closes: float
    away: tuple[Spans, ...]

    def staff(self, minute: float) -> int:
        """How many counters call people at this minute."""
        return sum(not any(begin <= minute < end for begin, end in spans) for spans in self.away)

    def staffed(self, first: float, last: float) -> float:
        """Minutes of all counters together from ``first`` to ``last``, absences taken off."""
        gone = sum(max(0, min(end, last) - max(begin, first)) for spans in self.away for begin, end in spans)
        return len(self.away) * (last - first) - gone


def desk(
    staff: int | Mapping[str, int],
    *,
    opens="8:30",
    closes="17:15",
    breaks: Iterable[tuple[int, str, str]] = (),
) -> Desk:
    """A desk with ``staff`` people: one number for the whole day, or the number from each time of the day on.

    ``breaks``: (number of the counter from 1, from, until), besides. Raises FlowError where no day can be
    worked that way.

    >>> desk({"8:30": 4, "12:00": 3, "14:00": 4}) == desk(4, breaks=[(4, "12:00", "14:00")])
    True
    """
    opens, closes = minute_of(opens), minute_of(closes)
    _refuse_hours(opens, closes)
    levels = _levels(staff if isinstance(staff, Mapping) else {clock(opens): staff}, opens, closes)
    away = [_below(levels, counter) for counter in range(max(number for _, number in levels))]
    for counter, begin, end in breaks:
        away = _with_break(away, counter, minute_of(begin), minute_of(end))
    found = Desk(opens, closes, tuple(_merged(spans) for spans in away))
    if all(spans and spans[-1][1] == math.inf for spans in found.away):
        raise FlowError(
            f"閉庁({clock(closes)})のとき、窓口に人がいません。中にいる人に最後まで対応する人を1人以上にしてください。"
        )
    return found


def _refuse_hours(opens: float, closes: float) -> None:
    if not 0 <= opens < closes <= DAY:
        raise FlowError(
            f"開庁{clock(opens)}、閉庁{clock(closes)}では計算できません。0:00から24:00までで、開庁を先にしてください。"
        )
    if closes - opens == DAY:
        raise FlowError(
            "24時間開く窓口は、前の日の続きがあるので1日ずつには計算できません。長く続けたときの見込みを使ってください。"
        )


def _levels(staff, opens: float, closes: float) -> list[tuple[float, int]]:
    """[(from, number)] in order; the first is from opening on."""
    levels = sorted((minute_of(time), number) for time, number in staff.items())
    for time, number in levels:
        if not (isinstance(number, int) and 0 <= number <= MOST_COUNTERS):
            raise FlowError(
                f"{clock(time)}からの窓口が{number}人です。0から{MOST_COUNTERS}までの整数を入れてください。"
            )
        if not opens <= time < closes:
            raise FlowError(
                f"{clock(time)}は開庁時間({clock(opens)}〜{clock(closes)})の外です。時刻を直してください。"
            )
    if not levels or levels[0][0] != opens:
        raise FlowError(f"開庁({clock(opens)})からの窓口の人数がありません。書き足してください。")
    if not any(number for _, number in levels):
        raise FlowError("窓口が1日じゅう0人です。1人以上にしてください。")
    return levels


def _below(levels, counter: int) -> list[tuple[float, float]]:
    """When the counter (from 0) is not needed: the number of people is not above it."""
    ends = [*(time for time, _ in levels[1:]), math.inf]
    return [(time, end) for (time, number), end in zip(levels, ends, strict=True) if number <= counter]


def _with_break(away, counter, begin, end):
    if not 1 <= counter <= len(away):
        raise FlowError(
            f"{counter}番窓口はありません。休憩の窓口は1から{len(away)}までの番号で書いてください。"
        )
    if not begin < end:
        raise FlowError(
            f"{counter}番窓口の休憩が{clock(begin)}〜{clock(end)}です。始まりを終わりより前にしてください。"
        )
    return [[*spans, (begin, end)] if place == counter else spans for place, spans in enumerate(away, 1)]


def _merged(spans) -> Spans:
    merged = []
    for begin, end in sorted(spans):
        if merged and begin <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((begin, end))
    return tuple(merged)
