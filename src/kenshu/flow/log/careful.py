"""The careful door: any table or frame, column by column; what cannot be read is one error with its rows."""

import re
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd

from kenshu import tables
from kenshu.flow.errors import FlowError
from kenshu.flow.log.columns import Columns
from kenshu.flow.log.rows import Coded, Rows
from kenshu.flow.steps import Finding

HERE = "+09:00"
SHOWN = 5  # rows listed in one error
NOBODY = "(担当の記入なし)"
_CLOCK = re.compile(r"\s*\d{1,2}[:：時]\d{1,2}.*")
_OFFSET = re.compile(r":\d{2}(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})\s*$")


def frame_as_table(frame: pd.DataFrame, name: str) -> tables.Table:
    """A frame as a table read from a file: its rows are counted from 1, without the headings."""
    report = tables.Report(Path(name), "csv", None, ",", None, (), tuple(range(1, len(frame) + 1)), ())
    return tables.Table(frame.reset_index(drop=True), report)


def read_careful(table: tables.Table, columns: Columns) -> tuple[Rows, list[Finding]]:
    """The rows of a table of texts (or of texts and moments), and what is to be known. Raises FlowError."""
    findings: list[Finding] = []
    start = _seconds(table, columns.start, findings)
    complete = _seconds(table, columns.complete, findings) if columns.complete else start
    row = np.array(table.report.rows, dtype=np.int32)
    if columns.resource:
        resource, blank = _words(table, columns.resource, NOBODY)
        if blank:
            findings.append(
                Finding(None, columns.resource, f"空欄が{blank:,}行あります。{NOBODY}として数えました。")
            )
    else:
        resource = Coded(np.zeros(len(row), np.int32), ("",))
    of_case = {name: _words(table, name, "(記入なし)")[0] for name in columns.of_case}
    case, activity = (_words(table, name)[0] for name in (columns.case, columns.activity))
    return Rows(case, activity, resource, start, complete, row, of_case), findings


def place_of(table: tables.Table) -> str:
    """The file's name, as errors begin."""
    return table.report.path.name


def _words(table, column, instead=None):
    """(coded column, number of blanks): edges trimmed; a blank is ``instead``, or an error where that is None."""
    texts = table.frame[column]
    missing = texts.isna()
    texts = texts.astype(str).str.strip().mask(missing, "")
    blank = (texts == "").to_numpy()
    if blank.any():
        if instead is None:
            _refuse(table, column, np.flatnonzero(blank), "空欄です。もとの表で確かめて書いてください。")
        texts = texts.mask(blank, instead)
    codes, names = pd.factorize(texts)
    return Coded(codes.astype(np.int32), tuple(names)), int(blank.sum())


def _seconds(table, column, findings) -> np.ndarray:
    values = table.frame[column]
    if not pd.api.types.is_datetime64_any_dtype(values.dtype):
        values = _moments(*_without_offset(table, column, findings), column, findings)
    if missing := np.flatnonzero(values.isna()).tolist():
        _refuse(table, column, missing, "日時がありません。もとの表で確かめて書いてください。")
    if values.dt.tz is not None:
        findings.append(
            Finding(None, column, f"時差の付いた日時({values.dt.tz})なので、日本時間に直しました。")
        )
        values = values.dt.tz_convert("Asia/Tokyo").dt.tz_localize(None)
    return values.to_numpy("datetime64[s]").astype(np.int64)


def _moments(table, column_texts, column, findings):
    """datetime64 of a column of texts; a column with days alone is read as days."""
    table = replace(table, frame=table.frame.assign(**{column: column_texts}))
    try:
        return tables.moments(table, column)
    except tables.UnreadCells as problem:
        if column_texts.str.fullmatch(_CLOCK).all():
            raise FlowError(
                f"{place_of(table)} の「{column}」には時刻だけがあり、日付がありません。日付の付いた列を選ぶか、"
                "「2025-05-01 09:30」のように日付と時刻を1つの列に書いてください。"
            ) from None
        try:
            days = tables.dates(table, column)
        except tables.TablesError:
            raise FlowError(str(problem)) from None
    findings.append(
        Finding(None, column, "時刻がないので、日の単位で数えます。1日に満たない待ちは0になります。")
    )
    return days


def _without_offset(table, column, findings):
    """(table, texts): +09:00 is taken off; another offset, or a mixture, is refused."""
    texts = table.frame[column].astype(object).where(table.frame[column].notna(), "").astype(str)
    offsets = (
        texts.str.extract(_OFFSET, expand=False)
        .fillna("")
        .str.replace(r"^(.\d\d)(\d\d)$", r"\1:\2", regex=True)
    )
    kinds = list(dict.fromkeys(offsets))
    if kinds == [""]:
        return table, texts
    if kinds != [HERE]:
        rows = [
            f"{table.report.rows[int(np.argmax(offsets == kind))]}行目は{kind or '時差の表示なし'}"
            for kind in kinds
        ]
        raise FlowError(
            f"{place_of(table)} の「{column}」に、日本時間({HERE})でない日時があります({'、'.join(rows)})。"
            "すべて日本時間に直し、時差の表示を外してください。"
        )
    findings.append(Finding(None, column, f"時差の表示({HERE})を外して、日本時間として読みました。"))
    return table, texts.str.replace(r"\s*\+09:?00\s*$", "", regex=True)


def _refuse(table, column, places, why):
    rows = [table.report.rows[place] for place in places]
    first = "、".join(map(str, rows[:SHOWN])) + ("…" if len(rows) > SHOWN else "")
    many = f"(全部で{len(rows):,}か所)" if len(rows) > 1 else ""
    raise FlowError(f"{place_of(table)} の{first}行目「{column}」{many}: {why}")
