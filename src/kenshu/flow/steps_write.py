"""Write a table of steps as the Excel workbook a clerk fills in, or as a frame."""

from io import BytesIO
from pathlib import Path

from kenshu import why
from kenshu.flow import steps_cells as cells
from kenshu.flow.errors import FlowError
from kenshu.flow.steps import COLUMNS, Kind, Steps
from kenshu.flow.steps_read import EXAMPLE_SHEET

MEDIA = ("紙", "窓口", "電話", "電子申請", "メール", "システム", "表計算", "FAX", "郵送")
WIDTHS = (7, 34, 16, 9, 11, 26, 12, 8, 10, 10, 30, 26)
EMPTY_ROWS = 60  # rows with drop-down lists below what is written
EXPLAINED = {
    "番号": "1から順に。後から足すときは 3-2 のように書けます。同じ番号は2つ書けません。",
    "作業": "「何を・どうする」を短く(25字まで)。",
    "担当": "行う人や組織。同じ担当は同じ書き方で。図では1本の帯になります。",
    "種類": "開始・作業・判断・並行・合流・待ち・終了から選びます。",
    "次": "次に行う番号。分かれるときは「5、8」のように並べます。終了だけは空欄です。",
    "条件": "判断のとき、次と同じ順に「／」で区切ります(例: そろっている／不備あり)。",
    "媒体": "紙、電話、システムなど。一覧にないものも書けます。",
    "分": "1件の作業にかかる分。10件ほど測った真ん中の値を書きます。",
    "待ち": "1件が待つ長さ。「30分」「2時間」「3日」のように書きます(数だけなら分)。",
    "件数": "ひと月の件数。",
    "根拠": "その作業をする決まり(法令・条例・規則・内規・慣行)。",
    "例外": "ふだんは行わない作業のとき、どんなときに行うか(例: 代理人が来たとき)。",
}
_EXAMPLE = """
1|申請書を出す|住民|開始|2||窓口|||||
2|書類を確かめる|窓口|判断|3、4|そろっている／足りない|紙|3||420|みどり野市○○規則(架空)第3条|
3|台帳に入力する|窓口|作業|6||システム|4||400||
4|足りない書類を伝える|窓口|作業|5||窓口|5||20||書類が足りないとき
5|足りない書類をそろえる|住民|待ち|2||紙||3日|20||書類が足りないとき
6|内容を決裁する|課長|作業|7||紙|1|1日|400|内規|
7|証を受け取る|住民|終了|||窓口|||||
"""


def to_frame(steps: Steps):
    """The table as a frame of text with the columns ``COLUMNS``; ``read_steps`` reads it back."""
    import pandas as pd

    return pd.DataFrame(rows(steps), columns=list(COLUMNS), dtype=str)


def write_steps(path: str | Path, steps: Steps | None = None) -> Path:
    """Write the workbook: the steps (none: an empty form), drop-down lists, 「記入例」 and 「書き方」.

    Raises FlowError when the place cannot be written.
    """
    from openpyxl import Workbook

    path = Path(path)
    book = Workbook()
    title = steps.title if steps else "業務の流れ(ここに手続の名前を書いてください)"
    _sheet(book.active, "手順", title, rows(steps) if steps else [])
    example = [line.split("|") for line in _EXAMPLE.strip().splitlines()]
    _sheet(book.create_sheet(), EXAMPLE_SHEET, "証の交付(記入例。架空の手続です)", example)
    _explain(book.create_sheet("書き方"))
    buffer = BytesIO()
    book.save(buffer)
    try:
        path.write_bytes(buffer.getvalue())
    except OSError as error:
        raise FlowError(
            f"{path} に書けません({why(error)})。Excelで開いていれば閉じ、場所を確かめてください。"
        ) from error
    return path


def rows(steps: Steps) -> list[list[str]]:
    """The cells of the table, row by row, as text."""
    return [
        [step.number, step.name, step.lane, step.kind.value, *cells.said_exits(step.exits), step.medium,
         cells.plain(step.minutes), "" if step.waiting is None else cells.said_waiting(step.waiting),
         cells.plain(step.count), step.basis, step.exception]
        for step in steps
    ]  # fmt: skip


def _sheet(sheet, name, title, body):
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    sheet.title = name
    line = Side(style="thin", color="999999")
    sheet.append([title])
    sheet["A1"].font = Font(bold=True, size=14)
    sheet.append(list(COLUMNS))
    for place, column in enumerate(COLUMNS, 1):
        head = sheet.cell(2, place)
        head.font, head.fill = Font(bold=True), PatternFill("solid", fgColor="DDE6F0")
        head.comment = Comment(EXPLAINED[column], "研修", height=90, width=260)
        sheet.column_dimensions[head.column_letter].width = WIDTHS[place - 1]
    for row in range(3, 3 + len(body) + EMPTY_ROWS):
        values = body[row - 3] if row - 3 < len(body) else [""] * len(COLUMNS)
        for place, value in enumerate(values, 1):
            cell = sheet.cell(row, place)
            cell.border = Border(line, line, line, line)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            _fill(cell, COLUMNS[place - 1], value)
    sheet.freeze_panes = "C3"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "2:2"
    _lists(sheet, 2 + len(body) + EMPTY_ROWS)


def _fill(cell, column, value):
    """Numbers as numbers, all else as text: a name that begins with = must not become a formula."""
    if not value:
        return
    if column in ("分", "件数"):
        cell.value = float(value)
    else:
        cell.value = value
        cell.data_type = "s"
        cell.number_format = "@"


def _lists(sheet, last: int):
    from openpyxl.worksheet.datavalidation import DataValidation

    kinds = DataValidation("list", formula1=f'"{",".join(Kind)}"', allow_blank=True)
    kinds.errorTitle, kinds.error = "種類", "一覧から選んでください。"
    media = DataValidation("list", formula1=f'"{",".join(MEDIA)}"', allow_blank=True, showErrorMessage=False)
    numbers = DataValidation("decimal", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    numbers.errorTitle, numbers.error = "数", "0以上の数だけを書いてください。"
    kinds.showErrorMessage = numbers.showErrorMessage = True
    for rule, letters in ((kinds, "D"), (media, "G"), (numbers, "HJ")):
        for letter in letters:
            rule.add(f"{letter}3:{letter}{last}")
        sheet.add_data_validation(rule)


def _explain(sheet):
    from openpyxl.styles import Alignment, Font

    sheet.append(["列", "書き方"])
    for column in COLUMNS:
        sheet.append([column, EXPLAINED[column]])
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 10, 80
    for row in sheet.iter_rows():
        row[0].font = Font(bold=True)
        row[1].alignment = Alignment(wrap_text=True, vertical="top")
