"""Japanese text in a given room: how wide it is, and where its lines may break (kinsoku). Millimetres."""

import re
from itertools import pairwise
from unicodedata import east_asian_width

NOT_FIRST = (
    "、。，．,.・:;：；?？!！)）」』】〕〉》］}%％々ゝゞーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ~〜→／/"
)
NOT_LAST = "(（「『【〔〈《［{#＃№"
_PIECE = re.compile(r"[ァ-ヶー]+|[0-9A-Za-z][0-9A-Za-z.,\-]*|.", re.DOTALL)
_HIRAGANA = re.compile("[ぁ-ん]")
_KANJI = re.compile("[一-龥々]")
LINE_COST, UNEVEN = 6.0, 0.35  # of one more line; of a line one letter longer or shorter than the mean
# Upper bounds of the advance widths of IPAexGothic, in em.
_NARROW = {**dict.fromkeys(" '|ijl.,", 0.3), **dict.fromkeys("MW%@mw", 0.95)}


def width(text: str, size: float) -> float:
    """How wide ``text`` is at most, in letters of ``size`` mm."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:
    if east_asian_width(letter) in "WFA":
        return 1.0
    if east_asian_width(letter) == "H":
        return 0.5
    return _NARROW.get(letter, 0.8 if letter.isupper() else 0.64)


def wrap(text: str, size: float, room: float) -> tuple[str, ...]:
    """``text`` in lines of at most ``room`` mm: few, even, and broken where a reader would pause.

    >>> wrap("申請書を受け付けて確かめる", 1, 8)
    ('申請書を', '受け付けて', '確かめる')
    """
    offers = []
    for lines in range(1, len(text) + 2):
        if found := fit(text, size, [room] * lines):
            offers.append((found[0] + lines * LINE_COST, found[1]))
        if len(offers) == 3:
            break
    return min(offers)[1] if offers else tuple(text)


def fit(text: str, size: float, rooms: list[float]) -> tuple[float, tuple[str, ...]] | None:
    """``text`` in exactly ``len(rooms)`` lines, the n-th at most ``rooms[n]`` mm wide; None when it cannot be.

    Of all ways the one with the least cost (given first): unevenness, and breaks inside a word.
    """
    pieces = _pieces(text, size, min(rooms))
    widths = [width(piece, size) / size for piece in pieces]
    even = sum(widths) / len(rooms)
    costs = _costs(pieces)
    best = {0: (0.0, ())}  # pieces used → (cost, where lines end)
    for room in rooms:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, ends) in best.items():
            used = 0.0
            for end in range(begin + 1, len(pieces) + 1):
                used += widths[end - 1]
                if used * size > room + 1e-9:
                    break
                whole = cost + UNEVEN * (used - even) ** 2 + (costs[end - 1] if end < len(pieces) else 0.0)
                if whole < longer.get(end, (1e9,))[0]:
                    longer[end] = (whole, (*ends, end))
        best = longer
    if len(pieces) not in best:
        return None
    cost, ends = best[len(pieces)]
    lines = ("".join(pieces[a:b]).strip() for a, b in pairwise((0, *ends)))
    return cost, tuple(lines)


def _pieces(text, size, room) -> list[str]:
    """What stays together: katakana words, numbers, signs that may not begin a line; too long ones fall apart."""
    found = []
    for piece in _PIECE.findall(text):
        if found and (piece[0] in NOT_FIRST or found[-1][-1] in NOT_LAST):
            piece = found.pop() + piece
            if found and piece[0] == " ":  # a space at a line's end falls away, its sign must not stand alone
                piece = found.pop() + piece
        found.append(piece)
    kept = []
    for piece in found:
        kept += [piece] if width(piece, size) <= room else list(piece)
    return kept


def _costs(pieces: list[str]) -> list[float]:
    """The cost of a break after each piece but the last; a row of kanji is broken after its 2nd, 4th, … rather."""
    found, run = [], 0
    for before, after in pairwise(pieces):
        run = run + 1 if _KANJI.match(before) else 0
        odd = 4.0 if run % 2 and _KANJI.match(after[0]) else 0.0
        found.append(_cost_of_break(before[-1], after[0]) + odd)
    return found


def _cost_of_break(a: str, b: str) -> float:
    """Between two letters: from 0 (a natural pause) to 14 (between a word and its ending)."""
    if b in NOT_FIRST or a in NOT_LAST:
        return 1000.0
    if a in "、。・)）」／/ " or b in "(（「":
        return 0.0
    if _HIRAGANA.match(a):
        if _HIRAGANA.match(b):
            return 3.0 if a in "はを" else 7.0 if a in "るがにで" else 10.0
        return 0.5 if a in "をにはがでともへてのか" else 8.0
    if _HIRAGANA.match(b):
        return 14.0
    return 6.0 if _KANJI.match(a) and _KANJI.match(b) else 3.0
