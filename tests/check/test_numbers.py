"""Right wins over all; among named mistakes the nearest; what nobody named is met kindly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kenshu.check import CheckError, Mistake
from kenshu.check.numbers import compare, in_unit, percent_slips, scale_slips, sign_slip, time_slips

SLIPS = [Mistake("talk-only", 19.0, "通話だけ"), Mistake("near", 19.4, "近い"), *time_slips(20.0)]


@pytest.mark.parametrize(
    ("value", "message_id"),
    [
        (20, "right"),
        (20.1, "right"),
        (19.9, "right"),
        (20.11, "other"),
        (1200, "minutes-as-hours"),
        (1203, "minutes-as-hours"),
        (1210, "other"),
        (72000, "seconds-as-hours"),
        (20 / 60, "hours-as-minutes"),
        (19.05, "talk-only"),
        (19.4, "near"),
        (0, "other"),
        (-20, "other"),
    ],
)
def test_a_value_gets_its_own_message(value, message_id):
    assert compare(value, 20.0, 0.1, SLIPS).message_id == message_id


def test_the_nearest_named_mistake_wins_when_tolerances_overlap():
    slips = [Mistake("a", 10.0, "甲", tolerance=2), Mistake("b", 12.0, "乙", tolerance=2)]
    assert [compare(v, 50, 0.1, slips).message_id for v in (10.9, 11.0, 11.1)] == ["a", "a", "b"]


def test_right_wins_over_a_mistake_of_the_same_value():
    assert compare(0, 0, 0.5, [sign_slip(0), Mistake("zero", 0, "0のまま")]).share == 1


def test_a_mistake_may_earn_a_part():
    verdict = compare(10, 20, 0.1, [Mistake("half", 10, "半分", share=0.5)])
    assert (verdict.share, verdict.message) == (0.5, "半分")


def test_the_edge_of_the_tolerance_belongs_to_it():
    assert compare(180.05, 180.0, 0.05).share == 1
    assert compare(0.3, 0.1 + 0.2, 0).share == 1


@pytest.mark.parametrize(
    ("entry", "unit", "number"),
    [
        ({"value": 90, "unit": "分"}, "時間", 1.5),
        ({"value": 5400, "unit": "秒"}, "時間", 1.5),
        ({"value": 1.5, "unit": "時間"}, "分", 90),
        ({"value": 1.5}, "時間", 1.5),
        ({"value": 12, "unit": "千円"}, "円", 12000),
        ({"value": 3, "unit": "件"}, "件", 3),
    ],
)
def test_an_answer_is_turned_into_the_unit_of_the_rule(entry, unit, number):
    assert in_unit(entry, unit) == number


def test_a_unit_of_another_measure_is_the_authors_fault():
    with pytest.raises(CheckError, match="単位「円」は「時間」に直せません"):
        in_unit({"value": 1, "unit": "円"}, "時間")


@pytest.mark.parametrize(
    ("slips", "value", "message_id"),
    [
        (percent_slips(76.0), 0.76, "fraction"),
        (percent_slips(76.0), 24.0, "remaining-part"),
        (scale_slips(340_000), 340, "thousand-fold"),
        (scale_slips(340_000), 34, "ten-thousand-fold"),
        (scale_slips(340_000), 3_400_000, "ten-fold"),
        (time_slips(6.0, "分"), 360, "seconds-as-minutes"),
        (time_slips(6.0, "分"), 0.1, "hours-as-minutes"),
    ],
)
def test_the_slips_everyone_makes_have_names(slips, value, message_id):
    expected = {"f": 76.0, "r": 76.0, "t": 340_000}.get(message_id[0], 340_000)
    expected = 6.0 if "minutes" in message_id else expected
    assert compare(value, expected, expected * 0.001, slips).message_id == message_id


@given(st.floats(1, 1e6), st.floats(-1e7, 1e7), st.floats(0, 10))
def test_no_message_holds_the_expected_value(expected, value, tolerance):
    slips = [*time_slips(expected), *percent_slips(expected), *scale_slips(expected), sign_slip(expected)]
    verdict = compare(value, expected, tolerance, slips)
    assert repr(round(expected, 1)) not in verdict.message or len(repr(round(expected, 1))) < 5
    assert 0 <= verdict.share <= 1
