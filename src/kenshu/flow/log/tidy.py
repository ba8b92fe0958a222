"""From rows as they stand in the file to events in the order in which they are counted."""

from dataclasses import replace

import numpy as np
import pandas as pd

from kenshu.days import DaysError, holiday_name
from kenshu.flow.errors import FlowError
from kenshu.flow.log.columns import Columns
from kenshu.flow.log.rows import Coded, Rows
from kenshu.flow.steps import Finding

SHOWN = 5  # rows listed in one line


def refuse_impossible(rows: Rows, columns: Columns, name: str) -> None:
    """Raise FlowError for an end before its start, and for days outside the table of holidays."""
    backwards = np.flatnonzero(rows.complete < rows.start)
    if len(backwards):
        at = int(backwards[0])
        start, end = (_written(column[at]) for column in (rows.start, rows.complete))
        raise FlowError(
            f"{name} の{listed(rows.row[backwards])}「{columns.complete}」が「{columns.start}」より前です"
            f"({rows.row[at]}行目は{start} → {end})。入れ替わりや書き間違いを直してください。"
        )
    for heading, column in ((columns.start, rows.start), (columns.complete, rows.complete)):
        for at in (int(column.argmin()), int(column.argmax())):
            try:
                holiday_name(pd.Timestamp(int(column[at]), unit="s").date())
            except DaysError as reason:
                raise FlowError(f"{name} の{rows.row[at]}行目「{heading}」: {reason}") from reason


def in_order(rows: Rows) -> Rows:
    """By case as the file first names it, then by start; equal starts stay in the order of the rows."""
    order = np.argsort(rows.case.codes, kind="stable")
    case, start = rows.case.codes[order], rows.start[order]
    if ((case[1:] == case[:-1]) & (start[1:] < start[:-1])).any():
        order = np.lexsort((rows.row, rows.start, rows.case.codes))
    return taken(rows, order)


def without_doubles(rows: Rows) -> tuple[Rows, list[Finding]]:
    """Rows (in order) without those that say the same as an earlier one, and a finding that counts these."""
    same = (np.diff(rows.case.codes) == 0) & (np.diff(rows.start) == 0)
    tied = np.flatnonzero(np.append(same, False) | np.insert(same, 0, False))
    said = pd.DataFrame({
        "case": rows.case.codes[tied], "start": rows.start[tied], "complete": rows.complete[tied],
        "activity": rows.activity.codes[tied], "resource": rows.resource.codes[tied],
    })  # fmt: skip
    double = tied[said.duplicated().to_numpy()]
    if not len(double):
        return rows, []
    keep = np.ones(len(rows), dtype=bool)
    keep[double] = False
    where = listed(np.sort(rows.row[double]))
    text = f"番号・処理・担当・日時がすべて同じ行が{len(double):,}行ありました({where})。1回だけ数えます。"
    return taken(rows, keep), [Finding(None, "", text)]


def taken(rows: Rows, which: np.ndarray) -> Rows:
    """The rows of an index or mask."""
    coded = ("case", "activity", "resource")
    return replace(
        rows,
        **{name: Coded(getattr(rows, name).codes[which], getattr(rows, name).names) for name in coded},
        **{name: getattr(rows, name)[which] for name in ("start", "complete", "row")},
        of_case={name: Coded(column.codes[which], column.names) for name, column in rows.of_case.items()},
    )


def listed(rows: np.ndarray) -> str:
    """「3、8行目」 of row numbers, at most five."""
    more = f"ほか{len(rows) - SHOWN:,}行" if len(rows) > SHOWN else ""
    return f"{'、'.join(str(row) for row in rows[:SHOWN])}行目{more}"


def _written(seconds: int) -> str:
    return f"{pd.Timestamp(int(seconds), unit='s'):%Y-%m-%d %H:%M}"
