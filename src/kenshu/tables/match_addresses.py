"""Addresses evened out for comparing, and how two of them stand to each other. Copies only."""

import re
import unicodedata
from dataclasses import dataclass

from kenshu.days import kanji_number
from kenshu.tables.match_names import USUAL, settled

SAME, SHORTER, ROOM, DIFFERS, UNKNOWN = "same", "shorter", "room", "differs", "unknown"
_GONE = re.compile(r"[\s,.、。\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_STEPS = (
    (r"([一二三四五六七八九十]+)(?=丁目)", lambda found: str(kanji_number(found[1]) or found[1])),
    (r"(?<=[\u4e00-\u9fff])[がガヶ](?=[\u4e00-\u9fff])", "ケ"),
    (r"(?<=\d)[‐‑‒–—―−ー－](?=\d)", "-"),
    (r"(?<=\d)(丁目|番地の?|番(?![町街館])|の(?=\d))", "-"),
    (r"(?<=\d)号(?![棟館線])室?(?=\d)", "-"),
    (r"(?<=\d)(号(?![棟館線])室?|室)", ""),
    (r"-{2,}", "-"),
    (r"-(?!\d)", ""),
)
_PLACE = re.compile(r"(?P<town>\D*)(?P<numbers>\d+(?:-\d+)*)?(?P<rest>.*)", re.DOTALL | re.ASCII)
_HEAD = re.compile(r".+[都道府県市区町村郡]", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """``town``: all before the first figure; ``numbers``: 丁目・番・号; ``building``; ``room``: its figures."""

    town: str
    numbers: tuple[str, ...]
    building: str
    room: str


def normalise_address(text: str) -> str:
    """An address in half width without spaces, 丁目・番・号 as hyphens. For comparing only; never to be stored.

    >>> normalise_address("みどり野市北みどり野三丁目１２番５号　メゾン若葉２０３号室")
    'みどり野市北みどり野3-12-5メゾン若葉203'
    >>> normalise_address("大字上みどり野字丸田1234番地の5") == normalise_address("大字上みどり野字丸田１２３４－５")
    True
    """
    return settled(_once, text)


def place(normalised: str) -> Place:
    """The parts of a normalised address.

    >>> place("北みどり野3-12-5メゾン若葉203")
    Place(town='北みどり野', numbers=('3', '12', '5'), building='メゾン若葉', room='203')
    """
    found = _PLACE.fullmatch(normalised)
    rest = re.fullmatch(r"(?P<building>.*?)(?P<room>\d*)", found["rest"], re.DOTALL | re.ASCII)
    numbers = tuple(found["numbers"].split("-")) if found["numbers"] else ()
    return Place(re.sub("大?字", "", found["town"]), numbers, rest["building"], rest["room"])


def relation(one: str, other: str) -> tuple[str, tuple[str, ...]]:
    """How two normalised addresses stand to each other, and in Japanese what one of them leaves out.

    "same"; "shorter": the same but for parts left out; "room": one street number, another building or room;
    "differs"; "unknown": one is empty.

    >>> relation("みどり野市北みどり野3-12-5メゾン若葉203", "北みどり野3-12-5")
    ('shorter', ('都道府県・市区町村の名前', '建物や部屋'))
    """
    if not one or not other:
        return UNKNOWN, ()
    if one == other:
        return SAME, ()
    a, b = place(one), place(other)
    left_out = _town_left_out(a.town, b.town)
    if left_out is None:
        return DIFFERS, ()
    if ("字" in one) != ("字" in other):
        left_out += ("「大字」「字」の文字",)
    street = _same_street(a, b)
    if not street or not a.numbers:
        return DIFFERS, ()
    a, b = street
    if (a.building and b.building and a.building != b.building) or (a.room and b.room and a.room != b.room):
        return ROOM, ()
    if (a.building, a.room) != (b.building, b.room):
        left_out += ("建物や部屋",)
    return SHORTER, left_out


def _once(text):
    text = _GONE.sub("", unicodedata.normalize("NFKC", text)).upper()
    text = "".join(USUAL.get(letter, letter) for letter in text)
    for pattern, replaced in _STEPS:
        text = re.sub(pattern, replaced, text, flags=re.ASCII)
    return text


def _town_left_out(one, other):
    """What one of two names of one town leaves out; None when they are two towns."""
    if one == other:
        return ()
    short, long = sorted((one, other), key=len)
    head = long.removesuffix(short)
    if short and head != long and _HEAD.fullmatch(head):
        return ("都道府県・市区町村の名前",)
    return None


def _same_street(a, b):
    """Both with the same numbers, one more number than the other's read as a room; None when they differ."""
    if a.numbers == b.numbers:
        return a, b
    short, long = sorted((a, b), key=lambda side: len(side.numbers))
    base, more = long.numbers[: len(short.numbers)], long.numbers[len(short.numbers) :]
    if base != short.numbers or len(more) != 1 or long.building or long.room:
        return None
    if short.room == more[0] or (len(base) >= 3 and not short.room):
        return short, Place(long.town, base, "", more[0])
    return None
