"""The door for tables: a frame is checked once, here, and trusted by the functions behind."""

from kenshu.improve.figure import ImproveError
from kenshu.improve.remark import named


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
        table[column] = [_text(value) for value in table[column]]
    _refuse_doubled(table, what, number)
    for column in texts:
        _refuse(table, what, number, column, table[column] == "", "空欄です。書いてください。")
    for column, words in (choices or {}).items():
        _refuse(
            table, what, number, column, ~table[column].isin(list(words)),
            f"使える言葉ではありません。{'・'.join(words)} のどれかにしてください。",
        )  # fmt: skip
    for column in amounts:
        table[column] = _numbers(table, what, number, column)
    return table


def _text(value):
    missing = value is None or value != value
    return "" if missing else str(value).strip()


def _numbers(table, what, number, column):
    import pandas as pd

    given = table[column]
    blank = given.isna() | given.map(lambda cell: isinstance(cell, str) and not cell.strip())
    _refuse(table, what, number, column, blank, "空欄です。0なら0と書いてください。")
    typed = given.map(lambda cell: not isinstance(cell, bool | str))
    read = pd.to_numeric(given.where(typed), errors="coerce")
    wrong = read.isna() | read.abs().eq(float("inf"))
    _refuse(
        table, what, number, column, wrong, "数として読めません。単位や記号を外し、数だけにしてください。"
    )
    _refuse(table, what, number, column, read < 0, "0より小さい数です。符号を確かめてください。")
    return read


def _refuse_missing(frame, what, columns):
    if missing := [column for column in columns if column not in frame]:
        raise ImproveError(f"{what}に「{'」「'.join(missing)}」の列がありません。見出しを確かめてください。")
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
    cell = _text(table[column][bad].iloc[0])
    said = f"「{cell[:20]}」は" if cell else ""
    raise ImproveError(f"{what}の{where}、「{column}」: {said}{text}")
