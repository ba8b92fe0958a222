"""The log of a ticket machine: who came when, for what, and how long it took."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from kenshu import KenshuError, days
from kenshu.flow.errors import FlowError
from kenshu.flow.whatif.clock import minute_of

SHOWN = 5  # places named in one message


@dataclass(frozen=True, eq=False)
class Tickets:
    """Tickets in the order of days and arrivals, those with the same minute in the order of the file.

    ``day`` and ``purpose`` are places in ``days`` and ``purposes``; ``arrived``, ``called``, ``done`` minutes
    since midnight, arrived ≤ called ≤ done; all of one length. ``apart``: tickets never called or without an
    end, which are in none of these.
    """

    days: tuple[date, ...]
    purposes: tuple[str, ...]
    day: np.ndarray
    purpose: np.ndarray
    arrived: np.ndarray
    called: np.ndarray
    done: np.ndarray
    apart: int = 0

    def __len__(self) -> int:
        return len(self.day)

    @property
    def waited(self) -> np.ndarray:
        """Minutes from the ticket to the call."""
        return self.called - self.arrived

    @property
    def period(self) -> str:
        """First and last day, for a caption."""
        first, last = (days.wareki(day) for day in (self.days[0], self.days[-1]))
        return first if first == last else f"{first}〜{last}({len(self.days)}日分)"

    def on(self, wanted: Iterable[date]) -> "Tickets":
        """Only these days. Raises FlowError when nobody came on any of them."""
        wanted = set(wanted)
        found = [place for place, day in enumerate(self.days) if day in wanted]
        if not found:
            raise FlowError(
                f"選んだ日の記録がありません。記録は{self.period}です。この中から選んでください。"
            )
        here = np.isin(self.day, found)
        parts = (self.purpose, self.arrived, self.called, self.done)
        return Tickets(
            tuple(self.days[place] for place in found), self.purposes, np.searchsorted(found, self.day[here]),
            *(values[here] for values in parts), self.apart,
        )  # fmt: skip


def read_tickets(
    source, *, day="開庁日", arrived="発券", purpose: str | None = "用件", called="呼出", done="終了"
) -> Tickets:
    """The tickets in a CSV or workbook, or in a frame with these columns (``purpose`` None: all the same).

    Days are dates or texts, times texts such as 8:30 (25:10 is the night after). Raises FlowError naming the
    rows that cannot be: without day or arrival, called before they came, done before they were called.
    """
    frame, rows, name = _table(source)
    columns = [column for column in (day, arrived, purpose, called, done) if column]
    if missing := [column for column in columns if column not in frame.columns]:
        raise FlowError(f"{name}に「{'」「'.join(missing)}」の列がありません。列の名前を選び直してください。")
    if not len(frame):
        raise FlowError(f"{name}に整理券が1枚もありません。記録のある期間を書き出し直してください。")
    dates = _read(frame[day], rows, _date, empty=False)
    came, call, end = (
        _read(frame[column], rows, minute_of, empty=column != arrived).astype(float)
        for column in (arrived, called, done)
    )
    _refuse(call < came, rows, f"「{called}」が「{arrived}」より前です")
    _refuse(end < call, rows, f"「{done}」が「{called}」より前です")
    whole = ~(np.isnan(call) | np.isnan(end))
    if not whole.any():
        raise FlowError(
            f"{name}に、呼び出されて終わった整理券が1枚もありません。列の選び方を確かめてください。"
        )
    what = frame[purpose].astype(str).to_numpy() if purpose else np.full(len(frame), "用件")
    return _in_order(dates[whole], what[whole], came[whole], call[whole], end[whole], int((~whole).sum()))


def _table(source):
    """(frame, what to call each row, what to call the whole)."""
    if isinstance(source, str | Path):
        from kenshu import tables

        table = tables.read_table(source)
        return table.frame, [f"{row}行目" for row in table.report.rows], Path(source).name
    return source, [f"上から{row}件目" for row in range(1, len(source) + 1)], "表"


def _read(column, rows, read: Callable, *, empty: bool) -> np.ndarray:
    """Each cell by ``read``, equal texts once; empty ones are NaN where they may be."""
    known, wrong, values = {}, [], column.tolist()
    for place, value in enumerate(values):
        if value not in known:
            known[value] = _value(value, read)
        if isinstance(known[value], str) or (known[value] is None and not empty):
            wrong.append(place)
    if wrong:
        said = known[values[wrong[0]]] or "空欄です。書き足すか、その行を除いてください。"
        raise FlowError(f"{_places(rows, wrong)}の「{column.name}」: {said}")
    found = [known[value] for value in values]
    return np.array([np.nan if one is None else one for one in found], dtype=None if empty else object)


def _value(value, read):
    """What the cell says; None when empty, the complaint as text when it cannot be read."""
    if value is None or value != value or not str(value).strip():
        return None
    try:
        return read(value)
    except KenshuError as problem:
        return str(problem)


def _date(value) -> date:
    return days.parse_date(value) if isinstance(value, str) else value.date()


def _refuse(wrong: np.ndarray, rows, said: str) -> None:
    if wrong.any():
        where = _places(rows, np.flatnonzero(wrong))
        raise FlowError(f"{where}で、{said}。もとの記録で確かめて直してください。")


def _places(rows, places) -> str:
    more = f"など{len(places)}か所" if len(places) > SHOWN else ""
    return "、".join(rows[place] for place in places[:SHOWN]) + more


def _in_order(dates, what, came, call, end, apart) -> Tickets:
    every = sorted(set(dates.tolist()))
    index = {day: place for place, day in enumerate(every)}
    day = np.array([index[one] for one in dates.tolist()])
    purposes = list(dict.fromkeys(what.tolist()))
    kind = np.array([purposes.index(one) for one in what.tolist()])
    order = np.lexsort((came, day))  # stable: equal minutes stay in the order of the file
    parts = (values[order] for values in (day, kind, came, call, end))
    return Tickets(tuple(every), tuple(purposes), *parts, apart)
