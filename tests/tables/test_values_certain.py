"""A column is typed without asking only when every cell is beyond doubt and it names nothing."""

from pathlib import Path

import pandas as pd
import pytest

from kenshu.tables import certain_columns, certain_types
from kenshu.tables.encoding import Encoding
from kenshu.tables.report import Finding, Report, Table


def table(heading, cells, *findings):
    frame = pd.DataFrame({heading: cells}, dtype="str")
    rows = tuple(range(2, len(cells) + 2))
    return Table(frame, Report(Path("表.csv"), "csv", Encoding("utf-8"), ",", None, (1,), rows, findings))


def column(heading, *cells, findings=()):
    return certain_columns(table(heading, cells, *findings))[0]


@pytest.mark.parametrize(
    ("heading", "cells", "kind"),
    [
        ("件数", ("12", "3", ""), "number"),
        ("前年比", ("△12", "▲3.5", "(1,000)", "5"), "number"),
        ("金額(千円)", ("1,200", "３４０"), "number"),
        ("受付日", ("R7.5.1", "令和7年5月2日", "2025/5/3"), "date"),
        ("受付", ("R7.5.1", "2025-05-03"), "date"),
        ("受付日", ("20250501", "20250502"), "date"),
        ("受付日時", ("2025/5/1 9:30", "2025/5/2 10:00"), "moment"),
        # not beyond doubt
        ("受付日", ("R7.5.1", "5.4.1"), "text"),
        ("受付日", ("R7.5.1", "不詳"), "text"),
        ("受付", ("20250501", "20250502"), "number"),
        ("区分", ("R070501", "H301231"), "text"),
        ("件数", ("12", "-"), "text"),
        ("割合", ("12%", "5%"), "text"),
        ("項", ("(1)", "(2)", "(3)"), "text"),
        ("氏名", ("一", "三"), "text"),
        ("所要", ("1:30", "0:45"), "text"),
        # names of something
        ("コード", ("467", "468"), "text"),
        ("受付番号", ("1", "2"), "text"),
        ("No.", ("1", "2"), "text"),
        ("電話", ("5550100", "5550101"), "text"),
        ("施設", ("0467", "1203"), "text"),
        ("宛名", ("10023", "10457", "11890", "20011", "30992"), "text"),
        ("備考", ("", " "), "text"),
        ("氏名", ("髙橋", "渡邉"), "text"),
        ("備考", ("1", "二重"), "text"),
    ],
)
def test_a_column_gets_the_type_of_all_its_cells_or_stays_text(heading, cells, kind):
    assert column(heading, *cells).kind == kind


def test_a_column_whose_codes_may_be_damaged_stays_text():
    damage = Finding("rounded-number", "doubtful", 2, "宛先", "1.2E+11", "…")
    assert column("宛先", "12", "13", findings=[damage]).kind == "text"


def test_a_column_of_numbers_but_for_a_cell_says_which_cell():
    cells = ("1", "2", "3", "4", "-", "6", "7", "8", "9", "10")
    why = column("件数", *cells).why
    assert why.startswith("数の列のようですが、6行目を数として読めないため、文字のまま。「-」は")


def test_words_among_words_need_no_reason():
    assert column("課", "市民課", "税務課1").why == ""


def test_the_first_filled_cell_and_the_empty_ones_are_told():
    read = column("件数", "", " ", "１２", "3")
    assert (read.example, read.blank) == ("１２", 2)


def test_typing_leaves_empty_cells_missing_and_says_nothing_of_them():
    given = table("件数", ("1,234", "", "5"))
    done = certain_types(given, certain_columns(given))
    assert done.frame["件数"].isna().tolist() == [False, True, False]
    assert [finding.said for finding in done.report.findings] == [
        "「件数」の列: 桁区切りのコンマを外しました(1か所)。"
    ]
