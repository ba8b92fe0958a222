"""受講者番号: a number issued for the course (never 職員番号) whose last letter checks the others.

``m07k`` = letter, two or three digits, check letter. The letters leave out i, l and o, which are taken for
1 and 0 on paper; 23 remain, a prime, so every single wrong character and every swap of two neighbouring
digits changes the check letter.
"""

import re
import unicodedata
from itertools import count, islice

from kenshu.handin.errors import HandinError

TRIAL = "tameshi"
LETTERS = "abcdefghjkmnpqrstuvwxyz"
LETTER_WEIGHT = 11
FORM = re.compile(r"[a-z][0-9]{2,3}[a-z]|tameshi")


def check_number(text: str) -> str:
    """The number as it is filed (half-width, lower case). Raises HandinError when it cannot be right.

    >>> check_number(" M07K ")
    'm07k'
    """
    number = unicodedata.normalize("NFKC", str(text)).strip().lower()
    if number == TRIAL:
        return number
    if not FORM.fullmatch(number):
        raise HandinError(
            f"受講者番号「{_short(text)}」は形が違います。英字1字・数字2〜3桁・英字1字で、たとえば「m07k」のように書きます。"
            "お渡しした番号の紙を見て、もう一度入れてください。"
        )
    if check_letter(number[:-1]) != number[-1]:
        raise HandinError(
            f"受講者番号「{number}」は、どこか1文字が違うようです。お渡しした番号の紙を見て、もう一度入れてください。"
            "合っているはずのときは、講師か事務局に聞いてください。"
        )
    return number


def issue_numbers(n: int, *, letter: str = "m", taken=()) -> list[str]:
    """``n`` numbers in order, none of them in ``taken``; three digits as soon as two are not enough.

    >>> issue_numbers(3)
    ['m01x', 'm02z', 'm03b']
    """
    taken = set(taken)
    digits = 2 if n + len(taken) <= 99 else 3
    bodies = (f"{letter}{i:0{digits}d}" for i in count(1))
    numbers = (body + check_letter(body) for body in bodies)
    return list(islice((number for number in numbers if number not in taken), n))


def check_letter(body: str) -> str:
    """The check letter for a letter and its digits; "" when the letter is none of LETTERS.

    >>> check_letter("m07")
    'k'
    """
    if body[0] not in LETTERS:
        return ""
    total = LETTERS.index(body[0]) * LETTER_WEIGHT
    total += sum(int(digit) * weight for weight, digit in enumerate(reversed(body[1:]), start=2))
    return LETTERS[total % len(LETTERS)]


def _short(text: str) -> str:
    """What was typed, cut and without control characters, fit to be shown again."""
    return "".join(c for c in str(text) if c.isprintable())[:20]
