"""漢数字: numbers as by-laws, contracts and old registers write them."""

import re

DIGITS = {sign: value for value, signs in enumerate(
    ["〇零○", "一壱壹", "二弐貳", "三参參", "四", "五伍", "六", "七", "八", "九"]
) for sign in signs}  # fmt: skip
SMALL = {"廿": 20, "卅": 30, "十": 10, "拾": 10, "百": 100, "千": 1000, "阡": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12}
KANJI_SIGNS = "".join([*DIGITS, *SMALL, *LARGE])

_RUN = re.compile(f"[{''.join([*DIGITS, *SMALL])}]+")


def kanji_number(text: str) -> int | None:
    """The whole number that ``text`` writes, or None when it is none: 十二, 二〇二三, 廿五, 壱万弐千.

    Units must fall in size (十百 is no number), and one digit at most stands before 十, 百 or 千.

    >>> [kanji_number(text) for text in ("十二", "二〇二三", "廿五", "壱万弐千", "十百")]
    [12, 2023, 25, 12000, None]
    """
    total, last = 0, 10**16
    sections = re.split(f"([{''.join(LARGE)}])", text)
    for section, large in zip(sections[0:-1:2], sections[1::2], strict=True):
        number = _section(section)
        if not number or LARGE[large] >= last or number * LARGE[large] >= last:
            return None
        total, last = total + number * LARGE[large], LARGE[large]
    if not sections[-1]:
        return total or None
    number = _section(sections[-1])
    return None if number is None or number >= last else total + number


def figures_for_kanji(text: str) -> str:
    """``text`` with every run of 漢数字 below 10,000 as figures; a run that is no number stays.

    >>> figures_for_kanji("令和五年十二月三十一日")
    '令和5年12月31日'
    """
    return _RUN.sub(lambda run: run[0] if (number := _section(run[0])) is None else str(number), text)


def _section(text):
    """What stands before 万, 億, 兆 or the end: a row of digits, or digits with falling 千, 百, 十."""
    if text and all(sign in DIGITS for sign in text):
        return int("".join(str(DIGITS[sign]) for sign in text))
    total, digit, last = 0, None, 10**4
    for sign in text:
        if sign in DIGITS:
            if digit is not None or DIGITS[sign] == 0:
                return None
            digit = DIGITS[sign]
        elif sign not in SMALL:
            return None
        else:
            size = 10 if sign in "廿卅" else SMALL[sign]
            if size >= last or (sign in "廿卅" and digit is not None):
                return None
            total, digit, last = total + (digit or 1) * SMALL[sign], None, size
    return total + (digit or 0) if text else None
