"""Open minutes of the hall between many moments at once: what ``days.office_minutes`` counts, in two look-ups."""

from datetime import date, timedelta

import numpy as np

from kenshu.days import OfficeHours

DAY = 86_400  # seconds
_EPOCH = date(1970, 1, 1)


class OfficeClock:
    """Counts open time from ``first`` to ``last`` (seconds since 1970, local), days of the ends included."""

    def __init__(self, hours: OfficeHours, first: int, last: int):
        self._day = first // DAY
        days = [_EPOCH + timedelta(days=day) for day in range(self._day, last // DAY + 1)]
        windows = np.array([_seconds(hours.window(day)) for day in days], dtype=np.int64)
        self._opens, self._closes = windows.T
        self._before = np.concatenate([[0], np.cumsum(self._closes - self._opens)])

    def since_first(self, moments: np.ndarray) -> np.ndarray:
        """Open seconds from the first day's midnight to each moment (int64)."""
        day = moments // DAY
        second = moments - day * DAY  # quicker than divmod
        day -= self._day
        opens = self._opens[day]
        return self._before[day] + np.clip(second, opens, self._closes[day]) - opens

    def between(self, start: np.ndarray, end: np.ndarray) -> np.ndarray:
        """Open seconds from each start to its end (int64), 0 where the end is not later."""
        return np.maximum(self.since_first(end) - self.since_first(start), 0)


def _seconds(window) -> tuple[int, int]:
    """Opening and closing in seconds since midnight; twice the same when closed."""
    if window is None:
        return 0, 0
    return tuple((clock.hour * 60 + clock.minute) * 60 + clock.second for clock in window)
