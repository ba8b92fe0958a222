"""Cases 15 to 35 in Excel: readings, days, codes, headings, merges, totals; made by `make_corpus.py`."""

import datetime as dt

from make_corpus import COUNTS, VISITS, new, packed, part, stored, workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904


@workbook("15-workbook-furigana")
def furigana():
    book, _ = new(VISITS)
    return packed(book, {"xl/sharedStrings.xml": lambda _: part("furigana-strings.xml")})


SHOWN = [
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
DAY_ROWS = [
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


@workbook("23-workbook-dates")
def dates_1900(epoch=None):
    heads = ["番号", "受付日", "登録", "受付時刻", "時間外", "件数", "済", "単価", "施設コード", "会議日"]
    book, sheet = new([heads])
    if epoch:
        book.epoch = epoch
    for number, row in enumerate(DAY_ROWS, 2):
        for place, (value, shown) in enumerate(zip(row, SHOWN, strict=True), 1):
            sheet.cell(number, place, value).number_format = shown
        sheet.cell(number, 10, row[1]).number_format = "[$-411]ge.m.d;@" if number == 2 else 'm"月"d"日"'
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


@workbook("31-workbook-zeros-by-format")
def zeros_by_format():
    book, sheet = new([["施設コード", "件数"], [467, 12], [1203, 7]])
    for cell in ("A2", "A3"):
        sheet[cell].number_format = "0000"
    return packed(book)
