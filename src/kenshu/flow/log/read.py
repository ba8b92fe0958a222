"""Read an event log: any CSV or workbook, or a frame, with the columns named by the caller."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from kenshu import city, days, tables
from kenshu.flow.errors import FlowError
from kenshu.flow.log import columns as headings
from kenshu.flow.log.careful import frame_as_table, read_careful
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.plain import read_plain
from kenshu.flow.log.rows import Rows, refuse_giant
from kenshu.flow.log.tidy import in_order, refuse_impossible, without_doubles
from kenshu.flow.steps import Finding

ENDS = ("結果通知",)  # what D3 has; used when the log has them and nothing else is said
FIXED = ("利用調整日待ち",)


def read_log(
    source: pd.DataFrame | str | Path, *, case: str | None = None, activity: str | None = None,
    start: str | None = None, complete: str | None = None, resource: str | None = None,
    of_case: Iterable[str] = (), ends: Iterable[str] | None = None, fixed: Iterable[str] | None = None,
    hours: days.OfficeHours | None = None, called: str = "",
) -> Log:  # fmt: skip
    """The log in a file (through ``tables``: CSV in any encoding, xlsx …) or in a frame.

    ``case`` … ``resource``: headings of the columns; by default those of D3, clean or as received. ``complete=""``:
    each row is one instant; ``resource=""``: nobody is named. ``of_case``: columns that belong to the whole case,
    for ``Log.only``. ``ends``, ``fixed``: see ``Log``; by default D3's, where the log has them; ``()`` for none.
    ``hours``: by default the city's. ``called``: what captions say of the source, by default the file's name.
    Raises FlowError with the rows for whatever cannot be counted.
    """
    asked = {"case": case, "activity": activity, "start": start, "complete": complete, "resource": resource}
    rows, columns, findings, name = _read(source, asked, tuple(of_case))
    refuse_impossible(rows, columns, name)
    rows = in_order(rows)
    rows, doubles = without_doubles(rows)
    unsaid = [] if columns.complete else [_said("完了の日時の列がないので、1行を1つの時点として数えます。")]
    log = Log(
        cases=rows.case.names, activities=rows.activity.names, resources=rows.resource.names,
        case=rows.case.codes, activity=rows.activity.codes, resource=rows.resource.codes,
        start=rows.start, complete=rows.complete, row=rows.row,
        of_case=_of_case(rows, findings),
        ends=_known("ends", ends, ENDS, rows.activity.names), fixed=_known("fixed", fixed, FIXED, rows.activity.names),
        hours=hours or days.OfficeHours.of(city.load()), source=called or f"もとの表: {name}",
        findings=(*findings, *unsaid, *doubles),
    )  # fmt: skip
    return _with_remarks(log)


def _read(source, asked, of_case):
    """(rows, columns, findings, name) through the quick or the careful door."""
    if not isinstance(source, pd.DataFrame):
        path = Path(source)
        if quick := read_plain(path, asked, of_case):
            return *quick, [], path.name
        try:
            table = tables.read_table(path)
        except tables.TablesError as problem:
            raise FlowError(str(problem)) from problem
    else:
        refuse_giant(len(source), "渡された表")
        table = frame_as_table(source, "渡された表")
    columns = headings.find(list(table.frame.columns), asked, of_case)
    if table.frame.empty:
        raise FlowError(f"{table.report.path.name} に行がありません。記録のある表を選んでください。")
    rows, findings = read_careful(table, columns)
    return rows, columns, findings, table.report.path.name


def _of_case(rows: Rows, findings: list[Finding]) -> dict[str, np.ndarray]:
    """The value of each case in its first row; a finding where later rows say something else."""
    first = np.concatenate([[True], rows.case.codes[1:] != rows.case.codes[:-1]])
    found = {}
    for name, column in rows.of_case.items():
        values = column.codes[first]
        other = column.codes != values[rows.case.codes]
        if other.any():
            cases, row = len(np.unique(rows.case.codes[other])), int(rows.row[other].min())
            findings.append(
                Finding(row, name, f"同じ番号の中で値が変わります({cases:,}件)。最初の行の値を使います。")
            )
        found[name] = np.array(column.names, dtype=object)[values]
    return found


def _known(parameter, asked, usual, activities):
    if asked is None:
        return tuple(name for name in usual if name in activities)
    unknown = [name for name in asked if name not in activities]
    if unknown:
        there = "、".join(activities[:20])
        raise FlowError(f"{parameter} の「{'」「'.join(unknown)}」という処理がありません。ある処理: {there}")
    return tuple(asked)


def _with_remarks(log: Log) -> Log:
    """The log with what its shape makes worth knowing."""
    said = []
    alone = int((np.diff(log.first) == 1).sum())
    if alone:
        said.append(
            _said(f"1行しかない申請が{alone:,}件あります。前後がないので、待ちの時間には入りません。")
        )
    if not log.ends:
        said.append(
            _said("終わりの処理(ends)が決まっていないので、すべての申請を終わったものとして数えます。")
        )
    elif open_cases := int((~log.finished).sum()):
        said.append(
            _said(
                f"「{'」「'.join(log.ends)}」で終わっていない申請が{open_cases:,}件あります。かかった日数には入れず、別に数えます。"
            )
        )
    if log.ends and not log.finished.any():
        raise FlowError(
            f"「{'」「'.join(log.ends)}」で終わった申請が1件もありません。終わりの処理の名前(ends)を確かめてください。"
        )
    return replace(log, findings=(*log.findings, *said))


def _said(text: str) -> Finding:
    return Finding(None, "", text)
