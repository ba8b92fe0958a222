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
    """``text`` in as few lines as fit into ``room`` mm, as even as they can be.

    >>> wrap("申請書を受け付けて確かめる", 1, 8)
    ('申請書を', '受け付けて', '確かめる')
    """
    for lines in range(1, len(text) + 2):
        if found := fit(text, size, [room] * lines):
            return found
    return tuple(text)


def fit(text: str, size: float, rooms: list[float]) -> tuple[str, ...] | None:
    """``text`` in exactly ``len(rooms)`` lines, the n-th at most ``rooms[n]`` mm wide; None when it cannot be.

    Of all ways the one with the least uneven lines and the fewest breaks inside a word.
    """
    pieces = _pieces(text, size, min(rooms))
    if len(pieces) < len(rooms):
        return None
    widths = [width(piece, size) for piece in pieces]
    costs = [_cost_of_break(a, b) * size * size for a, b in pairwise(pieces)]
    best = {0: (0.0, ())}  # pieces used → (cost, where lines end)
    for room in rooms:
        longer: dict[int, tuple[float, tuple[int, ...]]] = {}
        for begin, (cost, ends) in best.items():
            used = 0.0
            for end in range(begin + 1, len(pieces) + 1):
                used += widths[end - 1]
                if used > room + 1e-9:
                    break
                last = end == len(pieces)
                whole = cost + (room - used) ** 2 + (0.0 if last else costs[end - 1])
                if whole < longer.get(end, (1e9,))[0]:
                    longer[end] = (whole, (*ends, end))
        best = longer
    if len(pieces) not in best:
        return None
    ends = (0, *best[len(pieces)][1])
    return tuple("".join(pieces[a:b]).strip() for a, b in pairwise(ends))


def _pieces(text, size, room) -> list[str]:
    """What stays together: katakana words, numbers; a longer one than the room falls into letters."""
    found = []
    for piece in _PIECE.findall(text):
        found += [piece] if width(piece, size) <= room else list(piece)
    return found


def _cost_of_break(before: str, after: str) -> float:
    """From 0 (a natural pause) over 6 (inside a word) to never, in squares of a letter."""
    a, b = before[-1], after[0]
    if b in NOT_FIRST or a in NOT_LAST:
        return 1e6
    if a in "、。・)）」／/ " or b in "(（「":
        return 0.0
    if _HIRAGANA.match(a):
        return 5.0 if _HIRAGANA.match(b) else 0.5
    if _HIRAGANA.match(b):
        return 7.0  # between a word and its particle or ending
    return 3.0 if _KANJI.match(a) and _KANJI.match(b) else 2.0
