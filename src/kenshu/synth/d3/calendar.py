"""Office time: the open days of a span put end to end, counted in minutes, so that nights and holidays vanish."""

from datetime import date, datetime, timedelta
from functools import cached_property

from kenshu.days import open_days
from kenshu.synth.errors import SynthError


class Calendar:
    """Open days ``first`` to ``last``, each from ``opens`` to ``closes`` (HH:MM).

    A *minute* here is one of office time: 0 is the first opening; ``length`` are the minutes of a day.
    A *point* is (rank of the open day, minutes since opening); closing time and the next opening are two
    points but one minute.
    """

    def __init__(self, first: date, last: date, opens: str, closes: str):
        self.days = open_days(first, last)
        self.opens = _minute_of(opens)
        self.length = _minute_of(closes) - self.opens
        self.end = len(self.days) * self.length

    def rank(self, day: date) -> int:
        """The rank of ``day``, or of the next open day."""
        return next((rank for rank, one in enumerate(self.days) if one >= day), len(self.days))

    def since_opening(self, text: str) -> int:
        """Minutes from opening time to HH:MM."""
        return _minute_of(text) - self.opens

    def begin(self, ready: int, minutes: int, window: tuple[int, int]) -> int:
        """The first minute from ``ready`` on at which work of ``minutes`` fits into ``window`` of one day.

        Raises SynthError when it fits into no day.
        """
        if minutes > window[1] - window[0]:
            raise SynthError(
                f"{minutes}分かかる仕事は、{window[1] - window[0]}分の時間帯に入りません。"
                "planted/d3.toml の minutes を減らすか、windows を広げてください。"
            )
        day, at = divmod(ready, self.length)
        at = max(at, window[0])
        if at + minutes > window[1]:
            day, at = day + 1, window[0]
        return day * self.length + at

    def moment(self, point: tuple[int, int]) -> datetime:
        day, at = point
        midnight = datetime.combine(self.days[day], datetime.min.time())
        return midnight + timedelta(minutes=self.opens + at)

    def text(self, point: tuple[int, int]) -> str:
        """YYYY-MM-DDTHH:MM:SS"""
        day, at = point
        return self._dates[day] + self._clocks[at]

    @cached_property
    def _dates(self):
        return [day.isoformat() for day in self.days]

    @cached_property
    def _clocks(self):
        minutes = range(self.opens, self.opens + self.length + 1)
        return [f"T{minute // 60:02d}:{minute % 60:02d}:00" for minute in minutes]


def _minute_of(text):
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)
