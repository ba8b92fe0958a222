"""Numbers as people at a city hall write them: 全角, コンマ, △▲, 「180時間」."""

import math
import re
import unicodedata

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds.said import Said

FIELDS = {"unit", "units", "basis", "min", "max"}
# Every sign people use for minus: hyphens, dashes, the long vowel, △ and ▲ (NFKC did － and ﹣).
_MINUS = dict.fromkeys(map(ord, "−‐‑‒–—―─━ー˗⁃⎯➖△▲"), "-")
_NUMBER = re.compile(r"(?P<number>[+-]?\s*(?:[0-9][0-9,]*(?:\.[0-9]*)?|\.[0-9]+))\s*(?P<unit>.*)", re.DOTALL)
_COMMAS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d*)?")
_SAME_UNIT = {
    "h": "時間", "hr": "時間", "hrs": "時間", "hour": "時間", "hours": "時間", "じかん": "時間",
    "m": "分", "min": "分", "mins": "分", "minutes": "分", "ふん": "分",
    "s": "秒", "sec": "秒", "seconds": "秒",
    "yen": "円", "¥": "円", "パーセント": "%", "percent": "%", "名": "人",
}  # fmt: skip
_ABOUT = re.compile(r"^(?:約|およそ|だいたい|ほぼ)\s*|\s*(?:くらい|ぐらい|ほど|程度)$")
_RANGE = re.compile(r"[0-9,.]+\D{0,3}\s*[~〜～–—−ー―-]\s*[0-9,.]+\D*")
_UNSEEN = re.compile("[\u200b-\u200f\u2060\ufeff]")  # comes along when copied from web pages
_MOST_DIGITS = 15  # a double keeps 15 digits of any decimal number


def spec_problem(question) -> str | None:
    if question.units and question.unit and question.unit not in question.units:
        return "unit は units(選べる単位)の中の1つにしてください"
    if len(question.units) == 1 or len(set(question.units)) < len(question.units):
        return "units は違う単位を2つ以上書いてください(1つなら unit に書きます)"
    return None


def read(question, value, unit=None):
    number, written = read_number(value)
    if number is None:
        return None, None
    unit = agreed_unit(question.units, question.unit, written, unit)
    in_range(number, question.min, question.max)
    return number, unit if question.units else None


def said(question, value, unit=None) -> Said:
    return Said(f"{value:,} {unit or question.unit}".strip())


def read_number(value) -> tuple[int | float | None, str]:
    """What was typed -> (finite number or None for nothing, the unit typed behind it or "").

    >>> read_number("△１，２３４．５ 時間")
    (-1234.5, '時間')
    """
    if value is None:
        return None, ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _finite(value), ""
    if not isinstance(value, str):
        raise AnswersError("数字で書いてください(例: 180、12.5)。")
    typed = _UNSEEN.sub("", unicodedata.normalize("NFKC", value)).strip()
    if not typed:
        return None, ""
    typed = _ABOUT.sub("", typed) or typed
    typed = re.sub("^マイナス(?=.)", "-", typed)
    if typed[0] in "¥\\":
        typed = typed[1:] + "円"
    if _RANGE.fullmatch(typed):
        raise AnswersError(
            f"「{_short(value)}」は幅のある数です。いちばん近いと思う数を、1つだけ書いてください。"
        )
    match = _NUMBER.fullmatch(typed[0].translate(_MINUS) + typed[1:])
    if match is None or match["unit"].startswith((",", ".", "+", "-")):
        raise AnswersError(
            f"「{_short(value)}」は数として読めません。数字だけを書いてください(例: 180、12.5)。"
        )
    if re.search(r"\d", match["unit"].replace("m2", "").replace("m3", "")):
        raise AnswersError(
            f"「{_short(value)}」は1つの数として読めません。"
            "1つの単位にまとめた数で書いてください(例: 3時間30分は3.5時間、12万3千円は123000円)。"
        )
    return _from_digits(re.sub(r"\s", "", match["number"]), value), match["unit"].strip()


def agreed_unit(units: tuple[str, ...], default: str, written: str, chosen: str | None) -> str:
    """The unit of a number: ``written`` behind it must agree with ``chosen`` or the field's ``default``.

    ``units``: those to choose from, () when the field has only its own. Raises AnswersError.
    """
    if chosen and chosen not in units:
        raise AnswersError(
            f"単位「{_short(chosen)}」は選べません。{'・'.join(units) or default}で書いてください。"
        )
    if not units:
        chosen = default
    elif not chosen and not written:
        raise AnswersError(f"単位を選んでください({'・'.join(units)})。")
    if not written:
        return chosen
    fitting = [unit for unit in units or (default,) if unit and _same(unit) == _same(written)]
    if fitting and chosen in (None, "", fitting[0]):
        return fitting[0]
    field = (
        f"この欄の単位は「{chosen or '・'.join(units)}」です"
        if chosen or units
        else "この欄は単位なしの数です"
    )
    advice = f"単位を「{fitting[0]}」に選び直してください。" if fitting else _advice(chosen)
    raise AnswersError(f"「{_short(written)}」と書かれていますが、{field}。{advice}")


def in_range(number: float, low: float | None, high: float | None):
    """Raise AnswersError unless low <= number <= high."""
    if (low is None or number >= low) and (high is None or number <= high):
        return
    if high is None:
        raise AnswersError(f"{low:,g} 以上の数を書いてください。")
    if low is None:
        raise AnswersError(f"{high:,g} 以下の数を書いてください。")
    raise AnswersError(f"{low:,} から {high:,} までの数を書いてください。単位も見てください。")


def _from_digits(digits: str, value: str) -> int | float:
    if "," in digits and not _COMMAS.fullmatch(digits):
        raise AnswersError(
            f"「{_short(value)}」のコンマの位置が読めません。コンマなしで書いてください。小数は「.」を使います。"
        )
    digits = digits.replace(",", "")
    if len(re.sub(r"\D", "", digits).lstrip("0")) > _MOST_DIGITS:
        raise AnswersError(f"けたが多すぎます。{_MOST_DIGITS}けたまでの数で書いてください。")
    return _finite(float(digits))


def _finite(number: int | float) -> int | float:
    try:
        number = float(number)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number) or abs(number) >= 10**_MOST_DIGITS:
        raise AnswersError("数として読めません。ふつうの大きさの数を書いてください。")
    return int(number) if number.is_integer() else number


def _same(unit: str) -> str:
    plain = unicodedata.normalize("NFKC", unit).strip().lower().replace(" ", "")
    return _SAME_UNIT.get(plain, plain)


def _advice(unit: str | None) -> str:
    if unit == "時間":
        return "時間に直した数を書いてください(分は60で割ります)。"
    return f"{unit}に直した数を書いてください。" if unit else "数字だけを書いてください。"


def _short(value: str) -> str:
    return value if len(value) <= 20 else value[:20] + "…"
