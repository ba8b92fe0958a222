"""How one and the same name, address, reading and telephone are written. Nothing is wrong, only mixed."""

import unicodedata
from dataclasses import dataclass, replace

from kenshu.synth.d7.places import CITY, Place
from kenshu.synth.draws import Draws

GAPS = ("　", " ", "")
KANJI_DIGITS = "〇一二三四五六七八九"
DASHES = {"-": 70, "‐": 8, "ー": 14, "―": 8}
ADDRESS_GAPS = {"　": 5, " ": 4, "": 1}
FULL_WIDTH = str.maketrans("0123456789-", "０１２３４５６７８９－")
_VOICED = {"": range(0xFF66, 0xFF9E), "ﾞ": range(0xFF73, 0xFF8F), "ﾟ": range(0xFF8A, 0xFF8F)}
HALF_KANA = {
    whole: chr(code) + mark
    for mark, codes in _VOICED.items()
    for code in codes
    if len(whole := unicodedata.normalize("NFKC", chr(code) + mark)) == 1
}


@dataclass(frozen=True)
class Manner:
    """How a hand writes addresses.

    ``numbers``: "kanji" 三丁目12番5号, "formal" 3丁目12番5号, "mixed" 3丁目12-5, "dash" 3-12-5.
    """

    numbers: str
    dash: str = "-"
    wide: bool = False
    gap: str = "　"
    room: str = ""
    city: bool = True
    oaza: bool = True
    flat: str = "whole"  # "whole": building and room; "none": left out; "number": the room's number alone


def manner(draws: Draws, shape: dict) -> Manner:
    """Any hand; ``shape``: how often it writes in full width, and each way of writing numbers and rooms."""
    return Manner(
        draws.pick(shape["numbers"]), draws.pick(DASHES), draws.unit() < shape["wide"],
        draws.pick(ADDRESS_GAPS), draws.pick(shape["rooms"]), city=draws.unit() < shape["city"],
    )  # fmt: skip


def address(place: Place, how: Manner) -> str:
    """The address as this hand writes it.

    >>> address(Place("北みどり野", 12, 5, 3, building="メゾン若葉", room="203"), Manner("kanji", room="号室"))
    'みどり野市北みどり野三丁目12番5号　メゾン若葉203号室'
    """
    head = (CITY if how.city else "") + _town(place, how)
    numbers = _numbers(place, how)
    if place.building and how.flat == "number":
        numbers = f"{_dashed(place, how)}{how.dash}{place.room}"
    text = head + numbers
    if place.building and how.flat == "whole":
        text += f"{how.gap}{place.building}{place.room}{how.room}"
    return text.translate(FULL_WIDTH) if how.wide else text


def otherwise(place: Place, how: Manner, draws: Draws, shape: dict) -> Manner:
    """Another hand that leaves out as much as ``how`` does, but does not write the same text."""
    text = address(place, how)
    numbers = [way for way in ("dash", "formal", "kanji", "mixed") if way != how.numbers]
    for way in draws.shuffled(numbers):
        other = replace(manner(draws, shape), numbers=way, city=how.city, oaza=how.oaza, flat=how.flat)
        if address(place, other) != text:
            return other
    return replace(how, wide=not how.wide)


def name(family: str, given: str, gap: str) -> str:
    return family + gap + (given.replace(" ", gap) if given.isascii() else given)


def half_kana(kana: str) -> str:
    """Half-width katakana, as old systems keep it.

    >>> half_kana("サイトウ　ジュン")
    'ｻｲﾄｳ ｼﾞｭﾝ'
    """
    return "".join(HALF_KANA.get(letter, letter) for letter in kana.replace("　", " "))


def phone(digits: str, way: str) -> str:
    """000 and eight digits. ``way``: "dash", "none", "wide", "round"."""
    first, last = digits[:4], digits[4:]
    if way == "none":
        return f"000{digits}"
    if way == "round":
        return f"000({first}){last}"
    text = f"000-{first}-{last}"
    return text.translate(FULL_WIDTH) if way == "wide" else text


def _town(place, how):
    if not place.small:
        return place.town
    return f"大字{place.town}字{place.small}" if how.oaza else place.town + place.small


def _numbers(place, how):
    if how.numbers == "dash":
        return _dashed(place, how)
    if place.small:
        branch = f"{'の' if how.numbers == 'mixed' else ''}{place.branch}" if place.branch else ""
        return f"{place.number}番地{branch}"
    chome = KANJI_DIGITS[place.chome] if how.numbers == "kanji" else str(place.chome)
    head = f"{chome}丁目" if place.chome else ""
    if how.numbers == "mixed":
        return f"{head}{place.number}{how.dash}{place.branch}"
    return f"{head}{place.number}番{place.branch}号"


def _dashed(place, how):
    return how.dash.join(str(part) for part in (place.chome, place.number, place.branch) if part)
