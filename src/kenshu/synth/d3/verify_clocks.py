"""The checker's two clocks: calendar minutes, and minutes in which the hall was open, counted day by day."""

from datetime import date, datetime, timedelta


def calendar_minutes(start: datetime, end: datetime) -> float:
    return (end - start).total_seconds() / 60


class Office:
    """Minutes open between two moments. ``expect``: opens, closes, closed; closed besides: Saturdays, Sundays."""

    def __init__(self, expect: dict):
        self.opens, self.closes = expect["opens"], expect["closes"]
        self.length = self.closes - self.opens
        self.closed = set(expect["closed"])
        self.before, open_minutes = {}, 0
        day = expect["from"]
        while day <= expect["until"] + timedelta(days=1):
            self.before[day] = open_minutes
            open_minutes += self.length * self.is_open(day)
            day += timedelta(days=1)

    def __call__(self, start: datetime, end: datetime) -> int:
        return self._since(end) - self._since(start)

    def is_open(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def holds(self, start: datetime, end: datetime) -> bool:
        """Is the whole of it inside the hours of one open day?"""
        hours = self.opens <= _minutes(start) and _minutes(end) <= self.closes
        return start.date() == end.date() and self.is_open(start.date()) and hours

    def _since(self, at):
        today = min(max(_minutes(at) - self.opens, 0), self.length) if self.is_open(at.date()) else 0
        return self.before[at.date()] + today


def _minutes(at):
    return at.hour * 60 + at.minute
