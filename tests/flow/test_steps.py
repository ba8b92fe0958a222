"""The table of steps is read as a clerk wrote it, and written back the same."""

import doctest
import importlib

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from kenshu import flow
from kenshu.flow import steps_cells


@pytest.mark.parametrize("name", ["benefit", "bidding", "pension", "road"])
def test_a_flow_comes_back_from_a_workbook(corpus, name, tmp_path):
    path = flow.write_steps(tmp_path / "手順.xlsx", corpus[name])
    assert flow.read_steps(path) == corpus[name]


@pytest.mark.full
def test_the_corpus_comes_back_from_a_workbook(steps, tmp_path):
    path = flow.write_steps(tmp_path / "手順.xlsx", steps)
    assert flow.read_steps(path) == steps


def test_the_corpus_comes_back_from_a_frame(steps):
    assert flow.read_steps(flow.to_frame(steps), title=steps.title) == steps


def test_the_corpus_is_large_enough(corpus):
    sizes = sorted(len(steps) for steps in corpus.values())
    assert len(sizes) >= 30 and sizes[0] <= 6 and sizes[-1] >= 50
    kinds = {step.kind for steps in corpus.values() for step in steps}
    assert kinds == set(flow.Kind)
    assert sum(bool(flow.returns(steps)) for steps in corpus.values()) >= 20


def test_the_empty_form_has_lists_an_example_and_explanations(tmp_path):
    book = load_workbook(flow.write_steps(tmp_path / "空.xlsx"))
    assert book.sheetnames == ["手順", "記入例", "書き方"]
    rules = {str(rule.sqref): rule.formula1 for rule in book["手順"].data_validations.dataValidation}
    assert rules["D3:D62"] == '"開始,作業,判断,並行,合流,待ち,終了"'
    assert "紙" in rules["G3:G62"]
    assert len(flow.read_steps(tmp_path / "空.xlsx")) == 0


def test_the_example_is_a_sound_flow(tmp_path):
    book = load_workbook(flow.write_steps(tmp_path / "空.xlsx"))
    book.remove(book["手順"])
    book["記入例"].title = "手順"
    book.save(tmp_path / "例.xlsx")
    steps = flow.read_steps(tmp_path / "例.xlsx")
    report = flow.validate(steps)
    assert len(steps) == 7 and report.lines() == ["○ 問題はありません。"]


def test_a_name_like_a_formula_stays_text(tmp_path):
    table = pd.DataFrame([["1", "=1+1", "住民", "開始", "2", *[""] * 7], ["2", "終", "住民", "終了", *[""] * 8]],
                         columns=list(flow.COLUMNS))  # fmt: skip
    path = flow.write_steps(tmp_path / "式.xlsx", flow.read_steps(table, title="式"))
    assert flow.read_steps(path)["1"].name == "=1+1"


def test_numbers_from_excel_and_full_width_numbers_meet(tmp_path):
    book = Workbook()
    book.active.append(["転入の届出"])
    book.active.append([*flow.COLUMNS, "備考"])
    book.active.append(
        [1, "届を書く", "住民", "開始", "２", None, "紙", 3.0, "２日", "1,200", None, None, "メモ"]
    )
    book.active.append([None] * 12)
    book.active.append([2.0, "受け取る\n(本人)", "住民", "終了"])
    book.save(tmp_path / "a.xlsx")
    steps = flow.read_steps(tmp_path / "a.xlsx")
    first, last = steps
    assert (steps.title, first.number, first.exits) == ("転入の届出", "1", (flow.Exit("2"),))
    assert (first.minutes, first.waiting, first.count) == (3.0, 2880.0, 1200.0)
    assert (last.number, last.row, last.name) == ("2", 5, "受け取る (本人)")
    assert str(flow.validate(steps).warnings[0]) == "「備考」の列は読みません。"


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ("はい／いいえ", ["はい", "いいえ"]),
        ("はい、いいえ", ["はい", "いいえ"]),
        ("はい\nいいえ", ["はい", "いいえ"]),
        ("県道、国道／市道", ["県道、国道", "市道"]),
    ],
)
def test_conditions_are_parted_as_people_part_them(conditions, expected):
    ways = steps_cells.exits("3、5", conditions)
    assert [way.condition for way in ways] == expected
    assert steps_cells.exits(*steps_cells.said_exits(ways)) == ways


@pytest.mark.parametrize(
    "typed", ["4、6", "4,6", "4，6", "４，６", "4・6", "4／6", "4；6", "4と6", "4 6", "4\n6"]
)
def test_numbers_are_parted_as_people_part_them(typed):
    assert [way.to for way in steps_cells.exits(typed, "")] == ["4", "6"]


@given(st.lists(st.tuples(st.from_regex(r"[0-9]{1,3}(-[0-9])?", fullmatch=True),
                          st.from_regex(r"[あ-ん、／/a-z]{1,8}", fullmatch=True)), min_size=1, max_size=5))  # fmt: skip
def test_ways_on_survive_writing_and_reading(pairs):
    ways = tuple(flow.Exit(to, condition) for to, condition in pairs)
    assert steps_cells.exits(*steps_cells.said_exits(ways)) == ways


@given(st.integers(min_value=0, max_value=600_000))
def test_waiting_survives_writing_and_reading(minutes):
    assert steps_cells.waiting(steps_cells.said_waiting(float(minutes))) == minutes


def test_missing_and_doubled_headings_are_named():
    with pytest.raises(flow.FlowError, match="「条件」「例外」がありません"):
        flow.read_steps(pd.DataFrame([], columns=[c for c in flow.COLUMNS if c not in ("条件", "例外")]))
    with pytest.raises(flow.FlowError, match="「次」が2つ"):
        flow.read_steps(pd.DataFrame([], columns=[*flow.COLUMNS, "次"]))


def test_files_that_are_no_table_are_refused_in_japanese(tmp_path):
    (tmp_path / "壊れた.xlsx").write_bytes(b"PK\x03\x04 broken")
    Workbook().save(tmp_path / "別.xlsx")
    for name, words in (("壊れた.xlsx", "Excelの表として読めません"), ("別.xlsx", "手順の表がありません"),
                        ("無い.xlsx", "その名前のものがありません")):  # fmt: skip
        with pytest.raises(flow.FlowError, match=words):
            flow.read_steps(tmp_path / name)


def test_a_sheet_with_endless_rows_is_refused(tmp_path):
    book = Workbook(write_only=True)
    sheet = book.create_sheet("名簿")
    for row in [list(flow.COLUMNS), *[["1"]] * 2100]:
        sheet.append(row)
    book.save(tmp_path / "長い.xlsx")
    with pytest.raises(flow.FlowError, match="2000行を超えています"):
        flow.read_steps(tmp_path / "長い.xlsx")


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(flow.FlowError, match="に書けません"):
        flow.write_steps(tmp_path / "無い" / "手順.xlsx")


def test_ways_back_are_found(corpus):
    assert flow.returns(corpus["move-in"]) == {("4", "2"), ("7", "5")}
    assert flow.returns(corpus["dog"]) == frozenset()


@pytest.mark.parametrize("name", ["steps_cells", "layout_text"])
def test_the_examples_run(name):
    outcome = doctest.testmod(importlib.import_module(f"kenshu.flow.{name}"))
    assert outcome.attempted >= 1 and outcome.failed == 0
