"""Marks for Excel: one workbook and one CSV a notebook. A 0, 未提出 and 保留 never look alike."""

import csv
from pathlib import Path

from kenshu.grading import register
from kenshu.grading.place import GradingError, Place
from kenshu.grading.standing import Row, table

HEAD = ("受講者番号", "氏名", "所属", "グループ", "ノートブック", "状態", "遅れ", "理由")
TAIL = ("合計", "満点", "講師のコメント")


def export(place: Place) -> list[Path]:
    """Write marks.xlsx and marks_<notebook>.csv into ``export/`` of the class folder; their paths."""
    rows = table(place)
    sheets = {
        notebook: _sheet(place, notebook, rows) for notebook in dict.fromkeys(row.notebook for row in rows)
    }
    folder = place.root / "export"
    folder.mkdir(exist_ok=True)
    written = []
    try:
        for notebook, sheet in sheets.items():
            written.append(_write_csv(folder / f"marks_{notebook}.csv", sheet))
        return [_write_xlsx(folder / "marks.xlsx", {**sheets, "保留の提出": _held(place)}), *written]
    except PermissionError as error:
        raise GradingError(
            f"{error.filename} に書き込めません。Excel で開いていれば閉じて、もう一度実行してください。"
        ) from error


def safe(value):
    """Text that a spreadsheet will not run as a formula.

    >>> safe("=1+1"), safe("-"), safe(3)
    ("'=1+1", "'-", 3)
    """
    return f"'{value}" if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value


def _sheet(place, notebook, rows):
    mine = [row for row in rows if row.notebook == notebook]
    questions = list(dict.fromkeys(q for row in mine for q in row.marks))
    return [[*HEAD, *questions, *TAIL], *([*_facts(row), *_points(row, questions)] for row in mine)]


def _facts(row: Row):
    learner, status = row.learner, row.status
    return [learner.number, learner.name, learner.section, learner.team, row.notebook, status.status,
            "遅れ" if status.late else "", status.reason]  # fmt: skip


def _points(row: Row, questions):
    """A cell a question, the total and its maximum; words wherever there is no mark to show."""
    if not row.marks:
        return [*[row.status.status] * len(questions), row.status.status, "", ""]
    cells = [_point(row.marks[question]) for question in questions]
    total = _plain(row.total)
    if any(isinstance(cell, str) for cell in cells):
        total = f"{total}点と{row.status.status}"
    comments = " / ".join(f"{g.question}: {g.comment}" for g in row.marks.values() if g.comment)
    return [*cells, total, _plain(row.of), comments]


def _point(grade):
    if grade.waiting:
        return register.WAITING if grade.manual is None else f"{register.RECHECK}({_plain(grade.points)})"
    return _plain(grade.points)


def _plain(number):
    return int(number) if number == int(number) else number


def _held(place):
    with register.opened(place.register) as connection:
        held = [a for a in register.arrivals(connection) if a.state != register.RECEIVED]
    return [["受付番号", "ファイル", "受講者番号", "セッション", "届いた日時(UTC)", "状態", "理由"],
            *([a.receipt, a.file, a.learner, a.session, a.received, a.state, a.reason]
              for a in held)]  # fmt: skip


def _write_csv(path, sheet):
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, quoting=csv.QUOTE_ALL).writerows([safe(value) for value in line] for line in sheet)
    return path


def _write_xlsx(path, sheets):
    from openpyxl import Workbook
    from openpyxl.styles import Font, PatternFill

    book = Workbook()
    book.remove(book.active)
    for title, lines in sheets.items():
        sheet = book.create_sheet(title[:31])
        for row, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                cell = sheet.cell(row, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # openpyxl would make a formula of a leading "="
        for cell in sheet[1]:
            cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E3EDE6")
        sheet.freeze_panes = "C2"
        sheet.auto_filter.ref = sheet.dimensions
        for column, line in zip(sheet.columns, lines[0], strict=True):
            longest = max(_width(cell.value) for cell in column)
            sheet.column_dimensions[column[0].column_letter].width = min(max(longest, _width(line)) + 2, 44)
    book.save(path)
    return path


def _width(value):
    """Columns a value takes on screen; a full-width letter takes two."""
    text = "" if value is None else str(value)
    return sum(2 if ord(letter) > 0xFF else 1 for letter in text)
