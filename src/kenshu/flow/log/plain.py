"""The quick door: a CSV with nothing unusual in it, read as bytes, block by block, in little memory.

Whatever is unusual (a quote, a blank, a row of another length, a time in another form, a title row) makes it give
up; then room ``tables`` reads the file, and says what it found. So this door never has to report anything.
The bytes of comma, quote and line end are never part of a letter, neither in UTF-8 nor in CP932.
"""

import re
from itertools import islice
from pathlib import Path

import numpy as np
import pandas as pd

from kenshu import tables
from kenshu.flow.errors import FlowError
from kenshu.flow.log import columns as headings
from kenshu.flow.log.rows import Coded, Rows, refuse_giant

BLOCK = 1 << 21  # bytes: fits a processor's cache, so that each pass over it is quick
COMMA, LINE, RETURN, SPACE = b",\n\r "
ENOUGH = 10_000  # rows after which their number in the whole file can be told from its size
WIDEST = 64  # bytes of a word; the gathered words of a block then stay small
PATTERN = b"0000-00-00T00:00:00"
_EDGE = re.compile(r"(?:\A|\n)[^\S\n]|[^\S\n](?:\n|\Z)")  # a blank before or after a word
_ZEROS = np.frombuffer(PATTERN, dtype=np.uint8)
_ALLOWED = np.array([9 if sign == PATTERN[0] else 0 for sign in PATTERN], dtype=np.uint8)
_BETWEEN = PATTERN.index(b"T")


def read_plain(path: Path, asked: dict, of_case: tuple[str, ...]) -> tuple[Rows, headings.Columns] | None:
    """Rows and columns of the file, or None where it needs the careful reader; the file's first row is row 1."""
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            first = file.readline(1 << 16)
            names = _headings(first)
            columns = names and _columns(names, asked, of_case)
            return (_rows(file, names, columns, path), columns) if columns else None
    except (OSError, _Unusual):
        return None


class _Unusual(Exception):
    """This file is not for this door."""


def _headings(line: bytes) -> list[str] | None:
    if b'"' in line or b"\0" in line or not line.endswith(b"\n"):
        return None
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return line.decode(encoding).rstrip("\r\n").split(",")
        except UnicodeDecodeError:
            continue
    return None


def _columns(names, asked, of_case):
    try:
        found = headings.find(names, asked, of_case)
    except FlowError:
        return None
    used = [*found.words, found.start, *filter(None, [found.complete])]
    return found if all(names.count(name) == 1 for name in used) else None


def _rows(file, names, columns, path) -> Rows:
    words = {name: names.index(name) for name in columns.words}
    known = {name: {} for name in words}
    times = [names.index(name) for name in (columns.start, columns.complete) if name]
    found, rows, size = [], 0, path.stat().st_size
    for block in _blocks(file):
        low, high, buffer = _cells(block, len(names))
        rows += len(low)
        refuse_giant(max(rows, size * rows // file.tell() if rows > ENOUGH else 0), path.name)
        codes = [_codes(buffer, low[:, at], high[:, at], known[name]) for name, at in words.items()]
        found.append([*codes, *(_seconds(buffer, low[:, at], high[:, at]) for at in times)])
    if not found:
        raise _Unusual
    whole = [np.concatenate(parts) for parts in zip(*found, strict=True)]
    coded = dict(zip(words, whole, strict=False))
    decoded = dict(zip(known, _decoded(list(known.values())), strict=True))
    start, complete = whole[len(words)], whole[-1]

    def column(name):
        return Coded(coded[name], decoded[name])

    alone = Coded(np.zeros(len(start), np.int32), ("",))
    return Rows(
        column(columns.case), column(columns.activity), column(columns.resource) if columns.resource else alone,
        start, complete, np.arange(2, len(start) + 2, dtype=np.int32), {n: column(n) for n in columns.of_case},
    )  # fmt: skip


def _blocks(file):
    """The rest of the file in pieces of whole lines."""
    rest = b""
    while block := file.read(BLOCK):
        cut = block.rfind(b"\n") + 1
        if cut:
            yield rest + block[:cut]
            rest = block[cut:]
        else:
            rest += block
        if len(rest) > BLOCK:
            raise _Unusual
    if rest:
        yield rest + b"\n"


def _cells(block: bytes, width: int):
    """(first byte, end) of each cell, rows × width, and the bytes; a quote or a row of another length is unusual."""
    if b'"' in block or b"\0" in block:
        raise _Unusual
    buffer = np.frombuffer(block + bytes(WIDEST), dtype=np.uint8)  # so that a window may look past the end
    lines = buffer == LINE
    ends = np.flatnonzero((buffer == COMMA) | lines)
    if len(ends) != width * np.count_nonzero(lines):
        raise _Unusual
    low = np.empty_like(ends)
    low[0], low[1:] = 0, ends[:-1] + 1
    high = ends.reshape(-1, width)
    if not lines[high[:, -1]].all():
        raise _Unusual
    high[:, -1] -= buffer[high[:, -1] - 1] == RETURN
    return low.reshape(-1, width), high, buffer


def _windows(buffer, low, width):
    return np.lib.stride_tricks.sliding_window_view(buffer, width)[low]


def _codes(buffer, low, high, known: dict[bytes, int]):
    """int32 codes of the words of one column; ``known`` learns the new ones."""
    width = high - low
    if width.min() < 1 or width.max() > WIDEST:
        raise _Unusual
    most = -(-int(width.max()) // 8) * 8
    cells = _windows(buffer, low, most)
    cells *= np.arange(most) < width[:, None]
    eights = cells.view("<u8")
    codes, distinct = pd.factorize(eights[:, 0])
    for more in range(1, eights.shape[1]):
        second, others = pd.factorize(eights[:, more])
        codes, distinct = pd.factorize(codes * len(others) + second)
    first = np.empty(len(distinct), np.int64)
    first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
    words = cells[first].view(f"S{most}").ravel().tolist()  # NumPy takes the filling zeros off
    return np.array([known.setdefault(word, len(known)) for word in words], dtype=np.int32)[codes]


def _seconds(buffer, low, high):
    """Seconds since 1970 of cells in the form 2024-04-01T14:58:00 (or with a space)."""
    if ((high - low) != len(PATTERN)).any():
        raise _Unusual
    cells = _windows(buffer, low, len(PATTERN))
    above = cells - _ZEROS  # what is below wraps round to a large number
    between = above[:, _BETWEEN]
    between[cells[:, _BETWEEN] == SPACE] = 0
    if (above > _ALLOWED).any():
        raise _Unusual
    try:
        return cells.view(f"S{len(PATTERN)}").ravel().astype("datetime64[s]").astype(np.int64)
    except ValueError:  # a 13th month
        raise _Unusual from None


def _decoded(columns: list[dict[bytes, int]]) -> list[tuple[str, ...]]:
    """The words of each column as text, in the one encoding that all of them have."""
    every = b"\n".join(word for known in columns for word in known)
    try:
        encoding = tables.detect(every)
    except tables.TablesError:
        raise _Unusual from None
    if encoding.name not in ("utf-8", "cp932") or encoding.bom or encoding.cut:
        raise _Unusual
    text = every.decode(encoding.name)
    if "\r" in text or _EDGE.search(text):
        raise _Unusual
    words = iter(text.split("\n"))
    return [tuple(islice(words, len(known))) for known in columns]
