"""``kenshu table``: one file in, a clean table and one page of plain Japanese out."""

from pathlib import Path
from typing import Annotated

import typer

SHOWN_ROWS, SHOWN_COLUMNS, SHOWN_LETTERS = 5, 6, 16
ENCODINGS = {"utf-8": "utf-8-sig", "utf-8-sig": "utf-8-sig", "utf8": "utf-8-sig", "cp932": "cp932", "shift_jis": "cp932",
             "sjis": "cp932"}  # fmt: skip
TYPES = {"date": "日付", "moment": "日時", "number": "数"}

File = Annotated[Path, typer.Argument(metavar="ファイル", help="読み取る表(CSV、Excel)", show_default=False)]
Out = Annotated[
    Path | None,
    typer.Option("--out", help="できた表の名前(.xlsx か .csv)", show_default="○○_整え済み.xlsx"),
]
Sheet = Annotated[str | None, typer.Option("--sheet", help="読むシートの名前", show_default="はじめのシート")]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", help="CSVで書き出すときの文字コード(utf-8 か cp932)", show_default=False),
]
Totals = Annotated[bool, typer.Option("--totals", help="合計・小計の行も残します")]


def add_to(app: typer.Typer):
    app.command("table")(_table)


def _table(
    file: File, out: Out = None, sheet: Sheet = None, encoding: Encoding = None, totals: Totals = False
):
    """届いた表を読み取り、整えた表と「読み取りの記録」を隣に作ります。もとのファイルは変えません"""
    from datetime import date

    from kenshu import tables

    print(f"{file.name} を読み取っています…", flush=True)
    codec = encoding and ENCODINGS.get(encoding.lower().replace("-sig", ""), encoding)
    done = tables.tidy(file, out=out, sheet=sheet, encoding=codec, totals=totals, made=date.today())
    _show_first_rows(done.table.frame)
    lines = done.table.report.lines()
    print("\n読み取りの報告")
    for line in [
        *lines,
        *_of_columns(done.columns),
        *(finding.said for finding in done.written.findings[:5]),
    ]:
        print(f"・{line}")
    if more := len(done.written.findings[5:]):
        print(f"・書き出しで変えたところが、ほかに{more:,}か所あります(記録にすべて載せました)。")
    print(f"\nできた表: {done.written.path}\n記録    : {done.record}")
    if ask := len(done.to_ask):
        print(f"確かめていただきたいところが{ask:,}件あります。記録を開いて見てください。")
    else:
        print("○ 確かめていただきたいところはありません。")


def _show_first_rows(frame):
    from rich import box
    from rich.console import Console
    from rich.table import Table

    from kenshu.tables import as_text

    rows, width = frame.shape
    print(f"\n{rows:,}行 × {width:,}列。はじめの{min(rows, SHOWN_ROWS)}行:")
    shown = Table(box=box.MARKDOWN, show_edge=True)
    for name in frame.columns[:SHOWN_COLUMNS]:
        shown.add_column(_short(name), no_wrap=True)
    first = frame.iloc[:SHOWN_ROWS, :SHOWN_COLUMNS]
    for row in zip(*(as_text(first[name]) for name in first.columns), strict=True):
        shown.add_row(*map(_short, row))
    Console(markup=False, highlight=False, emoji=False).print(shown)
    if width > SHOWN_COLUMNS:
        print(f"(ほか{width - SHOWN_COLUMNS:,}列)")


def _short(value):
    from rich.text import Text

    text = " ".join(value.split())
    return Text(text if len(text) <= SHOWN_LETTERS else text[: SHOWN_LETTERS - 1] + "…")


def _of_columns(columns):
    """Which columns became dates and numbers, and which just did not."""
    for kind, words in TYPES.items():
        if names := [column.name for column in columns if column.kind == kind]:
            yield f"{words}にした列: {'、'.join(names)}"
    yield from (f"「{column.name}」は{column.why}" for column in columns if "ようですが" in column.why)
