"""The table of a web page that calls itself .xls, as many systems export it; own tokens, no hang on broken tags."""

import html
import re

import numpy as np

from kenshu.tables import headings
from kenshu.tables.body import Sheet
from kenshu.tables.errors import TablesError
from kenshu.tables.headings import Merge
from kenshu.tables.report import Finding

MOST_SPAN = 1000  # columns or rows of one cell
MOST_CELLS, MOST_COLUMNS = 5_000_000, 16_384
_TOKEN = re.compile(r"<(/?)([a-zA-Z][\w:-]*)([^<>]*)>|([^<]+)|<")
_SPAN = re.compile(r"\b(rowspan|colspan)\s*=\s*[\"']?\s*(\d{1,6})", re.IGNORECASE)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_WITHOUT = ("script", "style", "head")
_BREAKS = ("br", "p", "div", "li")


def read(text: str) -> tuple[Sheet, list[Finding]]:
    """The sheet of the page's largest table, and what of the page was left out.

    Row numbers count the rows of that table. Raises TablesError: not-a-table, no-heading, too-big-inside.
    """
    tables = [table for table in _tables(_stripped(text)) if any(table)]
    if not tables:
        raise TablesError(
            "中身はWebページ(HTML)ですが、表がありません。もとのシステムからCSVかExcelで書き出し直してください。",
            id="not-a-table",
        )
    largest = max(tables, key=lambda table: sum(len(row) for row in table))
    rows, merges = _laid_out(largest)
    found = headings.find(rows[: headings.SAMPLE], merges)
    first, width = found.last + 1, len(rows[0])
    names = (found.names + ("",) * width)[:width]
    sheet = Sheet(
        headings.Heading(found.first, found.last, names), rows[:first], list(range(1, first + 1)),
        [list(column) for column in zip(*rows[first:], strict=True)] or [[] for _ in range(width)],
        np.arange(first + 1, len(rows) + 1), [], merges,
    )  # fmt: skip
    return sheet, _left_out(tables, largest)


def _left_out(tables, largest):
    at = next(place for place, table in enumerate(tables, 1) if table is largest)
    findings = []
    if len(tables) > 1:
        said = (
            f"ページに表が{len(tables)}つあり、いちばん大きい{at}つ目を読みました。行番号はその表の行です。"
        )
        findings.append(Finding("other-table", "found", None, None, str(len(tables)), said))
    for row, cells in enumerate(largest, 1):
        if any(hidden for *_, hidden in cells):
            said = f"隠れている{row}行目も読みました。使ってよい行か確かめてください。"
            findings.append(Finding("hidden-row", "doubtful", row, None, "", said))
    return findings


def _stripped(text):
    """Without comments and without what is between script, style and head tags."""
    first, *rest = text.split("<!--")
    text = first + "".join(part.partition("-->")[2] for part in rest)
    for name in _WITHOUT:
        parts = re.split(rf"<{name}\b", text, flags=re.IGNORECASE)
        end = re.compile(rf"</{name}\s*>", re.IGNORECASE)
        kept = [end.split(part, maxsplit=1) for part in parts[1:]]
        text = parts[0] + "".join(part[1] if len(part) > 1 else "" for part in kept)
    return text


def _tables(text):
    """Rows of cells (text, rows, columns, hidden) of every table; a table inside a cell is one of its own."""
    tables, open_, hidden_row, count = [], [], False, 0
    for match in _TOKEN.finditer(text):
        closing, tag, given, words = match.groups()
        tag = (tag or "").lower()
        if tag == "table":
            if not closing:
                open_.append(_Open(table := []))
                tables.append(table)
            elif open_:
                open_.pop().end_cell()
        elif not open_:
            continue
        elif words is not None:
            open_[-1].words.append(words)
        elif tag == "tr":
            open_[-1].end_cell()
            hidden_row = bool(_HIDDEN.search(given))
            if not closing:
                open_[-1].rows.append([])
        elif tag in ("td", "th"):
            open_[-1].end_cell()
            if not closing:
                count += 1
                if count > MOST_CELLS:
                    raise _too_many()
                open_[-1].begin(given, hidden_row)
        elif tag in _BREAKS and (tag == "br" or not closing):
            open_[-1].words.append("\r")
    for one in open_:
        one.end_cell()
    return tables


class _Open:
    """A table whose end has not come yet."""

    def __init__(self, rows):
        self.rows, self.words, self.cell = rows, [], None

    def begin(self, given, hidden):
        spans = {name.lower(): max(1, min(int(size), MOST_SPAN)) for name, size in _SPAN.findall(given)}
        self.cell = (spans.get("rowspan", 1), spans.get("colspan", 1), hidden)

    def end_cell(self):
        if self.cell:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append((_text("".join(self.words)), *self.cell))
        self.words, self.cell = [], None


def _text(words):
    """What a browser shows: runs of white space are one, a break is a line break, &nbsp; is a space."""
    lines = [" ".join(html.unescape(" ".join(line.split())).split("\xa0")) for line in _lines(words)]
    return "\n".join(line.strip(" ") for line in lines).strip("\n ")


def _lines(words):
    return words.replace("\r\n", " ").replace("\n", " ").split("\r")


def _laid_out(table):
    """(rectangular rows, merges) of cells that may reach over rows and columns."""
    grid, merges, taken = [[] for _ in table], [], {}
    total = 0
    for top, cells in enumerate(table):
        left = 0
        for text, down, right, _ in cells:
            while (top, left) in taken:
                left += 1
            down = min(down, len(table) - top)
            total += down * right
            if total > MOST_CELLS or left + right > MOST_COLUMNS:
                raise _too_many()
            for row in range(top, top + down):
                for column in range(left, left + right):
                    taken[row, column] = text if (row, column) == (top, left) else ""
            if down > 1 or right > 1:
                merges.append(Merge(top, left, top + down - 1, left + right - 1))
            left += right
    width = max((column for _, column in taken), default=0) + 1
    if width * len(table) > MOST_CELLS:
        raise _too_many()
    grid = [[taken.get((row, column), "") for column in range(width)] for row in range(len(table))]
    return grid, tuple(merges)


def _too_many():
    return TablesError(
        "表のセルが多すぎます(16,384列、500万セルまで読めます)。もとのシステムからCSVで書き出し直してください。",
        id="too-big-inside",
    )
