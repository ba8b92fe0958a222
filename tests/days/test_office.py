"""Open days and open minutes, against the calendar and against counting minute by minute."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from kenshu import city, days
from kenshu.days import OfficeHours

MIDORINO = OfficeHours.of(city.load())
ODD = OfficeHours(
    open=time(9),
    close=time(16, 30),
    closed_weekdays=frozenset({6}),
    year_end=((12, 28), (1, 4)),
    extra=((date(2025, 1, 1), time(10), time(12)), (date(2025, 3, 30), time(13), time(13, 45))),
)
HOURS = some.sampled_from([OfficeHours(), MIDORINO, ODD])
MOMENTS = some.datetimes(datetime(2024, 12, 1), datetime(2025, 5, 31))
WHOLE = MOMENTS.map(lambda moment: moment.replace(second=0, microsecond=0))
SPANS = some.timedeltas(timedelta(), timedelta(days=6))


def minute_by_minute(start: datetime, end: datetime, hours: OfficeHours) -> int:
    """Open minutes counted one at a time; both ends whole minutes."""
    count = 0
    while start < end:
        window = hours.window(start.date())
        count += bool(window and window[0] <= start.time() < window[1])
        start += timedelta(minutes=1)
    return count


@pytest.mark.parametrize("year", [2024, 2025])
def test_may_to_july_has_63_open_days(year):
    assert len(days.open_days(date(year, 5, 1), date(year, 7, 31), MIDORINO)) == 63


def test_march_and_april_2025_have_41_weekdays_and_two_sundays_of_midorino():
    spring = date(2025, 3, 1), date(2025, 4, 30)
    assert len(days.open_days(*spring)) == 41
    ours = days.open_days(*spring, MIDORINO)
    assert len(ours) == 43
    assert [day for day in ours if day.weekday() >= 5] == [date(2025, 3, 30), date(2025, 4, 6)]


@pytest.mark.parametrize(
    "closed",
    ["2025-05-03", "2025-05-06", "2024-12-29", "2024-12-31", "2025-01-01", "2025-01-03", "2025-07-21"],
)
def test_weekends_holidays_and_the_turn_of_the_year_are_closed(closed):
    assert not days.is_open_day(date.fromisoformat(closed), MIDORINO)


@pytest.mark.parametrize("open_", ["2025-03-30", "2025-05-02", "2023-12-28", "2024-01-04", "2026-12-28"])
def test_ordinary_weekdays_and_extra_days_are_open(open_):
    assert days.is_open_day(date.fromisoformat(open_), MIDORINO)


def test_an_extra_day_has_its_own_hours_even_on_a_holiday():
    new_year = date(2025, 1, 1)
    midnight = datetime.combine(new_year, time())
    assert days.is_open_day(new_year, ODD)
    assert days.office_minutes(midnight, midnight + timedelta(days=1), ODD) == 120


def test_after_golden_week_comes_the_next_open_day():
    assert days.next_open_day(date(2025, 5, 2)) == date(2025, 5, 7)
    assert days.add_open_days(date(2025, 5, 3), 0) == date(2025, 5, 3)
    assert days.add_open_days(date(2024, 12, 27), 2) == date(2025, 1, 7)


@given(some.dates(date(2024, 1, 1), date(2026, 6, 30)), some.integers(1, 40), HOURS)
def test_counting_forward_agrees_with_the_list_of_open_days(day, number, hours):
    landed = days.add_open_days(day, number, hours)
    assert len(days.open_days(day + timedelta(1), landed, hours)) == number
    assert days.is_open_day(landed, hours)


@given(some.dates(date(2024, 6, 1), date(2026, 6, 30)), some.integers(1, 40), HOURS)
def test_counting_back_undoes_counting_forward_from_an_open_day(day, number, hours):
    start = days.next_open_day(day, hours)
    assert days.add_open_days(days.add_open_days(start, number, hours), -number, hours) == start


@settings(max_examples=60, deadline=None)
@given(WHOLE, SPANS, HOURS)
def test_open_minutes_equal_counting_minute_by_minute(start, span, hours):
    end = (start + span).replace(second=0, microsecond=0)
    end = max(start, end)
    assert days.office_minutes(start, end, hours) == minute_by_minute(start, end, hours)


@given(some.lists(WHOLE, min_size=3, max_size=3).map(sorted), HOURS)
def test_open_minutes_add_up(moments, hours):
    first, middle, last = moments
    parts = days.office_minutes(first, middle, hours) + days.office_minutes(middle, last, hours)
    assert parts == days.office_minutes(first, last, hours)


@given(some.lists(MOMENTS, min_size=4, max_size=4).map(sorted), HOURS)
def test_a_span_inside_another_is_never_longer(moments, hours):
    first, second, third, last = moments
    inside = days.office_minutes(second, third, hours)
    assert 0 <= inside <= days.office_minutes(first, last, hours)
    assert inside <= (third - second) / timedelta(minutes=1)


def test_a_span_over_years_is_the_sum_of_its_open_days():
    start, end = datetime(2023, 4, 1), datetime(2027, 12, 31, 23, 59)
    expected = 0
    for day in days.open_days(start.date(), end.date(), ODD):
        opens, closes = ODD.window(day)
        expected += (closes.hour - opens.hour) * 60 + closes.minute - opens.minute
    assert days.office_minutes(start, end, ODD) == expected


def test_seconds_count_as_parts_of_a_minute():
    assert days.office_minutes(datetime(2025, 5, 1, 9), datetime(2025, 5, 1, 9, 0, 45)) == 0.75


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        (datetime(2025, 5, 2), datetime(2025, 5, 1), "より前です"),
        (datetime(2025, 5, 1, tzinfo=UTC), datetime(2025, 5, 2, tzinfo=UTC), "タイムゾーン"),
        (datetime(2040, 12, 1), datetime(2041, 1, 5), "祝日は分かりません"),
        (datetime(1954, 12, 31), datetime(1955, 1, 5), "祝日は分かりません"),
    ],
)
def test_a_span_that_cannot_be_counted_is_refused(start, end, message):
    with pytest.raises(days.DaysError, match=message):
        days.office_minutes(start, end)


def test_open_days_backwards_are_refused():
    with pytest.raises(days.DaysError, match="入れ替わって"):
        days.open_days(date(2025, 5, 2), date(2025, 5, 1))
