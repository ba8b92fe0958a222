"""The files of case 38 to 40 that are not what they seem; made by `make_corpus.py`."""

import io
import struct
import subprocess
import tempfile
import zipfile
from pathlib import Path

import xlwt
from make_corpus import VISITS, new, packed, workbook
from msoffcrypto.format.ooxml import OOXMLFile


@workbook("38-workbook-texts")
def texts():
    book, sheet = new([["番号", "ご意見", "施設コード"], [1, "折り返し\n電話希望", "0467"]])
    sheet.append([2, None, "0468"])
    sheet["B3"].value, sheet["B3"].data_type = "=cmd|' /C calc'!A0", "s"
    sheet.append([3, "午前_x000D_\n午後", "0469"])
    sheet.append([4, "_x005F_x000D_ と書いてあった", "0470"])
    return packed(book)


@workbook("39-workbook-off-the-corner")
def off_the_corner():
    book, sheet = new([])
    rows = [["番号", "氏名", None, "件数"], [1, "山咲", None, 2], [None] * 4, [2, "川端", None, 1]]
    for row, cells in enumerate(rows, 4):
        for column, value in enumerate(cells, 3):
            sheet.cell(row, column, value)
    sheet["C2"] = "窓口件数（架空）"
    return packed(book)


@workbook("39-workbook-headings")
def headings():
    return packed(
        new(
            [["番号", "氏名", "氏名", None, 2023], [1, "山咲", "川端", "済", 5], [2, "野々村", None, None, 7]]
        )[0]
    )


def biff(protected=False):
    book = xlwt.Workbook(encoding="utf-8")
    sheet, hidden = book.add_sheet("受付"), book.add_sheet("旧名簿")
    hidden.write(0, 0, "氏名")
    hidden.visibility = 1
    day = xlwt.easyxf(num_format_str='[$-411]ggge"年"m"月"d"日"')
    span = xlwt.easyxf(num_format_str="[h]:mm")
    sheet.write(0, 0, "窓口受付簿（架空）")
    for column, heading in enumerate(["受付番号", "氏名", "受付日", "所要", "枚数"]):
        sheet.write(1, column, heading)
    for row, (number, name, serial, hours) in enumerate(
        [("0001", "髙﨑 はな", 45017, 25.5), ("0002", "川端 そら", 45018, 0.75)], 2
    ):
        sheet.write(row, 0, number)
        sheet.write(row, 1, name)
        sheet.write(row, 2, serial, day)
        sheet.write(row, 3, hours / 24, span)
        sheet.write(row, 4, row - 1)
    if protected:
        plain = book.get_biff_data
        book.get_biff_data = lambda: with_filepass(plain())
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_filepass(stream):
    """A BIFF stream with a FILEPASS record behind its first BOF: what Excel writes for a password to open."""
    length = 4 + struct.unpack_from("<H", stream, 2)[0]
    return stream[:length] + struct.pack("<HHHHH", 0x2F, 6, 0, 0x1234, 0x5678) + stream[length:]


@workbook("40-xls", "input.xls")
def xls():
    return biff()


@workbook("40-xls-password", "input.xls")
def xls_password():
    return biff(protected=True)


@workbook("40-password")
def password():
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(packed(new(VISITS)[0]))).encrypt("midorino", out)
    return out.getvalue()


@workbook("40-csv-that-is-xlsx", "input.csv")
def csv_that_is_xlsx():
    return packed(new(VISITS)[0])


@workbook("40-xls-that-is-xlsx", "input.xls")
def xls_that_is_xlsx():
    return packed(new(VISITS)[0])


@workbook("40-broken-xlsx")
def broken():
    whole = packed(new(VISITS)[0])
    return whole[: len(whole) // 2]


@workbook("40-xlsx-with-broken-sheet")
def broken_sheet():
    return packed(new(VISITS)[0], {"xl/worksheets/sheet1.xml": lambda text: text[: len(text) // 2]})


@workbook("40-zip-of-csv", "input.xlsx")
def zip_of_csv():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr(zipfile.ZipInfo("uketsuke.csv"), "番号,用件\r\n1,転入\r\n".encode("cp932"))
    return out.getvalue()


@workbook("40-word-document", "input.xlsx")
def word_document():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
        types = "http://schemas.openxmlformats.org/package/2006/content-types"
        made.writestr(
            zipfile.ZipInfo("[Content_Types].xml"),
            f'<Types xmlns="{types}"><Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        )
        made.writestr(zipfile.ZipInfo("word/document.xml"), "<w:document/>")
    return out.getvalue()


@workbook("40-ods", "input.ods")
def ods():
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "input.xlsx").write_bytes(packed(new(VISITS)[0]))
        command = [
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            "ods",
        ]
        subprocess.run(
            [*command, "--outdir", folder, f"{folder}/input.xlsx"], check=True, capture_output=True
        )
        return (Path(folder) / "input.ods").read_bytes()


@workbook("40-workbook-without-cells")
def without_cells():
    return packed(new([])[0])


def three_months():
    book, _ = new([["番号", "用件"], [1, "転入"]], "4月")
    for name in ("5月", "6月"):
        other = book.create_sheet(name)
        other.append(["番号", "用件"])
        other.append([2, f"{name}の転出"])
    return packed(book)


for case in ("40-first-sheet", "40-sheet-by-name", "40-no-such-sheet"):
    workbook(case)(three_months)


@workbook("40-far-cell")
def far_cell():
    """One space in the last cell of the sheet: 17 thousand million cells if taken as a rectangle."""
    return packed(
        new(VISITS)[0],
        {"xl/worksheets/sheet1.xml": lambda text: text.replace("</sheetData>", FAR + "</sheetData>")},
    )


FAR = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t xml:space="preserve"> </t></is></c></row>'


@workbook("40-entities")
def entities():
    """Nested XML entities in the properties of the file ("billion laughs")."""
    names = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{names}]>'
    return packed(
        new(VISITS)[0],
        {
            "docProps/core.xml": lambda xml: (
                bomb
                + xml.split("?>", 1)[-1].replace(
                    "</cp:coreProperties>", "<dc:creator>&l8;</dc:creator></cp:coreProperties>"
                )
            )
        },
    )
