"""What a trainer types from a paper: one row a learner and question; a table has one row a line of it.

Columns: 受講者番号, 問い, 行 (of a table), 欄1 … (as numbered on the paper), 単位, 数え方, 聞く相手.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kenshu.answers import Question
from kenshu.forms import typed, typed_reading
from kenshu.forms.pieces import Issue
from kenshu.forms.typed_reading import Reading

NUMBER, QUESTION, LINE, UNIT, BASIS, WHO = "受講者番号", "問い", "行", "単位", "数え方", "聞く相手"
FIELD = "欄"
LABEL = "問いの文(読まれません)"
COLUMNS = (NUMBER, QUESTION, LABEL, LINE, UNIT, BASIS, WHO)
PAPER_ROWS = 12  # of a table with free rows, as printed
_OWN = {"unit", "basis", "ask"}


@dataclass(frozen=True)
class TypedRow:
    """One row as typed. ``place``: where it stands in the file; ``cells``: 欄1 and on, "" where empty."""

    place: int
    line: str
    cells: tuple[str, ...]
    unit: str = ""
    basis: str = ""
    who: str = ""


def from_rows(question: Question, rows: list[TypedRow]) -> Reading:
    """All rows typed for one question of one learner → its entry, as a form would have stored it."""
    first = rows[0]
    given = {"unit": first.unit, "basis": first.basis, "ask": first.who}
    if question.kind == "table":
        return _table(question, rows, given)
    problems = []
    if len(rows) > 1:
        problems.append(f"同じ問いが{len(rows)}行あります。1行にまとめてください。")
    return _with(
        problems, typed_reading.read(question, {**given, **_by_key(question, first.cells, problems)})
    )


def _by_key(question: Question, cells, problems) -> dict:
    """The cells of a row by the key of the field each stands for."""
    if question.kind == "choices":
        return dict.fromkeys(_several(question, cells, problems), typed.TICK)
    fields = [field for line in typed.lines(question) for field in line.fields if field.key not in _OWN]
    _refuse_more(cells, len(fields), problems)
    return {field.key: cell for field, cell in zip(fields, cells, strict=False)}


def _several(question: Question, cells, problems) -> list[str]:
    known = {choice.id for choice in question.choices}
    found = typed_reading.several(question.choices, cells)
    problems += [f"「{one[:20]}」という選択肢はありません。" for one in found if one not in known]
    return [one for one in found if one in known]


def _table(question: Question, rows: list[TypedRow], given: dict) -> Reading:
    """Rows with a name go to the row of that name; the others stand in the order typed."""
    problems: list[str] = []
    for order, row in enumerate(rows):
        _refuse_more(row.cells, len(question.columns), problems)
        place = _place(question, row, order, problems)
        if place is None:
            continue
        if any(key.startswith(f"{place}.") for key in given):
            problems.append(f"{row.place}行目: この表の「{row.line}」の行は、もう書かれています。")
            continue
        cells = (*row.cells, *[""] * len(question.columns))
        given |= {f"{place}.{c.id}": cell for c, cell in zip(question.columns, cells, strict=False)}
    return _with(problems, typed_reading.read(question, given))


def _place(question: Question, row: TypedRow, order: int, problems) -> int | None:
    name = row.line.strip()
    if not question.rows:
        return int(name) - 1 if name.isdecimal() and int(name) > 0 else order
    if name in question.rows:
        return question.rows.index(name)
    if not name and order < len(question.rows):
        return order
    shown = "、".join(question.rows)
    problems.append(f"{row.place}行目: 「{name[:30]}」という行は、この表にありません。行は {shown} です。")
    return None


def _refuse_more(cells, most: int, problems):
    more = [cell for cell in cells[most:] if cell.strip()]
    if more:
        problems.append(f"欄は{most}つまでです。「{more[0][:20]}」が余っています。")


def _with(problems: Iterable[str], reading: Reading) -> Reading:
    return Reading(reading.entry, (*problems, *reading.problems))


def blank_typed(issue: Issue) -> bytes:
    """The workbook a trainer types into: a row for each question, a row for each line of a table."""
    from kenshu.forms.excel.sheet import GREY, INPUT, Book

    book = Book(f"{issue.course} {issue.title}")
    sheet = book.raw.add_worksheet(f"{issue.session} 入力")
    rows = [row for question in issue.questions for row in _blank_rows(question)]
    most = max([len(row[4]) for row in rows] or [1])
    heads = [NUMBER, QUESTION, LABEL, LINE, *(f"{FIELD}{n}" for n in range(1, most + 1)), UNIT, BASIS, WHO]
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, book.look(bold=True, bg_color=GREY, border=1))
    open_, shut = book.look(bg_color=INPUT, border=1, num_format="@"), book.look(border=1, num_format="@")
    for place, (question, label, line, own, fields) in enumerate(rows, 1):
        for column, text in ((1, question), (2, label), (3, line)):
            sheet.write_string(place, column, text, shut)
        inputs = [0, *range(4, 4 + len(fields)), *(4 + most + n for n in own)]
        for column in inputs:
            sheet.write_blank(place, column, None, open_)
    sheet.set_column(0, 1, 20)
    sheet.set_column(2, 2, 44)
    sheet.set_column(3, len(heads) - 1, 16)
    sheet.freeze_panes(1, 2)
    return book.bytes()


def _blank_rows(question: Question):
    """(id, label, line, own columns open, field names) of each row to type."""
    own = [n for n, there in enumerate((question.units, question.basis, question.ask)) if there]
    lines = [
        line for line in typed.lines(question, min(PAPER_ROWS, question.max_rows)) if line.key not in _OWN
    ]
    if question.kind == "table":
        return [
            (question.id, question.label if not n else "", line.label or str(n + 1), own if not n else [],
             line.fields) for n, line in enumerate(lines)
        ]  # fmt: skip
    fields = [field for line in lines for field in line.fields if field.key not in _OWN]
    return [(question.id, question.label, "", own, fields[:1] if question.kind == "choices" else fields)]
