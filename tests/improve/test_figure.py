"""A figure without period, scope, method or n is refused; so is a comparison of unlike things."""

from dataclasses import replace
from datetime import date

import pytest

from kenshu.improve import Effect, Figure, ImproveError, Period

MAY_JULY_2030 = Period(date(2030, 5, 1), date(2030, 7, 31))
MAY_JULY_2031 = Period(date(2031, 5, 1), date(2031, 7, 31))
BEFORE = Figure(200.0, "時間", MAY_JULY_2030, "架空の予約の受付", "記録の合計÷3600", 900)
AFTER = replace(BEFORE, value=50.0, period=MAY_JULY_2031)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"unit": ""}, "単位"),
        ({"period": None}, "期間"),
        ({"scope": ""}, "範囲"),
        ({"method": ""}, "算出方法"),
        ({"n": 0}, "件数(n)"),
    ],
)
def test_a_figure_without_one_of_its_parts_is_refused_and_the_part_is_named(change, named):
    with pytest.raises(ImproveError, match="書き足してから") as refused:
        replace(BEFORE, **change)
    assert f"「{named}」" in str(refused.value)


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_figure_that_is_no_number_is_refused(value):
    with pytest.raises(ImproveError, match="計算できません"):
        replace(BEFORE, value=value)


def test_the_caption_says_period_scope_method_and_n():
    assert BEFORE.caption() == (
        "期間: 令和12年5月1日〜7月31日。範囲: 架空の予約の受付。算出方法: 記録の合計÷3600。n=900。"
    )


def test_the_same_months_of_two_years_are_compared():
    effect = Effect(BEFORE, AFTER, "前−後")
    assert (effect.saved, effect.percent) == (150.0, 75.0)


def test_more_work_than_before_is_a_negative_saving():
    assert Effect(AFTER, BEFORE, "前−後").saved == -150.0


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"period": Period(date(2031, 5, 1), date(2031, 6, 30))}, "期間"),
        ({"period": Period(date(2031, 4, 1), date(2031, 7, 31))}, "期間"),
        ({"period": Period(date(2030, 5, 1), date(2031, 7, 31))}, "期間"),
        ({"scope": "架空の予約の受付(電話だけ)"}, "範囲"),
        ({"unit": "分"}, "単位"),
    ],
)
def test_unlike_figures_are_not_compared_and_the_difference_is_named(change, named):
    with pytest.raises(ImproveError, match=f"^{named}がちがう数字は比べられません"):
        Effect(BEFORE, replace(AFTER, **change), "前−後")


def test_an_effect_says_how_it_was_found():
    with pytest.raises(ImproveError, match="算出方法"):
        Effect(BEFORE, AFTER, "")


def test_a_february_is_compared_with_the_february_of_a_leap_year():
    plain = Period(date(2031, 2, 1), date(2031, 2, 28))
    assert plain.same_season(Period(date(2032, 2, 1), date(2032, 2, 29)))
    assert not plain.same_season(Period(date(2032, 2, 1), date(2032, 2, 28)))


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(ImproveError, match="期間の終わり"):
        Period(date(2030, 7, 31), date(2030, 5, 1))
