"""What came from a .bpmn file as the Excel workbook a clerk goes on with."""

from pathlib import Path

from kenshu import why
from kenshu.flow.bpmn.read import Imported
from kenshu.flow.errors import FlowError
from kenshu.flow.steps_write import write_steps

LOST_SHEET = "表に入らなかったもの"


def write_imported(path: str | Path, read: Imported) -> Path:
    """The workbook of ``write_steps``; what the table could not hold stands on a sheet of its own.

    Raises FlowError when the place cannot be written.
    """
    path = write_steps(path, read.steps)
    if not read.lost:
        return path
    from openpyxl import load_workbook
    from openpyxl.styles import Alignment, Font

    book = load_workbook(path)
    sheet = book.create_sheet(LOST_SHEET)
    sheet.append([f"{read.steps.source} から手順の表に入らなかったもの({len(read.lost)}件)"])
    sheet["A1"].font = Font(bold=True)
    sheet.column_dimensions["A"].width = 110
    for place, finding in enumerate(read.lost, 2):
        cell = sheet.cell(place, 1, str(finding))
        cell.data_type, cell.alignment = "s", Alignment(wrap_text=True, vertical="top")
    try:
        book.save(path)
    except OSError as error:
        raise FlowError(f"{path} に書けません({why(error)})。空き容量と場所を確かめてください。") from error
    return path
