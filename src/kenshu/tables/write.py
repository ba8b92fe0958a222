"""Write what Excel opens without harm: every cell is the text it was, none becomes a formula, no loss is silent."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from kenshu.tables.errors import TablesError
from kenshu.tables.report import Finding
from kenshu.tables.write_cells import as_text
from kenshu.tables.write_excel import write_excel
from kenshu.tables.write_plain import write_plain
from kenshu.tables.write_safely import new_file
from kenshu.tables.write_signs import ENCODINGS, fitted, refuse


@dataclass(frozen=True)
class Written:
    """The file written and what was written otherwise than it stood. Rows of findings count in this file."""

    path: Path
    findings: tuple[Finding, ...]

    def of(self, *ids: str) -> tuple[Finding, ...]:
        """The findings of these kinds."""
        return tuple(finding for finding in self.findings if finding.id in ids)


def write_table(
    path, frame: pd.DataFrame, *, encoding: str = "utf-8-sig", instead: str | None = None
) -> Written:
    """Write ``frame`` (its columns, not its index) as the suffix of ``path`` says: .csv or .xlsx.

    ``encoding``: of a CSV, "utf-8-sig" or "cp932". A letter that the file cannot hold raises TablesError with
    the first five places; with ``instead`` (such as "〓") that is written and found as ``lost-sign``. Letters
    that CP932 has under another number (〜 as ～) are written so and found as ``other-sign``. Dates become
    YYYY-MM-DD (with times of day YYYY-MM-DDTHH:MM:SS), spans 25:30, whole numbers have no ".0", missing cells
    are empty; in a workbook they are dates, spans and numbers, and all else is text. A file of this name is
    replaced whole or, if anything goes wrong, left as it was. Raises TablesError.
    """
    path = Path(path)
    kind = file_kind(path, encoding)
    cells = pd.DataFrame(
        {place: as_text(frame.iloc[:, place]) for place in range(frame.shape[1])}, dtype=object
    )
    table, findings = fitted(cells, [str(heading) for heading in frame.columns], kind, instead)
    if instead is None and (lost := [finding for finding in findings if finding.level == "lost"]):
        raise refuse(path, kind, lost)
    with new_file(path) as out:
        findings += write_excel(out, table, frame) if kind == "xlsx" else write_plain(out, table, encoding)
    return Written(path, tuple(findings))


def write_csv(path, frame: pd.DataFrame) -> int:
    """A CSV for Excel (UTF-8 with BOM); the number of cells that got a leading ' so as not to be formulas."""
    path = Path(path)
    if path.suffix.lower() != ".csv":
        raise TablesError(f"{path.name} の名前の終わりを .csv にしてください。", id="suffix")
    return len(write_table(path, frame).of("guarded-formula"))


def file_kind(path: Path, encoding: str) -> str:
    """ "xlsx", or the encoding of the CSV that ``path`` names. Raises TablesError for all else."""
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise TablesError(
            f"{path.name} という形では書き出せません。名前の終わりを .xlsx(Excel)か .csv にしてください。",
            id="suffix",
        )
    if encoding not in ENCODINGS:
        raise TablesError(
            f"文字コード「{encoding}」では書き出せません。使えるもの: utf-8-sig、cp932", id="encoding"
        )
    return "xlsx" if suffix == ".xlsx" else encoding
