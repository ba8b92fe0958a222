"""From the cells below the headings to the frame: what is left out, what is filled, what the cells show."""

import re
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from kenshu.tables import cells, headings
from kenshu.tables.errors import TablesError
from kenshu.tables.headings import Heading, Merge
from kenshu.tables.report import Finding, places

_OPEN, _CLOSE = r"[\s【〔\[［(（<＜《]*", r"[\s】〕\]］)）>＞》:：]*"
_TOTAL = re.compile(
    rf"{_OPEN}(?:総\s*合\s*計|[合総小累]\s*計|計)\s*(?:[(（][^()（）]{{1,8}}[)）])?{_CLOSE}\Z"
)
_MAYBE_TOTAL = re.compile(r".{1,30}(?<![会統設家時余推生集])計[\s　]*\Z")
_TOTAL_CLUE = re.compile(r"計")
_NOTE = re.compile(
    rf"{_OPEN}(?:※|注(?:意|記|釈)?[\d一二三四五\s)）】\]:：.．]|備\s*考[\s\d)）】\]:：]"
    r"|出\s*[典所][\s)）】\]:：]|資料[:：])"
)
_NOTE_CLUE = re.compile("[※注備出資]")
MOST_GAPS = 1000  # empty rows below which another table is looked for
_BLANK = re.compile(r"\0\s*\0")
_NUMBER = re.compile(r"\s*[-+△▲]?[\d０-９][\d０-９,.，．]*\s*\Z")


@dataclass
class Sheet:
    """The cells of one table as text, its headings found.

    ``columns``: a sequence of texts for each column, below the headings, all of one length; ``numbers``: the
    row numbers of these in the file; ``top``, ``top_numbers``: the rows down to the headings; ``odd``: rows
    (number, texts) of another length; ``merges``: counted from the sheet's first row; ``headed``: cells that the
    heading row has in the file, if rows may have more; ``in_cp932``: all letters come from CP932.
    """

    heading: Heading
    top: list[list[str]]
    top_numbers: list[int]
    columns: list
    numbers: np.ndarray
    odd: list[tuple[int, list[str]]] = field(default_factory=list)
    merges: tuple[Merge, ...] = ()
    headed: int | None = None
    in_cp932: bool = False

    @property
    def header_rows(self) -> tuple[int, ...]:
        """Row numbers of the headings."""
        return tuple(self.top_numbers[self.heading.first : self.heading.last + 1])


def frame(sheet: Sheet, totals: bool):
    """(frame, row numbers, findings, names by place in the file) of a sheet.

    ``totals`` keeps rows of totals. Raises TablesError ``short-row``, ``long-row``.
    """
    findings = headings.notes(sheet.heading, sheet.top_numbers, sheet.top)
    columns, numbers, keep = list(sheet.columns), sheet.numbers, np.ones(len(sheet.numbers), dtype=bool)
    findings += _fill_down(sheet, columns)
    known = [cells.Cells(column) for column in columns]
    blank = _blank(columns, known)
    keep[blank] = False
    blank_rows = [int(numbers[place]) for place in blank]
    findings += _odd_rows(sheet, blank_rows, totals)
    findings += _places_of(columns, known, numbers, keep, totals)
    findings += _second_tables(columns, numbers, blank)
    findings += _second_tables(columns, numbers, blank)
    findings += places("blank-row", "found", None, [(row, "") for row in sorted(blank_rows)], _blank_said)
    _headless(sheet, columns, keep)
    used = _used(sheet, columns)
    names, changed = headings.name(sheet.heading.names, used, sheet.header_rows)
    findings += changed + _blank_columns(used, sheet)
    if not keep.all():
        columns = [np.asarray(column, dtype=object)[keep] for column in columns]
        numbers = numbers[keep]
    series, by_place = {}, {}
    for place, column in ((place, column) for place, column in enumerate(columns) if used[place]):
        by_place[place] = heading = names[len(series)]
        series[heading], seen = _column(heading, column, numbers, known[place], sheet.in_cp932)
        findings += seen
    return pd.DataFrame(series, copy=False), tuple(numbers.tolist()), findings, by_place


def _column(heading, values, rows, different, in_cp932):
    values, changed = cells.unwrap(heading, values, rows, different)
    if changed:
        different = cells.Cells(values)
    seen = cells.look(heading, values, rows, different, in_cp932)
    return pd.Series(np.asarray(values, dtype=object), dtype="str"), changed + seen


def _blank(columns, known):
    """Places of the rows in which no cell has anything."""
    if not columns or not all(one.has(_BLANK) for one in known):
        return []
    found = [place for place, text in enumerate(columns[0]) if not text.strip()]
    for column in columns[1:]:
        found = [place for place in found if not column[place].strip()]
    return found


def _second_tables(columns, numbers, blank):
    """Findings for rows below an empty one that look like the headings of another table; they stay."""
    findings, empty = [], set(blank)
    for place in blank[:MOST_GAPS]:
        if place + 1 >= len(numbers) or place + 1 in empty:
            continue
        row = [column[place + 1] for column in columns]
        above = [[column[at] for column in columns] for at in range(max(0, place - 10), place)]
        if headings.is_second(row, above):
            number = int(numbers[place + 1])
            said = (
                f"空の行の下の{number}行目は、別の表の見出しかもしれません。行として読みました。"
                "別の表なら、ファイルを分けてください。"
            )
            text = " ".join(filter(None, row))
            findings.append(Finding("second-table", "doubtful", number, None, text, said))
    return findings


def _blank_said(row, _):
    return f"空の行を1行読み飛ばしました({row}行目)。"


def _places_of(columns, known, numbers, keep, totals):
    """Findings for rows of totals and notes among the full rows; they are struck from ``keep``."""
    places_found = set()
    for column, one in zip(columns, known, strict=True):
        sums, marks = one.matching(_TOTAL_CLUE, _MAYBE_TOTAL), one.matching(_NOTE_CLUE, _NOTE)
        sums |= one.matching(_TOTAL_CLUE, _TOTAL)
        if special := sums | marks:
            places_found.update(cells.places_of(column, special))
    findings = []
    for place in sorted(places_found):
        row = [column[place] for column in columns]
        if found := _apart(int(numbers[place]), row, totals):
            keep[place] = False
            findings.append(found)
        elif found := _maybe_total(int(numbers[place]), row):
            findings.append(found)
    return findings


def _odd_rows(sheet, blank_rows, totals):
    """Findings for rows of another length than the heading; an odd row of the table itself is an error."""
    findings, width = [], len(sheet.columns)
    for number, row in sheet.odd:
        if not any(text.strip() for text in row):
            blank_rows.append(number)
        elif found := _apart(number, row + [""] * (width - len(row)), totals and len(row) == width):
            findings.append(found)
        else:
            raise _wrong_length(number, row, sheet.headed)
    return findings


def _apart(number, row, totals):
    """The finding for a row that is a total or a note and so not one of the table; None for any other."""
    filled = [text for text in row if text.strip()]
    text = " ".join(" ".join(part.split()) for part in filled)
    if len(filled) == 1 and len(row) > 1 and _NOTE.match(filled[0]):
        return Finding(
            "note-row", "found", number, None, text, f"{number}行目の「{text}」は注として読み飛ばしました。"
        )
    if totals or not filled or not _is_total(filled, _TOTAL):
        return None
    said = f"{number}行目の「{text}」は合計の行なので除きました。"
    return Finding("total-row", "changed", number, None, text, said)


def _maybe_total(number, row):
    """The finding for a row such as 東地区計, which may be a total or a name; it stays."""
    filled = [text for text in row if text.strip()]
    if not any(_NUMBER.match(text) for text in filled) or not _is_total(filled, _MAYBE_TOTAL):
        return None
    text = " ".join(" ".join(part.split()) for part in filled)
    said = f"{number}行目の「{text}」は合計の行かもしれませんが、残しました。合計なら、足し算の前に除いてください。"
    return Finding("maybe-total", "doubtful", number, None, text, said)


def _is_total(filled, pattern):
    """Does a word for a total stand before the row's first number?"""
    for text in filled:
        if pattern.match(text):
            return True
        if _NUMBER.match(text):
            return False
    return False


def _wrong_length(number, row, width):
    if len(row) < width:
        said = (
            f"{number}行目は{len(row)}列しかありません(見出しは{width}列)。コンマか改行を確かめてください。"
        )
        return TablesError(said, id="short-row", row=number)
    at = max(place for place, text in enumerate(row, 1) if text.strip())
    said = (
        f"{number}行目の{at}列目に、見出しのない値があります(見出しは{width}列)。コンマを確かめてください。"
    )
    return TablesError(said, id="long-row", row=number)


def _headless(sheet, columns, keep):
    """Refuse a value in a column for which the heading row has not even an empty cell."""
    for column in columns[sheet.headed :] if sheet.headed else []:
        for place, text in enumerate(column):
            if text.strip() and keep[place]:
                raise _wrong_length(
                    int(sheet.numbers[place]), [other[place] for other in columns], sheet.headed
                )


def _used(sheet, columns):
    """Which columns have a heading or any cell."""
    return [
        bool(name) or any(text.strip() for text in column)
        for name, column in zip(sheet.heading.names, columns, strict=True)
    ]


def _blank_columns(used, sheet):
    row = sheet.header_rows[-1]
    at = [place for place, is_used in enumerate(used, 1) if not is_used]
    if not at:
        return []
    where = "、".join(map(str, at[:5])) + ("…" if len(at) > 5 else "")
    said = f"{row}行目(見出し)にも、その下にも値のない列を{len(at)}列除きました({where}列目)。"
    return [Finding("blank-column", "found", row, None, str(len(at)), said)]


def _fill_down(sheet, columns):
    """Fill vertical merges of the body down, in place; findings name each merge."""
    first, filled = sheet.heading.last + 1, {}
    for merge in sheet.merges:
        if merge.top < first or merge.left >= len(columns) or merge.bottom == merge.top:
            continue
        start, end = merge.top - first, min(merge.bottom + 1 - first, len(sheet.numbers))
        if start < end and columns[merge.left][start].strip():
            filled.setdefault(merge.left, {})[start] = end
    findings = []
    for place, merges in sorted(filled.items()):
        columns[place] = column = list(columns[place])
        heading, last, done = sheet.heading.names[place], {}, 0
        for start, end in sorted(merges.items()):
            done = max(done, start)  # merges that overlap, as no Excel writes them, are filled once
            column[done:end] = [column[start]] * (end - done)
            done = max(done, end)
            last[int(sheet.numbers[start])] = int(sheet.numbers[end - 1])
        found = [(row, column[row - int(sheet.numbers[0])]) for row in last]
        findings += places("merged-filled", "changed", heading, found, _filled_said(heading, last))
    return findings


def _filled_said(heading, last):
    return lambda row, text: (
        f"{row}行目から{last[row]}行目の「{heading}」は結合したセルなので、どの行にも「{text}」を入れました。"
    )
