"""The one sentence: rounded once, said as it is, refused where it could not be checked."""

import doctest
import importlib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kenshu.improve import Figure, ImproveError, Period
from kenshu.improve.sentence import sentence, shown

SEASONS = [Period(date(year, 5, 1), date(year, 7, 31)) for year in (2030, 2031)]
BEFORE = Figure(100.0, "時間", SEASONS[0], "架空の窓口", "記録の合計", 600)
AFTER = replace(BEFORE, value=45.0, period=SEASONS[1])
WORK = "電話と電子申請の職員の時間"


def said(before=BEFORE, after=AFTER, cases=(600, 660), **more):
    return sentence(before, after, cases, **{"work": WORK} | more)


def test_period_scope_hours_cases_and_minutes_stand_in_one_line():
    assert said() == (
        "5〜7月、電話と電子申請の職員の時間は令和12年の100.0時間から令和13年の45.0時間(55.0時間減)。"
        "予約件数は約10％増えており、1件当たりでは10.0分から4.1分です。"
    )


@pytest.mark.parametrize(
    ("after", "words"),
    [(130.0, "(30.0時間増)"), (100.04, "(増減なし)"), (99.96, "(増減なし)"), (99.94, "(0.1時間減)")],
)
def test_more_work_and_as_much_work_are_said_as_plainly_as_less(after, words):
    assert words in said(after=replace(AFTER, value=after))


@pytest.mark.parametrize(
    ("cases", "words"),
    [((600, 480), "約20％減っており"), ((600, 600), "予約件数は同じで、"), ((600, 602), "ほぼ同じで、"),
     ((600, 1500), "約150％増えており"), ((200, 201), "約1％増えており")],
)  # fmt: skip
def test_the_cases_are_said_whichever_way_they_went(cases, words):
    assert words in said(cases=cases)


def test_rounding_is_done_once_and_a_last_digit_that_differs_is_explained():
    told = said(replace(BEFORE, value=100.04), replace(AFTER, value=45.06))
    assert "100.0時間から" in told and "45.1時間(55.0時間減)" in told
    assert told.endswith("四捨五入したため、引き算の最後のけたは合いません。")


def test_halves_are_rounded_up_as_people_do():
    assert (shown(0.25), shown(0.35), shown(2.5, 0), shown(-1.25)) == ("0.3", "0.4", "3", "-1.3")
    assert (shown(1234567.04), shown(1e-9), shown(-0.0)) == ("1,234,567.0", "0.0", "0.0")


@given(st.integers(0, 10**7), st.integers(0, 10**7))
def test_the_explanation_stands_exactly_where_the_rounded_numbers_do_not_subtract(before, after):
    told = said(replace(BEFORE, value=before / 360), replace(AFTER, value=after / 360))
    hours = [shown(value / 360).replace(",", "") for value in (before, after)]
    difference = shown(abs(before / 360 - after / 360)).replace(",", "")
    by_hand = abs(round(float(hours[0]) - float(hours[1]), 1))
    assert told.endswith("合いません。") == (f"{by_hand:.1f}" != difference)


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ((2030, 6, 1), (2030, 6, 30), "6月、電話と電子申請の職員の時間は令和12年の"),
        ((2030, 5, 1), (2030, 7, 30), "時間は令和12年5月1日〜7月30日の100.0時間から令和13年5月1日〜7月30日の"),
        ((2028, 12, 1), (2029, 2, 28), "時間は令和10年12月1日〜令和11年2月28日の100.0時間から令和11年12月1日〜"),
        ((2018, 5, 1), (2018, 7, 31), "5〜7月、電話と電子申請の職員の時間は平成30年の100.0時間から令和元年の"),
    ],
)  # fmt: skip
def test_the_period_is_said_as_whole_months_or_by_its_days(first, last, words):
    first, last = date(*first), date(*last)
    year_on = replace_year(first), replace_year(last)
    before, after = (replace(BEFORE, period=Period(*days)) for days in ((first, last), year_on))
    assert words in said(before, replace(after, value=45.0))


def replace_year(day):
    return day.replace(year=day.year + 1)


def test_it_must_say_whose_time_it_is():
    with pytest.raises(ImproveError, match="だれの時間"):
        said(work="電話と電子申請の時間")
    assert "住民の待ち時間は" in said(work="住民の待ち時間")


def test_unlike_periods_make_no_sentence():
    with pytest.raises(ImproveError, match=r"^期間がちがう"):
        said(after=replace(AFTER, period=Period(date(2031, 5, 1), date(2031, 6, 30))))


@pytest.mark.parametrize(
    "module",
    ["compare", "saving", "cost", "cost_items", "money_written", "sentence", "bootstrap", "effect"],
)
def test_the_examples_in_the_docstrings_run(module):
    assert doctest.testmod(importlib.import_module(f"kenshu.improve.{module}")).failed == 0
