"""``kenshu flow bpmn`` and ``compare``, and drawings accepted where tables are: as a person types them."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kenshu import flow

HERE = Path(__file__).parent


def kenshu(*arguments, folder):
    command = [sys.executable, "-W", "error", "-m", "kenshu", "flow", *map(str, arguments)]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture
def desk(tmp_path):
    for name in ("travel-before.csv", "travel-after.csv"):
        shutil.copy(HERE / "pairs" / name, tmp_path / name)
    shutil.copy(HERE / "bpmn" / "hostile" / "three-pools.bpmn", tmp_path / "3つ.bpmn")
    return tmp_path


def test_a_table_becomes_bpmn_and_a_table_again(desk):
    made = kenshu("bpmn", "travel-before.csv", folder=desk)
    assert (made.returncode, made.stdout) == (0, "BPMN 2.0の図を作りました: travel-before.bpmn\n")
    again = kenshu("bpmn", "travel-before.csv", folder=desk)
    assert again.returncode == 1 and "travel-before.bpmn はもうあります。" in again.stderr
    back = kenshu("bpmn", "travel-before.bpmn", "--out", "戻り.xlsx", folder=desk)
    assert (back.returncode, back.stdout) == (0, "手順の表を作りました: 戻り.xlsx(手順9)\n")
    assert flow.read_steps(desk / "戻り.xlsx") == flow.read_steps(desk / "travel-before.csv")


def test_what_a_foreign_drawing_loses_is_printed_and_stands_in_the_workbook(desk):
    made = kenshu("bpmn", "3つ.bpmn", folder=desk)
    assert made.returncode == 0 and "表に入らなかったものが5件あります。" in made.stdout
    assert "・メッセージの矢印「申請書」" in made.stdout
    sheet = load_workbook(desk / "3つ.xlsx")[flow.LOST_SHEET]
    told = [row[0] for row in sheet.iter_rows(values_only=True)]
    assert len(told) == 6 and "プール「県」は、手順の表に入りません。" in told
    assert len(flow.read_steps(desk / "3つ.xlsx")) == 5
    refused = kenshu("bpmn", "3つ.bpmn", folder=desk)
    assert refused.returncode == 1 and "3つ.xlsx はもうあります。" in refused.stderr


def test_a_drawing_is_checked_and_drawn_like_a_table(desk):
    (desk / "旅費.bpmn").write_text(
        flow.to_bpmn(flow.read_steps(desk / "travel-before.csv")), encoding="utf-8"
    )
    checked = kenshu("check", "旅費.bpmn", folder=desk)
    assert checked.returncode == 0 and "旅費の精算: 手順9、担当4" in checked.stdout
    drawn = kenshu("draw", "旅費.bpmn", folder=desk)
    assert drawn.returncode == 0 and "図を書きました: 旅費.svg\n" in drawn.stdout
    replaced = kenshu("draw", "旅費.bpmn", folder=desk)
    assert "図を書きました: 旅費.png(前の図と置き換えました)" in replaced.stdout
    foreign = kenshu("check", "3つ.bpmn", folder=desk)
    assert foreign.returncode == 1 and "× 5行目「種類」: 開始が2つ目です" in foreign.stdout
    assert (
        "プール「県」は、手順の表に入りません。" in foreign.stdout
        and "Excelの表にしたときの行" in foreign.stdout
    )


def test_two_versions_are_compared_told_and_drawn(desk):
    done = kenshu("compare", "travel-before.csv", "travel-after.csv", folder=desk)
    assert done.returncode == 0 and "担当をまたぐ線は7本から5本へ。" in done.stdout
    assert (
        "図を書きました: travel-after_比較.png\n" in done.stdout and (desk / "travel-after_比較.svg").exists()
    )
    nowhere = kenshu("compare", "travel-before.csv", "travel-after.csv", "--out", "無い/図.png", folder=desk)
    assert nowhere.returncode == 1 and "に書けません(その名前のものがありません)" in nowhere.stderr


def test_a_file_that_is_no_bpmn_is_one_japanese_line(desk):
    (desk / "偽.bpmn").write_text("番号,作業\n", encoding="utf-8")
    refused = kenshu("bpmn", "偽.bpmn", folder=desk)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert (
        refused.stderr.startswith("偽.bpmn はBPMNのファイルではありません")
        and refused.stderr.count("\n") == 1
    )
