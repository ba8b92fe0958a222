"""Tables of the class as one workbook or one CSV; the old file stays until the new one is whole."""

import csv
import io
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kenshu.grading.register import ABSENT, FAILED, HELD, RECEIVED, RECHECK, RETURNED, WAITING
from kenshu.tables.write_safely import new_file

# Fill of a cell that holds a word instead of a mark; black text on each has a contrast above 14 : 1.
FILLS = {ABSENT: "E6E6E6", RECEIVED: "E1ECF7", HELD: "FFF2B8", FAILED: "F9D9D3", WAITING: "DCEBFA",
         RETURNED: "F6DEEC", RECHECK: "FCE3C5"}  # fmt: skip
HEAD_FILL, NARROW, WIDE = "E3EDE6", 6, 44
LINE = 16  # points; a height is given to rows of two lines and more, which not every program finds by itself
PAGE_LETTERS = 170  # letters beside each other on A4 across that one can still read


@dataclass(frozen=True)
class Sheet:
    """``lines[0]`` is the heading. ``frozen``: the cell before which the sheet stands still while it scrolls."""

    title: str
    lines: Sequence[Sequence[object]]
    frozen: str = "C2"


def write_workbook(path: Path, sheets: Sequence[Sheet]) -> Path:
    """An .xlsx whose text is text (``=1+1`` too). Raises TablesError with the reason; then the old file stands."""
    from openpyxl import Workbook

    book = Workbook()
    book.remove(book.active)
    book.properties.creator = "kenshu"
    for sheet in sheets:
        _fill(book.create_sheet(_title(sheet.title, book.sheetnames)), sheet)
    whole = io.BytesIO()  # a zip that cannot be ended on a full disk would complain in English once more
    with new_file(path) as out:
        book.save(whole)  # openpyxl parks each sheet in the temporary folder, which can be full, too
        out.write(whole.getvalue())
    return path


def write_csv(path: Path, sheet: Sheet) -> Path:
    """UTF-8 with the mark Excel looks for, every cell in quotes. Raises TablesError; then the old file stands."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([safe(value) for value in line] for line in sheet.lines)
    with new_file(path) as out:
        out.write(text.getvalue().encode("utf-8-sig"))
    return path


def safe(value):
    """Text that a spreadsheet will not run as a formula.

    >>> safe("=1+1"), safe("-"), safe(3)
    ("'=1+1", "'-", 3)
    """
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _fill(page, sheet: Sheet):
    from openpyxl.styles import Alignment, Font, PatternFill

    for row, line in enumerate(sheet.lines, start=1):
        for column, value in enumerate(line, start=1):
            cell = page.cell(row, column)
            cell.value = value
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if isinstance(value, str):
                cell.data_type = "s"  # openpyxl would make a formula of a leading "="
                if fill := _fill_of(value):
                    cell.fill = PatternFill("solid", fgColor=fill)
    for cell in page[1]:
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor=HEAD_FILL)
    page.freeze_panes = sheet.frozen
    page.auto_filter.ref = page.dimensions
    for column in page.columns:
        longest = max(_width(cell.value) for cell in column[1:]) if len(column) > 1 else 0
        letters = max(longest, min(_width(column[0].value), 18), NARROW)
        page.column_dimensions[column[0].column_letter].width = min(letters + 2, WIDE)
    _lay_out(page, sheet)


def _lay_out(page, sheet: Sheet):
    """Rows as high as their text; on paper A4 across, as many pages wide as it takes to stay readable."""
    widths = {letter: column.width for letter, column in page.column_dimensions.items()}
    for cells in page.iter_rows(min_row=1):
        lines = max(_lines(cell.value, widths[cell.column_letter] - 2) for cell in cells)
        if lines > 1:
            page.row_dimensions[cells[0].row].height = LINE * lines
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.page_setup.fitToWidth = math.ceil(sum(widths.values()) / PAGE_LETTERS)
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows = "1:1"
    still = page[sheet.frozen].column - 1  # columns that do not scroll stand on every page, too
    if still and page.page_setup.fitToWidth > 1:
        page.print_title_cols = f"A:{page.cell(1, still).column_letter}"


def _lines(value, letters: float) -> int:
    """How many lines a value takes in a column of so many letters."""
    return sum(
        max(1, math.ceil(_width(line) / letters)) for line in str("" if value is None else value).split("\n")
    )


def _fill_of(value: str) -> str:
    """The colour of a cell that says a status, alone or beside points."""
    return next(
        (fill for word, fill in FILLS.items() if value.startswith(word) or value.endswith(f"と{word}")), ""
    )


def _title(title: str, taken) -> str:
    """A sheet's name as Excel allows it, and no other sheet's."""
    bare = "".join(" " if letter in "[]:*?/\\" else letter for letter in title)[:31]
    return bare if bare not in taken else f"{bare[:28]}({len(taken)})"


def _width(value):
    """Columns a value takes on screen; a full-width letter takes two."""
    text = "" if value is None else str(value)
    return max(
        (sum(2 if ord(letter) > 0xFF else 1 for letter in line) for line in text.split("\n")), default=0
    )
