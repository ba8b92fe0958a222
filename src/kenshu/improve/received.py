"""The door for tables: a frame is checked once, here, and trusted by the functions behind."""

import math
import re
import unicodedata
from numbers import Real

from kenshu.improve.figure import ImproveError
from kenshu.improve.remark import named

_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?\d{1,3}(,\d{3})+(\.\d+)?", re.ASCII)


def received(frame, what, *, number, texts=(), amounts=(), blank=(), choices=None):
    """A copy of ``frame`` with ``number``, ``texts``, ``amounts`` and ``blank`` ready to be counted.

    ``what``: the table's name in messages. ``number``: the column that names a row; without it the rows are
    counted from 1. ``texts``: columns that say something in each row, ``blank``: texts that may be empty,
    ``amounts``: finite numbers of 0 or more, ``choices``: {column of texts: words it may hold}.
    Raises ImproveError: a column is missing, there is no row, or a cell cannot be counted (named by row).
    """
    _refuse_missing(frame, what, [*texts, *amounts, *blank])
    table = frame.reset_index(drop=True).copy()
    if number not in table:
        table.insert(0, number, [str(place) for place in range(1, len(table) + 1)])
    for column in (number, *texts, *blank):
        table[column] = [as_text(cell) for cell in table[column]]
    _refuse_doubled(table, what, number)
    for column in texts:
        _refuse(table, what, number, column, table[column] == "", "空欄です。書いてください。")
    for column, words in (choices or {}).items():
        _refuse(
            table, what, number, column, ~table[column].isin(list(words)),
            f"使える言葉ではありません。{'・'.join(word or '空欄' for word in words)} のどれかにしてください。",
        )  # fmt: skip
    for column in amounts:
        table[column] = _numbers(table, what, number, column)
    return table


def as_text(cell):
    """A cell as text without spaces at its ends; "" for a missing one, and 3.0 is 3.

    >>> as_text(" 12 "), as_text(3.0), as_text(None), as_text(float("nan"))
    ('12', '3', '', '')
    """
    if cell is None or str(cell) in ("nan", "<NA>", "NaT"):
        return ""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).strip()


def as_number(cell):
    """A finite number of a cell, typed in any width, with or without commas; None for everything else.

    >>> as_number("2,326"), as_number("１２"), as_number(0.5), as_number("15分"), as_number("1,23"), as_number(True)
    (2326.0, 12.0, 0.5, None, None, None)
    """
    if isinstance(cell, Real):
        return float(cell) if not isinstance(cell, bool) and math.isfinite(cell) else None
    plain = unicodedata.normalize("NFKC", as_text(cell))
    typed = _NUMBER.fullmatch(plain) or _GROUPED.fullmatch(plain)
    return float(plain.replace(",", "")) if typed else None


def _numbers(table, what, number, column):
    given = table[column]
    if given.dtype.kind not in "iu":
        blank = given.map(as_text) == ""
        _refuse(table, what, number, column, blank, "空欄です。0なら0と書いてください。")
        read = given.map(as_number)
        _refuse(
            table,
            what,
            number,
            column,
            read.isna(),
            "数として読めません。単位や記号を外し、数だけにしてください。",
        )
        given = read.astype(float)
    _refuse(table, what, number, column, given < 0, "0より小さい数です。符号を確かめてください。")
    return given


def _refuse_missing(frame, what, columns):
    if missing := [column for column in columns if column not in frame]:
        raise ImproveError(f"{what}に「{'」「'.join(missing)}」の列がありません。見出しを確かめてください。")
    if twice := [str(column) for column in frame.columns[frame.columns.duplicated()]]:
        raise ImproveError(
            f"{what}に「{twice[0]}」の列が2つあります。見出しを1つずつ違う名前にしてください。"
        )
    if not len(frame):
        raise ImproveError(f"{what}に1行もありません。読み込んだファイルを確かめてください。")


def _refuse_doubled(table, what, number):
    _refuse(table, what, number, number, table[number] == "", "空欄です。番号を付けてください。", rows=True)
    again = table[number][table[number].duplicated()]
    if len(again):
        raise ImproveError(
            f"{what}の{named(list(dict.fromkeys(again)), number)}が2回以上あります。"
            "同じ行を2度つないでいないか確かめてください。"
        )


def _refuse(table, what, number, column, bad, text, *, rows=False):
    """Raise ImproveError naming the rows where ``bad`` is true, and what stands there."""
    if not bad.any():
        return
    places = [str(place + 1) for place in table.index[bad]]
    where = f"{named(places, '')}行目" if rows else named(list(table[number][bad]), number)
    cell = as_text(table[column][bad].iloc[0])
    said = f"「{cell[:20]}」は" if cell else ""
    raise ImproveError(f"{what}の{where}、「{column}」: {said}{text}")
