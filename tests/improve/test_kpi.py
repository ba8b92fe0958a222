"""KPI and logic models: refused, questioned, drawn."""

from pathlib import Path

import pandas as pd
import pytest

from kenshu import city
from kenshu.improve import ImproveError, kpi, logic
from kenshu.improve.logic_draw import logic_picture
from kenshu.improve.plan_calendar import Calendar

CALENDAR = Calendar(city.load(Path(__file__).parents[2] / "city.yml"))
GOOD = (
    "1",
    "1件当たりの職員の時間",
    "成果",
    "分",
    "12",
    "6",
    "令和8年7月31日",
    "記録を数える",
    "予防係",
    "12分をこえたら",
)
BOXES = (
    ("1", "使うもの", "フォーム", "2", "ほかで動いている"),
    ("2", "すること", "公開する", "3", "試した"),
    ("3", "すぐ出る結果", "電子申請で届く", "4", "数えた"),
    ("4", "変わること", "電話が減る", "5", "前と後の記録"),
    ("5", "めざす姿", "声をかけられる", "", ""),
)


def kpis(*changes, base=GOOD):
    """One KPI: the good one with some columns changed."""
    row = dict(zip(kpi.COLUMNS, base, strict=True)) | dict(changes)
    return kpi.read_kpis(pd.DataFrame([row], dtype=object), CALENDAR)


def boxes(*rows):
    return logic.read_logic(pd.DataFrame(rows, columns=logic.COLUMNS, dtype=object))


def ids(remarks):
    return [remark.id for remark in remarks]


def test_a_good_indicator_leaves_nothing_to_ask():
    assert ids(kpi.review(kpis())) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [(("今の値", ""), "測ってから"), (("目標", "半分"), "数として読めません"), (("目標", "１２"), "今の値と同じ"),
     (("期日", ""), "期日がありません"), (("期日", "令和8年7月20日"), "閉庁日"), (("測り方", ""), "測り方がありません"),
     (("種類", "効果"), "使える言葉ではありません"), (("単位", ""), "空欄"), (("指標", "あ" * 61), "60文字まで"),
     (("期日", "8年7月"), "期日")],
)  # fmt: skip
def test_an_indicator_is_refused(change, says):
    with pytest.raises(ImproveError, match=says):
        kpis(change)


@pytest.mark.parametrize(
    "name",
    [
        "説明会を開いた回数",
        "フォームの公開数",
        "職員研修の回数",
        "マニュアルを作成した件数",
        "ページの閲覧数",
    ],
)
def test_what_was_done_is_no_outcome(name):
    assert ids(kpi.review(kpis(("指標", name)))) == ["activity-as-outcome"]
    assert "no-outcome" in ids(kpi.review(kpis(("指標", name), ("種類", "活動"))))


@pytest.mark.parametrize(
    "name", ["予約1件当たりの職員の時間", "電話がつながらなかった回数", "窓口で待つ分", "書き直しの件数"]
)
def test_what_changed_is_an_outcome(name):
    assert ids(kpi.review(kpis(("指標", name)))) == []


def test_satisfaction_a_missing_stop_and_nobody_to_measure_are_asked_about():
    remarks = kpi.review(kpis(("指標", "申請した人の満足度"), ("やめる値", ""), ("測る人", "")))
    assert ids(remarks) == ["asked-not-measured", "no-stop", "nobody-measures"]


def test_a_whole_model_leaves_nothing_to_ask():
    assert ids(logic.review(boxes(*BOXES), kpis())) == []


def test_a_leap_names_the_stage_that_is_missing():
    rows = [*BOXES[:1], ("2", "すること", "公開する", "3、5", "試した"), *BOXES[2:]]
    remark = next(one for one in logic.review(boxes(*rows), kpis()) if one.id == "leap")
    assert remark.rows == ("2",) and "すぐ出る結果」「変わること" in remark.text


@pytest.mark.parametrize(
    ("place", "row", "remark"),
    [(3, ("4", "変わること", "電話が減る", "5", ""), "no-reason"),
     (3, ("4", "変わること", "電話が減る", "", ""), "leads-nowhere"),
     (1, ("2", "すること", "公開する", "", ""), "from-nothing"),
     (4, ("5", "変わること", "x", "", ""), "stage-missing")],
)  # fmt: skip
def test_a_gap_in_the_model_is_found(place, row, remark):
    rows = list(BOXES)
    rows[place] = row
    if remark == "stage-missing":
        rows[3] = ("4", "変わること", "電話が減る", "", "")
    assert remark in ids(logic.review(boxes(*rows), kpis()))


def test_a_change_that_nothing_measures_is_found():
    assert ids(logic.review(boxes(*BOXES), ())) == ["not-measured"]


@pytest.mark.parametrize(
    ("place", "row", "says"),
    [(0, ("1", "使うもの", "フォーム", "9", "x"), "9番がありません"), (3, ("4", "変わること", "x", "2", "x"), "前の段か同じ段"),
     (0, ("1", "お金", "フォーム", "2", "x"), "使える言葉ではありません"), (0, ("1", "使うもの", "", "2", "x"), "空欄"),
     (0, ("1", "使うもの", "あ" * 61, "2", "x"), "60文字まで")],
)  # fmt: skip
def test_a_model_is_refused(place, row, says):
    rows = list(BOXES)
    rows[place] = row
    with pytest.raises(ImproveError, match=says):
        boxes(*rows)


def test_the_model_is_drawn_and_read_aloud():
    picture = logic_picture(boxes(*BOXES), period="令和8年度", scope="予約の受付")
    assert "電話が減る" in picture.reading and "前と後の記録" in picture.reading
    assert picture._repr_html_().count("<img") == 1
    with pytest.raises(ImproveError, match="箱がありません"):
        logic_picture((), period="令和8年度", scope="予約の受付")
