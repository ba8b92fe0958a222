"""Hours from call logs, savings, money, break-even and the two percentages, on small made-up frames."""

import doctest
import importlib
from datetime import date

import pandas as pd
import pytest

from kenshu import improve
from kenshu.improve import Figure, ImproveError, Period

SEASONS = [Period(date(year, 5, 1), date(year, 7, 31)) for year in (2030, 2031)]
SCOPE = "架空の予約の受付"


def calls(*rows):
    return pd.DataFrame(rows, columns=["用件", "年代", "通話秒", "後処理秒"])


OLD_PHONE = calls(
    ("予約", "50代", 3000, 600),
    ("予約", "70代", 3000, 600),
    ("問合せ", "70代", 3600, 0),
    ("取消", "50代", 1800, 1800),
)
NEW_PHONE = calls(("予約", "70代", 1500, 300), ("問合せ", "70代", 900, 0))
ONLINE = pd.DataFrame([("50代", 300), ("50代", 200), ("70代", 400)], columns=["年代", "職員確認秒"])


def before_and_after():
    before = improve.staff_hours(OLD_PHONE, period=SEASONS[0], scope=SCOPE)
    after = improve.staff_hours(NEW_PHONE, ONLINE, period=SEASONS[1], scope=SCOPE)
    return before, after


def test_staff_hours_count_talk_and_after_call_work_of_every_call():
    before, _ = before_and_after()
    assert (before.value, before.unit, before.n) == (4.0, "時間", 4)


def test_staff_hours_after_count_the_checking_of_online_entries_too():
    _, after = before_and_after()
    assert (after.value, after.n) == (1.0, 5)
    assert "職員確認秒" in after.method


def test_only_booking_calls_and_all_online_entries_are_bookings():
    assert improve.bookings(OLD_PHONE) == 2
    assert improve.bookings(NEW_PHONE, ONLINE) == 4


def test_minutes_per_booking_divide_all_the_hours_by_the_bookings():
    before, after = before_and_after()
    assert improve.minutes_per_booking(before, 2).value == 120.0
    assert improve.minutes_per_booking(after, 4).value == 15.0


def test_minutes_per_call_divide_by_all_calls():
    assert improve.minutes_per_call(OLD_PHONE) == 60.0


def test_the_naive_saving_is_before_minus_after():
    effect = improve.naive_saving(*before_and_after())
    assert (effect.saved, effect.percent) == (3.0, 75.0)


def test_the_volume_adjusted_saving_asks_what_the_new_number_would_have_taken_in_the_old_way():
    before, after = before_and_after()
    effect = improve.volume_adjusted(before, 2, after, 4)
    assert (effect.without.value, effect.saved, effect.percent) == (8.0, 7.0, 87.5)
    assert effect.without.period == SEASONS[1]


def test_a_saving_over_two_scopes_is_refused():
    before, _ = before_and_after()
    phone_only = improve.staff_hours(NEW_PHONE, period=SEASONS[1], scope="架空の予約の受付(電話だけ)")
    with pytest.raises(ImproveError, match=r"^範囲がちがう"):
        improve.naive_saving(before, phone_only)


def test_no_bookings_no_minutes_per_booking():
    before, after = before_and_after()
    with pytest.raises(ImproveError, match="予約が0件"):
        improve.minutes_per_booking(before, 0)
    with pytest.raises(ImproveError, match="件数が0"):
        improve.volume_adjusted(before, 0, after, 4)


def test_minutes_are_not_taken_for_hours():
    minutes = Figure(600, "分", SEASONS[0], SCOPE, "記録の合計÷60", 4)
    with pytest.raises(ImproveError, match="「時間」の数字"):
        improve.minutes_per_booking(minutes, 2)
    with pytest.raises(ImproveError, match="「時間」の数字"):
        improve.worth(minutes, 2000)


@pytest.mark.parametrize("rate", [0, -2000, float("nan")])
def test_a_rate_must_be_entered(rate):
    before, _ = before_and_after()
    with pytest.raises(ImproveError, match="単価"):
        improve.worth(before, rate)


def test_a_system_that_costs_what_it_saves_is_never_paid_back():
    with pytest.raises(ImproveError, match="何年たっても"):
        improve.payback_years(500_000, 300_000, 300_000)


@pytest.mark.parametrize(("cost", "needed"), [(239_999, 3), (240_000, 3), (240_001, 4)])
def test_procedures_to_break_even_are_whole_and_rounded_up(cost, needed):
    assert improve.procedures_needed(cost, 80_000) == needed


def test_the_two_percentages_of_older_people_differ():
    assert improve.online_share_of(["70代"], NEW_PHONE, ONLINE) == 50.0
    assert improve.share_of_online(["70代"], ONLINE) == pytest.approx(100 / 3)


def test_a_percentage_of_nothing_is_refused():
    with pytest.raises(ImproveError, match="件数が0"):
        improve.online_share_of(["90代"], NEW_PHONE, ONLINE)


@pytest.mark.parametrize("room", ["figure", "hours", "saving", "cost", "reach"])
def test_the_examples_in_the_docstrings_run(room):
    assert doctest.testmod(importlib.import_module(f"kenshu.improve.{room}")).failed == 0
