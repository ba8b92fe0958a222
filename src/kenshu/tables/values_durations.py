"""How long something took: 25:30, 1.5h, 90分. A time of day (午後1時半) is none."""

import re
from datetime import timedelta

from kenshu.days.written import plain
from kenshu.tables.errors import TablesError

_DIGITAL = re.compile(r"(?P<hours>[0-9]{1,5}):(?P<minutes>[0-5][0-9])(?::(?P<seconds>[0-5][0-9]))?")
_NUMBER = r"[0-9]{1,7}(?:\.[0-9]+)?"
_SPOKEN = re.compile(
    rf"(?:(?P<hours>{_NUMBER})(?:時間|hours?|hr|h)(?P<half>半)?)?"
    rf"(?:(?P<minutes>{_NUMBER})(?:分間?|minutes?|min|m))?(?:(?P<seconds>{_NUMBER})(?:秒間?|sec|s))?"
)
_CLOCK = re.compile(r"午[前後]|正午|[ap]m|[0-9]時(?!間)")
HEADING_UNITS = {"時間": timedelta(hours=1), "分": timedelta(minutes=1), "秒": timedelta(seconds=1)}


def parse_duration(text: str, unit: str | None = None) -> timedelta:
    """The span written; ``unit`` (時間, 分, 秒) is the heading's, for plain numbers. Raises TablesError, DaysError.

    >>> [int(parse_duration(text).total_seconds() / 60) for text in ("25:30", "1.5h", "90分", "1時間半")]
    [1530, 90, 90, 90]
    """
    written = plain(text).lower()
    if re.fullmatch(_NUMBER, written) and unit in HEADING_UNITS:
        return float(written) * HEADING_UNITS[unit]
    if found := _DIGITAL.fullmatch(written):
        if unit in ("分", "秒") and not found["seconds"]:
            raise TablesError(
                f"「{text}」は時:分か分:秒か決められません(見出しの単位は{unit})。「1時間30分」のように書いてください。"
            )
        return _span(found)
    found = _SPOKEN.fullmatch(written)
    if written and found:
        return _span(found)
    raise TablesError(_reason(text, written))


def _span(found):
    parts = found.groupdict()
    half = timedelta(minutes=30) if parts.get("half") else timedelta()
    return half + timedelta(**{name: float(parts[name] or 0) for name in ("hours", "minutes", "seconds")})


def _reason(text, written):
    if _CLOCK.search(written):
        return f"「{text}」は時刻です。かかった時間を「1時間30分」「1:30」「90分」のように書いてください。"
    if re.fullmatch(_NUMBER, written):
        return f"「{text}」には単位がありません。「90分」のように書くか、見出しに(分)と書いてください。"
    if "日" in written:
        return f"「{text}」は、1日を何時間と数えるか決められません。時間か分で書いてください。"
    return f"「{text}」はかかった時間として読めません。「1:30」「1.5h」「90分」のどれかの形で書いてください。"
