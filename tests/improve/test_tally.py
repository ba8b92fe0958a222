"""A counted table carries period, scope, method and n; cells are read once at the door; examples run."""

import doctest
import importlib
import pkgutil
from datetime import date

import pandas as pd
import pytest

from kenshu import improve
from kenshu.improve import About, ImproveError, Period, Remark, Tally
from kenshu.improve.received import received

JULY = Period(date(2026, 7, 1), date(2026, 7, 31))
ABOUT = About(JULY, "架空の窓口")
TABLES = ("survey", "workload", "inventory", "priority", "ecrs", "means", "form_sheet")
NOT_FOR_CLERKS = ("中央値", "パーセンタイル", "p90", "標準偏差", "ρ", "有意")


def modules():
    for name in TABLES:
        package = importlib.import_module(f"kenshu.improve.{name}")
        yield package
        yield from (
            importlib.import_module(f"{package.__name__}.{one.name}")
            for one in pkgutil.iter_modules(package.__path__)
        )


@pytest.mark.parametrize(
    ("period", "scope", "data"), [(None, "窓口", "表"), (JULY, "", "表"), (JULY, "窓口", "")]
)
def test_a_table_about_nothing_is_refused(period, scope, data):
    with pytest.raises(ImproveError, match=r"^表に「"):
        About(period, scope, data)


@pytest.mark.parametrize(("method", "n"), [("", 3), ("数える", 0)])
def test_a_tally_without_method_or_records_is_refused(method, n):
    with pytest.raises(ImproveError, match="「表」に"):
        Tally("表", pd.DataFrame(), ABOUT, method, n)


def test_a_tally_shows_its_table_what_it_is_about_and_what_was_found():
    frame = pd.DataFrame(
        {"課": ["ア<b>", "イ"], "件": pd.array([3, None], dtype="Int64"), "%": [60.04, float("nan")]}
    )
    tally = Tally("数え", frame, ABOUT, "数える", 3, (Remark("odd", "<i>確かめてください。", ("007",)),))
    html = tally._repr_html_()
    assert "ア&lt;b&gt;" in html and "60.0" in html and html.count("非表示") == 2
    assert "期間: 令和8年7月1日〜7月31日 / 範囲: 架空の窓口 / 算出方法: 数える (n=3) / 架空のデータ" in html
    assert "<li>番号007: &lt;i&gt;確かめてください。</li>" in html


def test_ones_own_data_are_not_called_fictional():
    own = About(JULY, "自課の様式", "自課の調べ")
    assert Tally("数え", pd.DataFrame({"件": [1]}), own, "数える", 1).caption().text.endswith("自課の調べ")


@pytest.mark.parametrize(
    ("cell", "number"),
    [(5, 5), (0.5, 0.5), ("１,２３４", 1234), (" 7 ", 7), ("0", 0), (1e-9, 1e-9), (10**11, 1e11)],
)
def test_a_number_is_read_as_it_is_typed(cell, number):
    table = received(pd.DataFrame({"件": [cell]}, dtype=object), "表", number="番号", amounts=("件",))
    assert table["件"].tolist() == [number] and table["番号"].tolist() == ["1"]


TYPED = ("", " ", "1,23", "5分", "=5", "@5", "+5", "-1", "一", "1e3", "∞", "1 2")
NO_AMOUNTS = (*TYPED, None, float("nan"), pd.NA, True, -1, float("inf"))


@pytest.mark.parametrize("cell", NO_AMOUNTS)
def test_a_cell_that_is_no_amount_is_refused_with_its_row(cell):
    frame = pd.DataFrame({"番号": ["a", "b"], "件": pd.Series([1, cell], dtype=object)})
    with pytest.raises(ImproveError, match=r"^表の番号b、「件」: .+。$"):
        received(frame, "表", number="番号", amounts=("件",))


def test_a_heading_that_stands_twice_is_refused():
    frame = pd.DataFrame([[1, 2]], columns=["件", "件"])
    with pytest.raises(ImproveError, match="「件」の列が2つ"):
        received(frame, "表", number="番号", amounts=("件",))


def test_the_given_frame_is_left_as_it_was():
    frame = pd.DataFrame({"課": [" 市民課 "], "件": ["1"]}, index=[9])
    before = frame.copy()
    received(frame, "表", number="番号", texts=("課",), amounts=("件",))
    assert frame.equals(before)


def test_what_learners_read_has_no_statisticians_words():
    for module in modules():
        with open(module.__file__, encoding="utf-8") as file:
            text = file.read()
        assert not [word for word in NOT_FOR_CLERKS if word in text], module.__name__


@pytest.mark.parametrize("name", ["remark", "received", "tally"])
def test_the_examples_of_the_shared_modules_run(name):
    assert doctest.testmod(importlib.import_module(f"kenshu.improve.{name}")).failed == 0


def test_the_examples_of_the_methods_on_tables_run():
    assert [module.__name__ for module in modules() if doctest.testmod(module).failed] == []


def test_every_method_is_reached_by_its_name():
    assert all(
        hasattr(getattr(improve, name), verb) for name in TABLES for verb in getattr(improve, name).__all__
    )
