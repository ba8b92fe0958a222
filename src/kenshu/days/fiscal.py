"""年度: from 1 April to 31 March."""

import re
from datetime import date

from kenshu.days.eras import ERAS, parse_date
from kenshu.days.errors import AmbiguousDate, DaysError
from kenshu.days.written import plain

_ERA = "|".join(f"{era.name}|{era.name[0]}|{era.letter}" for era in ERAS)
_YEAR = rf"(?:(?P<era>{_ERA})(?P<number>元|\d{{1,2}})|(?:西暦)?(?P<western>\d{{4}}))"
_FISCAL = re.compile(rf"{_YEAR}(?:年?度)?", re.IGNORECASE)
_MONTH = re.compile(rf"{_YEAR}[./年-](?P<month>\d{{1,2}})月?", re.IGNORECASE)
_CALENDAR = re.compile(rf"{_YEAR}年", re.IGNORECASE)
_NO_ERA = re.compile(r"(?:元|\d{1,2})(?:年?度|年)?")


def fiscal_year(day: date) -> int:
    """The calendar year in which this day's fiscal year began.

    >>> fiscal_year(date(2025, 3, 31)), fiscal_year(date(2025, 4, 1))
    (2024, 2025)
    """
    return day.year if day.month >= 4 else day.year - 1


def parse_fiscal_year(text: str) -> int:
    """The fiscal year that a text names (令和5年度, R5, 2023年度) or in which its day or month lies.

    令和6年3月 and 2024-03-31 lie in 2023. Raises AmbiguousDate when the era is missing or a 年 without 度 may
    be either year, DaysError for every other text that is none, such as 平成32年度 or 平成31年5月.

    >>> [parse_fiscal_year(text) for text in ("令和5年度", "R元", "2023年度", "令和6年3月", "R6.3.31")]
    [2023, 2019, 2023, 2023, 2023]
    """
    written = plain(text)
    if found := _FISCAL.fullmatch(written):
        year = _year(found, text)
        return _within(found, text, year, date(year, 4, 1), date(year + 1, 3, 31))
    if found := _MONTH.fullmatch(written):
        year, month = _year(found, text), int(found["month"])
        if not 1 <= month <= 12:
            raise DaysError(f"「{text}」という月は暦にありません。1月から12月で書いてください。")
        _within(found, text, year, date(year, month, 1), date(year, month, 28))
        return fiscal_year(date(year, month, 1))
    if _CALENDAR.fullmatch(written):
        raise AmbiguousDate(
            f"「{text}」は年度か暦の年か決められません。年度なら「度」を付けて書いてください。"
        )
    if _NO_ERA.fullmatch(written):
        raise AmbiguousDate(
            f"「{text}」は元号がなく、どの年度か決められません。「令和5年度」や「2023年度」のように書いてください。"
        )
    return fiscal_year(parse_date(text))


def _year(found, text):
    """The calendar year that the era and its number, or the four digits, name."""
    if found["western"]:
        if 1 <= (year := int(found["western"])) <= 9998:
            return year
        raise DaysError(f"「{text}」という年はありません。西暦4桁か、元号と年で書いてください。")
    number = 1 if found["number"] == "元" else int(found["number"])
    if number == 0:
        raise DaysError(f"「{text}」の0年はありません。最初の年は元年(1年)です。")
    return _era(found).since + number - 1


def _within(found, text, year, first, last):
    """``year``, if the era named lasted on some day from ``first`` to ``last``."""
    if found["era"]:
        era = _era(found)
        if last < era.first or (era.last and era.last < first):
            raise DaysError(f"「{text}」は{era.name}の間にありません。元号と年を確かめてください。")
    return year


def _era(found):
    sign = found["era"].upper()
    return next(era for era in ERAS if sign in (era.name, era.name[0], era.letter))


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
