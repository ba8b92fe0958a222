"""What reading found, changed, lost or doubts, in sentences for the person who knows the file."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from kenshu.tables.encoding import Encoding

if TYPE_CHECKING:
    import pandas as pd

LEVELS = {
    "lost": "失われたもの",
    "doubtful": "確かめてほしいもの",
    "changed": "変えたもの",
    "found": "見つけたもの",
}
SHOWN = 3  # sentences of one kind in one column before the rest is counted
SINGLY = 1000  # places of one kind in one column that are listed one by one


@dataclass(frozen=True)
class Finding:
    """One thing in one place. ``row``: as a person counts in the file, from 1; ``column``: its heading;
    ``value``: the text as it stood; ``said``: one Japanese sentence with the place and what to do.
    """

    id: str
    level: str
    row: int | None
    column: str | None
    value: str
    said: str


@dataclass(frozen=True)
class Report:
    """How a table was read.

    ``kind``: csv, xlsx, xls or html; ``header_rows`` and ``rows``: row numbers in the file, from 1, of the
    headings and of each row of the frame.
    """

    path: Path
    kind: str
    encoding: Encoding | None
    delimiter: str | None
    sheet: str | None
    header_rows: tuple[int, ...]
    rows: tuple[int, ...]
    findings: tuple[Finding, ...]

    @property
    def header_row(self) -> int:
        """The (last) row of the headings."""
        return self.header_rows[-1]

    @property
    def titles(self) -> tuple[tuple[int, str], ...]:
        """(row, text) of the title rows above the headings."""
        return tuple((finding.row, finding.value) for finding in self.of("title-row"))

    @property
    def blank_rows(self) -> tuple[int, ...]:
        """The empty rows that were left out."""
        return tuple(finding.row for finding in self.of("blank-row") if finding.row)

    def of(self, *ids: str) -> tuple[Finding, ...]:
        """The findings of these kinds, in the order of the file."""
        return tuple(finding for finding in self.findings if finding.id in ids)

    def lines(self) -> list[str]:
        """The whole report in Japanese, most important first; long runs of one kind are folded."""
        said = [self._source(), self._size()]
        shown = [finding for finding in self.findings if finding.id != "other-encoding"]
        for level in LEVELS:
            ranked = sorted((f for f in shown if f.level == level), key=lambda f: (f.id, f.column or ""))
            for _, group in groupby(ranked, key=lambda f: (f.id, f.column)):
                said += _folded(list(group))
        return said

    def _source(self):
        if self.encoding:
            return f"文字コード: {self.encoding.label}"
        kind = {"xlsx": "Excel(.xlsx)", "xls": "古いExcel(.xls)"}[self.kind]
        return f"ファイルの種類: {kind}、シート「{self.sheet}」"

    def _size(self):
        heads = "・".join(str(row) for row in self.header_rows)
        return f"見出し: {heads}行目、データ: {len(self.rows):,}行"


@dataclass(frozen=True)
class Table:
    """``frame``: text columns under the file's own headings, empty cells ""; ``report``: how it was read."""

    frame: "pd.DataFrame"
    report: Report


def places(id: str, level: str, column: str | None, found, say) -> list[Finding]:
    """One finding for each (row, value) of the list ``found``; past a thousand, one whose value counts the rest.

    ``say(row, value)`` gives the sentence.
    """
    listed = [Finding(id, level, row, column, value, say(row, value)) for row, value in found[:SINGLY]]
    if (rest := len(found) - SINGLY) > 0:
        listed.append(Finding(id, level, None, column, str(rest), _elsewhere(column, rest, found[-1][0])))
    return listed


def _folded(group):
    if len(group) <= SHOWN:
        return [finding.said for finding in group]
    rest = group[SHOWN - 1 :]
    count, rows = len(rest), [finding.row for finding in rest if finding.row]
    if len(group) > SINGLY:
        count += int(group[-1].value) - 1
    last = rows[-1] if rows else None
    return [
        *(finding.said for finding in group[: SHOWN - 1]),
        _elsewhere(group[0].column, count, None if count > len(rest) else last, rows[:5]),
    ]


def _elsewhere(column, count, last, first=()):
    """The sentence for places that are not told one by one."""
    where = f"「{column}」に" if column else ""
    rows = "、".join(str(row) for row in first) + ("…" if len(first) < count else "") if first else ""
    until = f"最後は{last}行目" if last and len(first) < count else ""
    told = "、".join(filter(None, [f"{rows}行目" if rows else "", until]))
    return f"{where}同じことが、ほかに{count:,}か所あります" + (f"({told})。" if told else "。")
