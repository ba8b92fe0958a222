"""How long a road crew takes: working time counted on open days, and a pace fitted to a median of calendar days."""

from bisect import bisect_left
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from statistics import median

from kenshu.days import open_days

ROUNDS = 14
SHORTEST = 10
MOST_DAYS = 240
DAY = timedelta(days=1)
LONGEST = timedelta(days=500)


class Calendar:
    """The open days on which crews work, in minutes since the first opening."""

    def __init__(self, first: date, last: date, opens: str, closes: str):
        self.days = open_days(first, last + LONGEST)
        self.opens, closing = time.fromisoformat(opens), time.fromisoformat(closes)
        self.mornings = [datetime.combine(day, self.opens) for day in self.days]
        self.length = (closing.hour - self.opens.hour) * 60 + closing.minute - self.opens.minute

    def minute(self, at: datetime) -> int:
        """Working minutes up to ``at``; what comes in at night counts from the next opening."""
        rank = bisect_left(self.days, at.date())
        if self.days[rank] != at.date():
            return rank * self.length
        passed = (at.hour - self.opens.hour) * 60 + at.minute - self.opens.minute
        return rank * self.length + max(0, min(passed, self.length))

    def moment(self, minute: int) -> datetime:
        """The moment at which so many working minutes have passed, in working hours."""
        rank, rest = divmod(minute, self.length)
        return self.mornings[rank] + timedelta(minutes=rest)


def strewn(count: int, shape: list, draws) -> list[float]:
    """``count`` multiples of a median, one from each of ``count`` equal parts of the curve ``shape``, unordered.

    ``shape``: points (part of the whole, multiple), straight between them.
    """
    return draws.shuffled([_on(shape, (rank + draws.unit()) / count) for rank in range(count)])


def paced(received: list[datetime], leads: list[float], wanted: float, calendar: Calendar) -> float:
    """The working days that ``leads`` are multiples of, for a median of ``wanted`` calendar days."""
    low, high = 0.0, 30.0
    begun = [calendar.minute(at) for at in received]
    for _ in range(ROUNDS):
        pace = (low + high) / 2
        ends = [_end(minute, lead * pace, calendar) for minute, lead in zip(begun, leads, strict=True)]
        too_long = median(days(at, end) for at, end in zip(received, ends, strict=True)) > wanted
        low, high = (low, pace) if too_long else (pace, high)
    return pace


def finished(received: datetime, lead: float, calendar: Calendar) -> datetime:
    """When the crew is done after ``lead`` working days: at least SHORTEST minutes, at most MOST_DAYS."""
    return _end(calendar.minute(received), lead, calendar)


def days(received: datetime, done: datetime) -> float:
    return (done - received) / DAY


def _end(minute, lead, calendar):
    return calendar.moment(minute + max(SHORTEST, int(min(lead, MOST_DAYS) * calendar.length)))


def _on(shape, part):
    for (left, low), (right, high) in pairwise(shape):
        if part <= right:
            return low + (high - low) * (part - left) / (right - left)
    return shape[-1][1]
