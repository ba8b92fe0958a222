"""Which columns can be typed without asking anybody: every cell says so, and it is no code."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from kenshu.tables import values
from kenshu.tables.values_cells import UnreadCells, halfwidth
from kenshu.tables.values_typed import typed

NAMES_SOMETHING = re.compile(
    r"番号|コード|電話|郵便|FAX|ファクス|法人|口座|証|^(?:No|ID|№|番|号|順|通番|連番|枝番|整理|管理)\.?$|(?:No|ID|id|_cd|code)\.?$"
    , re.IGNORECASE
)  # fmt: skip
NAMES_A_DAY = re.compile(r"日$|日付|月日|期日|期限|date|日時", re.IGNORECASE)
FEW = 5  # a column that is a number or day but for one cell in five: say which cells

_FIGURES = re.compile(r"[0-9]+")
_COMPACT_DAY = re.compile(r"[RHSTMrhstm]?[0-9]+")
_BLANK = {"": ""}  # an empty cell stays one


@dataclass(frozen=True)
class Column:
    """``kind``: "text", "number", "date" or "moment"; ``why`` (Japanese): the reason, "" when it needs none.

    ``example``: the first cell with something in it, as received; ``blank``: number of empty cells.
    """

    name: str
    kind: str
    why: str
    example: str
    blank: int

    @property
    def verb(self) -> Callable | None:
        """The verb of typed reading; None for text."""
        return {"number": values.numbers, "date": values.dates, "moment": values.moments}.get(self.kind)


def certain_columns(table) -> list[Column]:
    """Every column, with the type that each of its cells has beyond doubt; empty cells may stay empty."""
    return [_column(table, name) for name in table.frame.columns]


def certain_types(table, columns: list[Column]):
    """``table`` with the ``columns`` typed as they say, its report with what that changed."""
    return typed(table, {column.name: column.verb for column in columns if column.verb}, meanings=_BLANK)


def _column(table, name):
    cells = table.frame[name]
    filled = [text for text in cells.map(halfwidth).unique() if text]
    example = next((text for text in cells if text.strip()), "")
    blank = int((cells.str.strip() == "").sum())

    def column(kind, why=""):
        return Column(name, kind, why, example, blank)

    if not filled:
        return column("text", "すべて空欄です")
    if why := _code(table, name, filled):
        return column("text", why)
    for kind, verb in (("date", values.dates), ("moment", values.moments), ("number", values.numbers)):
        if _may_be(kind, name, filled) and _reads(table, name, verb):
            return column(kind)
    return column("text", _nearly(table, name, filled))


def _code(table, name, filled):
    """Why the figures of a column name something and count nothing; "" when they do not."""
    if not all(re.search("[0-9]", text) for text in filled):
        return ""
    if any(
        finding.column == name and finding.id in ("lost-zeros", "rounded-number")
        for finding in table.report.findings
    ):
        return "番号が壊れているおそれがあるため、文字のまま"
    if NAMES_SOMETHING.search(halfwidth(name)):
        return "番号やコードなので、文字のまま"
    if any(re.fullmatch("0[0-9]+", text) for text in filled):
        return "先頭に0のある番号なので、文字のまま"
    same = len({len(text) for text in filled}) == 1 and len(filled[0]) >= 5
    if same and len(filled) >= 5 and all(map(_FIGURES.fullmatch, filled)) and not NAMES_A_DAY.search(name):
        return "桁のそろった番号のようなので、文字のまま" if len(set(filled)) == len(filled) else ""
    return ""


def _may_be(kind, name, filled):
    """Whether reading a column as this kind would answer a question that only a person can."""
    if kind == "number":
        in_brackets = all(text.startswith("(") for text in filled)
        return not in_brackets and all(re.search("[0-9]", text) for text in filled)
    return NAMES_A_DAY.search(name) or not any(map(_COMPACT_DAY.fullmatch, filled))


def _reads(table, name, verb):
    try:
        verb(table, name, meanings=_BLANK)
    except UnreadCells:
        return False
    return True


def _nearly(table, name, filled):
    """Which cells keep a column from being a number or a day, when most of its cells are one."""
    figures = [text for text in filled if re.search("[0-9]", text)]
    for words, kind, verb in (("数", "number", values.numbers), ("日付", "date", values.dates)):
        try:
            if figures and _may_be(kind, name, figures):
                verb(table, name, meanings=_BLANK)
        except UnreadCells as problem:
            if FEW * len(problem.cells) <= len(table.frame):
                (row, reason), more = problem.cells[0], len(problem.cells) - 1
                others = f"(ほか{more:,}か所)" if more else ""
                return f"{words}の列のようですが、{row}行目{others}を{words}として読めないため、文字のまま。{reason}"
    return ""
