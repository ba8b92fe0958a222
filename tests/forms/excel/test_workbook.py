"""The workbook a class is handed: coloured open cells, all else locked, no macro, and nothing but public text."""

import io
import re
import struct
import zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from tests.forms import hand

from kenshu.forms import excel, typed
from kenshu.forms.excel import places
from kenshu.forms.excel.sheet import INPUT
from kenshu.forms.pieces import Ask

SHEET = "N98 全部の種類"


@pytest.fixture(scope="module")
def book(blank):
    return load_workbook(io.BytesIO(blank))


def inputs(sheet):
    return [
        cell
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked and not isinstance(cell, MergedCell)
    ]


def test_the_same_session_gives_the_same_bytes(issue, blank):
    assert excel.workbook(issue) == blank


def test_the_sheets_stand_in_the_order_of_the_notebooks_behind_the_start(book):
    assert book.sheetnames == [places.START, SHEET, places.LISTS, places.ABOUT]
    assert [sheet.sheet_state for sheet in book] == ["visible", "visible", "hidden", "hidden"]


def test_every_sheet_is_protected_without_a_password(book):
    assert all(sheet.protection.sheet for sheet in book)
    assert not any(sheet.protection.password for sheet in book)


def test_only_the_coloured_cells_are_open(book):
    for sheet in (book[places.START], book[SHEET]):
        coloured = f"FF{INPUT[1:].upper()}"
        open_ones = {cell.coordinate for cell in inputs(sheet)}
        yellow = {
            cell.coordinate for row in sheet.iter_rows() for cell in row if cell.fill.fgColor.rgb == coloured
        }
        assert open_ones == yellow != set()


def test_every_field_of_every_question_has_an_open_cell(book, questions):
    for question in questions.values():
        sheet, cells = hand.where(book, question.id)
        wanted = {field.key for line in typed.lines(question) for field in line.fields}
        assert set(cells) == wanted
        assert not any(sheet[address].protection.locked for address in cells.values())


def test_the_hidden_sheet_holds_ids_and_addresses_only(book, questions, issue):
    texts = [cell for row in book[places.ABOUT].iter_rows(values_only=True) for cell in row if cell]
    known = {"schema", "1", "class", "session", "city", issue.class_id, "s3", issue.city, SHEET, *questions}
    address = re.compile(r"[a-z0-9._-]+ [A-Z]+\d+")
    assert [text for text in texts if text not in known and not address.fullmatch(text)] == []


def test_choices_are_chosen_from_a_list_and_numbers_take_full_width_digits(book, questions):
    sheet, cells = hand.where(book, "n98-counted")
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules[cells["value"]].type == "list"
    column = [cell.value for cell in book[places.LISTS]["A"] if cell.value]
    assert column == list(typed.options(questions["n98-counted"].choices))
    _, cells = hand.where(book, "n98-calls")
    assert rules[cells["value"]].type in (None, "none")  # a hint, no rule: 「１２０件」 must get in


def test_texts_that_begin_like_a_formula_are_texts(book):
    assert not [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert "=1+2 と書いてあります。" in [cell.value for row in book[SHEET].iter_rows() for cell in row]


def test_numbers_of_the_given_data_can_be_added(book):
    values = [cell.value for row in book[SHEET].iter_rows() for cell in row]
    assert 1200 in values and 1200.5 in values


def test_a_picture_carries_its_words(blank):
    with zipfile.ZipFile(io.BytesIO(blank)) as book:
        drawing = book.read("xl/drawings/drawing1.xml").decode()
    assert 'descr="二色の図"' in drawing


def test_sheets_print_on_a4_one_page_wide(book):
    for sheet in (book[places.START], book[SHEET]):
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToHeight) == (9, 0)
        assert sheet.page_setup.fitToWidth in (None, 1)  # 1 is what is meant where nothing stands
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_keys_and_column_names_are_out_of_sight(book):
    sheet = book[SHEET]
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden


def test_a_workbook_has_no_macro_and_names_nobody(blank):
    with zipfile.ZipFile(io.BytesIO(blank)) as book:
        assert not [part for part in book.namelist() if "vba" in part.lower()]
        about = book.read("docProps/core.xml").decode()
    assert re.findall(r"<dc:creator>(.*?)</dc:creator>", about) in ([], [""])


def test_a_picture_too_large_is_told_in_words(issue):
    from dataclasses import replace

    from kenshu.forms.pieces import Figure, Page

    head = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 9000, 9000)
    figure = Figure(head + bytes(300_000), "とても大きな図", "説明", ("4月は1,200件です。",))
    page = Page(
        "n98-all", "図", (figure, *(piece for piece in issue.pages[0].pieces if isinstance(piece, Ask)))
    )
    content = excel.workbook(replace(issue, pages=(page,)))
    assert len(content) < 100_000
    texts = [cell.value for row in load_workbook(io.BytesIO(content))["N98 図"].iter_rows() for cell in row]
    assert "図: とても大きな図" in texts and "4月は1,200件です。" in texts
