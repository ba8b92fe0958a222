"""The bytes of a workbook: text stays text (0467, =1+1), dates and numbers are real, the heading stays in sight."""

import re
import unicodedata
from contextlib import contextmanager, suppress
from datetime import date
from itertools import islice

import pandas as pd

from kenshu.tables.errors import TablesError
from kenshu.tables.report import Finding

SHEET = "表"
ROWS, COLUMNS, LETTERS, FIGURES = 1_048_576, 16_384, 32_767, 15  # what a sheet and a cell of Excel hold
FIRST_DAY = date(1900, 3, 1)  # before it, Excel's days are one off or none
NARROW, WIDE, LOOKED_AT = 8, 44, 500
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def write_excel(out, table, frame: pd.DataFrame) -> list[Finding]:
    """Write (headings, columns of text) into the binary file ``out``; values from ``frame`` where it has types.

    Returns the cells that had to stay text. Raises TablesError for a table larger than a sheet.
    """
    from openpyxl import Workbook

    headings, columns = table
    _must_fit(headings, columns)
    findings = _one_line_break(headings, columns)
    book = Workbook(write_only=True)
    book.properties.creator = "kenshu"
    sheet = book.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for place, heading in enumerate(headings):
        sheet.column_dimensions[_letter(place)].width = _width([heading, *islice(columns[place], LOOKED_AT)])
    makers = [
        _maker(sheet, frame.iloc[:, place], headings[place], findings) for place in range(len(headings))
    ]
    values = [frame.iloc[:, place].tolist() for place in range(len(headings))]
    with _quiet_end(sheet):
        sheet.append([_heading(sheet, text) for text in headings])
        for row in range(len(frame)):
            made = [
                make(values[place][row], columns[place][row], row + 2) for place, make in enumerate(makers)
            ]
            sheet.append(made)
        book.save(out)
    return findings


def _one_line_break(headings, columns):
    """Excel breaks a line within a cell by LF alone; a sentence for each column that had others."""
    findings = []
    for place, heading in enumerate(headings):
        if many := sum("\r" in text for text in columns[place]):
            columns[place] = [text.replace("\r\n", "\n").replace("\r", "\n") for text in columns[place]]
            said = f"「{heading}」の列: セルの中の改行を、Excelの改行にそろえました({many:,}か所)。"
            findings.append(Finding("line-ending", "changed", None, heading, f"{many}", said))
    return findings


@contextmanager
def _quiet_end(sheet):
    """On a full disk, end openpyxl's half-written sheet here; left alone it prints a traceback at exit."""
    try:
        yield
    except OSError:
        for half_written in (sheet._rows, sheet._writer.xf):
            with suppress(OSError):
                half_written.close()
        raise


def _maker(sheet, column, heading, findings):
    """(value, text, row) → cell, for the type of the column; None where the cell is empty."""
    style = _format(column)

    def make(value, text, row):
        if text == "":
            return None
        if style is None:
            return _text(sheet, text)
        if why := _unfit(value, column):
            said = f"{row}行目「{heading}」の「{text}」は、{why}、文字で書きました。"
            findings.append(Finding("kept-text", "changed", row, heading, text, said))
            return _text(sheet, text)
        return _value(sheet, value, style)

    return make


def _format(column):
    """Excel's number format for a typed column; None for text."""
    types = pd.api.types
    if types.is_datetime64_any_dtype(column):
        known = column.dropna()
        return "yyyy-mm-dd" if (known == known.dt.normalize()).all() else "yyyy-mm-dd hh:mm:ss"
    if types.is_timedelta64_dtype(column):
        return "[h]:mm:ss" if (column.dropna().dt.seconds % 60).any() else "[h]:mm"
    if types.is_numeric_dtype(column) and not types.is_bool_dtype(column):
        return "General"
    return None


def _unfit(value, column):
    """Why Excel cannot keep this value as what it is; None when it can."""
    if isinstance(value, pd.Timestamp) and value.date() < FIRST_DAY:
        return "Excelの日付にできない昔の日なので"
    if isinstance(value, pd.Timedelta) and value < pd.Timedelta(0):
        return "Excelの時間にできないマイナスの値なので"
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return "Excelの数にできないので"
    if isinstance(value, int) and len(str(abs(value)).rstrip("0")) > FIGURES:
        return f"{FIGURES}桁を超え、Excelの数にすると丸められるので"
    return None


def _text(sheet, text):
    cell = _cell(sheet, _ESCAPED.sub("_x005F_", text))
    cell.data_type, cell.number_format = "s", "@"
    return cell


def _value(sheet, value, style):
    from openpyxl.cell import WriteOnlyCell

    plain = value.to_pydatetime() if isinstance(value, pd.Timestamp) else value
    plain = plain.to_pytimedelta() if isinstance(plain, pd.Timedelta) else plain
    cell = WriteOnlyCell(sheet, plain)
    cell.number_format = style
    return cell


def _heading(sheet, text):
    from openpyxl.styles import Alignment, Font

    cell = _text(sheet, text)
    cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="top")
    return cell


def _cell(sheet, text):
    from openpyxl.cell import WriteOnlyCell

    return WriteOnlyCell(sheet, text)


def _letter(place):
    from openpyxl.utils import get_column_letter

    return get_column_letter(place + 1)


def _width(texts):
    """The column's width in half-width letters: as its longest line, within bounds."""
    lines = (line for text in texts for line in text.splitlines() or [""])
    return min(WIDE, max(NARROW, max(map(_half_widths, lines), default=0) + 2))


def _half_widths(line):
    return sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)


def _must_fit(headings, columns):
    rows = len(columns[0]) if columns else 0
    if rows + 1 > ROWS or len(headings) > COLUMNS:
        raise TablesError(
            f"{rows:,}行{len(headings):,}列は、Excelの1枚のシート({ROWS:,}行{COLUMNS:,}列)に入りません。"
            "CSV(.csv)で書き出してください。",
            id="too-large",
        )
    for place, heading in enumerate(headings):
        for row, text in enumerate(columns[place], 2):
            if len(text) > LETTERS:
                raise TablesError(
                    f"{row}行目「{heading}」は{len(text):,}文字あり、Excelの1つのセル({LETTERS:,}文字)に入りません。"
                    "CSV(.csv)で書き出してください。",
                    id="too-large", row=row, column=heading,
                )  # fmt: skip
