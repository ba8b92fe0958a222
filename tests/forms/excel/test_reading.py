"""What clerks do to a workbook does not lose an answer; what cannot be read is named with its cell."""

import time
from io import BytesIO
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from tests.forms import hand
from tests.forms.excel.conftest import GIVEN
from tests.improve.documents import office

from kenshu.answers import read_value
from kenshu.forms import excel

HERE = Path(__file__).parent
TOUCHED = yaml.safe_load((HERE / "touched.yml").read_text(encoding="utf-8"))
LEARNER = "m07k"


@pytest.fixture(scope="session")
def filled(blank, questions):
    return hand.fill(blank, LEARNER, GIVEN, questions)


def wanted(questions):
    return {name: read_value(questions[name], raw) for name, raw in GIVEN.items()}


def read(content, questions):
    return excel.read(content, {"s3": questions})


def test_a_blank_workbook_has_no_answer_and_no_complaint(blank, questions):
    found = read(blank, questions)
    assert (found.class_id, found.session, found.city, found.learner) == ("c202606", "s3", "ab" * 32, "")
    assert (found.entries, found.problems) == ({}, [])


def test_every_kind_comes_back_as_a_form_would_store_it(filled, questions):
    found = read(filled, questions)
    assert found.problems == []
    assert found.learner == LEARNER
    assert found.entries == wanted(questions)


def test_someone_who_does_not_know_yet_says_whom_to_ask(blank, questions):
    given = {"n98-hours": {"ask": "財政課の予算担当"}, "n98-paper": {"ask": "総務課の文書担当"}}
    found = read(hand.fill(blank, LEARNER, given, questions), questions)
    assert found.entries == {name: {"value": None, **raw} for name, raw in given.items()}


@pytest.mark.parametrize("case", TOUCHED, ids=[case["name"] for case in TOUCHED])
def test_a_workbook_that_was_touched(filled, questions, case):
    book = load_workbook(BytesIO(filled))
    for step in case["do"]:
        ((verb, given),) = step.items()
        DO[verb](book, **given)
    found = read(hand.saved(book), questions)
    want = wanted(questions)
    for name, entry in (case.get("then") or {}).items():
        if entry is None:
            want.pop(name)
        else:
            want[name] = entry
    assert found.entries == want
    said = [text for _, text in found.problems]
    assert len(said) == len(case.get("said", ()))
    for text, part in zip(said, case.get("said", ()), strict=True):
        assert part in text


def cell_of(book, question, key):
    sheet, cells = hand.where(book, question)
    return sheet[cells[key]]


def write(book, question, key, value, form=None):
    cell = cell_of(book, question, key)
    cell.value = value
    if form:
        cell.number_format = form


def insert_columns(book, sheet, before, many):
    """As Excel does it: values, widths and merges move along."""
    one = book[sheet]
    merges = [str(merged) for merged in one.merged_cells.ranges]
    for merged in merges:
        one.unmerge_cells(merged)
    one.insert_cols(before, many)
    for merged in merges:
        one.merge_cells(_moved(merged, before, many))


def _moved(merged, before, many):
    from openpyxl.utils import range_boundaries
    from openpyxl.utils.cell import get_column_letter

    left, top, right, bottom = range_boundaries(merged)
    left, right = (column + many if column >= before else column for column in (left, right))
    return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{bottom}"


def insert_rows(book, question, key, many, cells=None):
    """Rows above the row of a field, with something typed into them."""
    sheet, spots = hand.where(book, question)
    row = sheet[spots[key]].row
    _moving_merges(sheet, row, many, sheet.insert_rows)
    for place, value in (cells or {}).items():
        sheet[f"{place}{row}"] = value


def merge(book, question, first, last):
    sheet, spots = hand.where(book, question)
    for merged in list(sheet.merged_cells.ranges):
        if sheet[spots[first]].coordinate in merged or sheet[spots[last]].coordinate in merged:
            sheet.unmerge_cells(str(merged))
    sheet.merge_cells(f"{spots[first]}:{spots[last]}")


def merge_with_label(book, question, key, value):
    """The label and the field become one cell, and the answer is typed there."""
    sheet, spots = hand.where(book, question)
    cell = sheet[spots[key]]
    for merged in list(sheet.merged_cells.ranges):
        if cell.coordinate in merged:
            sheet.unmerge_cells(str(merged))
    label = sheet.cell(cell.row, cell.column - 1)
    label.value = value
    sheet.merge_cells(f"{label.coordinate}:{cell.coordinate}")


def add_sheet(book, title, at, cells):
    sheet = book.create_sheet(title, at)
    for place, value in cells.items():
        sheet[place] = value


def copy_sheet(book, sheet):
    book.copy_worksheet(book[sheet])


def delete_rows(book, question, key):
    sheet, spots = hand.where(book, question)
    _moving_merges(sheet, sheet[spots[key]].row, -1, sheet.delete_rows)


def change_key(book, question, key, to):
    """The hidden sign of a row says something else."""
    sheet, spots = hand.where(book, question)
    sheet.cell(sheet[spots[key]].row, 1).value = to


def move_column(book, sheet, first, to):
    """A column cut out and put in elsewhere: what stood between moves up."""
    one = book[sheet]
    for merged in list(one.merged_cells.ranges):
        one.unmerge_cells(str(merged))
    for row in one.iter_rows():
        cells = [cell.value for cell in row]
        cells.insert(to - 1, cells.pop(first - 1))
        for cell, value in zip(row, cells, strict=True):
            cell.value = value


def _moving_merges(sheet, row, many, do):
    """Rows put in or taken away as Excel does it: what is merged below moves along."""
    below = [merged for merged in sheet.merged_cells.ranges if merged.min_row >= row]
    for merged in below:
        sheet.unmerge_cells(str(merged))
    do(row, abs(many))
    for merged in below:
        if merged.min_row + many >= row:
            merged.shift(row_shift=many)
            sheet.merge_cells(str(merged))


DO = {
    "write": write, "insert_columns": insert_columns, "insert_rows": insert_rows, "merge": merge,
    "merge_with_label": merge_with_label, "add_sheet": add_sheet, "copy_sheet": copy_sheet,
    "delete_rows": delete_rows, "change_key": change_key, "move_column": move_column,
    "rename": lambda book, sheet, to: setattr(book[sheet], "title", to),
    "unprotect": lambda book, sheet: setattr(book[sheet].protection, "sheet", False),
}  # fmt: skip


def test_of_ten_thousand_rows_as_many_are_read_as_the_table_takes(filled, questions):
    book = load_workbook(BytesIO(filled))
    insert_rows(book, "n98-steps", "2.who", 10_000)
    sheet, spots = hand.where(book, "n98-steps")
    for row in range(sheet[spots["2.who"]].row, sheet[spots["2.who"]].row + 10_000):
        sheet.cell(row, 2).value = "ほかの表から"
    found = read(hand.saved(book), questions)
    more = [{"who": "ほかの表から", "what": None, "minutes": None}] * 3
    want = wanted(questions)
    assert found.entries == want | {"n98-steps": {"value": [*want["n98-steps"]["value"], *more]}}
    ((name, said),) = found.problems
    assert (name, "はじめの5行を読みました" in said) == ("n98-steps", True)


def test_reading_back_takes_less_than_two_seconds_of_work(filled, questions):
    before = time.process_time()
    read(filled, questions)
    assert time.process_time() - before < 2


@pytest.mark.full
def test_saved_through_libreoffice_the_answers_are_the_same(filled, questions, tmp_path):
    path = tmp_path / "s3_m07k.xlsx"
    path.write_bytes(filled)
    again = office.converted(path, "xlsx", tmp_path).read_bytes()
    assert again != filled
    found = read(again, questions)
    assert (found.entries, found.problems, found.learner) == (wanted(questions), [], LEARNER)
