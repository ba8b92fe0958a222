"""From one cell of the table to a value and back, strictly; what cannot be read is a ``FlowError``."""

import math
import re
import unicodedata

from kenshu.flow.errors import FlowError
from kenshu.flow.steps import Exit, Kind

MINUTES = {"週間": 7 * 1440, "日": 1440, "時間": 60, "分": 1}
_AMOUNT = re.compile(r"(\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+)")
_SPAN = re.compile(r"(?:\d+(?:\.\d+)?(?:週間|日|時間|分))+")
_PART = re.compile(r"(\d+(?:\.\d+)?)(週間|日|時間|分)")
_NUMBERS = re.compile(r"[、,，・/／\n;；\s]+|(?<=[0-9０-９])と(?=[0-9０-９])")
_CONDITIONS = ("\n", "／", "/", "；", ";", "、", ",")


def text(value) -> str:
    """A cell as text: line breaks kept, spaces at both ends taken off; 3.0 is 3, an empty cell is ""."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n").strip()


def number(value: str) -> str:
    """番号 as it is compared: full-width and half-width are the same, no spaces."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", value))


def one_line(value: str) -> str:
    """Text of a label: a line break typed into the cell becomes a space."""
    return re.sub(r"\s*\n\s*", " ", value)


def kind(value: str) -> Kind:
    """種類, one of the seven words."""
    try:
        return Kind(number(value))
    except ValueError:
        words = "・".join(Kind)
        said = f"「{value}」という種類はありません。" if value else "空欄です。"
        raise FlowError(f"{said}{words} のどれかを選んでください。") from None


def amount(value: str, unit: str) -> float | None:
    """A number ≥ 0, with or without its unit; None for an empty cell."""
    if not value:
        return None
    plain = number(value).removesuffix(unit)
    if not _AMOUNT.fullmatch(plain):
        raise FlowError(f"「{value}」は0以上の数ではありません。数だけを書いてください(単位は{unit})。")
    return float(plain.replace(",", ""))


def waiting(value: str) -> float | None:
    """待ち in minutes by the calendar: a bare number is minutes, else 週間・日・時間・分.

    >>> waiting("2日"), waiting("1日12時間"), waiting("90"), waiting("")
    (2880.0, 2160.0, 90.0, None)
    """
    if not value:
        return None
    plain = number(value)
    if _AMOUNT.fullmatch(plain):
        return float(plain.replace(",", ""))
    if not _SPAN.fullmatch(plain):
        raise FlowError(
            f"「{value}」を時間として読めません。「30分」「2時間」「3日」のように書いてください。"
        )
    return float(sum(float(size) * MINUTES[unit] for size, unit in _PART.findall(plain)))


def said_waiting(minutes: float) -> str:
    """Minutes as people say them; ``waiting`` reads the same number back.

    >>> said_waiting(4320), said_waiting(90), said_waiting(20), said_waiting(2160), said_waiting(100)
    ('3日', '1.5時間', '20分', '1.5日', '100分')
    """
    for unit, least in (("日", 720), ("時間", 30)):
        if minutes >= MINUTES[unit] and minutes % least == 0:
            return f"{plain(minutes / MINUTES[unit])}{unit}"
    return f"{plain(minutes)}分"


def plain(value: float | None) -> str:
    """A number without a needless point; "" for None."""
    return "" if value is None else f"{value:g}" if value < 1e6 else f"{value:.0f}"


def exits(following: str, conditions: str) -> tuple[Exit, ...]:
    """次 and 条件 of one row: several of them stand in one cell, in the same order.

    次 may be parted by 、 , ・ / ; (half or full width), by line breaks, or by と between two numbers;
    条件 by the first of line break ／ ； 、 that gives as many.
    """
    to = [part for part in (number(part) for part in _NUMBERS.split(following)) if part]
    if not conditions or len(to) <= 1:
        return tuple(Exit(one, one_line(conditions)) for one in to)
    for mark in _CONDITIONS:
        parts = conditions.split(mark)
        if len(parts) == len(to):
            return tuple(Exit(a, one_line(b.strip())) for a, b in zip(to, parts, strict=True))
    raise FlowError(
        f"条件の数が次の数({len(to)})と合いません。次と同じ順に「／」で区切って書いてください(例: はい／いいえ)。"
    )


def said_exits(ways: tuple[Exit, ...]) -> tuple[str, str]:
    """次 and 条件 as cells that ``exits`` reads back."""
    conditions = [way.condition for way in ways]
    mark = "\n" if any("／" in one for one in conditions) else "／"
    return "、".join(way.to for way in ways), mark.join(conditions) if any(conditions) else ""
