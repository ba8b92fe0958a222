"""Days of a city hall: eras, fiscal years, holidays, 開庁日 and 開庁時間. Standard library only.

>>> from datetime import date, datetime
>>> from kenshu import days
>>> days.parse_date("令和7年5月1日")
datetime.date(2025, 5, 1)
>>> len(days.open_days(date(2025, 5, 1), date(2025, 7, 31)))
63
>>> days.office_minutes(datetime(2025, 5, 2, 17, 0), datetime(2025, 5, 7, 9, 0))
45.0
"""

from kenshu.days.clock import parse_time
from kenshu.days.eras import parse_date, wareki
from kenshu.days.errors import AmbiguousDate, AmbiguousTime, DaysError
from kenshu.days.fiscal import (
    fiscal_year,
    fiscal_year_bounds,
    fiscal_year_name,
    keep_until,
    parse_fiscal_year,
)
from kenshu.days.holidays import announced, holiday_name
from kenshu.days.kanji import kanji_number
from kenshu.days.office import (
    OfficeHours,
    add_open_days,
    is_open_day,
    next_open_day,
    office_minutes,
    open_days,
)

__all__ = [
    "AmbiguousDate", "AmbiguousTime", "DaysError", "OfficeHours", "add_open_days", "announced",
    "fiscal_year", "fiscal_year_bounds", "fiscal_year_name", "holiday_name", "is_open_day", "kanji_number",
    "keep_until", "next_open_day", "office_minutes", "open_days", "parse_date", "parse_fiscal_year", "parse_time",
    "wareki",
]  # fmt: skip
