"""Cases 36 and 37: what a workbook hides or carries along; made by `make_corpus.py`."""

import re
import subprocess
import tempfile
from pathlib import Path

from make_corpus import COUNTS, LINKS, VISITS, before, new, packed, part, workbook
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName


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


@workbook("36-zero-width")
def zero_width():
    rows = [[n, name, f"0000-12-340{n}"] for n, name in enumerate(["山咲", "川端", "丘本"], 1)]
    cols = '<cols><col min="3" max="3" width="0" customWidth="1"/></cols>'

    def flat(xml):  # openpyxl leaves zeros out
        return before("<sheetData>", cols)(xml).replace('<row r="3"', '<row r="3" ht="0" customHeight="1"')

    return packed(new([["番号", "氏名", "電話"], *rows])[0], {"xl/worksheets/sheet1.xml": flat})


@workbook("36-first-sheet-empty")
def first_sheet_empty():
    book, _ = new([])
    sheet = book.create_sheet("一覧")
    for row in (["番号", "氏名"], [1, "山咲"]):
        sheet.append(row)
    return packed(book)
