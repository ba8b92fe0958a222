"""Saved time is not a saved budget; sums of money as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kenshu.improve import BudgetCut, Figure, ImproveError, Line, Period, budget_cut, read_yen
from kenshu.improve import refuse_time_as_money as refuse

WORTH = Figure(
    300_000, "円", Period(date(2030, 4, 1), date(2031, 3, 31)), "架空の窓口", "100時間×3,000円", 10
)
OVERTIME = Line("超過勤務手当", 500_000, 440_000, "受付の超過勤務が年に20時間減る")
POST = Line("通信運搬費", 220_000, 66_000, "1通110円の通知1,400通を電子に替える")
TYPED_WORK = Line("委託料", 240_000, 0, "申込書の入力の委託をやめる")


def test_without_a_line_that_falls_the_budget_does_not_fall_and_the_time_is_still_told():
    cut = budget_cut(WORTH, use="未受診の方への電話")
    assert cut == BudgetCut(
        0,
        "予算は減りません。時間の値打ちは300,000円ですが、予算がその分減るわけではありません。時間は未受診の方への電話に使います。",
    )


def test_the_lines_that_fall_are_the_cut():
    cut = budget_cut(WORTH, [OVERTIME, TYPED_WORK], use="窓口の相談")
    assert cut.yen == 300_000
    assert "超過勤務手当が60,000円(受付の超過勤務が年に20時間減る)" in cut.text
    assert "予算がその分減るわけではありません" in cut.text


def test_paper_saved_is_money_and_leaves_the_whole_time_to_be_used():
    text = budget_cut(WORTH, [POST], use="窓口の相談").text
    assert "通信運搬費が154,000円" in text and "時間の値打ちは300,000円ですが" in text
    assert "残りの時間" not in text and "時間は窓口の相談に使います" in text


def test_a_use_of_the_time_is_asked_for():
    with pytest.raises(ImproveError, match="何に使うか"):
        budget_cut(WORTH, [OVERTIME], use="")


@pytest.mark.parametrize("claimed", [300_000, 299_000, 302_000])
def test_hours_times_rate_is_not_a_cut_of_the_budget(claimed):
    with pytest.raises(ImproveError, match="減った時間は、減った予算ではありません"):
        refuse(claimed, WORTH, [OVERTIME])


def test_a_cut_larger_than_its_lines_is_refused_with_what_the_lines_explain():
    with pytest.raises(ImproveError, match=r"100,000円のうち.*60,000円です"):
        refuse(100_000, WORTH, [OVERTIME])


def test_a_cut_that_its_lines_explain_passes():
    refuse(60_000, WORTH, [OVERTIME])
    refuse(0, WORTH)
    refuse(300_000, WORTH, [OVERTIME, TYPED_WORK])  # equal to the worth, but each yen has its line


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (("正職員の給料", 5_000_000, 4_700_000, "時間が減る"), "時間が浮いても減りません"),
        (("超過勤務手当", 500_000, 500_000, "減る見込み"), "減っていません"),
        (("委託料", 100, 200, "ふえる"), "減っていません"),
        (("委託料", 100, -1, "減る"), "減っていません"),
        (("委託料", 100, 50, ""), "根拠がありません"),
        (("", 100, 50, "減る"), "行が選ばれていません"),
    ],
)
def test_a_line_that_does_not_fall_for_a_reason_is_refused(line, says):
    with pytest.raises(ImproveError, match=says):
        Line(*line)


@pytest.mark.parametrize(
    ("text", "yen"),
    [
        ("1200000", 1_200_000), ("1,200,000円", 1_200_000), ("１，２００，０００円", 1_200_000),
        ("￥1,200,000", 1_200_000), ("120万円", 1_200_000), ("１２０万", 1_200_000), ("1.1万円", 11_000),
        ("1,200千円", 1_200_000), ("1.2百万円", 1_200_000), ("1億2,000万円", 120_000_000), ("0", 0),
        ("約 30 万円", 300_000), ("1万2,500円", 12_500), (" 500円　", 500), (1500, 1500), ("9,999,999,999", 9_999_999_999),
        ("百二十", 120),
    ],
)  # fmt: skip
def test_a_sum_is_read_as_typed(text, yen):
    assert read_yen(text) == yen


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "入っていません"), (None, "入っていません"), ("　", "入っていません"), ("未定", "読めません"),
        ("120万円くらい", "読めません"), ("12,00円", "読めません"), ("1万2億円", "読めません"), ("100時間", "読めません"),
        ("△1,000", "0以上の円"), ("(1,000)", "0以上の円"), ("10.5円", "0以上の円"), ("0.00001万円", "0以上の円"),
        ("１２３，４５６，７８９，０１２円", "1,235億円と読めます.*けたを確かめて"), ("100億円", "けたを確かめて"),
        ("99999億円", "けたを確かめて"), ("=1+1", "読めません"),
    ],
)  # fmt: skip
def test_what_is_no_sum_is_refused_and_shown(text, says):
    with pytest.raises(ImproveError, match=says):
        read_yen(text, "使用料")


@given(st.integers(0, 9_999_999_999))
def test_every_sum_is_read_back_however_it_is_written(yen):
    wide = f"{yen:,}円".translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789,"})
    assert read_yen(wide) == read_yen(f"{yen:,}") == read_yen(str(yen)) == yen
