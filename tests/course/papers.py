"""What stands in the papers a click made: every word of them, and every figure with its unit."""

import re
import unicodedata
from pathlib import Path

NUMBER = re.compile(r"(?<![\d.,])(-?[0-9][0-9,]*(?:\.[0-9]+)?) ?(万円|円|時間|件|分|%)")


def words(path: Path) -> str:
    """Every text of a workbook (as its formulas show), a paper (tables too) or slides (tables, notes, charts too)."""
    return plain("\n".join(_READERS[path.suffix](path)))


def plain(text: str) -> str:
    """Full-width figures as others are."""
    return unicodedata.normalize("NFKC", text)


def rounded(figure: tuple[float, str]) -> tuple[float, str]:
    """A figure as papers say it: one decimal place."""
    return round(figure[0], 1), figure[1]


def figures(text: str) -> set[tuple[float, str]]:
    """{(number, unit)} wherever a number stands before a unit."""
    return {(float(number.replace(",", "")), unit) for number, unit in NUMBER.findall(text)}


def numbers(path: Path) -> set[float]:
    """Every number in a cell of a workbook."""
    from openpyxl import load_workbook

    sheets = load_workbook(path, data_only=True).worksheets
    cells = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]
    return {
        round(float(one), 6) for one in cells if isinstance(one, int | float) and not isinstance(one, bool)
    }


def _workbook(path):
    from openpyxl import load_workbook

    for sheet in load_workbook(path, data_only=True).worksheets:
        for row in sheet.iter_rows():
            yield " | ".join(str(cell.value) for cell in row if cell.value is not None)


def _paper(path):
    from docx import Document

    paper = Document(path)
    yield from (one.text for one in paper.paragraphs)
    yield from (" | ".join(cell.text for cell in row.cells) for table in paper.tables for row in table.rows)


def _slides(path):
    from pptx import Presentation

    for slide in Presentation(path).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield shape.text_frame.text
            if shape.has_table:
                yield from (" | ".join(cell.text for cell in row.cells) for row in shape.table.rows)
        yield slide.notes_slide.notes_text_frame.text


_READERS = {".xlsx": _workbook, ".docx": _paper, ".pptx": _slides}
