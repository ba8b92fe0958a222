"""One column, cell by cell: each is read, has a meaning the caller gave, or stands in one error with the others."""

from collections.abc import Callable, Mapping

import pandas as pd

from kenshu.days import DaysError
from kenshu.tables.errors import TablesError

SHOWN = 5  # bad cells listed in one error
_HALF = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}


class UnreadCells(TablesError):
    """One or more cells of a column that have not the type asked for. ``cells``: (row, reason) of each."""

    def __init__(self, table, column: str, cells: list[tuple[int, str]]):
        super().__init__(_said(table.report.path.name, column, cells), row=cells[0][0], column=column)
        self.cells = tuple(cells)


def halfwidth(text: str) -> str:
    """Full-width letters, figures and signs as half-width ones, edges trimmed; ① and ² stay what they are.

    >>> halfwidth(" １，２３４　")
    '1,234'
    """
    return text.translate(_HALF).strip()


def read_column(table, column: str, read: Callable, meanings: Mapping[str, str] | None = None) -> pd.Series:
    """``read`` of every cell (dtype object, index of the frame); None where ``meanings`` knows the cell.

    ``read``: text → value; it raises TablesError or DaysError with the reason. Raises UnreadCells, which
    counts all unreadable cells and lists the first five; TablesError when there is no such column.
    """
    texts = column_of(table, column)
    known = meant(meanings)
    places, distinct = pd.factorize(texts)
    values, reasons = [], {}
    for place, text in enumerate(distinct):
        value = None
        if halfwidth(text) not in known:
            try:
                value = read(text)
            except (DaysError, TablesError) as reason:
                reasons[place] = str(reason) if text.strip() else BLANK
        values.append(value)
    if reasons:
        rows = zip(table.report.rows, places, strict=True)
        raise UnreadCells(table, column, [(row, reasons[place]) for row, place in rows if place in reasons])
    return pd.Series([values[place] for place in places], index=texts.index, name=column, dtype=object)


BLANK = "空欄です。もとの表で確かめて書いてください。空欄でよい列なら、空欄の意味を決めて読み直してください。"


def column_of(table, column: str) -> pd.Series:
    """The text column; TablesError names the columns there are when it is not among them."""
    if column not in table.frame:
        there = "、".join(map(str, table.frame.columns))
        raise TablesError(f"{table.report.path.name} に「{column}」という列がありません。ある列: {there}")
    return table.frame[column]


def meant(meanings: Mapping[str, str] | None) -> dict[str, str]:
    """``meanings`` with half-width signs, as cells are compared: ＊ and * are one sign."""
    return {halfwidth(sign): meaning for sign, meaning in (meanings or {}).items()}


def _said(name, column, cells):
    if len(cells) == 1:
        return f"{name} の{cells[0][0]}行目「{column}」: {cells[0][1]}"
    lines = [f"{name} の「{column}」に、読めない値が{len(cells):,}か所あります。"]
    lines += [f"  {row}行目: {reason}" for row, reason in cells[:SHOWN]]
    if len(cells) > SHOWN:
        lines.append(f"  ほか{len(cells) - SHOWN:,}か所")
    return "\n".join(lines)
