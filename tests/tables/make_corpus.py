"""Make the workbooks of the corpus again: `python tests/tables/make_corpus.py [case …]`.

The texts (CSV) of the corpus are committed as they are; only workbooks need a script, because nobody can read
their bytes. Runs in an environment of its own with openpyxl, xlwt and msoffcrypto-tool (/opt/oracles/xlwt), and
LibreOffice for one case. Same script, same bytes, but for `40-password` (a salt) and the one by LibreOffice.
"""

import datetime as dt
import io
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook.defined_name import DefinedName

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


@workbook("15-workbook-furigana")
def furigana():
    book, _ = new(VISITS)
    return packed(book, {"xl/sharedStrings.xml": lambda _: part("furigana-strings.xml")})


@workbook("23-workbook-dates")
def dates_1900(epoch=None):
    book, sheet = new(
        [["番号", "受付日", "登録", "受付時刻", "時間外", "件数", "済", "単価", "施設コード", "会議日"]]
    )
    if epoch:
        book.epoch = epoch
    rows = [
        (
            1,
            dt.date(2023, 4, 1),
            dt.datetime(2023, 4, 1, 9, 5),
            dt.time(9, 5),
            25.5 / 24,
            3.0,
            True,
            12.5,
            "0467",
        ),
        (
            2,
            dt.date(2024, 2, 29),
            dt.datetime(2024, 2, 29, 16, 30, 15),
            dt.time(13, 30),
            0.75 / 24,
            12,
            False,
            0.1,
            "0468",
        ),
    ]
    formats = [
        "General",
        '[$-411]ggge"年"m"月"d"日";@',
        "yyyy/m/d h:mm",
        "h:mm",
        "[h]:mm",
        '0"件"',
        "General",
        "0.0",
        "@",
    ]
    for number, row in enumerate(rows, 2):
        for place, (value, shown) in enumerate(zip(row, formats, strict=True), 1):
            cell = sheet.cell(number, place, value)
            cell.number_format = shown
        day = sheet.cell(number, 10, row[1])
        day.number_format = "[$-411]ge.m.d;@" if number == 2 else 'm"月"d"日"'
    return packed(book)


@workbook("23-workbook-1904")
def dates_1904():
    return dates_1900(CALENDAR_MAC_1904)


@workbook("23-workbook-number-formats")
def formats_that_are_no_dates():
    book, sheet = new([["項目", "値"]])
    shown = [
        '0"日"',
        '0"時間"',
        "#,##0_);[Red]\\(#,##0\\)",
        "[DBNum3][$-411]0",
        '"第"0"号"',
        '"令和"0"年度"',
        "0.00E+00",
        "#,##0,",
    ]
    for number, look in enumerate(shown, 2):
        sheet.cell(number, 1, f"書式{number - 1}")
        sheet.cell(number, 2, 45017).number_format = look
    return packed(book)


@workbook("30-workbook-errors")
def errors():
    book, sheet = new(COUNTS[:4])
    for cell, value in (("B2", "#N/A"), ("C3", "#REF!"), ("B4", "#DIV/0!")):
        sheet[cell].value = value
        sheet[cell].data_type = "e"
    return packed(book)


@workbook("31-workbook-mixed-codes")
def mixed_codes():
    return packed(new([["施設コード", "件数"], ["0467", 12], [468, 100], ["0469", 0], [1203, 7]])[0])


@workbook("33-workbook-two-row-headings")
def two_row_headings():
    book, sheet = new(
        [
            ["窓口別取扱件数（架空）"],
            [None, None, None, None, None, "（単位：件）"],
            ["窓口", "証明", None, "届出", None, "備考"],
            [None, "紙", "電子", "紙", "電子"],
            ["市民課", 120, 34, 51, 8, None],
            ["税務課", 80, 12, 3, 0, "申告期"],
        ]
    )
    for area in ("A1:F1", "A3:A4", "B3:C3", "D3:E3", "F3:F4"):
        sheet.merge_cells(area)
    sheet.print_title_rows = "3:4"
    return packed(book)


@workbook("34-vertical-merges")
def vertical_merges():
    book, sheet = new(
        [
            ["課", "係", "品名", "数"],
            ["市民課", "窓口係", "番号札発券機", 1],
            [None, None, "ノートPC", 4],
            [None, "記録係", "スキャナ", 2],
            ["税務課", "市民税係", "ノートPC", 6],
            [None, "資産税係", None, 3],
        ]
    )
    for area in ("A2:A4", "B2:B3", "A5:A6"):
        sheet.merge_cells(area)
    return packed(book)


@workbook("35-workbook-subtotals")
def subtotals():
    book, sheet = new(
        [["課", "係", "件数"], ["市民課", "窓口係", 12], ["", "記録係", 7], ["小計", None, "=SUM(C2:C3)"]]
    )
    for row in (["税務課", "市民税係", 5], ["合　計", None, "=C4+C5"], ["比率", "市民課", "=ROUND(C4/C6,2)"]):
        sheet.append(row)
    sheet["A3"].value = "市民課"
    return packed(book, {"xl/worksheets/sheet1.xml": stored({"C4": 19, "C6": 24, "C7": 0.79})})


@workbook("35-formula-without-value")
def formula_without_value():
    return packed(new([["課", "件数", "倍"], ["市民課", 12, "=B2*2"], ["税務課", 7, "=B3*2"]])[0])


def hidden_rows_book():
    book, sheet = new([["番号", "氏名", "電話", "生年月日", "用件"]])
    for number, (name, wish) in enumerate(
        [("山咲", "転入"), ("川端", "転出"), ("野々村", "転居"), ("丘本", "転入")], 1
    ):
        sheet.append([number, name, f"0000-12-340{number}", f"H1{number}.4.1", wish])
    for row in (3, 5):
        sheet.row_dimensions[row].hidden = True
    sheet.column_dimensions.group("C", "D", hidden=True)
    return book


@workbook("36-hidden-rows-and-columns")
def hidden_rows():
    return packed(hidden_rows_book())


@workbook("36-hidden-rows-by-libreoffice")
def hidden_by_libreoffice():
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder) / "input.xlsx", Path(folder) / "out"
        hidden_rows_book().save(source)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
        subprocess.run([*command, "xlsx", "--outdir", out, source], check=True, capture_output=True)
        return (out / "input.xlsx").read_bytes()


@workbook("36-filtered")
def filtered():
    book, sheet = new(COUNTS)
    sheet.auto_filter.ref = "A1:C5"
    sheet.auto_filter.add_filter_column(0, ["市民課", "会計課"])
    for row in (3, 5):
        sheet.row_dimensions[row].hidden = True
    return packed(book)


@workbook("36-filter-without-choice")
def filter_without_choice():
    book, sheet = new(COUNTS)
    sheet.auto_filter.ref = "A1:C5"
    return packed(book)


@workbook("36-hidden-sheets")
def hidden_sheets():
    book, first = new([["コード", "名称"], ["1", "転入"]], "マスタ")
    first.sheet_state = "hidden"
    for name, rows, state in (
        ("受付", VISITS, "visible"),
        ("旧名簿", VISITS, "veryHidden"),
        ("説明", [["記入要領"]], "visible"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        for row in rows:
            sheet.append(row)
    book.active = 1
    return packed(book)


@workbook("36-hidden-sheet-named")
def hidden_sheet_named():
    return hidden_sheets()


@workbook("37-comments")
def comments():
    book, sheet = new(VISITS)
    sheet["B2"].comment = Comment("折り返しは午後。家族に知らせないこと", "窓口係 野々村")
    sheet["C3"].comment = Comment("世帯主に確認済み", "窓口係 野々村")
    return packed(book)


@workbook("37-threaded-comments")
def threaded_comments():
    book, sheet = new(VISITS)
    sheet["B3"].comment = Comment("[スレッド化されたコメント] 本人に確認する", "tc={1}")
    link = (
        '<Relationship Id="rIdT" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"'
        ' Target="../threadedComments/threadedComment1.xml"/>'
    )
    return packed(
        book,
        {"xl/worksheets/_rels/sheet1.xml.rels": before("</Relationships>", link)},
        {
            "xl/threadedComments/threadedComment1.xml": part("threaded.xml"),
            "xl/persons/person.xml": part("person.xml"),
        },
    )


@workbook("37-author")
def author():
    book, _ = new(VISITS)
    book.properties.creator = "野々村 さくら"
    book.properties.lastModifiedBy = "丘本 りく"
    return packed(book)


@workbook("37-defined-names")
def defined_names():
    book, sheet = new(VISITS)
    book.defined_names["転入者名簿"] = DefinedName("転入者名簿", attr_text="Sheet1!$B$2:$B$3")
    book.defined_names["担当"] = DefinedName("担当", attr_text='"野々村"')
    sheet.print_area = "A1:D3"
    return packed(book)


@workbook("37-external-link")
def external_link():
    book, sheet = new(VISITS)
    sheet["B3"] = "=[1]名簿!B3"
    link = f'<Relationship Id="rIdX" Type="{LINKS}/externalLink" Target="externalLinks/externalLink1.xml"/>'
    use = f'<externalReferences><externalReference r:id="rIdX" xmlns:r="{LINKS}"/></externalReferences>'
    sheet_edit = lambda xml: re.sub(  # noqa: E731
        r'<c r="B3"[^>]*><f>([^<]*)</f><v ?/?>(</v>)?', r'<c r="B3" t="str"><f>\1</f><v>川端 そら</v>', xml
    )
    return packed(
        book,
        {
            "xl/worksheets/sheet1.xml": sheet_edit,
            "xl/_rels/workbook.xml.rels": before("</Relationships>", link),
            "xl/workbook.xml": before("<calcPr", use),
        },
        {
            "xl/externalLinks/externalLink1.xml": part("external-link.xml"),
            "xl/externalLinks/_rels/externalLink1.xml.rels": part("external-link-rels.xml"),
        },
    )


@workbook("37-pivot-cache")
def pivot_cache():
    book, _ = new([["行ラベル", "個数 / 受付番号"], ["転入届", 2], ["転出届", 1], ["総計", 3]], "集計")
    kind = f"{LINKS}/pivotCacheDefinition"
    return packed(
        book,
        {
            "xl/_rels/workbook.xml.rels": before(
                "</Relationships>",
                f'<Relationship Id="rIdP" Type="{kind}" Target="pivotCache/pivotCacheDefinition1.xml"/>',
            )
        },
        {
            "xl/pivotCache/pivotCacheDefinition1.xml": part("pivot-definition.xml"),
            "xl/pivotCache/pivotCacheRecords1.xml": part("pivot-records.xml"),
        },
    )


def main(wanted):
    import make_corpus_disguised  # noqa: F401  registers its cases too

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
