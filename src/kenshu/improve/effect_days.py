"""A desk's records laid out by 開庁日: the ground that intervals and comparisons stand on."""

from dataclasses import dataclass
from datetime import date

from kenshu import days
from kenshu.improve.figure import Figure, ImproveError, Period
from kenshu.improve.hours import CALL_PARTS, ONLINE_PART, staff_hours

CALL_DAY, ENTRY_AT, PURPOSE = "受付日", "受付日時", "用件"
BOOKING = "予約"


@dataclass(frozen=True, eq=False)
class Days:
    """Staff time of one desk over one period, day by day.

    ``figure``: all of it in 時間 with period, scope, method, n. ``dates``: the 開庁日 of the period, in order.
    ``parts``: {通話秒, 後処理秒, 職員確認秒: whole seconds of each day}; ``cases``: bookings of each day; both
    int64 arrays as long as ``dates``. ``moved``: online entries of closed days, counted on the next 開庁日.
    """

    figure: Figure
    dates: tuple[date, ...]
    parts: dict
    cases: object
    moved: int

    @property
    def hours(self):
        """Hours of each day, a float array; its sum is ``figure.value``."""
        return sum(self.parts.values()) / 3600

    @property
    def booked(self):
        """Number of bookings in the whole period."""
        return int(self.cases.sum())


def by_day(calls, online=None, *, period: Period, scope: str, hall=None) -> Days:
    """Lay the records of a desk out by 開庁日. Frames have the headings of D1.

    ``calls``: one row a call, 受付日 (datetime64), 用件, 通話秒, 後処理秒; ``online``: one row an entry, 受付日時,
    職員確認秒; None where the channel did not exist. ``hall``: a ``days.OfficeHours``, None = usual hours. An entry made
    on a closed day belongs to the next 開庁日 (to the last one when the period ends closed).

    Raises ImproveError when a column is missing, a row lies outside the period or has no day, seconds are
    negative, a call was taken on a closed day, or the period has no 開庁日.
    """
    import numpy as np

    hall = hall or days.OfficeHours()
    dates = tuple(days.open_days(period.first, period.last, hall))
    if not dates:
        raise ImproveError(f"{period}には開庁日がありません。期間を確かめてください。")
    _refuse_missing("電話の記録", calls, (CALL_DAY, PURPOSE, *CALL_PARTS))
    calendar = np.array(dates, dtype="datetime64[D]")
    called = _places("電話の記録", calls, CALL_DAY, period, calendar)
    _refuse_calls_on_closed_days(calls, called, calendar)
    parts = {part: _seconds(calls, part, called, calendar) for part in CALL_PARTS}
    cases, moved = _counted(called[calls[PURPOSE].to_numpy() == BOOKING], calendar), 0
    if online is not None:
        _refuse_missing("電子申請の記録", online, (ENTRY_AT, ONLINE_PART))
        entered = _places("電子申請の記録", online, ENTRY_AT, period, calendar)
        parts[ONLINE_PART] = _seconds(online, ONLINE_PART, entered, calendar)
        cases = cases + _counted(entered, calendar)
        moved = int((calendar[entered] != _day_of(online[ENTRY_AT])).sum())
    figure = staff_hours(calls, online, period=period, scope=scope)
    return Days(figure, dates, parts, cases, moved)


def _day_of(column):
    return column.to_numpy().astype("datetime64[D]")


def _places(what, frame, column, period, calendar):
    """For each row, the place of its 開庁日 (its own day or the next open one) in ``calendar``."""
    import numpy as np

    day = _day_of(frame[column])
    outside = ~((day >= np.datetime64(period.first)) & (day <= np.datetime64(period.last)))  # NaT too
    if outside.any():
        row = int(outside.argmax()) + 1
        raise ImproveError(
            f"{what}に、期間({period})の外か、日付のない行が{int(outside.sum()):,}件あります"
            f"(最初は{row}行目)。期間か記録を確かめてください。"
        )
    return np.minimum(np.searchsorted(calendar, day), len(calendar) - 1)


def _seconds(frame, part, places, calendar):
    """Whole seconds of each day in one column."""
    values = frame[part].to_numpy(dtype=float)
    unfit = ~(values >= 0)  # NaN too
    if unfit.any():
        raise ImproveError(
            f"「{part}」に、マイナスか空の秒が{int(unfit.sum()):,}件あります(最初は{int(unfit.argmax()) + 1}行目)。"
            "記録を直してください。"
        )
    return _counted(places, calendar, values)


def _counted(places, calendar, weights=None):
    """How many rows each day has, or the sum of their whole-number weights (exact below 2**53)."""
    import numpy as np

    return np.bincount(places, weights=weights, minlength=len(calendar)).astype("int64")


def _refuse_missing(what, frame, columns):
    missing = [column for column in columns if column not in frame]
    if missing:
        raise ImproveError(
            f"{what}に「{'」「'.join(missing)}」の列がありません。通話だけでなく、後処理や確認まで、"
            "職員の手がふさがる時間をすべて数えます。列をそろえてください。"
        )


def _refuse_calls_on_closed_days(calls, called, calendar):
    day = _day_of(calls[CALL_DAY])
    closed = calendar[called] != day
    if closed.any():
        first = day[closed].min()
        raise ImproveError(
            f"閉庁日の電話が{int(closed.sum()):,}件あります(最初は{first})。"
            "日付か、市の設定の開庁日を確かめてください。"
        )
