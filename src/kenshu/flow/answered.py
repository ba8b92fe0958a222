"""From the answer of a table question to a table of steps: the columns of the form carry our twelve headings."""

from collections.abc import Mapping, Sequence

from kenshu.flow.steps import COLUMNS, Kind, Steps
from kenshu.flow.steps_read import read_steps

# column id of the form: heading of the table. A form may have fewer columns.
CELLS = {
    "number": "番号", "name": "作業", "lane": "担当", "kind": "種類", "next": "次", "condition": "条件",
    "medium": "媒体", "minutes": "分", "waiting": "待ち", "count": "件数", "basis": "根拠", "exception": "例外",
}  # fmt: skip
KINDS = {
    "start": Kind.START, "task": Kind.TASK, "decision": Kind.DECISION, "fork": Kind.FORK, "join": Kind.JOIN,
    "wait": Kind.WAIT, "end": Kind.END,
}  # fmt: skip
NO_WORDS: Mapping[str, Mapping[str, str]] = {}


def answered(rows: Sequence[Mapping], title: str, *, words=NO_WORDS, then: Steps | None = None) -> Steps:
    """The steps in ``rows``, the stored value of a table question, as ``read_steps`` reads a file.

    ``words``: {column id: {choice id: label}} of choice columns other than ``kind``. A fixed row named
    「3 書類確認」 is the step 3 of this name; a row without 番号 has the number that the form shows beside it.
    ``then``: steps given beforehand that follow the learner's own. ``Step.row`` counts as the form does, from 1.

    >>> rows = [{"row": "1 届を出す", "kind": "start", "lane": "x", "next": "2"}]
    >>> steps = answered(rows, "届", words={"lane": {"x": "住民"}})
    >>> steps["1"].name, steps["1"].lane, steps["1"].exits
    ('届を出す', '住民', (Exit(to='2', condition=''),))
    """
    import pandas as pd

    from kenshu.flow.steps_write import rows as as_rows

    cells = [list(_cells(place, row, words).values()) for place, row in enumerate(rows, 1)]
    if then is not None:
        cells += as_rows(then)
    return read_steps(pd.DataFrame(cells, columns=list(COLUMNS), dtype=object), title)


def _cells(place: int, row: Mapping, words) -> dict:
    """{heading: cell} of one row, in the order of ``COLUMNS``."""
    found = dict.fromkeys(COLUMNS, "")
    if "row" in row:
        found["番号"], _, found["作業"] = row["row"].partition(" ")
    labels = {"kind": {name: kind.value for name, kind in KINDS.items()}, **words}
    for name, value in row.items():
        if name in CELLS and value is not None:
            found[CELLS[name]] = labels[name].get(value, value) if name in labels else value
    if any(cell != "" for cell in found.values()):
        found["番号"] = found["番号"] or str(place)
    return found
