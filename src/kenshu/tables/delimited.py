"""CSV and TSV: where its rows and cells begin, found over the whole text at once; then pandas' C parser."""

import csv
import io
from collections import Counter
from dataclasses import dataclass

import numpy as np

from kenshu.tables import headings
from kenshu.tables.body import Sheet
from kenshu.tables.errors import TablesError

BLOCK = 1 << 18  # letters looked at in one step
MOST_COLUMNS = 16_384  # of a sheet of Excel
QUOTE, LINE, RETURN = ord('"'), ord("\n"), ord("\r")


@dataclass(frozen=True)
class Rows:
    """``ends``: where each row ends in the text (its line feed outside quotes); ``cells``: how many it has;
    ``lines``: the line of the file on which it begins, from 1.
    """

    ends: np.ndarray
    cells: np.ndarray
    lines: np.ndarray


def read(text: str) -> tuple[Sheet, str]:
    """The sheet and the delimiter of a CSV or TSV text.

    Raises TablesError: quotes, no-heading.
    """
    text = text.rstrip("\x1a")
    mark = _delimiter(text)
    if "\n" not in text:
        text = text.replace("\r", "\n")
    if not text.endswith("\n"):
        text += "\n"
    rows = _rows(text, mark) if "\0" not in text and "\ufeff" not in text else None
    return (_by_pandas(text, mark, rows) if rows else _by_csv(text, mark)), mark


def _delimiter(text):
    """The one by which more of the first rows have one number of cells; the tab if both do as well."""
    start = text[:20_000]
    if "\t" not in start:
        return ","
    if len(text) > len(start) and "\n" in start:
        start = start[: start.rindex("\n") + 1]
    return max("\t", ",", key=lambda mark: _alike(start, mark))


def _alike(start, mark):
    try:
        counts = Counter(len(row) for row in csv.reader(io.StringIO(start, newline=""), delimiter=mark))
    except csv.Error:
        return 0
    return max((often for cells, often in counts.items() if cells > 1), default=0)


def _rows(text, mark):
    """The Rows of a text; None if its quotes are not simply around cells, or a carriage return stands alone."""
    quoted, before, open_, lines = '"' in text, LINE, 0, 0
    ends, marks, starts = [], [], []
    for at in range(0, len(text), BLOCK):
        letters = _numbers(text[at : at + BLOCK])
        is_end, is_mark = letters == LINE, letters == ord(mark)
        feeds = np.flatnonzero(is_end)
        if not _paired(letters, feeds, before):
            return None
        if quoted:
            quotes = np.cumsum(letters == QUOTE, dtype=np.uint8) + np.uint8(open_)  # odd or even is enough
            inside = (quotes & 1).astype(bool)
            after = text[at + BLOCK : at + BLOCK + 1] or "\n"
            if not _around_cells(letters, inside, open_, before, ord(after), ord(mark)):
                return None
            open_ = int(inside[-1])
            is_end, is_mark = is_end & ~inside, is_mark & ~inside
        before = letters[-1]
        here = np.flatnonzero(is_end) if quoted else feeds
        ends.append(here + at)
        marks.append(np.flatnonzero(is_mark) + at)
        starts.append(lines + 1 + np.searchsorted(feeds, here, side="right"))
        lines += len(feeds)
    if open_:
        return None
    ends, marks = np.concatenate(ends), np.concatenate(marks)
    begins = np.concatenate([[1], np.concatenate(starts)[:-1]])
    return Rows(ends, np.diff(np.searchsorted(marks, ends), prepend=0) + 1, begins)


def _paired(letters, feeds, before):
    """Does a line feed follow every carriage return? (One at the block's end is counted in the next block.)"""
    returns = np.count_nonzero(letters == RETURN) + int(before == RETURN) - int(letters[-1] == RETURN)
    found = np.count_nonzero(letters[feeds[feeds > 0] - 1] == RETURN)
    return returns == found + int(before == RETURN and letters[0] == LINE)


def _numbers(text):
    """The letters of a text as numbers."""
    short = text.encode("utf-16-le")
    if len(short) == 2 * len(text):
        return np.frombuffer(short, np.uint16)
    return np.frombuffer(text.encode("utf-32-le"), np.uint32)


def _around_cells(letters, inside, was_open, before, after, mark):
    """Does every quote open a cell, close one, or stand double inside?"""
    quotes = np.flatnonzero(letters == QUOTE)
    left = np.concatenate([[before], letters[:-1]])[quotes]
    right = np.concatenate([letters[1:], [after]])[quotes]
    opens = inside[quotes]
    good_left = (left == QUOTE) | (left == mark) | (left == LINE)
    good_right = (right == QUOTE) | (right == mark) | (right == LINE) | (right == RETURN)
    return bool(np.where(opens, good_left, good_right).all())


def _by_pandas(text, mark, rows):
    sample = min(headings.SAMPLE, len(rows.ends))
    top, _ = _split(text[: rows.ends[sample - 1] + 1], mark)
    heading = headings.find(top)
    first, usual = heading.last + 1, _usual(rows.cells[heading.last + 1 :])
    shape = _shape(heading, top, usual)
    regular = rows.cells == shape.wide
    regular[:first] = False
    odd = ~regular
    odd[:first] = False
    others = [
        (int(rows.lines[place]), _row(text[rows.ends[place - 1] + 1 : rows.ends[place]], mark))
        for place in np.flatnonzero(odd)
    ]
    columns = _columns(text, rows.ends, regular, shape.wide, mark)
    return _sheet(shape, top[:first], rows.lines[:first].tolist(), columns, rows.lines[regular], others)


@dataclass(frozen=True)
class _Shape:
    """``headed``: cells of the heading row; ``named``: up to its last name; ``wide``: columns of the table."""

    heading: headings.Heading
    headed: int
    named: int
    wide: int


def _usual(counts):
    """How many cells most rows have; 0 without rows."""
    found, often = np.unique(counts, return_counts=True)
    return int(found[often.argmax()]) if len(found) else 0


def _shape(heading, top, usual):
    headed = max(len(row) for row in top[heading.first : heading.last + 1])
    named = max((place for place, name in enumerate(heading.names, 1) if name), default=0)
    wide = usual if usual >= named else headed
    if wide > MOST_COLUMNS:
        said = f"列が{wide:,}あります({MOST_COLUMNS:,}列まで読めます)。表のファイルかどうか確かめてください。"
        raise TablesError(said, id="not-a-table", row=1)
    names = (heading.names + ("",) * wide)[:wide]
    return _Shape(headings.Heading(heading.first, heading.last, names), headed, named, wide)


def _sheet(shape, top, top_numbers, columns, numbers, others):
    """The Sheet, with those of the other rows in it that differ from the rest by empty cells at the end only."""
    fitting, odd = [], []
    for number, row in others:
        fits = len(row) >= shape.named and not any(text.strip() for text in row[shape.wide :])
        fitting.append((number, row)) if fits else odd.append((number, row))
    if fitting:
        extra = [(row + [""] * shape.wide)[: shape.wide] for _, row in fitting]
        numbers = np.concatenate([numbers, [number for number, _ in fitting]]).astype(np.int64)
        order = np.argsort(numbers, kind="stable")
        columns = [
            np.array([*column, *more], dtype=object)[order]
            for column, more in zip(columns, zip(*extra, strict=True), strict=True)
        ]
        numbers = numbers[order]
    return Sheet(shape.heading, top, top_numbers, columns, numbers, odd, headed=shape.headed)


def _row(text, mark):
    return next(csv.reader(io.StringIO(text, newline=""), delimiter=mark), [])


def _columns(text, ends, regular, width, mark):
    """The cells of the regular rows, column by column."""
    import pandas as pd

    edges = np.flatnonzero(np.diff(np.concatenate([[False], regular, [False]]).astype(np.int8)))
    if not len(edges):
        return [np.empty(0, dtype=object) for _ in range(width)]
    bounds = np.concatenate([[0], ends + 1])[edges].reshape(-1, 2).tolist()
    frame = pd.read_csv(
        _Reading(text, bounds), sep=mark, header=None, names=range(width), index_col=False, dtype=str,
        keep_default_na=False, na_filter=False, skip_blank_lines=False,
    )  # fmt: skip
    return [frame[place].to_numpy(dtype=object) for place in range(width)]


class _Reading:
    """Stretches of a text, (start, stop) each, as a file that is read once, without copying them all."""

    def __init__(self, text, bounds):
        self._text, self._bounds = text, iter(bounds)
        self._at = self._stop = 0

    def read(self, size=-1):
        if self._at == self._stop:
            self._at, self._stop = next(self._bounds, (0, 0))
        start = self._at
        self._at = min(start + size, self._stop) if size >= 0 else self._stop
        return self._text[start : self._at]

    def __iter__(self):
        return iter(self.read, "")


def _by_csv(text, mark):
    """The way for quotes inside cells, lone carriage returns, NUL: slower, cell by cell."""
    rows, numbers = _split(text, mark)
    heading = headings.find(rows[: headings.SAMPLE])
    first = heading.last + 1
    shape = _shape(heading, rows[:first], _usual([len(row) for row in rows[first:]]))
    body = list(zip(numbers[first:], rows[first:], strict=True))
    regular = [(number, row) for number, row in body if len(row) == shape.wide]
    columns = [list(column) for column in zip(*(row for _, row in regular), strict=True)]
    others = [(number, row) for number, row in body if len(row) != shape.wide]
    lines = np.array([number for number, _ in regular], dtype=np.int64)
    return _sheet(
        shape, rows[:first], numbers[:first], columns or [[] for _ in range(shape.wide)], lines, others
    )


def _split(text, mark):
    """Rows of cells, and the line of the file at which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    rows, numbers, begins = [], [], 1
    try:
        for row in reader:
            rows.append(row)
            numbers.append(begins)
            begins = reader.line_num + 1
    except csv.Error as reason:
        if "field larger" in str(reason):
            said = (
                f'{begins}行目に13万字を超えるセルがあります。引用符「"」の閉じ忘れがないか確かめてください。'
            )
        else:
            said = f'{begins}行目からの引用符「"」の組み合わせが合いません。その行の前後を確かめてください。'
        raise TablesError(said, id="quotes", row=begins) from reason
    return rows, numbers
