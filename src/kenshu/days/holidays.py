"""国民の祝日 and 休日, from the committed table ``holidays.csv``.

The table follows 国民の祝日に関する法律 and the one-day acts; a test computes it again from the rules.
The Cabinet Office announces the equinoxes of a year in February of the year before. The years after
``ANNOUNCED`` are worked out from today's law and the predicted equinoxes: a course must still be planned when
nobody has renewed the table. What counts on them says so (``announced``).
"""

import csv
from datetime import date
from functools import cache
from importlib.resources import files

from kenshu.days.errors import DaysError

ANNOUNCED = 2027  # raised each February with the announcement, once its rows are compared


def holiday_name(day: date) -> str | None:
    """The holiday's name (振替休日 and 国民の休日 too), or None. A year outside the table raises DaysError.

    >>> holiday_name(date(2025, 5, 6)), holiday_name(date(2025, 5, 7))
    ('振替休日', None)
    """
    first, last = years()
    if not first <= day.year <= last:
        raise DaysError(
            f"{day.isoformat()} の祝日は分かりません。祝日の表は{first}年から{last}年までです。"
            "書き間違いでなければ、内閣府の発表を確かめ、kenshu/days/holidays.csv に書き足してください。"
        )
    return _table().get(day)


def announced(day: date) -> bool:
    """Whether the holidays of this day's year had been announced when this table was made.

    >>> announced(date(2027, 12, 31)), announced(date(2040, 1, 1))
    (True, False)
    """
    return day.year <= ANNOUNCED


@cache
def years() -> tuple[int, int]:
    """First and last year of the table; both are whole."""
    return min(_table()).year, max(_table()).year


@cache
def _table() -> dict[date, str]:
    text = files("kenshu.days").joinpath("holidays.csv").read_text(encoding="utf-8")
    return {date.fromisoformat(row["date"]): row["name"] for row in csv.DictReader(text.splitlines())}
