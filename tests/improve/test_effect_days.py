"""Records laid out by 開庁日: closed days, edges of the period, and what is not laid out at all."""

from datetime import date, datetime

import pandas as pd
import pytest

from kenshu import days
from kenshu.improve import ImproveError, Period
from kenshu.improve.effect import ways
from kenshu.improve.effect_days import by_day

# Friday 2 May to Friday 9 May 2025: open on 2, 7, 8, 9; 3 to 6 May are a weekend and holidays.
WEEK = Period(date(2025, 5, 2), date(2025, 5, 9))
SCOPE = "架空の窓口"


def calls(*rows):
    frame = pd.DataFrame(rows, columns=["受付日", "用件", "通話秒", "後処理秒"])
    return frame.assign(受付日=pd.to_datetime(frame["受付日"]))


def entries(*rows):
    frame = pd.DataFrame(rows, columns=["受付日時", "職員確認秒"])
    return frame.assign(受付日時=pd.to_datetime(frame["受付日時"]))


PHONE = calls(
    ("2025-05-02", "予約", 300, 60), ("2025-05-02", "変更", 100, 0), ("2025-05-09", "予約", 200, 40)
)


def laid_out(calls=PHONE, online=None, period=WEEK, **more):
    return by_day(calls, online, period=period, scope=SCOPE, **more)


def test_every_open_day_has_its_place_even_without_a_call():
    found = laid_out()
    assert [day.day for day in found.dates] == [2, 7, 8, 9]
    assert list(found.parts["通話秒"]) == [400, 0, 0, 200]
    assert list(found.parts["後処理秒"]) == [60, 0, 0, 40]
    assert list(found.cases) == [1, 0, 0, 1]
    assert list(found.hours) == pytest.approx([460 / 3600, 0, 0, 240 / 3600])
    assert found.figure.value == pytest.approx(sum(found.hours))


@pytest.mark.parametrize(
    ("at", "counted_on"),
    [
        ("2025-05-02T23:59:59", 2),  # after closing, but on an open day
        ("2025-05-03T00:00:00", 7),
        ("2025-05-06T12:00:00", 7),
        ("2025-05-07T03:00:00", 7),
        ("2025-05-09T23:59:59", 9),
    ],
)
def test_an_entry_of_a_closed_day_belongs_to_the_next_open_day(at, counted_on):
    found = laid_out(online=entries((at, 30)))
    assert {
        day.day: seconds for day, seconds in zip(found.dates, found.parts["職員確認秒"], strict=True)
    } == {day: 30 if day == counted_on else 0 for day in (2, 7, 8, 9)}
    assert found.moved == (1 if counted_on == 7 and "07T" not in at else 0)


def test_an_entry_after_the_last_open_day_stays_in_the_period():
    weekend = Period(date(2025, 5, 2), date(2025, 5, 10))
    found = laid_out(online=entries(("2025-05-10T10:00", 30)), period=weekend)
    assert list(found.parts["職員確認秒"]) == [0, 0, 0, 30]
    assert found.booked == 3


def test_a_hall_open_on_a_holiday_has_one_day_more():
    from datetime import time

    hall = days.OfficeHours(extra=((date(2025, 5, 4), time(9), time(12)),))
    found = laid_out(online=entries(("2025-05-03T10:00", 30)), hall=hall)
    assert [day.day for day in found.dates] == [2, 4, 7, 8, 9]
    assert list(found.parts["職員確認秒"]) == [0, 30, 0, 0, 0]


REFUSED = {
    "after-call work is not recorded": ({"calls": PHONE.drop(columns="後処理秒")}, "「後処理秒」の列がありません"),
    "checking is not recorded": (
        {"online": entries(("2025-05-02", 30)).drop(columns="職員確認秒")}, "「職員確認秒」の列がありません"),
    "a call before the period": ({"calls": calls(("2025-05-01", "予約", 1, 1))}, "期間.*の外か"),
    "an entry the morning after": ({"online": entries(("2025-05-10T00:00", 1))}, "期間.*の外か"),
    "a call without a day": ({"calls": calls((None, "予約", 1, 1))}, "日付のない行が1件"),
    "a call on a holiday": ({"calls": calls(("2025-05-05", "予約", 1, 1))}, "閉庁日の電話が1件.*2025-05-05"),
    "seconds below zero": ({"calls": calls(("2025-05-02", "予約", 5, -1))}, "「後処理秒」に、マイナス"),
    "seconds left empty": ({"calls": calls(("2025-05-02", "予約", 5, None))}, "マイナスか空の秒"),
    "a period that is one holiday": (
        {"calls": PHONE[:0], "period": Period(date(2025, 5, 5), date(2025, 5, 6))}, "開庁日がありません"),
    "no record at all": ({"calls": PHONE[:0]}, "件数"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_laid_out_is_refused(case):
    given, says = REFUSED[case]
    with pytest.raises(ImproveError, match=says):
        laid_out(**given)


def test_moments_are_taken_to_their_day():
    at = calls((datetime(2025, 5, 2, 16, 59), "予約", 10, 0))
    assert list(laid_out(at).parts["通話秒"]) == [10, 0, 0, 0]


def test_years_of_unlike_numbers_of_open_days_are_compared_and_it_is_said():
    before = laid_out(
        calls(("2023-05-02", "予約", 900, 0)), period=Period(date(2023, 5, 2), date(2023, 5, 9))
    )
    found = ways(before, laid_out())
    assert found.proportional is None and found.additive is None
    assert [effect.after.value for effect in found] == [found.as_counted.after.value] * 2
    told = "".join(found.notes)
    assert "前3日、後4日" in told and "開庁日が3日しかありません" in told and "比べる相手がない" in told


def test_the_table_of_the_ways_says_its_data_are_made_up():
    before = laid_out(
        calls(("2024-05-02", "予約", 900, 0)), period=Period(date(2024, 5, 2), date(2024, 5, 9))
    )
    table = ways(before, laid_out()).sheet()
    assert "架空のデータ" in table.caption and "n=3" in table.caption
    assert [row[0] for row in table.rows] == ["実際に減った時間", "件数をそろえた見積り"]
