"""Marks for Excel: one workbook for the class and one CSV a notebook. A 0, 未提出 and 保留 never look alike."""

from pathlib import Path

from kenshu import why
from kenshu.grading import export_sheets as sheets
from kenshu.grading.export_write import write_csv, write_workbook
from kenshu.grading.place import GradingError, Place
from kenshu.grading.rubric_sheet import rubric_sheets
from kenshu.grading.standing import table


def export(place: Place) -> list[Path]:
    """Write marks.xlsx and marks_<notebook>.csv into ``export/`` of the class folder; their paths.

    Raises TablesError when a file cannot be written (full disk, open in Excel); then the old one is as it was.
    """
    rows = table(place)
    marks = {
        notebook: sheets.marks(place, session, notebook, rows)
        for session, notebook in dict.fromkeys((row.session, row.notebook) for row in rows)
    }
    people = len({row.learner.number for row in rows})
    book = [
        sheets.about(place, people), sheets.overview(place, rows), *marks.values(), sheets.groups(place, rows),
        *rubric_sheets(place, rows), sheets.questions(place, rows), sheets.handins(place, rows),
    ]  # fmt: skip
    folder = export_folder(place)
    written = [write_workbook(folder / "marks.xlsx", book)]
    return written + [write_csv(folder / f"marks_{name}.csv", sheet) for name, sheet in marks.items()]


def export_folder(place: Place) -> Path:
    """``export/`` of the class folder, made if need be."""
    folder = place.root / "export"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise GradingError(
            f"{folder} を作れません({why(error)})。クラスのフォルダーに書き込めるか確かめてください。"
        ) from error
    return folder
