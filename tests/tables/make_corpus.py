"""Make the workbooks of the corpus again: `python tests/tables/make_corpus.py [case …]`.

The texts (CSV) of the corpus are committed as they are; only workbooks need a script, because nobody can read
their bytes. Runs in an environment of its own with openpyxl, xlwt and msoffcrypto-tool (/opt/oracles/xlwt), and
LibreOffice for one case. Same script, same bytes, but for `40-password` (a salt) and the one by LibreOffice.
"""

import importlib
import io
import re
import sys
import zipfile
from pathlib import Path

import openpyxl

CORPUS = Path(__file__).parent / "corpus"
PARTS = CORPUS / "parts"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRINGS = "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
CASES = {}
VISITS = [
    ["受付番号", "氏名", "用件", "枚数"],
    ["0001", "髙﨑 はな", "住民票", 2],
    ["0002", "川端 そら", "転入届", 1],
]
COUNTS = [["窓口", "件数", "人数"], ["市民課", 12, 15], ["税務課", 7, 7], ["会計課", 3, 4], ["福祉課", 9, 11]]


def workbook(case, file="input.xlsx"):
    """Register a function that returns the bytes of the file of a case."""

    def register(function):
        CASES[case] = (file, function)
        return function

    return register


def new(rows, name="Sheet1"):
    """A workbook without an author, and its sheet filled with ``rows``."""
    book = openpyxl.Workbook()
    book.properties.creator = None
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return book, sheet


def packed(book, change=None, add=None):
    """The bytes of a workbook with fixed times; ``change``: part → function of its text; ``add``: part → text."""
    raw, out = io.BytesIO(), io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        parts = {name: old.read(name) for name in old.namelist()}
        core = parts["docProps/core.xml"].decode()
        parts["docProps/core.xml"] = re.sub(r"\d{4}-\d\d-\d\dT[\d:]+Z", "2023-04-03T09:00:00Z", core).encode()
        share_strings(parts)
        for name, edit in (change or {}).items():
            parts[name] = edit(parts[name].decode()).encode()
        parts |= {name: text.encode() for name, text in (add or {}).items()}
        for name, data in parts.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def share_strings(parts):
    """Texts in one table beside the sheets, as Excel itself keeps them (openpyxl writes them into the cells)."""
    texts = []

    def number(found):
        texts.append(found[1])
        return f't="s"><v>{len(texts) - 1}</v></c>'

    inline = re.compile('t="inlineStr"><is>(<t.*?</t>)</is></c>', re.DOTALL)
    for name in [name for name in parts if name.startswith("xl/worksheets/sheet")]:
        parts[name] = inline.sub(number, parts[name].decode()).encode()
    items = "".join(f"<si>{text}</si>" for text in texts)
    parts["xl/sharedStrings.xml"] = f'<sst xmlns="{MAIN}">{items}</sst>'.encode()
    link = (
        f'<Relationship Id="rIdS" Type="{LINKS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>'
    )
    kind = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{STRINGS}"/></Types>'
    for name, end, more in (
        ("xl/_rels/workbook.xml.rels", b"</Relationships>", link),
        ("[Content_Types].xml", b"</Types>", kind),
    ):
        parts[name] = parts[name].replace(end, more.encode())


def stored(values):
    """An edit that gives formula cells the value Excel would have stored; openpyxl stores none."""

    def edit(text):
        for cell, value in values.items():
            text = re.sub(rf'(<c r="{cell}"[^>]*><f>[^<]*</f>)<v ?/?>(</v>)?', rf"\g<1><v>{value}</v>", text)
        return text

    return edit


def part(name):
    return (PARTS / name).read_text(encoding="utf-8")


def before(mark, text):
    return lambda xml: xml.replace(mark, text + mark, 1)


def main(wanted):
    for more in ("sheets", "hidden", "disguised"):
        importlib.import_module(f"make_corpus_{more}")  # registers its cases
    for case, (file, function) in CASES.items():
        if wanted and case not in wanted:
            continue
        folder = CORPUS / case
        folder.mkdir(exist_ok=True)
        (folder / file).write_bytes(function())
        print(case, (folder / file).stat().st_size)


if __name__ == "__main__":
    sys.modules["make_corpus"] = sys.modules["__main__"]
    main(sys.argv[1:])
