"""Who comes on a day like these: how many people in each part of the day, for what, and how long each takes."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kenshu.flow.errors import FlowError
from kenshu.flow.whatif.clock import clock, minute_of
from kenshu.flow.whatif.service import Service, seen
from kenshu.flow.whatif.tickets import Tickets

MOST_PEOPLE = 10_000  # a day


@dataclass(frozen=True)
class Crowd:
    """A day's visitors, by chance. ``edges``: minutes since midnight that part the day, one more than parts.

    ``expected[purpose][part]``: people on average; ``services`` in the order of ``purposes``. ``period`` and
    ``scope`` say where the numbers come from; ``waited``: the mean wait in those records, if there are any.
    """

    edges: tuple[float, ...]
    purposes: tuple[str, ...]
    expected: tuple[tuple[float, ...], ...]
    services: tuple[Service, ...]
    period: str
    scope: str
    waited: float | None = None
    notes: tuple[str, ...] = ()

    @property
    def people(self) -> float:
        """Visitors a day, on average."""
        return sum(map(sum, self.expected))


def crowd_of(tickets: Tickets, *, opens="8:30", closes="17:15") -> Crowd:
    """The mean of the days in a log, by the clock's hours, with the cases as they were seen."""
    opens, closes = minute_of(opens), minute_of(closes)
    hours = range(int(opens // 60) + 1, int(-(-closes // 60)))
    edges = (opens, *(60.0 * hour for hour in hours), closes)
    inside = np.clip(tickets.arrived, opens, np.nextafter(closes, opens))
    found = range(len(tickets.purposes))
    used = [place for place in found if (tickets.purpose == place).any()]
    lengths = tickets.done - tickets.called
    return _checked(Crowd(
        edges=edges,
        purposes=tuple(tickets.purposes[place] for place in used),
        expected=tuple(
            tuple((np.histogram(inside[tickets.purpose == place], edges)[0] / len(tickets.days)).tolist())
            for place in used
        ),
        services=tuple(seen(lengths[tickets.purpose == place].tolist()) for place in used),
        period=tickets.period,
        scope=f"窓口の整理券{len(tickets):,}枚",
        waited=float(tickets.waited.mean()),
        notes=_notes(tickets, int((inside != tickets.arrived).sum())),
    ))  # fmt: skip


def crowd(
    an_hour: Mapping[str, float], services: Mapping[str, Service], *,
    shares: Mapping[str, float] | None = None, closes="17:15",
) -> Crowd:  # fmt: skip
    """Entered by hand: people ``an_hour`` from each time of the day on, until the next or ``closes``.

    ``shares`` of the purposes add up to 1 (none: each the same). Raises FlowError for numbers no day can have.
    """
    if not an_hour or not services:
        raise FlowError("来る人の数と、用件ごとの時間を、1つ以上入れてください。")
    shares = dict(shares or dict.fromkeys(services, 1 / len(services)))
    if set(shares) != set(services) or abs(sum(shares.values()) - 1) > 0.005 or min(shares.values()) < 0:
        raise FlowError("用件の割合を、すべての用件について、合わせて1(100%)になるように入れてください。")
    times = sorted((minute_of(time), number) for time, number in an_hour.items())
    edges = (*(time for time, _ in times), minute_of(closes))
    for time, number in times:
        if not 0 <= number < np.inf:
            raise FlowError(
                f"{clock(time)}からの来る人が{number:g}人です。0以上の人数(1時間あたり)にしてください。"
            )
    if any(end <= begin for begin, end in pairwise(edges)):
        raise FlowError(
            f"{clock(edges[-2])}からの来る人が、閉庁({clock(edges[-1])})のあとです。時刻を直してください。"
        )
    people = [number * (end - begin) / 60 for (begin, number), end in zip(times, edges[1:], strict=True)]
    return _checked(Crowd(
        edges=edges,
        purposes=tuple(services),
        expected=tuple(tuple(shares[name] * number for number in people) for name in services),
        services=tuple(services.values()),
        period="入力した1日",
        scope="入力した人数と時間",
    ))  # fmt: skip


def _notes(tickets: Tickets, outside: int) -> tuple[str, ...]:
    notes = []
    if len(tickets.days) == 1:
        notes.append("1日分の記録だけから計算しました。曜日や時期によるちがいは、幅に入っていません。")
    if outside:
        notes.append(f"開庁時間の外の{outside}人は、いちばん近い時間帯に数えました。")
    if tickets.apart:
        notes.append(
            f"呼び出しか終わりの時刻がない{tickets.apart}枚は数えていません(待たずに帰った人かもしれません)。"
        )
    return tuple(notes)


def _checked(found: Crowd) -> Crowd:
    if found.people > MOST_PEOPLE:
        raise FlowError(
            f"1日に{found.people:,.0f}人になります。計算できるのは{MOST_PEOPLE:,}人までです。人数を確かめてください。"
        )
    if not found.people:
        raise FlowError("来る人が1日に0人です。人数を入れてください。")
    return found
