"""読み取りの記録: one page for the person who gave the file, to read on the screen or to print and keep."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape
from importlib.resources import files
from itertools import groupby

from kenshu.days import wareki
from kenshu.tables.report import Finding, Table
from kenshu.tables.values_certain import Column
from kenshu.tables.write import Written
from kenshu.tables.write_cells import as_text

FIRST_ROWS = 5
MANY = 8  # columns that fit on a sheet of paper without breaking words
PLACES = 20  # of one kind, before the rest is counted
TYPES = {"text": "文字", "number": "数", "date": "日付", "moment": "日時"}
KINDS = {"csv": "CSV", "xlsx": "Excel(.xlsx)", "xls": "Excel(.xls)", "html": "Webページの表(HTML)"}


@dataclass(frozen=True)
class Section:
    """One heading with the findings of these levels; ``none``: what stands there when there are none."""

    title: str
    levels: tuple[str, ...]
    intro: str
    none: str


SECTIONS = (
    Section("確かめていただきたいこと", ("lost", "doubtful"),
            "次のところは、もとの台帳やシステムで確かめてください。直すのは人です。推測では直していません。",
            "ありません。"),
    Section("読みやすくするために変えたこと", ("changed",), "もとのファイルは変えていません。", "ありません。"),
    Section("そのほかに分かったこと", ("found",), "", ""),
)  # fmt: skip


def record_page(table: Table, columns: list[Column], written: Written, made: date) -> str:
    """The page as HTML that needs no other file. ``table``: typed, its report whole; ``made``: the day.

    Cells of the table stand in it, escaped; so the page is as confidential as the table.
    """
    source = table.report.path.name
    return f"""<!DOCTYPE html>
<html lang="ja"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>読み取りの記録: {escape(source)}</title><style>{_style()}</style></head><body>
<h1>読み取りの記録</h1>
<p class="made">{escape(source)}({wareki(made)}に読み取り)</p>
{_result(table, written)}
{_files(table, written)}
{_section(SECTIONS[0], table, written)}
{_columns(columns, table)}
{_first_rows(table)}
{"".join(_section(section, table, written) for section in SECTIONS[1:])}
<footer><p>この記録には、表の中身の一部が入っています。もとのファイルと同じように扱ってください。</p>
<p class="more">「kenshu table」で作りました。このパソコンの中だけで読み取り、どこにも送っていません。</p></footer>
</body></html>
"""


def _style():
    return files("kenshu.tables").joinpath("write_record.css").read_text(encoding="utf-8")


def _result(table, written):
    rows, columns = table.frame.shape
    levels = [finding.level for finding in (*table.report.findings, *written.findings)]
    ask, changed = levels.count("lost") + levels.count("doubtful"), levels.count("changed")
    size = f"{rows:,}行 × {columns:,}列を読み取りました。"
    look = (
        f"確かめていただきたいところが、{ask:,}件あります。"
        if ask
        else "確かめていただきたいところはありません。"
    )
    more = f"読みやすくするために変えたことが、{changed:,}件あります。" if changed else ""
    return f'<div class="result{" ask" if ask else ""}"><p>{size}</p><p><strong>{look}</strong></p><p>{more}</p></div>'


def _files(table, written):
    report = table.report
    pairs = [
        ("もとのファイル", report.path.name),
        ("種類", KINDS[report.kind] + (f"、シート「{report.sheet}」" if report.sheet else "")),
        ("文字コード", report.encoding.label if report.encoding else ""),
        ("見出し", "・".join(map(str, report.header_rows)) + "行目"),
        ("できたファイル", written.path.name),
    ]
    listed = "".join(f"<dt>{term}</dt><dd>{escape(what)}</dd>" for term, what in pairs if what)
    return f"<dl>{listed}</dl>"


def _section(section, table, written):
    findings = [f for f in table.report.findings if f.level in section.levels and f.id != "other-encoding"]
    own = [f for f in written.findings if f.level in section.levels]
    if not findings and not own and not section.none:
        return ""
    said = f"<p>{section.intro if findings or own else section.none}</p>"
    after = f"<p>できたファイル({escape(written.path.name)})の行で:</p>{_listed(own)}" if own else ""
    return f"<h2>{section.title}</h2>{said}{_listed(findings)}{after}"


def _listed(findings: Iterable[Finding]):
    ranked = sorted(findings, key=lambda finding: finding.level != "lost")
    items = []
    for _, group in groupby(ranked, key=lambda finding: (finding.id, finding.column)):
        same = list(group)
        items += [f"<li>{escape(finding.said)}</li>" for finding in same[:PLACES]]
        if len(same) > PLACES:
            rows = "、".join(str(finding.row) for finding in same[PLACES : PLACES + 10] if finding.row)
            items.append(f'<li class="more">同じことが、ほかに{len(same) - PLACES:,}か所({rows}行目…)</li>')
    return f"<ul>{''.join(items)}</ul>" if items else ""


def _columns(columns, table):
    rows = "".join(
        f"<tr>{_cell(column.name)}{_cell(TYPES[column.kind])}{_cell(_example(column, table))}"
        f'<td class="n">{column.blank or ""}</td><td class="why">{escape(column.why)}</td></tr>'
        for column in columns
    )
    return f"""<h2>列の扱い</h2>
<p>どのセルも迷わず読める列だけを、日付や数にしました。ほかの列は、もとの文字のままです。</p>
<div class="wide"><table><thead><tr><th>列</th><th>扱い</th><th>例</th><th>空欄</th><th>理由</th></tr></thead>
<tbody>{rows}</tbody></table></div>"""


def _example(column, table):
    """The first cell with something in it; what it was read as behind an arrow when that differs."""
    read = next(filter(None, as_text(table.frame[column.name].dropna().head(1))), "") if column.verb else ""
    return f"{column.example} → {read}" if read and read != column.example else column.example


def _first_rows(table):
    first = table.frame.head(FIRST_ROWS)
    heads = "".join(f"<th>{escape(str(name))}</th>" for name in first.columns)
    texts = [as_text(first.iloc[:, place]) for place in range(first.shape[1])]
    rows = "".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in zip(*texts, strict=True))
    wide = "wide many" if len(texts) > MANY else "wide"
    return f"""<h2>はじめの{len(first)}行</h2>
<div class="{wide}"><table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"""


def _cell(text):
    """A cell; a short text is not broken into two lines."""
    kept = ' class="s"' if len(text) <= 20 else ""
    return f"<td{kept}>{escape(_short(text))}</td>"


def _short(text):
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else plain[:39] + "…"
