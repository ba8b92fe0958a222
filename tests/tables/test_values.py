"""Text becomes values strictly: read rightly, or refused with row, column and reason."""

from functools import partial
from pathlib import Path

import pandas as pd
import pytest

from kenshu.tables import (
    TablesError,
    UnreadCells,
    clocks,
    codes,
    dates,
    durations,
    fiscal_years,
    integers,
    meaning_cells,
    moments,
    numbers,
    typed,
)
from kenshu.tables.encoding import Encoding
from kenshu.tables.report import Report, Table


@pytest.fixture
def table():
    """A table as read from 受付簿.csv: a title row, the heading, the first cell in row 3."""

    def make(*cells, heading="値"):
        frame = pd.DataFrame({"番号": map(str, range(1, len(cells) + 1)), heading: cells}, dtype="str")
        rows = tuple(range(3, len(cells) + 3))
        return Table(frame, Report(Path("受付簿.csv"), "csv", Encoding("utf-8"), ",", None, (2,), rows, ()))

    return make


def test_whole_numbers_in_full_width_and_with_commas(table):
    read = integers(table("372", "３７２", "1,024", "１，０２４", "0"), "値")
    assert read.tolist() == [372, 372, 1024, 1024, 0]
    assert read.dtype == "int64"


@pytest.mark.parametrize("cell", ["六", "12.5", "1,02", "-3", "12秒", "x", "1.23457E+11"])
def test_no_whole_number_is_an_error_with_row_column_and_reason(table, cell):
    with pytest.raises(TablesError) as refusal:
        integers(table("1", cell), "値")
    assert str(refusal.value).startswith(f"受付簿.csv の4行目「値」: 「{cell}」は0以上の整数ではありません")


def test_days_in_every_way_the_desk_writes_them(table):
    days = dates(table("R7.5.1", "令和7年5月1日", "2025/05/01", "Ｒ７．５．１", "令和元年5月1日"), "値")
    assert days.dt.strftime("%Y-%m-%d").tolist() == ["2025-05-01"] * 4 + ["2019-05-01"]


@pytest.mark.parametrize("cell", ["5.4.1", "昭和64年1月8日", "令和5年2月30日", "45000", "不詳"])
def test_a_day_that_would_have_to_be_guessed_is_an_error_in_its_row(table, cell):
    with pytest.raises(TablesError, match=f"受付簿.csv の4行目「値」: 「{cell}」"):
        dates(table("R7.5.1", cell), "値")


def test_an_empty_cell_is_an_error_and_no_nan(table):
    with pytest.raises(TablesError, match="3行目「値」: 空欄です"):
        integers(table(""), "値")


def test_times_of_day_become_two_digits(table):
    assert clocks(table("9:05", "１０：０５", "午後1時半", "9時5分"), "値").tolist() == [
        "09:05",
        "10:05",
        "13:30",
        "09:05",
    ]


def test_a_time_of_the_next_day_is_an_error(table):
    with pytest.raises(TablesError, match="翌日の時刻"):
        clocks(table("25:30"), "値")


def test_moments_are_days_with_a_time(table):
    read = moments(table("2025-05-01T09:30:00", "R7.5.1 午後1時半"), "値")
    assert read.tolist() == [pd.Timestamp(2025, 5, 1, 9, 30), pd.Timestamp(2025, 5, 1, 13, 30)]


def test_numbers_are_floats_and_a_given_sign_is_missing(table):
    read = numbers(table("△1,234", "＊", "-", "12円"), "値", meanings={"*": "秘匿", "－": "該当なし"})
    assert read.dtype == "float64"
    assert read.isna().tolist() == [False, True, True, False] and read.sum() == -1222


@pytest.mark.parametrize(
    ("verb", "cell", "dtype"),
    [
        (integers, "12", "Int64"),
        (numbers, "12", "float64"),
        (dates, "R7.5.1", "datetime64[us]"),
        (moments, "R7.5.1 9:05", "datetime64[us]"),
        (clocks, "9:05", "str"),
        (durations, "90分", "timedelta64[us]"),
        (codes, "0467", "str"),
        (fiscal_years, "R7", "Int64"),
    ],
)
def test_every_verb_leaves_a_cell_missing_whose_meaning_was_given(table, verb, cell, dtype):
    read = verb(table(cell, "x", ""), "値", meanings={"x": "秘匿", "": "未記入"})
    assert read.isna().tolist() == [False, True, True]
    assert str(read.dtype).replace("[s]", "[us]") == dtype
    if verb is not codes:  # x may be a code
        with pytest.raises(TablesError, match="4行目「値」: 「x」"):
            verb(table(cell, "x"), "値")
    with pytest.raises(TablesError, match="4行目「値」: 空欄です"):
        verb(table(cell, ""), "値")


@pytest.mark.parametrize("symbol", ["＊", "x", "-", "…", "不詳", "***"])
def test_a_sign_without_meaning_is_an_error_and_no_nan(table, symbol):
    with pytest.raises(TablesError, match="4行目「値」"):
        numbers(table("1", symbol), "値", meanings={"秘": "秘匿"})


def test_the_cells_with_a_meaning_are_listed_with_their_rows(table):
    cells = meaning_cells(table("1", "＊", "2", "x"), "値", {"＊": "秘匿", "x": "秘匿", "-": "該当なし"})
    assert cells.values.tolist() == [[4, "＊", "秘匿"], [6, "x", "秘匿"]]


def test_many_unreadable_cells_are_one_error_with_the_first_five_and_the_count(table):
    with pytest.raises(UnreadCells) as refusal:
        dates(table("R7.5.1", *(f"5.4.{day}" for day in range(1, 21))), "値")
    first, *places, rest = str(refusal.value).split("\n")
    assert first == "受付簿.csv の「値」に、読めない値が20か所あります。"
    assert [line.split(":")[0].strip() for line in places] == [f"{row}行目" for row in range(4, 9)]
    assert all("元号がなく" in line for line in places) and rest == "  ほか15か所"
    assert (refusal.value.row, refusal.value.column, len(refusal.value.cells)) == (4, "値", 20)


def test_a_column_that_is_not_there_is_an_error_that_names_the_others(table):
    with pytest.raises(TablesError, match="「受付日」という列がありません。ある列: 番号、値"):
        dates(table("1"), "受付日")


def test_plain_numbers_of_a_span_go_by_the_heading(table):
    assert durations(table("90", "1時間", heading="所要(分)"), "所要(分)").dt.total_seconds().tolist() == [
        5400,
        3600,
    ]


def test_the_first_and_the_last_day_there_are(table):
    read = dates(table("0001-01-01", "9999-12-31", "M6.1.1"), "値")
    assert [day.isoformat()[:10] for day in read] == ["0001-01-01", "9999-12-31", "1873-01-01"]


def test_a_typed_table_says_what_it_changed_and_leaves_the_first_as_it_was(table):
    first = table("R7.5.1", "Ｒ７．５．２", "2025-05-03", "不詳")
    done = typed(first, {"値": dates, "番号": integers}, meanings={"不詳": "日が分からない"})
    assert done.frame["値"].dt.day.tolist()[:3] == [1, 2, 3] and first.frame["値"].iloc[0] == "R7.5.1"
    said = [finding.said for finding in done.report.findings[len(first.report.findings) :]]
    assert said == [
        "「値」の列: 「不詳」を「日が分からない」として読みました(1か所)。",
        "「値」の列: 和暦を西暦に直しました(2か所)。",
        "「値」の列: 全角の数字や文字を半角に直しました(1か所)。",
    ]
    assert all(said_line in done.report.lines() for said_line in said)


def test_choices_of_a_verb_are_given_with_partial(table):
    done = typed(table("45017", "不明"), {"値": partial(dates, serial="1900", meanings={"不明": "不明"})})
    said = [finding.said for finding in done.report.findings if finding.column == "値"]
    assert said == [
        "「値」の列: 「不明」を「不明」として読みました(1か所)。",
        "「値」の列: Excelの日付の番号を日付に直しました(1か所)。",
    ]


CHANGED = {
    numbers: {
        "△5": "マイナスの数",
        "1,234": "コンマ",
        "12円": "円・¥",
        "十二": "漢数字",
        "１２": "全角",
        "12": "",
    },
    dates: {
        "令和7年5月1日": "和暦",
        "2025/5/1": "2025-05-01 の形",
        "2025-05-01": "",
        "令和七年五月一日": "漢数字",
    },
    clocks: {"午後1時半": "24時間", "09:05:30": "秒を外し", "09:05:00": "", "９:05": "全角", "09:05": ""},
    durations: {"90分": "", "９０分": "全角"},
    codes: {"０４６７": "全角", "0467 ": "前後の空白", "0467": ""},
    fiscal_years: {
        "令和5年度": "和暦",
        "2023年度": "",
        "2024年3月": "年月から年度",
        "R6.3.31": "年月から年度",
    },
}


@pytest.mark.parametrize(
    ("verb", "cell", "words"), [(v, c, w) for v in CHANGED for c, w in CHANGED[v].items()]
)
def test_each_change_has_its_sentence(table, verb, cell, words):
    said = [
        finding.said for finding in typed(table(cell), {"値": verb}).report.findings if finding.id == "typed"
    ]
    assert bool(said) == bool(words)
    assert not words or any(words in sentence and "(1か所)" in sentence for sentence in said)


def test_the_unreadable_cells_of_all_columns_are_one_error(table):
    with pytest.raises(TablesError) as refusal:
        typed(table("x"), {"番号": dates, "値": numbers})
    assert "「番号」" in str(refusal.value) and "「値」" in str(refusal.value)
