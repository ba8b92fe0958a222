"""Japanese eras with their real boundaries, and dates as people write them."""

import re
from dataclasses import dataclass
from datetime import date

from kenshu.days.errors import AmbiguousDate, DaysError
from kenshu.days.written import plain


@dataclass(frozen=True)
class Era:
    """``first`` and ``last`` day (None: still running). 元年 is the calendar year of ``since``."""

    name: str
    letter: str
    since: int
    first: date
    last: date | None


# Boundaries by the edicts of 1912 and 1926 and the era orders of 1989 and 2019. The edicts took effect on the
# day itself (1912-07-30, 1926-12-25): papers of that day carry either name. Both are read; the new is used.
# 明治 begins here with the Gregorian calendar (明治6年1月1日); before it, the days mean another calendar.
ERAS = (
    Era("令和", "R", 2019, date(2019, 5, 1), None),
    Era("平成", "H", 1989, date(1989, 1, 8), date(2019, 4, 30)),
    Era("昭和", "S", 1926, date(1926, 12, 25), date(1989, 1, 7)),
    Era("大正", "T", 1912, date(1912, 7, 30), date(1926, 12, 25)),
    Era("明治", "M", 1868, date(1873, 1, 1), date(1912, 7, 30)),
)
WEEKDAYS = "月火水木金土日"

_ERA = "|".join(f"{era.name}|{era.name[0]}|{era.letter}" for era in ERAS)
_REST = r"(?P<month>\d{1,2})[./月-](?P<day>\d{1,2})日?"
_WAREKI = re.compile(rf"(?P<era>{_ERA})(?P<year>元|\d{{1,2}})[./年-]{_REST}", re.IGNORECASE)
_COMPACT_WAREKI = re.compile(r"(?P<era>[RHSTM])(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)", re.IGNORECASE)
_WESTERN = re.compile(rf"(?:西暦)?(?P<year>\d{{4}})[./年-]{_REST}")
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)")
_NO_ERA = re.compile(r"\d{1,2}[./年-]\d{1,2}[./月-]\d{1,2}日?|元年\d{1,2}月\d{1,2}日|\d{6}")
_NO_DAY = re.compile(rf"(?:(?:{_ERA})(?:元|\d{{1,2}})|\d{{4}})[./年-]\d{{1,2}}月?", re.IGNORECASE)
_WEEKDAY = re.compile(r"\((?P<weekday>[月火水木金土日])(?:曜日?)?\)$")


def parse_date(text: str) -> date:
    """Read a date as a city hall writes it: 和暦, 西暦, full width, 漢数字, with or without the weekday.

    Raises AmbiguousDate when the era or century is missing, DaysError for every other text that is no date.

    >>> parse_date("R7.5.1"), parse_date("令和元年5月1日"), parse_date("２０２５/０５/０１")
    (datetime.date(2025, 5, 1), datetime.date(2019, 5, 1), datetime.date(2025, 5, 1))
    >>> parse_date("5.4.1")
    Traceback (most recent call last):
    kenshu.days.errors.AmbiguousDate: 「5.4.1」は元号がなく、どの年か決められません。…
    """
    written = plain(text).replace("‐", "-").replace("−", "-")
    weekday = _WEEKDAY.search(written)
    bare = written[: weekday.start()] if weekday else written
    found = _read(bare, text)
    if weekday and WEEKDAYS[found.weekday()] != weekday["weekday"]:
        raise DaysError(
            f"「{text}」の曜日が合いません。{found.isoformat()} は{WEEKDAYS[found.weekday()]}曜日です。"
            "日付と曜日のどちらが正しいか確かめてください。"
        )
    return found


def wareki(day: date, short: bool = False) -> str:
    """Write a date in its era: 令和7年5月1日, or R7.5.1 when ``short``. Days before 1873 raise DaysError.

    >>> wareki(date(2019, 5, 1)), wareki(date(2019, 4, 30), short=True)
    ('令和元年5月1日', 'H31.4.30')
    """
    era = next((era for era in ERAS if era.first <= day), None)
    if era is None:
        raise DaysError(
            f"{day.isoformat()} は明治6年(1873年)より前の日です。当時の暦が違うため和暦にできません。"
        )
    year = day.year - era.since + 1
    if short:
        return f"{era.letter}{year}.{day.month}.{day.day}"
    return f"{era.name}{'元' if year == 1 else year}年{day.month}月{day.day}日"


def _read(bare: str, text: str) -> date:
    """A normalised text without weekday → date; ``text`` is what the person wrote, for messages."""
    if found := _WAREKI.fullmatch(bare) or _COMPACT_WAREKI.fullmatch(bare):
        return _in_era(found, text)
    if found := _WESTERN.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return _date(int(found["year"]), found, text)
    if _NO_ERA.fullmatch(bare):
        raise AmbiguousDate(
            f"「{text}」は元号がなく、どの年か決められません。元の書類で確かめ、「R5.4.1」や「2023-04-01」のように"
            "書いてください。"
        )
    if _NO_DAY.fullmatch(bare):
        raise DaysError(f"「{text}」には日がありません。年月日をそろえて書いてください。")
    raise DaysError(
        f"「{text}」は日付として読めません。「令和7年5月1日」「R7.5.1」「2025-05-01」のどれかの形で書いてください。"
    )


def _in_era(found: re.Match, text: str) -> date:
    sign = found["era"].upper()
    era = next(era for era in ERAS if sign in (era.name, era.name[0], era.letter))
    number = 1 if found["year"] == "元" else int(found["year"])
    if number == 0:
        raise DaysError(f"「{text}」の0年はありません。最初の年は元年(1年)です。")
    day = _date(era.since + number - 1, found, text)
    if day < era.first and era.name == "明治":
        raise DaysError(
            f"「{text}」は明治6年(1873年)より前で、当時の暦が違うため読めません。西暦で書いてください。"
        )
    if day < era.first or (era.last and day > era.last):
        raise DaysError(
            f"「{text}」という日はありません。{era.name}は{_span(era)}です。{day.isoformat()} は"
            f"{wareki(day)}に当たります。どちらか確かめてください。"
        )
    return day


def _span(era: Era) -> str:
    first = f"元年{era.first.month}月{era.first.day}日から" if era.name != "明治" else ""
    last = era.last and f"{era.last.year - era.since + 1}年{era.last.month}月{era.last.day}日まで"
    return f"{first}{last or ''}"


def _date(year: int, found: re.Match, text: str) -> date:
    try:
        return date(year, int(found["month"]), int(found["day"]))
    except ValueError:
        raise DaysError(f"「{text}」という日は暦にありません。月と日を確かめてください。") from None
