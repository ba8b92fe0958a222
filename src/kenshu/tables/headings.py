"""Where a table begins and what its columns are called, by rules that fit in a sentence each.

1. A row is as full as it has cells with something in them; a cell merged sideways counts for all it covers.
2. The heading is the first row at least half as full as the second-fullest of the first rows, and at least two
   cells full (one, in a file of one column). If it has gaps and the row below it is full, has no figures and has
   figures below, that row is the heading. What stands above the heading is a title.
3. The row above belongs to the heading too when it stands directly above, is two cells full at least, and fills
   a gap of the heading or stands only over names that the heading has more than once.
4. The row below belongs to the heading too when a merged heading reaches into it, when all its cells are units
   in brackets above figures, or when it has no figures, stands only below headings with a gap beside them, fills
   every such gap, and the rows below it have figures where it has words.
"""

import re
from collections import Counter
from dataclasses import dataclass
from itertools import count

from kenshu.tables.errors import TablesError
from kenshu.tables.report import Finding

SAMPLE = 200  # rows at the top of a file among which the headings are looked for
JOIN = "／"
MOST_ROWS = 4  # of a heading
MOST_MERGES = 20_000  # in those rows
_FIGURE = re.compile(r"[\d０-９]")
_UNIT = re.compile(r"\s*(?:[(（][^()（）]{1,10}[)）]|[\[［〔][^\[\]［］〔〕]{1,10}[\]］〕])\s*")
_VALUE = re.compile(r"\s*[-+△▲]?[\d０-９][\d０-９,.，．/:%]*\s*")
_YEAR = re.compile(r"\s*(?:19|20)\d\d\s*")


@dataclass(frozen=True)
class Merge:
    """Merged cells: first and last row and column, from 0, all inclusive."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Heading:
    """``first`` to ``last``: places of its rows, from 0; ``names``: a column's name from its rows, "" if none."""

    first: int
    last: int
    names: tuple[str, ...]


def find(rows: list[list[str]], merges: tuple[Merge, ...] = ()) -> Heading:
    """The heading among the first rows of a file (lists of texts, perhaps of unequal length).

    Raises TablesError ``no-heading``.
    """
    merges = tuple(merge for merge in merges if merge.top < len(rows))
    if len(merges) > MOST_MERGES:
        said = "はじめの行に結合したセルが多すぎます。結合を解いて保存し直してから選んでください。"
        raise TablesError(said, id="not-a-table")
    full = [_full(row, place, merges) for place, row in enumerate(rows)]
    start = _start(rows, full)
    first = _upward(rows, full, start)
    last = _downward(rows, first, start, merges)
    spread = [_spread(rows, place, last, merges) for place in range(first, last + 1)]
    width = max(len(row) for row in spread)
    stacks = [[row[column] if column < len(row) else "" for row in spread] for column in range(width)]
    return Heading(first, last, tuple(_joined(stack) for stack in stacks))


def name(names: tuple[str, ...], used: list[bool], rows: tuple[int, ...]) -> tuple[list[str], list[Finding]]:
    """Names for the used columns, every one filled and different, and what had to be changed for it."""
    given, findings, seen = [], [], Counter()
    taken = {text for text, is_used in zip(names, used, strict=True) if is_used}
    for place, (text, is_used) in enumerate(zip(names, used, strict=True), 1):
        if not is_used:
            continue
        new = text or f"列{place}"
        seen[new] += 1
        if seen[new] > 1 or (not text and new in taken):
            numbered = (f"{new}({n})" for n in count(max(2, seen[new])))
            new = next(name for name in numbered if name not in taken)
        taken.add(new)
        given.append(new)
        if not text:
            said = f"{rows[-1]}行目(見出し)の{place}列目が空なので、「{new}」と名づけました。列の名前を書いてください。"
            findings.append(Finding("empty-heading", "changed", rows[-1], new, "", said))
        elif new != text:
            said = (
                f"{rows[-1]}行目(見出し)に「{text}」が重なっています。{place}列目を「{new}」としました。"
                "名前を分けてください。"
            )
            findings.append(Finding("duplicate-heading", "changed", rows[-1], new, text, said))
    return given, findings


def notes(heading: Heading, numbers: list[int], rows: list[list[str]]) -> list[Finding]:
    """What finding the heading means for the report: titles above, joined rows, doubt."""
    findings = []
    for place in range(heading.first):
        if text := " ".join(_flat(cell) for cell in rows[place] if cell.strip()):
            said = f"{numbers[place]}行目の「{text}」は題名として読み飛ばしました。"
            findings.append(Finding("title-row", "found", numbers[place], None, text, said))
    top, bottom = numbers[heading.first], numbers[heading.last]
    if heading.last > heading.first:
        names = "、".join(text for text in heading.names if JOIN in text)
        said = (
            f"{top}行目から{bottom}行目までを1つの見出しにつなぎました({names or '、'.join(heading.names)})。"
        )
        findings.append(Finding("two-row-heading", "changed", top, None, names, said))
    named = [text for text in heading.names if text]
    values = [text for text in named if _VALUE.fullmatch(text) and not _YEAR.fullmatch(text)]
    if 2 * len(values) > len(named) > 1:
        said = (
            f"{bottom}行目を見出しとして読みましたが、数が並んでいます。"
            "見出しのない表なら、列の名前の行を上に足してください。"
        )
        findings.append(Finding("heading-doubtful", "doubtful", bottom, None, "、".join(named), said))
    return findings


def _start(rows, full):
    counts = sorted(full, reverse=True)
    if not counts or not counts[0]:
        raise TablesError(
            "見出しの行が見つかりません。列の名前を並べた行を、データのすぐ上に書いてください。",
            id="no-heading",
        )
    usual = counts[1] if len(counts) > 1 and counts[1] else counts[0]
    enough = max(min(2, counts[0]), (usual + 1) // 2)
    start = next(place for place, count in enumerate(full) if count >= enough)
    if start + 1 < len(full) and full[start] < usual <= full[start + 1]:
        below = [column for column, cell in enumerate(rows[start + 1]) if cell.strip()]
        if not _completes(rows, start) and _over_figures(rows, start + 1, below):
            return start + 1
    return start


def _full(row, place, merges):
    wide = [merge for merge in merges if merge.top <= place <= merge.bottom and merge.right > merge.left]
    filled = {column for column, cell in enumerate(row) if cell.strip()}
    if len(filled) < 2:
        return len(filled)
    for merge in wide:
        if merge.left in filled:
            filled |= set(range(merge.left, merge.right + 1))
    return len(filled)


def _upward(rows, full, start):
    """Rule 3."""
    if start == 0 or full[start - 1] < 2:
        return start
    above, names = rows[start - 1], [cell.strip() for cell in rows[start]]
    width = max((column for column, text in enumerate(names) if text), default=0) + 1
    often = Counter(filter(None, names))
    over = [column for column, cell in enumerate(above[:width]) if cell.strip()]
    gaps = any(not names[column] for column in over)
    return start - 1 if gaps or all(often[names[column]] > 1 for column in over) else start


def _downward(rows, first, start, merges):
    """Rule 4."""
    last = start
    for merge in merges:
        if first <= merge.top <= start and merge.bottom > last and merge.top < first + MOST_ROWS:
            last = min(merge.bottom, first + MOST_ROWS - 1)
    for merge in merges:
        below = rows[merge.top + 1] if merge.top + 1 < len(rows) else []
        if first <= merge.top <= start and merge.right > merge.left and merge.bottom == merge.top:
            under = [cell for cell in below[merge.left : merge.right + 1] if cell.strip()]
            if len(under) > 1 and not any(_VALUE.fullmatch(cell) for cell in under):
                last = max(last, merge.top + 1)
    if last == start == first and _completes(rows, start):
        last = start + 1
    return last + 1 if _is_units(rows, last + 1) else last


def _is_units(rows, place):
    """Is the row nothing but units in brackets, with figures below?"""
    row = rows[place] if place < len(rows) else []
    columns = [column for column, cell in enumerate(row) if cell.strip()]
    units = all(_UNIT.fullmatch(row[column]) for column in columns)
    return bool(columns) and units and _over_figures(rows, place, columns)


def _completes(rows, place):
    """Does the row below ``place`` fill the gaps of the heading as a second heading row would?"""
    if place + 2 >= len(rows):
        return False
    head, below = rows[place], rows[place + 1]
    width = max(len(head), len(below))
    head, below = ([cell.strip() for cell in row] + [""] * (width - len(row)) for row in (head, below))
    gaps = {column for column in range(1, width) if not head[column] and any(head[:column])}
    grouped = gaps | {column - 1 for column in gaps}
    words = [column for column in range(width) if below[column]]
    if not gaps or not gaps <= set(words) or not set(words) <= grouped:
        return False
    return _over_figures(rows, place + 1, words)


def _over_figures(rows, place, columns):
    """Has the row no figures in these columns, though one of the rows below it has?"""
    if any(_FIGURE.search(rows[place][column]) for column in columns):
        return False
    following = rows[place + 1 : place + 11]
    return any(column < len(row) and _VALUE.fullmatch(row[column]) for row in following for column in columns)


def _spread(rows, place, last, merges):
    """A heading row with names filled to the right: along its merges, or over gaps that a row below names."""
    row = [_flat(cell) for cell in rows[place]]
    wide = [merge for merge in merges if merge.top <= place <= merge.bottom and merge.right > merge.left]
    for merge in wide:
        source = row[merge.left] if place == merge.top and merge.left < len(row) else ""
        row[merge.left : merge.right + 1] = [source] * max(0, min(merge.right + 1, len(row)) - merge.left)
    if not wide and place < last:
        below = rows[last]
        for column in range(1, min(len(row), len(below))):
            row[column] = row[column] or (row[column - 1] if below[column].strip() else "")
    return row


def _joined(stack):
    """The rows of one column's heading: repeated names once."""
    return JOIN.join(text for place, text in enumerate(stack) if text and text not in stack[:place])


def _flat(cell):
    return "".join(part.strip() for part in cell.splitlines()).strip()


def is_second(row: list[str], above: list[list[str]]) -> bool:
    """Does a row below an empty one look like the heading of another table: no figures, under columns of figures?"""
    words = [column for column, cell in enumerate(row) if cell.strip()]
    if len(words) < 2 or any(_FIGURE.search(row[column]) for column in words):
        return False
    return any(
        all(_VALUE.fullmatch(other[column]) for other in above if other[column].strip())
        and any(other[column].strip() for other in above)
        for column in words
    )
