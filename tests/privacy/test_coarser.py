"""Columns become coarser by fixed ladders; what cannot be read stops the work, with its row."""

import tomllib
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from kenshu import data, privacy

ON = date(2025, 8, 29)
CASES = tomllib.loads((Path(__file__).parent / "coarser.toml").read_text(encoding="utf-8"))


def made(cells, way):
    return privacy.generalise(pd.DataFrame({"列": cells}), {"列": way}, on=ON)


@pytest.mark.parametrize(("cell", "way", "left"), CASES["made"])
def test_what_is_left_of_a_cell(cell, way, left):
    assert made([cell], way).frame.iloc[0, 0] == left


@pytest.mark.parametrize(("cell", "way"), CASES["unread"])
def test_a_cell_that_cannot_be_read_stops_the_work(cell, way):
    with pytest.raises(privacy.PrivacyError, match="「列」の2行めが、日付として読めません"):
        made(["2001-01-01", cell], way)


def test_a_part_of_a_country_town_is_known_with_and_without_its_marks():
    written = ["大字下みどり野字東前1535", "下みどり野東前1535-1", "下みどり野字東前12", "下みどり野台1-2"]
    assert list(made(written, "town").frame["町"]) == ["下みどり野"] * 3 + ["下みどり野台"]


@pytest.mark.parametrize("name", ["d7-paper", "d7-online", "d7-paper-raw", "d7-online-raw"])
def test_the_city_s_addresses_become_its_fifteen_towns(name):
    towns = privacy.generalise(data.open(name), {"住所": "town"}, on=ON).frame["町"]
    assert towns.nunique() == 15 and towns.str.endswith(tuple("野台央町上")).all()


def test_columns_not_named_are_dropped_and_every_step_is_told():
    frame = pd.DataFrame({"氏名": ["A"], "生年月日": ["S38.8.31"], "件数": [3]})
    done = privacy.generalise(frame, {"生年月日": "age-10", "件数": "keep"}, on=ON)
    assert done.frame.to_dict("records") == [{"年代": "60代", "件数": 3}]
    assert done.steps == (
        "「氏名」の列を消しました。",
        "「生年月日」を10歳きざみの年代にしました。",
        "「件数」はそのまま残しました。",
    )


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        ({"年": "keep"}, "列「年」がありません"),
        ({"住所": "city"}, "粗くし方「city」がありません"),
        ({"住所": "town", "町": "keep"}, "「町」という列が2つ"),
    ],
)
def test_a_plan_that_cannot_be_done_is_refused(plan, said):
    with pytest.raises(privacy.PrivacyError, match=said):
        privacy.generalise(pd.DataFrame({"住所": ["みどり野1"], "町": ["東"]}), plan, on=ON)
