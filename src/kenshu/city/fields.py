"""Read one value of the city file: each reader takes what stands there and returns a value to trust.

A reader raises ``Wrong`` with a Japanese sentence: what is wrong and what to write instead. Numbers
and dates may come as text (YAML is read without guessing: 8:30 and 012345 stay as written) or as JSON types.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time

WEEKDAYS = "月火水木金土日"
MARKUP = set("<>&{}[]`|\\$\"'")


class Wrong(Exception):
    """One value that cannot be used; the text says why and what to do."""


@dataclass(frozen=True)
class Said:
    """How a field is called in Japanese and read: a function, a dataclass, or (dataclass, fewest, most)."""

    label: str
    read: object


def text(limit: int, *, empty: bool = False) -> Callable[[object], str]:
    """Reader of one line of at most ``limit`` characters: no markup, control signs or long numbers."""

    def read(raw) -> str:
        if not isinstance(raw, str):
            raise Wrong(f"文字ではありません({shown(raw)})。文字で書いてください。")
        value = raw.strip()
        if not value and not empty:
            raise Wrong("空です。書いてください。")
        refuse_hostile(value)
        if len(value) > limit:
            raise Wrong(f"長すぎます({len(value)}文字)。{limit}文字までにしてください。")
        return value

    return read


def refuse_hostile(value: str) -> None:
    """Raise Wrong for what could harm a page, a workbook or a person: markup, formulas, My Number."""
    for letter in value:
        if unicodedata.category(letter) in ("Cc", "Cf", "Co", "Cs", "Cn", "Zl", "Zp"):
            raise Wrong(f"見えない文字(U+{ord(letter):04X})が入っています。打ち直してください。")
        if letter in MARKUP:
            raise Wrong(f"記号「{letter}」は使えません。全角の記号に換えるか、消してください。")
    if value[:1] in ("=", "+", "-", "@"):
        raise Wrong(f"「{value[0]}」で始まる文は表計算で式になります。ほかの文字で始めてください。")
    if "://" in value:
        raise Wrong("アドレス(://)は書けません。消してください。")
    if re.search(r"\d{12}", re.sub(r"[-\s]", "", unicodedata.normalize("NFKC", value))):
        raise Wrong("12けた以上の数字が続いています。個人番号などの番号は書かないでください。")


def integer(low: int, high: int, unit: str) -> Callable[[object], int]:
    """Reader of a whole number from ``low`` to ``high``, in ``unit``."""

    def read(raw) -> int:
        if isinstance(raw, bool) or not isinstance(raw, int | str):
            raise Wrong(f"整数ではありません({shown(raw)})。半角の整数({unit})で書いてください。")
        plain = unicodedata.normalize("NFKC", str(raw)).strip().replace(",", "")
        if not re.fullmatch(r"-?\d{1,9}", plain):
            raise Wrong(f"整数ではありません({shown(raw)})。半角の整数({unit})で書いてください。")
        if not low <= int(plain) <= high:
            raise Wrong(f"{plain} は範囲の外です。{low}から{high}まで({unit})で書いてください。")
        return int(plain)

    return read


def truth(raw) -> bool:
    """true or false, as JSON's own or as the word."""
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, str) and raw.strip().lower() in ("true", "false"):
        return raw.strip().lower() == "true"
    raise Wrong(f"true でも false でもありません({shown(raw)})。どちらかを書いてください。")


def clock(raw) -> time:
    """A time of the day such as 8:30."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})", narrow(raw))
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise Wrong(f'時刻として読めません({shown(raw)})。引用符で囲んで "8:30" のように書いてください。')
    return time(int(found[1]), int(found[2]))


def day(raw) -> date:
    """A date such as 2025-03-30."""
    found = re.fullmatch(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})", narrow(raw))
    try:
        return date(*map(int, found.groups()))
    except (AttributeError, ValueError):
        message = f'日付として読めません({shown(raw)})。西暦で "2025-03-30" のように書いてください。'
        raise Wrong(message) from None


def code(raw) -> str:
    """全国地方公共団体コード: six digits, the last a check digit (JIS X 0401/0402, modulus 11)."""
    plain = narrow(raw)
    if not re.fullmatch(r"\d{6}", plain):
        lost = "先頭の0が落ちていないか確かめて、" if re.fullmatch(r"\d{5}", plain) else ""
        raise Wrong(f"6けたの数字ではありません({shown(raw)})。{lost}引用符で囲んで書いてください。")
    weighted = sum(int(digit) * weight for digit, weight in zip(plain, (6, 5, 4, 3, 2), strict=False))
    if (11 - weighted % 11) % 10 != int(plain[5]):
        raise Wrong(f"{plain} は検査数字が合いません。6けたを写し間違えていないか確かめてください。")
    return plain


def extension(raw) -> str:
    """An extension of the house: up to six digits, as text."""
    plain = narrow(raw)
    if not re.fullmatch(r"\d[\d-]{0,6}", plain):
        raise Wrong(f"内線番号ではありません({shown(raw)})。7けたまでの数字で書いてください。")
    return plain


def weekdays(raw) -> tuple[str, ...]:
    """Closed weekdays as a list of 月 … 日, in the order of the week; at least one day stays open."""
    if not isinstance(raw, list) or any(name not in list(WEEKDAYS) for name in raw):
        raise Wrong(f"曜日の一覧ではありません({shown(raw)})。[土, 日] のように書いてください。")
    if len(set(raw)) != len(raw) or len(raw) > 6:
        raise Wrong("同じ曜日が2回あるか、開く曜日がありません。閉庁の曜日を1回ずつ書いてください。")
    return tuple(sorted(raw, key=WEEKDAYS.index))


def narrow(raw) -> str:
    """Text with full-width digits and signs made half-width; anything but text reads as nothing."""
    return unicodedata.normalize("NFKC", raw).strip() if isinstance(raw, str) else ""


def shown(raw) -> str:
    """What stands in the file, short and harmless enough to print in a message."""
    names = {dict: "項目のまとまり", list: "一覧", type(None): "空"}
    if type(raw) in names:
        return names[type(raw)]
    plain = "".join(letter if letter.isprintable() else "?" for letter in str(raw))
    return f"「{plain[:20]}…」" if len(plain) > 20 else f"「{plain}」"
