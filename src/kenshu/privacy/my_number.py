"""Twelve digits: are they 個人番号? Decided for a column, never for a cell: one number in ten passes by chance."""

import re
import unicodedata

WEIGHTS = (6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)  # 番号利用法施行令: the check digit of 個人番号
_TWELVE = re.compile(r"(?<!\d)\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)")


def twelve_digits(text: str) -> tuple[str, ...]:
    """The runs of exactly twelve digits in a text, also in fours with hyphens or spaces, as digits."""
    return tuple(re.sub(r"\D", "", hit[0]) for hit in _TWELVE.finditer(unicodedata.normalize("NFKC", text)))


def passes(digits: str) -> bool:
    """Whether the last of twelve digits is the check digit of the eleven before.

    >>> passes("12345678901" + "8"), passes("12345678901" + "7")
    (True, False)
    """
    rest = sum(int(digit) * weight for digit, weight in zip(digits, WEIGHTS, strict=False)) % 11
    return int(digits[11]) == (0 if rest < 2 else 11 - rest)
