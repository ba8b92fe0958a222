"""Read a CSV or TSV as received: every cell is text, every loss is reported, nothing is guessed."""

import csv
import io
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from kenshu import why
from kenshu.tables.encoding import Encoding, detect
from kenshu.tables.errors import TablesError

PRIVATE_USE = re.compile("[\ue000-\uf8ff]")


@dataclass(frozen=True)
class Report:
    """What reading found and left out. Rows are numbered as a person sees them in the file, from 1."""

    path: Path
    encoding: Encoding
    delimiter: str
    titles: tuple[tuple[int, str], ...]
    header_row: int
    rows: tuple[int, ...]
    blank_rows: tuple[int, ...]
    blank_columns: int
    private_characters: int

    def lines(self) -> list[str]:
        """The report in Japanese, one sentence a line."""
        said = [
            f"文字コード: {self.encoding.label}",
            f"見出し: {self.header_row}行目、データ: {len(self.rows)}行",
        ]
        said += [f"{row}行目は題名として読み飛ばしました: {text}" for row, text in self.titles]
        if self.encoding.cut:
            said.append(
                "最後の文字が途中で切れていたので、その文字を除いて読みました。ファイルの終わりを確かめてください。"
            )
        if self.blank_rows:
            rows = "、".join(str(row) for row in self.blank_rows[:5]) + (
                "…" if len(self.blank_rows) > 5 else ""
            )
            said.append(f"空の行を{len(self.blank_rows)}行読み飛ばしました({rows}行目)。")
        if self.blank_columns:
            said.append(f"右端の空の列を{self.blank_columns}列除きました。")
        if self.private_characters:
            said.append(f"外字が{self.private_characters}文字あります。この機械では正しく表示されません。")
        return said


@dataclass(frozen=True)
class Table:
    """``frame``: text columns under the file's own headings, empty cells ""; ``report``: how it was read."""

    frame: pd.DataFrame
    report: Report


def read_table(path) -> Table:
    """Read the CSV or TSV at ``path``.

    Title rows above the headings, blank rows, and empty columns at the right edge are left out and reported.
    Raises TablesError with row, column and reason: encoding, quotes, empty or doubled headings, a row with
    too many or too few cells.
    """
    path = Path(path)
    try:
        return _table(path, path.read_bytes())
    except OSError as reason:
        raise TablesError(f"{path} を開けません({why(reason)})。場所と名前を確かめてください。") from reason
    except TablesError as problem:
        raise TablesError(f"{path.name}: {problem}") from None


def _table(path, raw):
    encoding = detect(raw)
    text = encoding.decode(raw)
    delimiter = _delimiter(text)
    rows, numbers = _split(text, delimiter)
    head = _header(rows)
    width = _used(rows[head])
    headings = [cell.strip() for cell in rows[head][:width]]
    _check_headings(headings, numbers[head])
    body = list(zip(numbers, rows, strict=True))[head + 1 :]
    blank = tuple(number for number, row in body if not _used(row))
    body = [(number, row) for number, row in body if _used(row)]
    for number, row in body:
        _check_row(number, row, width)
    frame = pd.DataFrame([row[:width] for _, row in body], columns=headings, dtype=str)
    report = Report(
        path=path,
        encoding=encoding,
        delimiter=delimiter,
        titles=tuple((numbers[i], " ".join(filter(None, rows[i]))) for i in range(head) if _used(rows[i])),
        header_row=numbers[head],
        rows=tuple(number for number, _ in body),
        blank_rows=blank,
        blank_columns=max(len(row) for row in rows) - width,
        private_characters=len(PRIVATE_USE.findall(text)),
    )
    return Table(frame, report)


def _split(text, delimiter):
    """Rows of cells, and the line of the file at which each begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows, numbers, begins = [], [], 1
    try:
        for row in reader:
            rows.append(row)
            numbers.append(begins)
            begins = reader.line_num + 1
    except csv.Error as reason:
        raise TablesError(
            f'{begins}行目からの引用符「"」の組み合わせが合いません。その行の前後を確かめてください。'
        ) from reason
    return rows, numbers


def _delimiter(text):
    start = text[:20000]
    return "\t" if start.count("\t") > start.count(",") else ","


def _used(row):
    """Number of columns up to the last cell with something in it."""
    return max((place for place, cell in enumerate(row, 1) if cell.strip()), default=0)


def _header(rows):
    """The first row with at least half of its cells filled (two at least); a title row fills one."""
    width = max(_used(row) for row in rows)
    enough = min(max(width, 1), max(2, (width + 1) // 2))
    for place, row in enumerate(rows):
        if sum(bool(cell.strip()) for cell in row) >= enough:
            return place
    raise TablesError("見出しの行が見つかりません。列の名前を並べた行を、データのすぐ上に書いてください。")


def _check_headings(headings, row):
    for place, heading in enumerate(headings, 1):
        if not heading:
            raise TablesError(
                f"{row}行目(見出し)の{place}列目が空です。見出しを書いてから読み直してください。"
            )
        if heading in headings[: place - 1]:
            raise TablesError(
                f"{row}行目(見出し)に「{heading}」が2つあります。名前を変えてから読み直してください。"
            )


def _check_row(number, row, width):
    if len(row) < width:
        raise TablesError(
            f"{number}行目は{len(row)}列しかありません(見出しは{width}列)。コンマか改行を確かめてください。"
        )
    if (used := _used(row)) > width:
        raise TablesError(
            f"{number}行目の{used}列目に、見出しのない値があります(見出しは{width}列)。コンマを確かめてください。"
        )
