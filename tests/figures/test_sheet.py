"""A small table for everybody: a wide one scrolls by keyboard, an empty heading heads nothing, text is text."""

import doctest

import pytest

from kenshu.figures import sheet
from kenshu.figures.sheet import Sheet
from kenshu.flow.shown.table import Table

CAPTION = "予約の受付簿(架空のデータ)"


def test_a_table_that_fits_takes_no_keyboard():
    assert "tabindex" not in Sheet(CAPTION, ("月", "件数"), (("5月", 546),))._repr_html_()


@pytest.mark.parametrize("row", [("あ" * 20, "い" * 30), ("a" * 40 + "\n" + "b" * 60, "c" * 40)])
def test_a_wide_table_takes_the_keyboard_and_has_a_name(row):
    shown = Sheet(CAPTION, ("月", "ことがら"), (row,))._repr_html_()
    assert f'tabindex="0" role="region" aria-label="{CAPTION}"' in shown


def test_an_empty_heading_is_no_heading():
    shown = Sheet(CAPTION, ("", "件数"), (("", 3),))._repr_html_()
    assert shown.count('<th scope="col"') == 1 and '<th scope="row"' not in shown


def test_what_was_typed_stays_text():
    shown = Sheet("<b>", ("<i>", "x"), (("<script>", "&"),))._repr_html_()
    assert "<script>" not in shown and "<b>" not in shown and "&amp;" in shown


def test_measured_numbers_keep_their_places():
    assert "12.25" in repr(Table(CAPTION, ("番号", "分"), (("1", 12.25),)))
    assert "12.2" in repr(Sheet(CAPTION, ("番号", "分"), (("1", 12.25),)))


def test_the_examples_in_the_docstrings_run():
    assert doctest.testmod(sheet) == (0, 1)
