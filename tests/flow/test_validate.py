"""Every bad table gets its Japanese line with the place; sound ones get none."""

import csv
from pathlib import Path

import pandas as pd
import pytest
from openpyxl import Workbook

from kenshu import flow

HOSTILE = Path(__file__).parent / "hostile"
with (HOSTILE / "expected.tsv").open(encoding="utf-8") as file:
    EXPECTED = {row["file"]: (row["level"], row["finding"]) for row in csv.DictReader(file, delimiter="\t")}


def lines(findings):
    return [str(finding) for finding in findings]


@pytest.mark.parametrize("name", EXPECTED)
def test_a_bad_table_gets_its_line(name):
    level, wanted = EXPECTED[name]
    report = flow.validate(flow.read_steps(HOSTILE / f"{name}.csv"))
    found = {"error": lines(report.errors), "warning": lines(report.warnings)}
    if not level:
        assert found == {"error": [], "warning": []}
        return
    assert any(wanted in line for line in found[level]), found
    if level == "warning":
        assert report.ok


def test_every_hostile_table_is_in_the_list():
    assert {path.stem for path in HOSTILE.glob("*.csv")} == set(EXPECTED)


@pytest.mark.parametrize("name", [name for name, (level, _) in EXPECTED.items() if level == "error"])
def test_a_table_with_errors_is_not_drawn(name):
    with pytest.raises(flow.FlowError, match="まだ図にできません"):
        flow.lay_out(flow.read_steps(HOSTILE / f"{name}.csv"))


@pytest.mark.parametrize("name", [name for name, (level, _) in EXPECTED.items() if level != "error"])
def test_a_table_with_warnings_is_drawn(name):
    assert flow.lay_out(flow.read_steps(HOSTILE / f"{name}.csv")).pages


def test_the_corpus_has_no_errors(steps):
    assert lines(flow.validate(steps).errors) == []


def frame(*rows):
    return pd.DataFrame([[*row, *[""] * (12 - len(row))] for row in rows], columns=list(flow.COLUMNS))


def test_an_empty_table_is_one_error():
    report = flow.validate(flow.read_steps(frame()))
    assert lines(report.errors) == ["手順が1行もありません。開始から終了まで、1行に1つずつ書いてください。"]
    assert report.lines()[0].startswith("× ")


def test_five_hundred_rows_are_refused_without_a_hang():
    rows = [(str(n), "書く", "窓口", "作業", str(n + 1)) for n in range(1, 501)]
    steps = flow.read_steps(frame(*rows))
    assert lines(flow.validate(steps).errors) == [
        "手順が500行あります。200行までです。手続ごとに表を分けてください。"
    ]


def test_a_formula_is_named_with_its_cell(tmp_path):
    book = Workbook()
    book.active.append(list(flow.COLUMNS))
    book.active.append(["1", "始める", "住民", "開始", "2"])
    book.active.append(["2", "書く", "窓口", "作業", "3", "", "紙", "=1+2"])
    book.active.append(["3", "終える", "住民", "終了"])
    book.save(tmp_path / "式.xlsx")
    report = flow.validate(flow.read_steps(tmp_path / "式.xlsx"))
    assert lines(report.errors) == [
        "3行目「分」: 式が入っています。計算した結果を「値」で貼り付けてください。"
    ]


def test_a_long_flow_is_warned_of_and_still_drawn():
    rows = [("1", "始める", "住民", "開始", "2")]
    rows += [(str(n), "書く", "窓口", "作業", str(n + 1), "", "紙", "1") for n in range(2, 120)]
    steps = flow.read_steps(frame(*rows, ("120", "終える", "住民", "終了")))
    report = flow.validate(steps)
    assert report.ok and any(
        "図は小さくなるか、何枚かに分かれます" in line for line in lines(report.warnings)
    )
    assert sum(len(page.boxes) for page in flow.lay_out(steps).pages) == 120


def test_findings_come_in_the_order_of_the_rows():
    steps = flow.read_steps(HOSTILE / "loop-without-exit.csv")
    rows = [finding.row or 0 for finding in flow.validate(steps).errors]
    assert rows == sorted(rows)
