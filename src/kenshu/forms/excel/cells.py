"""Find the fields again: by the keys in the hidden column and row, wherever they have moved."""

import re
from dataclasses import dataclass, field

from kenshu.answers import AnswersError, Question
from kenshu.forms.excel import places as at

_ROW = re.compile(r"(n\d\d(?:-[a-z0-9]+)+|learner)\|(\S+)")
_COLUMN = re.compile(rf"{at.KEY}\|(\d+)")
_MOST_MERGED = 5000  # cells of one merged range


@dataclass
class Keyed:
    """One sheet and where its keys stand: (question id, line key) → rows, column of the layout → column."""

    sheet: object
    rows: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    columns: dict[int, int] = field(default_factory=dict)
    keys_in: int = 1
    written: set[int] = field(default_factory=set)
    anchors: dict[tuple[int, int], tuple[int, int]] = field(default_factory=dict)

    def column(self, place: int) -> int:
        """Where column ``place`` of the layout (from 0) is now (from 1)."""
        return self.columns.get(place, self.keys_in + place)

    def where(self, row: int, place: int) -> str:
        """「N08 効果と費用」のC12"""
        return f"「{self.sheet.title}」の{self.sheet.cell(row, self.column(place)).coordinate}"


def keyed(sheet) -> Keyed | None:
    """The keys of a sheet; None when it has none (added by the learner)."""
    found = Keyed(sheet)
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str):
                _take(found, cell)
    if not found.rows:
        return None
    found.written = {
        row for row in range(1, sheet.max_row + 1) if sheet.cell(row, found.keys_in).value is not None
    }
    for merged in sheet.merged_cells.ranges:
        if merged.size["rows"] * merged.size["columns"] <= _MOST_MERGED:
            anchor = (merged.min_row, merged.min_col)
            found.anchors |= {(row, column): anchor for row, column in merged.cells}
    return found


def given(found: Keyed, question: Question) -> dict:
    """{field key: value} of a question, in the rows where its keys are now. Raises AnswersError for a cell
    that holds no answer (an error value, a formula without a value)."""
    lines = at.rows_of(question)
    labels = {line.label for line in lines} | {question.label, question.unit}
    if not at.is_free(question):
        return _fixed(found, question, lines, labels)
    rows = _free_rows(found, question)
    cells = {}
    for order, row in enumerate(rows):
        for place in at.places(question, lines[0]):
            column_id = place.field.key.partition(".")[2]
            cells[f"{order}.{column_id}"] = value(found, row, place, labels)
    more = [line for line in lines if line.key in ("ask", "basis")]
    return cells | _fixed(found, question, more, labels)


def value(found: Keyed, row: int, place: at.Place, labels=()):
    """What stands in a field: in its cell, in the cell it was merged into, or beside it where it was split."""
    spot = (row, found.column(place.first))
    anchor = found.anchors.get(spot, spot)
    if anchor[1] < spot[1] or anchor[0] < row:  # merged with something to the left or above
        merged = _plain(found.sheet.cell(*anchor))
        taken = anchor[0] != row or merged in labels or anchor[1] <= found.keys_in
        return None if taken or _is_field(found, anchor, place) else merged
    for column in range(spot[1], found.column(place.last) + 1):
        if found.anchors.get((row, column), (row, column)) == (row, column):
            here = _plain(found.sheet.cell(row, column))
            if here is not None and here not in labels:
                return here
    return None


def _fixed(found, question, lines, labels):
    cells = {}
    for line in lines:
        for place in at.places(question, line):
            there = [value(found, row, place, labels) for row in found.rows.get((question.id, line.key), ())]
            cells[place.field.key] = next((one for one in there if one not in (None, "")), None)
    return cells


def _free_rows(found, question) -> list[int]:
    """The rows of a table in the order they stand in, those without a key that were put between them too."""
    rows = sorted(
        row
        for (name, key), rows in found.rows.items()
        if name == question.id and key.isdigit()
        for row in rows
    )
    if not rows:
        return []
    inserted = [row for row in range(rows[0], rows[-1]) if row not in found.written]
    after = rows[-1] + 1
    while after not in found.written and after <= found.sheet.max_row:
        inserted.append(after)
        after += 1
    return sorted([*rows, *inserted])


def _is_field(found, anchor, place) -> bool:
    """Whether the cell ``anchor`` is a field of its own: one of a table, left of ``place``."""
    return place.first == place.last and anchor[1] >= found.column(at.INPUT) and place.first > at.INPUT


def _take(found: Keyed, cell):
    if match := _COLUMN.fullmatch(cell.value):
        found.columns.setdefault(int(match[1]), cell.column)
    elif match := _ROW.fullmatch(cell.value):
        found.rows.setdefault((match[1], match[2]), []).append(cell.row)
        found.keys_in = cell.column


def _plain(cell):
    """The value of a cell; a percentage as it is seen, line breaks as a form has them."""
    content = cell.value
    if cell.data_type == "e":
        raise AnswersError(
            f"{cell.coordinate} が「{content}」というエラーになっています。値を書いてください。"
        )
    if cell.data_type == "f":
        raise AnswersError(
            f"{cell.coordinate} に式「{str(content)[:20]}」がありますが、計算した値がありません。値を書いてください。"
        )
    if isinstance(content, str):
        return content.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if (
        isinstance(content, int | float)
        and not isinstance(content, bool)
        and "%" in (cell.number_format or "")
    ):
        return f"{content * 100:.12g}%"
    return content
