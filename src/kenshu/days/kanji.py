"""漢数字: numbers as old registers and contracts write them, alone or mixed with figures (1億2千万)."""

import re
from fractions import Fraction

DIGITS = {sign: value for value, signs in enumerate(
    ["〇零○", "一壱壹", "二弐貳", "三参參", "四", "五伍", "六", "七", "八", "九"]
) for sign in signs}  # fmt: skip
TENS = {"廿": 20, "卅": 30}
SMALL = {"十": 10, "拾": 10, "百": 100, "千": 1000, "阡": 1000}
LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "兆": 10**12}
SIGNS = "".join([*DIGITS, *TENS, *SMALL, *LARGE])

_FIGURES = r"[0-9]+(?:\.[0-9]+)?"
_TOKEN = re.compile(rf"{_FIGURES}|[{''.join(DIGITS)}]+|[{''.join([*TENS, *SMALL, *LARGE])}]")


def kanji_number(text: str) -> Fraction | None:
    """The number that ``text`` writes, or None when it is no number.

    Read are 十二, 二〇二三, 廿五, 壱万弐千, and figures before a unit: 5千, 1億2千万, 1.5億. Units must fall in
    size (十百 is no number), and a row of digits is not followed by 十, 百 or 千 unless it is a single one; a
    figure may be longer before a unit that ends the text (12千, as budgets write 12千円).

    >>> [int(kanji_number(text)) for text in ("十二", "二〇二三", "廿五", "壱万弐千", "1億2千万")]
    [12, 2023, 25, 12000, 120000000]
    >>> kanji_number("十百") is None
    True
    """
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        return None
    return _read(tokens)


def figures_for_kanji(text: str) -> str:
    """``text`` with every run of 漢数字 below 10,000 as figures; a run that is no number stays.

    >>> figures_for_kanji("令和五年十二月三十一日")
    '令和5年12月31日'
    """
    return _RUN.sub(lambda run: _in_figures(run[0]), text)


_RUN = re.compile(f"[{''.join([*DIGITS, *TENS, *SMALL])}]+")


def _in_figures(run):
    number = kanji_number(run)
    if number is None:
        return run
    return str(number).zfill(len(run)) if run[0] in "〇零" else str(number)


def _read(tokens):
    total, last_large = Fraction(0), None
    section = []
    for token in tokens:
        if token not in LARGE:
            section.append(token)
            continue
        below = _section(section)
        if below is None or (last_large and max(below, 1) * LARGE[token] >= last_large):
            return None
        total, last_large, section = total + below * LARGE[token], LARGE[token], []
    if not section:
        return total
    rest = _section(section, alone=last_large is None)
    return None if rest is None or (last_large and rest >= last_large) else total + rest


def _section(tokens, alone=False):
    """The number below a large unit: digits with 千百十 in falling order, or one row of digits."""
    if not tokens:
        return None
    if len(tokens) == 1 and (row := _row(tokens[0])) is not None:
        return row
    if alone and len(tokens) == 2 and tokens[1] in SMALL and (many := _row(tokens[0])) is not None:
        return many * SMALL[tokens[1]] if tokens[0][0] in "0123456789" or many < 10 else None
    return _units(tokens)


def _units(tokens):
    total, pending, last = Fraction(0), None, 10**4
    for token in tokens:
        value = SMALL.get(token) or TENS.get(token)
        if value is None:
            if pending is not None or (pending := _row(token)) is None or not 1 <= pending <= 9:
                return None
            continue
        size = SMALL.get(token, 10)
        if size >= last or (token in TENS and pending is not None):
            return None
        total, pending, last = total + (pending or 1) * value, None, size
    return total + (pending or 0)


def _row(token):
    if token[0] in DIGITS:
        return Fraction(int("".join(str(DIGITS[sign]) for sign in token)))
    return Fraction(token) if token[0] in "0123456789" else None
