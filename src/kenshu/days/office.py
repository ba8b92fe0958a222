"""開庁日 and 開庁時間: which days a city hall is open, and how many open minutes lie between two moments."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from kenshu.city import City
from kenshu.days.errors import DaysError
from kenshu.days.holidays import holiday_name

DAY = timedelta(days=1)
WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class OfficeHours:
    """When a hall is open.

    ``closed_weekdays`` as in ``date.weekday()`` (5, 6 = Saturday, Sunday); national holidays are closed
    besides; ``year_end`` is the first and last closed (month, day) around New Year; ``extra`` are days open
    all the same, each with its own hours: (date, open, close).
    """

    open: time = time(8, 30)
    close: time = time(17, 15)
    closed_weekdays: frozenset[int] = frozenset({5, 6})
    year_end: tuple[tuple[int, int], tuple[int, int]] = ((12, 29), (1, 3))
    extra: tuple[tuple[date, time, time], ...] = ()

    @classmethod
    def of(cls, city: City) -> "OfficeHours":
        """The hours of a city file, 休日開庁 included."""
        hours = city.office_hours
        span = hours.year_end
        return cls(
            open=hours.open,
            close=hours.close,
            closed_weekdays=frozenset(WEEKDAYS.index(name) for name in hours.closed_weekdays),
            year_end=((span.first.month, span.first.day), (span.last.month, span.last.day)),
            extra=tuple(
                (day.date, day.open or hours.open, day.close or hours.close) for day in city.extra_open_days
            ),
        )

    def window(self, day: date) -> tuple[time, time] | None:
        """Opening and closing time of a day, or None when closed. Outside the holiday table: DaysError."""
        for extra, opens, closes in self.extra:
            if extra == day:
                return opens, closes
        holiday = holiday_name(day)
        if holiday or day.weekday() in self.closed_weekdays or self._at_year_end(day):
            return None
        return self.open, self.close

    def _at_year_end(self, day: date) -> bool:
        first, last = self.year_end
        here = (day.month, day.day)
        return first <= here <= last if first <= last else here >= first or here <= last


STANDARD = OfficeHours()


def is_open_day(day: date, hours: OfficeHours = STANDARD) -> bool:
    """Whether the hall is open on this day.

    >>> is_open_day(date(2025, 5, 1)), is_open_day(date(2025, 5, 6)), is_open_day(date(2024, 12, 29))
    (True, False, False)
    """
    return hours.window(day) is not None


def open_days(first: date, last: date, hours: OfficeHours = STANDARD) -> list[date]:
    """All open days from ``first`` to ``last``, both included. ``last`` before ``first`` raises DaysError.

    >>> [day.day for day in open_days(date(2025, 5, 1), date(2025, 5, 9))]
    [1, 2, 7, 8, 9]
    """
    _in_order(first, last)
    every = (first + n * DAY for n in range((last - first).days + 1))
    return [day for day in every if is_open_day(day, hours)]


def next_open_day(day: date, hours: OfficeHours = STANDARD) -> date:
    """The first open day after ``day`` (翌開庁日).

    >>> next_open_day(date(2025, 5, 2))
    datetime.date(2025, 5, 7)
    """
    return add_open_days(day, 1, hours)


def add_open_days(day: date, number: int, hours: OfficeHours = STANDARD) -> date:
    """The ``number``-th open day after ``day``, itself not counted; negative counts back; 0 is ``day``.

    >>> add_open_days(date(2025, 5, 1), 3), add_open_days(date(2025, 5, 8), -3)
    (datetime.date(2025, 5, 8), datetime.date(2025, 5, 1))
    """
    step = DAY if number > 0 else -DAY
    for _ in range(abs(number)):
        day += step
        while not is_open_day(day, hours):
            day += step
    return day


def office_minutes(start: datetime, end: datetime, hours: OfficeHours = STANDARD) -> float:
    """Open minutes from ``start`` to ``end``; seconds count as parts of a minute.

    Both are naive local datetimes; ``end`` before ``start``, a time zone, or a year outside the holiday table
    raises DaysError.

    >>> office_minutes(datetime(2025, 5, 1, 17, 0), datetime(2025, 5, 2, 8, 40))
    25.0
    """
    if start.tzinfo or end.tzinfo:
        raise DaysError(
            "時差(タイムゾーン)の付いた時刻は使えません。日本の時刻にして、時差の表示を外してください。"
        )
    _in_order(start, end)
    whole_years = (_year(hours, year)[-1] for year in range(start.year, end.year))
    opened = sum(whole_years, timedelta()) + _since_new_year(end, hours) - _since_new_year(start, hours)
    return opened / timedelta(minutes=1)


def _since_new_year(moment: datetime, hours: OfficeHours) -> timedelta:
    """Open time from the start of the moment's year to the moment."""
    before = _year(hours, moment.year)[moment.timetuple().tm_yday - 1]
    window = hours.window(moment.date())
    if window is None:
        return before
    opens, closes = (datetime.combine(moment, clock) for clock in window)
    return before + min(max(moment, opens), closes) - opens


@lru_cache(maxsize=1024)
def _year(hours: OfficeHours, year: int) -> list[timedelta]:
    """Open time from the start of a year to the start of each of its days and, last, to its end."""
    sums, day = [timedelta()], date(year, 1, 1)
    while day.year == year:
        window = hours.window(day)
        length = (
            datetime.combine(day, window[1]) - datetime.combine(day, window[0]) if window else timedelta()
        )
        sums.append(sums[-1] + length)
        day += DAY
    return sums


def _in_order(first, last) -> None:
    if last < first:
        raise DaysError(f"終わり({last})が始まり({first})より前です。入れ替わっていないか確かめてください。")
