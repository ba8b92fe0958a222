"""Dates and times as people write them: read when they are certain, refused with a reason when not."""

import csv
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kenshu import days


def rows(name: str) -> list[tuple[str, ...]]:
    with (Path(__file__).parent / "corpus" / name).open(encoding="utf-8", newline="") as lines:
        return [tuple(row.values()) for row in csv.DictReader(lines)]


SINCE_MEIJI_6 = some.dates(date(1873, 1, 1), date(2117, 12, 31))


@pytest.mark.parametrize(("text", "expected"), rows("dates.csv"))
def test_a_date_is_read(text, expected):
    assert days.parse_date(text) == date.fromisoformat(expected)


@pytest.mark.parametrize(("text", "error", "message"), rows("not_dates.csv"))
def test_what_is_no_certain_date_is_refused_with_its_reason(text, error, message):
    with pytest.raises(days.DaysError) as caught:
        days.parse_date(text)
    assert type(caught.value).__name__ == error
    assert message in str(caught.value) and f"「{text}」" in str(caught.value)


@given(SINCE_MEIJI_6)
def test_every_day_comes_back_from_its_era(day):
    assert days.parse_date(days.wareki(day)) == day
    assert days.parse_date(days.wareki(day, short=True)) == day
    assert days.parse_date(day.strftime("%Y%m%d")) == day


@given(SINCE_MEIJI_6)
def test_the_next_day_never_goes_back_in_its_era(day):
    def order(text):
        return ["明治", "大正", "昭和", "平成", "令和"].index(text[:2])

    assert order(days.wareki(day)) <= order(days.wareki(day + timedelta(1)))


@given(some.text(max_size=12))
def test_any_text_is_a_date_or_a_days_error(text):
    for read in (days.parse_date, days.parse_time):
        try:
            assert read(text) is not None
        except days.DaysError as error:
            assert "ください" in str(error) or "です" in str(error)


@pytest.mark.parametrize(("text", "minutes"), rows("times.csv"))
def test_a_time_is_read(text, minutes):
    assert days.parse_time(text) == timedelta(minutes=float(minutes))


@pytest.mark.parametrize(("text", "error", "message"), rows("not_times.csv"))
def test_what_is_no_certain_time_is_refused_with_its_reason(text, error, message):
    with pytest.raises(days.DaysError) as caught:
        days.parse_time(text)
    assert type(caught.value).__name__ == error and message in str(caught.value)


@pytest.mark.parametrize(
    ("day", "long", "short"),
    [
        (date(2025, 5, 1), "令和7年5月1日", "R7.5.1"),
        (date(2019, 5, 1), "令和元年5月1日", "R1.5.1"),
        (date(2019, 4, 30), "平成31年4月30日", "H31.4.30"),
        (date(1989, 1, 7), "昭和64年1月7日", "S64.1.7"),
        (date(1926, 12, 25), "昭和元年12月25日", "S1.12.25"),
        (date(1912, 7, 30), "大正元年7月30日", "T1.7.30"),
        (date(1873, 1, 1), "明治6年1月1日", "M6.1.1"),
    ],
)
def test_a_day_is_written_in_its_era(day, long, short):
    assert (days.wareki(day), days.wareki(day, short=True)) == (long, short)


def test_before_1873_there_is_no_japanese_date():
    with pytest.raises(days.DaysError, match="1873年"):
        days.wareki(date(1872, 12, 31))


@given(some.dates(date(1950, 1, 1), date(2050, 12, 31)))
def test_a_day_lies_in_its_fiscal_year(day):
    first, last = days.fiscal_year_bounds(days.fiscal_year(day))
    assert first <= day <= last and (first.month, last.month) == (4, 3)


@pytest.mark.parametrize(("text", "year"), rows("fiscal_years.csv"))
def test_a_fiscal_year_is_read(text, year):
    assert days.parse_fiscal_year(text) == int(year)


@pytest.mark.parametrize(("text", "error", "message"), rows("not_fiscal_years.csv"))
def test_what_is_no_certain_fiscal_year_is_refused_with_its_reason(text, error, message):
    with pytest.raises(days.DaysError) as caught:
        days.parse_fiscal_year(text)
    assert type(caught.value).__name__ == error and message in str(caught.value)


@given(some.integers(1873, 2117))
def test_every_fiscal_year_comes_back_from_its_name(year):
    assert days.parse_fiscal_year(days.fiscal_year_name(year)) == year


@pytest.mark.parametrize(("text", "number"), rows("kanji_numbers.csv"))
def test_a_number_in_kanji_is_read_or_is_none(text, number):
    assert days.kanji_number(text) == (int(number) if number else None)


def _in_kanji(number):
    """十, 百, 千 with a falling place each, and 万, 億 for every four places: written, not read."""
    places = []
    for large in ("", "万", "億", "兆"):
        number, low = divmod(number, 10_000)
        section = ""
        for small in ("", "十", "百", "千"):
            low, digit = divmod(low, 10)
            one = "" if digit == 1 and small else "〇一二三四五六七八九"[digit]
            section = (one + small if digit else "") + section
        places.insert(0, section + large if section else "")
    return "".join(places)


@given(some.integers(1, 10**15))
def test_every_number_comes_back_from_kanji(number):
    assert days.kanji_number(_in_kanji(number)) == number


@given(SINCE_MEIJI_6)
def test_every_day_comes_back_from_its_era_in_kanji(day):
    year, month_day = days.wareki(day).split("年")
    month, day_of_month = month_day.removesuffix("日").split("月")
    number = year[2:]
    written = f"{year[:2]}{number if number == '元' else _in_kanji(int(number))}年"
    assert days.parse_date(f"{written}{_in_kanji(int(month))}月{_in_kanji(int(day_of_month))}日") == day


def test_fiscal_years_have_their_names():
    names = {
        1988: "昭和63年度",
        1989: "平成元年度",
        2018: "平成30年度",
        2019: "令和元年度",
        2025: "令和7年度",
    }
    assert {year: days.fiscal_year_name(year) for year in names} == names


def test_things_are_kept_to_the_end_of_the_fiscal_year_after_the_course():
    assert days.keep_until(date(2026, 9, 1), years_after=1) == date(2028, 3, 31)
    assert days.keep_until(date(2027, 3, 31), years_after=1) == date(2028, 3, 31)
    assert days.keep_until(date(2026, 4, 1), years_after=0) == date(2027, 3, 31)
