"""A workbook's table: which sheet is read, and all that its report says."""

import numpy as np

from kenshu.tables import body, headings, marks
from kenshu.tables.body import Sheet
from kenshu.tables.errors import TablesError
from kenshu.tables.report import Finding, Report, Table


def read(path, raw: bytes, kind: str, sheet: str | None, totals: bool) -> Table:
    """The table of one sheet of an .xlsx (``kind`` zip) or .xls.

    Raises TablesError: no-sheet, no-heading, password, broken-file, too-big-inside, not-a-table.
    """
    book = _opened(raw, kind)
    name = _chosen(book, sheet)
    rows, merges, seen = book.read(name)
    table = _sheet(rows, merges)
    frame, numbers, findings, names = body.frame(table, totals)
    findings = (
        *marks.other_sheets(book.sheets, name),
        *marks.left_behind(book.behind(name)),
        *marks.defined_names(book.names),
        *marks.findings(seen, table.header_rows, numbers, names),
        *_wide_headings(table),
        *findings,
    )
    return Table(frame, Report(path, book.kind, None, None, name, table.header_rows, numbers, findings))


def _opened(raw, kind):
    if kind == "zip":
        from kenshu.tables.xlsx import Xlsx

        return Xlsx(raw)
    from kenshu.tables.xls import Xls

    return Xls(raw)


def _chosen(book, asked):
    """The sheet asked for, or the first visible one that holds anything."""
    if asked is not None:
        names = [name for name, _ in book.sheets]
        if asked not in names:
            shown = "、".join(names[:10]) + ("…" if len(names) > 10 else "")
            said = f"シート「{asked}」はありません。あるシート: {shown}。"
            raise TablesError(said, id="no-sheet")
        return asked
    visible = [name for name, is_visible in book.sheets if is_visible]
    if not visible:
        said = "見えるシートがありません(すべて隠されています)。Excelでシートを再表示するか、シートを指定してください。"
        raise TablesError(said, id="no-sheet")
    for name in visible:
        if not book.is_empty(name):
            return name
    raise TablesError(
        "どのシートも空です。値のあるシートが隠れていないか、Excelで開いて確かめてください。", id="empty"
    )


def _sheet(rows, merges):
    found = headings.find(rows[: headings.SAMPLE], merges)
    first, width = found.last + 1, len(rows[0])
    names = (found.names + ("",) * width)[:width]
    columns = [list(column) for column in zip(*rows[first:], strict=True)]
    return Sheet(
        headings.Heading(found.first, found.last, names), rows[:first], list(range(1, first + 1)),
        columns or [[] for _ in range(width)], np.arange(first + 1, len(rows) + 1), [], merges,
    )  # fmt: skip


def _wide_headings(table):
    """A finding for each heading that is merged sideways over several columns."""
    findings, heading = [], table.heading
    for merge in table.merges:
        if heading.first <= merge.top <= heading.last and merge.right > merge.left:
            text = table.top[merge.top][merge.left].strip()
            said = (
                f"{merge.top + 1}行目の見出し「{text}」は横に結合したセルなので、"
                f"下の{merge.right - merge.left + 1}列の名前に入れました。"
            )
            findings.append(Finding("merged-filled", "changed", merge.top + 1, None, text, said))
    return findings
