"""A table: a list of flat rows {column id: value}; with fixed rows each carries its label as "row"."""

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import choice, number, text
from kenshu.answers.kinds.said import Said

FIELDS = {"columns", "rows", "min_rows", "max_rows"}
CELL_KINDS = ("number", "text", "choice")
LABEL = "row"  # the key of a fixed row's label
_LONGEST_CELL = 500
_MOST_ROWS = 500


class CellError(AnswersError):
    """One cell cannot be read: ``row`` counts from 0, ``column`` is the column's id."""

    def __init__(self, row: int, column: str, message: str):
        super().__init__(message)
        self.row, self.column = row, column


def spec_problem(question) -> str | None:
    ids = [column.id for column in question.columns]
    if not ids or len(set(ids)) < len(ids) or LABEL in ids:
        return (
            f"columns(列)を1つ以上、違う id で書いてください(「{LABEL}」は行の名前に使うので id にできません)"
        )
    if len(set(question.rows)) < len(question.rows):
        return "rows(行の名前)が重なっています"
    if not 0 <= question.min_rows <= question.max_rows <= _MOST_ROWS:
        return f"min_rows ≦ max_rows ≦ {_MOST_ROWS} にしてください"
    for column in question.columns:
        if column.kind not in CELL_KINDS:
            return f"列「{column.label}」の kind は {'、'.join(CELL_KINDS)} のどれかにしてください"
        if (column.kind == "choice") != bool(column.choices):
            return f"列「{column.label}」: choices は kind: choice の列にだけ(必ず)書きます"
    return None


def read(question, value, unit=None):
    if value is None or value == []:
        return None, None
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise AnswersError("表の形が読めません。表の行をそのまま入れてください。")
    if question.rows and len(value) != len(question.rows):
        raise AnswersError(f"表は{len(question.rows)}行です。行を増やしたり減らしたりせずに書いてください。")
    if len(value) > question.max_rows and not question.rows:
        raise AnswersError(f"行が多すぎます。{question.max_rows}行までにしてください。")
    rows = [_row(question, place, row) for place, row in enumerate(value)]
    if not question.rows:
        while rows and not _filled(rows[-1]):
            rows.pop()
    return (rows, None) if any(map(_filled, rows)) else (None, None)


def said(question, value, unit=None) -> Said:
    head = tuple(f"{c.label}({c.unit})" if c.unit else c.label for c in question.columns)
    rows = [tuple(_cell_in_words(c, row.get(c.id)) for c in question.columns) for row in value]
    if not question.rows:
        return Said(head=head, rows=tuple(rows))
    labelled = tuple((row.get(LABEL, ""), *cells) for row, cells in zip(value, rows, strict=True))
    return Said(head=("", *head), rows=labelled)


def _row(question, place: int, row: dict) -> dict:
    """One row, every column there (None = empty cell). Raises AnswersError naming row and column."""
    label = question.rows[place] if question.rows else None
    unknown = set(row) - {column.id for column in question.columns} - ({LABEL} if label else set())
    if unknown or (label and row.get(LABEL, label) != label):
        raise AnswersError(f"{place + 1}行目に、この表にない項目があります。表の形を変えずに書いてください。")
    read_row = {LABEL: label} if label else {}
    for column in question.columns:
        try:
            read_row[column.id] = _cell(column, row.get(column.id))
        except AnswersError as error:
            raise CellError(
                place, column.id, f"{label or f'{place + 1}行目'}の「{column.label}」: {error}"
            ) from None
    return read_row


def _cell(column, value):
    if column.kind == "choice":
        return choice.pick(column.choices, value)
    if column.kind == "text":
        return text.words(value, _LONGEST_CELL)
    cell, written = number.read_number(value)
    if cell is not None:
        number.agreed_unit((), column.unit, written, None)
        number.in_range(cell, column.min, column.max)
    return cell


def _cell_in_words(column, value) -> str:
    if value is None:
        return ""
    if column.kind == "choice":
        return choice.label_of(column.choices, value)
    return f"{value:,}" if column.kind == "number" else value


def _filled(row: dict) -> bool:
    return any(value is not None for name, value in row.items() if name != LABEL)
