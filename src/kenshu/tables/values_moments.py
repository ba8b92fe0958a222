"""Days by Excel's number, days with a time, times of day: from one cell."""

import re
from datetime import date, datetime, time, timedelta

from kenshu.days import DaysError, parse_date, parse_time
from kenshu.tables.errors import TablesError

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,6})?")
_BETWEEN = re.compile(r"\s*T\s*|\s+|(?<=[日)）])")


def parse_serial(text: str, system: str) -> date:
    """The day of an Excel day number (1 to 99999) in the ``system`` "1900" or "1904"; other texts as dates.

    In the 1900 system, number 60 is 29 February 1900, a day that never was: TablesError, as for 0.
    """
    bare = text.strip()
    if not re.fullmatch(r"[0-9]{1,5}", bare):
        return parse_date(text)
    number = int(bare)
    if system == "1904":
        return date(1904, 1, 1) + timedelta(days=number)
    if number in (0, 60):
        raise TablesError(
            f"「{text}」はExcelの日付の番号ですが、そのような日はありません。もとの表で確かめて直してください。"
        )
    return date(1899, 12, 31 if number < 60 else 30) + timedelta(days=number)


def parse_moment(text: str, midnight: bool = False) -> datetime:
    """A day with a time, local: 2025-05-01T09:30:00, 2025/5/1 9:30, 令和7年5月1日 午後1時半.

    25:30 is the night after. ``midnight``: a day alone is its 0:00, as in a cell of Excel. Raises TablesError,
    and DaysError when the day beside a time is none.
    """
    try:
        if _ISO.fullmatch(text):
            return datetime.fromisoformat(text)
    except ValueError:
        pass
    for gap in _BETWEEN.finditer(text.strip()):
        if span := _time(text.strip()[gap.end() :]):
            return _later(parse_date(text.strip()[: gap.start()]), span, text)
    if day := _day(text):
        if midnight:
            return datetime.combine(day, time())
        raise TablesError(f"「{text}」には時刻がありません。「2025-05-01 09:30」のように書いてください。")
    raise TablesError(f"「{text}」は日時ではありません。2025-05-01T09:30:00 の形で書いてください。")


def parse_clock(text: str) -> str:
    """A time of day as HH:MM; seconds are dropped. 24:00 and later raise TablesError."""
    span = parse_time(text)
    if span >= timedelta(days=1):
        raise TablesError(f"「{text}」は翌日の時刻です。0:00から23:59の形で書いてください。")
    return f"{span.seconds // 3600:02d}:{span.seconds % 3600 // 60:02d}"


def _time(text):
    """The time as (span since 0:00,), or None: 0:00 itself is a time."""
    try:
        return (parse_time(text),)
    except DaysError:
        return None


def _later(day, span, text):
    try:
        return datetime.combine(day, time()) + span[0]
    except OverflowError:
        raise TablesError(f"「{text}」は西暦9999年を超えます。もとの表で確かめて直してください。") from None


def _day(text):
    try:
        return parse_date(text)
    except DaysError:
        return None
