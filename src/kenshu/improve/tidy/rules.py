"""What a chosen rule makes of a cell, good rule or bad: text in, text out, None for a cell left unread."""

import re
import unicodedata

from kenshu.days import AmbiguousDate, parse_date
from kenshu.tables import normalise_address, normalise_name, normalise_phone
from kenshu.tables.match_names import USUAL

WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
ERAS = {"令和": "R", "平成": "H", "昭和": "S"}
DIGITS = 3  # of 口座下3桁


def day(text, rule, title=""):
    """The day as YYYY-MM-DD; ``rule`` decides on a year without an era, ``title`` is the list's own first line.

    Rules: "west" (20xx), "heisei", "title" (the era the title names), "empty" (thrown away), "wait" (left unread).

    >>> day("Ｒ７．６．３", "wait"), day("7.6.3", "wait"), day("7.6.3", "title", "令和7年度 受付簿")
    ('2025-06-03', None, '2025-06-03')
    """
    try:
        return parse_date(text).isoformat()
    except AmbiguousDate:
        pass
    plain = unicodedata.normalize("NFKC", text)
    era = next((letter for name, letter in ERAS.items() if name in title), None)
    year, rest = plain.split(".", 1)
    written = {"west": f"{2000 + int(year)}.{rest}", "heisei": f"H{plain}", "title": era and f"{era}{plain}"}
    if rule == "empty":
        return ""
    return parse_date(written[rule]).isoformat() if written.get(rule) else None


def phone(text, rule):
    """The telephone number. Rules: "text" (000-0000-0000), "wide", "number" (counted with), "fill" (no blanks).

    >>> phone("000(1234)5678", "text"), phone("000-0123-4567", "number"), phone("", "fill")
    ('000-1234-5678', '1234567', '000-0000-0000')
    """
    digits = normalise_phone(text)
    if not digits and rule == "fill":
        digits = "0" * 11
    if not digits:
        return ""
    if rule == "number":
        return str(int(digits))
    written = f"{digits[:3]}-{digits[3:7]}-{digits[7:]}"
    return written.translate(WIDE) if rule == "wide" else written


def account(text, rule):
    """The last three figures of an account. Rules: "pad" (0 in front), "tail" (0 behind), "number", "empty".

    >>> [account("４５", rule) for rule in ("pad", "tail", "number", "empty")]
    ['045', '450', '45', '']
    """
    digits = unicodedata.normalize("NFKC", text)
    if rule == "number":
        return str(int(digits))
    if rule == "empty" and len(digits) < DIGITS:
        return ""
    return digits.ljust(DIGITS, "0") if rule == "tail" else digits.zfill(DIGITS)


def padded(text):
    """Whether "pad" adds a 0 to this cell, so that somebody compares it with the paper.

    >>> padded("45"), padded("０４５")
    (True, False)
    """
    return len(text) < DIGITS


def name(text, rule):
    """What is stored of a name or an address. Rules: "letters" (today's), "spaces" (none), "drop", "copy" (kept).

    >>> name("髙橋　一", "letters"), name("髙橋　一", "spaces"), name("髙橋　一", "copy")
    ('高橋 一', '髙橋一', '髙橋　一')
    """
    if rule == "letters":
        return "".join(USUAL.get(letter, letter) for letter in unicodedata.normalize("NFKC", text))
    if rule == "spaces":
        return re.sub(r"\s", "", text)
    return "" if rule == "drop" else text


def copy(text, column):
    """The copy of a 氏名 or 住所 for comparing; what is stored stays as it was written.

    >>> copy("髙橋　一", "氏名"), copy("みどり野三丁目１２番５号", "住所")
    ('高橋一', 'みどり野3-12-5')
    """
    return normalise_name(text) if column == "氏名" else normalise_address(text)
