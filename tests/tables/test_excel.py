"""Workbooks: cells become the text that a person sees, whoever wrote the file, and nothing in it ends the program."""

import io
import re
import zipfile
from datetime import date, datetime, time, timedelta

import openpyxl
import pytest

from kenshu.tables import TablesError, read_table

HEADING, SHEET = ["甲", "乙", "丙"], "xl/worksheets/sheet1.xml"


@pytest.fixture
def book(tmp_path):
    """Rows below the headings 甲, 乙, 丙 → path; ``change`` edits the sheet before it is written."""

    def make(*rows, change=lambda book, sheet: None):
        new = openpyxl.Workbook()
        new.properties.creator = None
        for row in (HEADING, *rows):
            new.active.append(row)
        change(new, new.active)
        new.save(tmp_path / "受付簿.xlsx")
        return tmp_path / "受付簿.xlsx"

    return make


def edited(path, edit):
    """The workbook with ``edit(name, content)`` done to each of its parts."""
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, edit(name, old.read(name)))
    path.write_bytes(out.getvalue())
    return path


def in_sheet(path, pattern, by):
    return edited(path, lambda name, part: re.sub(pattern, by, part) if name == SHEET else part)


def cells(path):
    return read_table(path).frame.to_numpy().tolist()


def refusal(path):
    with pytest.raises(TablesError) as caught:
        read_table(path)
    return caught.value


SHOWN = [
    (3, "General", "3"),
    (3.0, "General", "3"),
    (12.5, "General", "12.5"),
    (0.1 + 0.2, "General", "0.3"),
    (10**11 + 5, "General", "100000000005"),
    (-0.00001, "General", "-0.00001"),
    (True, "General", "TRUE"),
    (date(2023, 4, 1), "yyyy/m/d", "2023-04-01"),
    (date(2023, 4, 1), '[$-411]ggge"年"m"月"d"日"', "2023-04-01"),
    (datetime(2023, 4, 1, 9, 30), "yyyy/m/d h:mm", "2023-04-01T09:30:00"),
    (time(9, 5), "h:mm", "09:05"),
    (time(9, 5, 7), "h:mm:ss", "09:05:07"),
    (timedelta(hours=25, minutes=30), "[h]:mm", "25:30"),
    (timedelta(minutes=45), "[h]:mm", "0:45"),
    ("0467", "@", "0467"),
    (" 髙﨑　花子 ", "@", " 髙﨑　花子 "),
    ("１２３", "@", "１２３"),
]


@pytest.mark.parametrize(("value", "shape", "text"), SHOWN)
def test_a_cell_becomes_the_text_a_person_sees(book, value, shape, text):
    def shaped(_, sheet):
        sheet["A2"].number_format = shape

    assert cells(book([value, "x", "y"], change=shaped)) == [[text, "x", "y"]]


def test_days_of_the_1904_system_are_the_days_shown(book):
    def of_1904(new, _):
        new.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904

    path = book([datetime(2023, 4, 1), 1, 2], change=of_1904)
    assert b'date1904="1"' in zipfile.ZipFile(path).read("xl/workbook.xml")
    assert cells(path)[0][0] == "2023-04-01"


def test_the_reading_of_a_name_in_kana_above_it_is_no_part_of_the_name(book):
    """Excel keeps the furigana typed with a word; some readers add it to the word."""
    path = book(["髙橋", "x", "y"])
    kana = '<t>髙橋</t><rPh sb="0" eb="2"><t>タカハシ</t></rPh><phoneticPr fontId="1"/>'.encode()
    edited(path, lambda name, part: part.replace("<t>髙橋</t>".encode(), kana))
    assert "タカハシ".encode() in b"".join(map(zipfile.ZipFile(path).read, zipfile.ZipFile(path).namelist()))
    assert cells(path) == [["髙橋", "x", "y"]]


def test_parts_of_a_text_in_other_colours_are_one_text(book):
    path = book(["髙橋花子", "x", "y"])
    runs = "<r><t>髙橋</t></r><r><rPr><b/></rPr><t>花子</t></r>".encode()
    edited(path, lambda name, part: part.replace("<t>髙橋花子</t>".encode(), runs))
    assert cells(path) == [["髙橋花子", "x", "y"]]


def test_cells_without_places_are_read_in_order(book):
    path = in_sheet(book(["1", "2", "3"], ["4", "5", "6"]), rb'<c r="[A-Z]+\d+"', b"<c")
    assert cells(path) == [["1", "2", "3"], ["4", "5", "6"]]


def test_rows_without_places_that_come_in_no_order_are_refused(book):
    path = in_sheet(book(["1", "2", "3"], ["4", "5", "6"]), rb'<c r="[A-Z]+\d+"', b"<c")
    assert refusal(in_sheet(path, rb'<row r="2"', b'<row r="20"')).id == "broken-file"


def test_tags_with_a_prefix_are_the_same_tags(book):
    def hide(_, sheet):
        sheet.row_dimensions[3].hidden = True

    path = book(["1", "2", "3"], ["4", "5", "=1+1"], change=hide)
    before = read_table(path)
    in_sheet(path, rb"<(/?)([a-zA-Z])", rb"<\1x:\2")
    in_sheet(path, rb"xmlns=", b"xmlns:x=")
    after = read_table(path)
    assert after.frame.equals(before.frame)
    assert after.report.findings == before.report.findings
    assert {"hidden-row", "formula-no-value"} <= {finding.id for finding in after.report.findings}


def test_an_unknown_sheet_is_answered_with_those_there_are(book):
    path = book(["1", "2", "3"], change=lambda new, sheet: new.create_sheet("四月"))
    with pytest.raises(TablesError, match="シート「五月」はありません。あるシート: Sheet、四月。"):
        read_table(path, sheet="五月")


def test_a_book_whose_sheets_are_all_empty_or_hidden_is_refused(book, tmp_path):
    openpyxl.Workbook().save(tmp_path / "空.xlsx")
    assert refusal(tmp_path / "空.xlsx").id == "empty"
    path = book(["1", "2", "3"])
    hidden = edited(
        path,
        lambda name, part: (
            part.replace(b'state="visible"', b'state="hidden"') if "workbook" in name else part
        ),
    )
    assert refusal(hidden).id == "no-sheet"


HOSTILE = {
    "a row beyond every sheet": (rb'r="A1"', b'r="A4294967295"', "broken-file"),
    "a row number of nothing": (rb'r="A1"', b'r="A0"', "broken-file"),
    "a column beyond every sheet": (rb'r="C1"', b'r="ZZZ1048576"', "too-big-inside"),
    "a place in small letters": (rb'r="B1"', b'r="zzz99999"', "broken-file"),
    "a row far below, its cells without places": (
        rb'<row r="3"[^>]*><c r="A3"',
        b'<row r="1999999999"><c',
        "too-big-inside",
    ),
    "an entity": (rb"<worksheet", b'<!DOCTYPE x [<!ENTITY a "b">]><worksheet', "broken-file"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_sheet_is_refused_before_it_takes_memory(book, name):
    pattern, by, id = HOSTILE[name]
    path = book(["1", "2", "3"], ["4", "5", "6"])
    before = zipfile.ZipFile(path).read(SHEET)
    assert zipfile.ZipFile(in_sheet(path, pattern, by)).read(SHEET) != before
    assert refusal(path).id == id


def test_a_size_that_lies_takes_no_memory(book):
    path = book(["1", "2", "3"])
    in_sheet(path, rb"<sheetData>", b'<dimension ref="A1:XFD1048576"/><sheetData>')
    assert cells(path) == [["1", "2", "3"]]


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", SHEET])
def test_a_book_without_one_of_its_parts_is_refused(book, part):
    path, out = book(["1", "2", "3"]), io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
    path.write_bytes(out.getvalue())
    assert refusal(path).id in ("broken-file", "not-a-table")


def test_a_person_who_made_the_book_is_counted_and_not_named(book):
    def by_a_person(new, _):
        new.properties.creator = "架空 太郎"

    (finding,) = read_table(book(["1", "2", "3"], change=by_a_person)).report.of("author")
    assert "1件" in finding.said
    assert "太郎" not in finding.said + finding.value
