"""Times of the day as people write them."""

import re
from datetime import timedelta

from kenshu.days.errors import AmbiguousTime, DaysError
from kenshu.days.written import plain

_DIGITAL = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2}))?")
_SPOKEN = re.compile(r"(?P<hour>\d{1,2})時(?:(?P<half>半)|(?P<minute>\d{1,2})分(?:(?P<second>\d{1,2})秒)?)?")
_HALF_DAY = {"午前": ("午前", 0), "am": ("AM", 0), "午後": ("午後", 12), "pm": ("PM", 12)}


def parse_time(text: str) -> timedelta:
    """Read a time as the span since 0:00; hours from 24 to 47 are the night after (25:30 → 1 day, 1:30).

    Add it to a date: ``datetime.combine(day, time()) + parse_time(text)``.
    Raises AmbiguousTime for 午前12時 and 午後12時, DaysError for every other text that is no time.

    >>> print(parse_time("9:05"), parse_time("午後1時半"), parse_time("25:30"), sep=" | ")
    9:05:00 | 13:30:00 | 1 day, 1:30:00
    """
    written = plain(text).lower()
    if written == "正午":
        return timedelta(hours=12)
    half = next((half for half in _HALF_DAY if written.startswith(half) or written.endswith(half)), None)
    bare = written.removeprefix(half).removesuffix(half) if half else written
    found = _DIGITAL.fullmatch(bare) or _SPOKEN.fullmatch(bare)
    if not found:
        raise DaysError(
            f"「{text}」は時刻として読めません。「9:05」「午後1時半」のどちらかの形で書いてください。"
        )
    parts = found.groupdict()
    hour, minute = int(parts["hour"]), 30 if parts.get("half") else int(parts["minute"] or 0)
    second = int(parts["second"] or 0)
    if half:
        hour = _of_half(hour, half, text)
    if hour > 47 or minute > 59 or second > 59:
        raise DaysError(f"「{text}」という時刻はありません。時は47まで、分と秒は59までです。")
    return timedelta(hours=hour, minutes=minute, seconds=second)


def _of_half(hour: int, half: str, text: str) -> int:
    """The hour of 24 for an hour of a half day. AM and PM count 12 as English does (12 PM is noon)."""
    name, offset = _HALF_DAY[half]
    if name in ("AM", "PM") and 1 <= hour <= 12:
        return hour % 12 + offset
    if hour == 12:
        raise AmbiguousTime(
            f"「{text}」は正午とも夜の0時とも読めます。「12:00」か「0:00」の形で書いてください。"
        )
    if hour > 12:
        raise DaysError(f"「{text}」の{name}は11時台までです。24時間の形(13:30 など)で書いてください。")
    return hour + offset
