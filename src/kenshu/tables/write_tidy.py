"""One file in; a clean table and its 読み取りの記録 out, beside it."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kenshu.tables.errors import TablesError
from kenshu.tables.read import read_table
from kenshu.tables.report import Finding, Table
from kenshu.tables.values_certain import Column, certain_columns, certain_types
from kenshu.tables.write import Written, file_kind, write_table
from kenshu.tables.write_record import record_page
from kenshu.tables.write_safely import free_name, new_file

DONE, RECORD = "_整え済み", "_読み取りの記録"
MISSING_SIGN = "〓"


@dataclass(frozen=True)
class Tidied:
    """``table``: as read, certain columns typed, the report whole; ``columns``: how each was treated;
    ``written``: the clean table; ``record``: where the page is.
    """

    table: Table
    columns: list[Column]
    written: Written
    record: Path

    @property
    def to_ask(self) -> list[Finding]:
        """What a person should look at: lost and doubtful things of reading and writing."""
        both = (*self.table.report.findings, *self.written.findings)
        return [finding for finding in both if finding.level in ("lost", "doubtful")]


def tidy(
    path, *, out=None, sheet: str | None = None, encoding: str | None = None, totals: bool = False, made: date
) -> Tidied:
    """Read ``path``, type what is certain, write the table and a page about it; nothing is overwritten.

    ``out``: a new .xlsx or .csv, by default 「○○_整え済み.xlsx」 beside ``path`` (.csv when ``encoding`` is
    given, "utf-8-sig" or "cp932"), numbered when there is one. Letters that the file cannot hold become 〓 and
    stand in the page. ``made``: the day on the page. Raises TablesError before anything is written.
    """
    out = out and _free(Path(out), encoding)
    given = read_table(path, sheet=sheet, totals=totals)
    columns = certain_columns(given)
    table = certain_types(given, columns)
    out = out or _beside(given.report.path, encoding)
    written = write_table(out, table.frame, encoding=encoding or "utf-8-sig", instead=MISSING_SIGN)
    record = free_name(out.with_name(f"{out.stem.replace(DONE, '')}{RECORD}.html"))
    with new_file(record) as page:
        page.write(record_page(table, columns, written, made).encode())
    return Tidied(table, columns, written, record)


def _beside(path, encoding):
    """Where the clean table goes when nobody said: beside the file, numbered when there is one."""
    return free_name(path.with_name(f"{path.stem}{DONE}{'.csv' if encoding else '.xlsx'}"))


def _free(out, encoding):
    """``out``, refused when the table cannot or must not go there."""
    if file_kind(out, encoding or "utf-8-sig") == "xlsx" and encoding:
        raise TablesError(
            f"文字コードは、CSVで書き出すときだけ選べます。{out.name} の終わりを .csv にするか、"
            "文字コードの指定を外してください。",
            id="encoding",
        )
    if out.exists():
        raise TablesError(
            f"{out} は、もうあります。上書きはしません。別の名前を書いてください。", id="exists"
        )
    return out
