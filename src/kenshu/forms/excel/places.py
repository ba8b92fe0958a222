"""Where the fields of a question stand in a sheet: one map for writing and for reading back.

Column A (hidden) holds a key for every written row, row 1 (hidden) a key for every column. So a field is found
again after rows and columns were inserted, moved or sorted; a row without a key was put in by the learner.
"""

from dataclasses import dataclass

from kenshu.answers import Question
from kenshu.forms.typed import Field, Line, lines

FIRST, INPUT, LAST = 1, 2, 9  # columns B, C and J, counted from 0
KEY = "kenshu"
NO_FIELD = "-"  # key of a row without fields
ABOUT, LISTS, START = "kenshu", "選択肢", "はじめに"  # sheets beside those of the notebooks
LEARNER = "learner|number"


@dataclass(frozen=True)
class Place:
    """A field in its row: first and last column, counted from 0."""

    field: Field
    first: int
    last: int


def rows_of(question: Question) -> list[Line]:
    """The rows of fields of a question as the workbook has them."""
    return lines(question)


def places(question: Question, line: Line) -> list[Place]:
    """The fields of a row from left to right."""
    if question.kind == "table" and line.fields[0].key not in ("ask", "basis"):
        start = INPUT if question.rows else FIRST
        return [Place(field, start + n, start + n) for n, field in enumerate(line.fields)]
    (field, *more) = line.fields
    if field.kind == "long":
        return [Place(field, FIRST, LAST)]
    if field.kind in ("number", "tick"):
        return [Place(one, INPUT + n, INPUT + n) for n, one in enumerate([field, *more])]
    return [Place(field, INPUT, LAST)]


def row_key(question: Question, line: Line) -> str:
    return f"{question.id}|{line.key}"


def column_key(column: int) -> str:
    return f"{KEY}|{column}"


def is_free(question: Question) -> bool:
    """Whether the learner may add rows."""
    return question.kind == "table" and not question.rows
