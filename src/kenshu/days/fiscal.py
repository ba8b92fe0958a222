"""年度: from 1 April to 31 March."""

from datetime import date

from kenshu.days.eras import ERAS


def fiscal_year(day: date) -> int:
    """The calendar year in which this day's fiscal year began.

    >>> fiscal_year(date(2025, 3, 31)), fiscal_year(date(2025, 4, 1))
    (2024, 2025)
    """
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_bounds(year: int) -> tuple[date, date]:
    """First and last day of a fiscal year.

    >>> fiscal_year_bounds(2025)
    (datetime.date(2025, 4, 1), datetime.date(2026, 3, 31))
    """
    return date(year, 4, 1), date(year + 1, 3, 31)


def fiscal_year_name(year: int) -> str:
    """令和7年度 for 2025, named by the era of 1 May.

    So 2019 is 令和元年度 as the government named it, though its April was 平成31年. Known from 1873 on.

    >>> fiscal_year_name(2019), fiscal_year_name(2018), fiscal_year_name(1988), fiscal_year_name(1989)
    ('令和元年度', '平成30年度', '昭和63年度', '平成元年度')
    """
    era = next(era for era in ERAS if era.first <= date(year, 5, 1))
    number = year - era.since + 1
    return f"{era.name}{'元' if number == 1 else number}年度"


def keep_until(course_ends: date, years_after: int) -> date:
    """The last day on which things of a course are kept: the end of the fiscal year ``years_after`` its own.

    >>> keep_until(date(2026, 9, 1), years_after=1)
    datetime.date(2028, 3, 31)
    """
    return fiscal_year_bounds(fiscal_year(course_ends) + years_after)[1]
