"""What the cells of a column look like, whatever its heading says."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from kenshu.days import DaysError, parse_date
from kenshu.privacy import my_number
from kenshu.privacy.names import is_name

MOST, HALF = 0.9, 0.5  # of the cells that are not empty
LONG = 8  # letters of a cell, on average: more is a sentence rather than a word
PHONE = re.compile(r"0\d{1,4}[-( ]?\d{1,4}[-) ]?\d{3,4}")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(
    r"[^。→:]*[一-龥ぁ-んァ-ヶ]+[^。→:\d]{0,6}"  # a town
    r"(?:\d+|[一二三四五六七八九十]+)(?:丁目|番地?|[-‐ー―−]\d)[^。→:]*"
)
WORDS = re.compile(r"[ぁ-ん]|[。、→(]")
_CODE = re.compile(r"[A-Za-z]{0,4}[-_]?\d[\w-]*", re.ASCII)


@dataclass(frozen=True)
class Sign:
    """``kind`` of columns.KINDS that the cells speak for, and why, in Japanese without 。"""

    kind: str
    said: str


def signs(cells, heading_kind: str | None = None) -> list[Sign]:
    """What the cells (Series) look like; [] when they tell nothing. ``heading_kind``: what the heading said."""
    import pandas as pd

    filled = cells[cells.notna()]
    if pd.api.types.is_datetime64_any_dtype(cells) or (
        len(filled) and all(isinstance(c, date) for c in filled)
    ):
        return [Sign("indirect", "中身は日付です")] if heading_kind != "indirect" else []
    texts = [unicodedata.normalize("NFKC", str(cell)).strip() for cell in filled]
    texts = [text for text in texts if text]
    if not texts:
        return []
    found = _numbers(texts, pd.api.types.is_numeric_dtype(cells)) or _people(texts) or _words(texts)
    if found is None and heading_kind is None:  # 1, 2, 3 … under a heading may be what it counts
        found = _codes(texts)
    return [found] if found else []


def _numbers(texts, is_numeric):
    """個人番号, or another number of twelve digits; telephone numbers."""
    twelve = [my_number.twelve_digits(text) for text in texts]
    share = sum(bool(hits) and len(text) <= 14 for hits, text in zip(twelve, texts, strict=True)) / len(texts)
    if share >= HALF:
        digits = [hit for hits in twelve for hit in hits]
        valid = sum(map(my_number.passes, digits)) / len(digits)
        if valid >= HALF:
            return Sign("my-number", f"12けたの数で、{_share(valid)}個人番号の決まりに合います")
        return Sign("code", "12けたの数ですが、個人番号の決まりに合うものは、偶然と同じくらいです")
    if is_numeric:
        return None
    return _mostly(texts, PHONE, "direct", "電話番号")


def _people(texts):
    for found in (
        _mostly(texts, MAIL, "direct", "メールアドレス"),
        _mostly(texts, ADDRESS, "direct", "番地まである住所"),
    ):
        if found:
            return found
    share = sum(map(is_name, texts)) / len(texts)
    if share >= HALF:
        return Sign("direct", f"中身は{_share(share)}人の名前の形です")
    return None


def _words(texts):
    share = sum(map(_is_date, texts)) / len(texts)
    if share >= HALF:
        return Sign("indirect", f"中身は{_share(share)}日付の形です")
    return Sign("text", "長さのちがう文が入っています") if _is_prose(texts) else None


def _codes(texts):
    if len(texts) > 1 and len(set(texts)) == len(texts) and all(map(_CODE.fullmatch, texts)):
        return Sign("code", "1行に1つの番号です")
    return None


def _is_prose(texts):
    told = sum(bool(WORDS.search(text)) for text in texts)
    return sum(map(len, texts)) / len(texts) >= LONG and told >= HALF * len(texts)


def _mostly(texts, pattern, kind, what):
    share = sum(bool(pattern.fullmatch(text)) for text in texts) / len(texts)
    return Sign(kind, f"中身は{_share(share)}{what}の形です") if share >= HALF else None


def _is_date(text):
    try:
        return parse_date(text) is not None
    except DaysError as error:
        return "元号" in str(error)


def _share(share):
    return "すべて" if share == 1 else f"{min(99, round(100 * share))}%が"
