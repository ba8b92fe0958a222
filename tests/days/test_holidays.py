"""The committed holiday table, computed a second time from the rules of the law."""

from datetime import date, timedelta
from math import floor, trunc

import pytest

from kenshu import days

# 国民の祝日に関する法律 (昭和23年法律第178号) and its amendments: (month, day, first year, last year, name).
FIXED = (
    (1, 1, 1949, 9999, "元日"),
    (1, 15, 1949, 1999, "成人の日"),
    (2, 11, 1967, 9999, "建国記念の日"),
    (4, 29, 1949, 1988, "天皇誕生日"),
    (4, 29, 1989, 2006, "みどりの日"),
    (4, 29, 2007, 9999, "昭和の日"),
    (5, 3, 1949, 9999, "憲法記念日"),
    (5, 4, 2007, 9999, "みどりの日"),
    (5, 5, 1949, 9999, "こどもの日"),
    (7, 20, 1996, 2002, "海の日"),
    (8, 11, 2016, 2019, "山の日"),
    (8, 11, 2022, 9999, "山の日"),
    (9, 15, 1966, 2002, "敬老の日"),
    (10, 10, 1966, 1999, "体育の日"),
    (11, 3, 1948, 9999, "文化の日"),
    (11, 23, 1948, 9999, "勤労感謝の日"),
    (12, 23, 1989, 2018, "天皇誕生日"),
    (2, 23, 2020, 9999, "天皇誕生日"),
)
# Happy Mondays: (month, which Monday, first year, last year, name).
MONDAYS = (
    (1, 2, 2000, 9999, "成人の日"),
    (7, 3, 2003, 2019, "海の日"),
    (7, 3, 2022, 9999, "海の日"),
    (9, 3, 2003, 9999, "敬老の日"),
    (10, 2, 2000, 2019, "体育の日"),
    (10, 2, 2022, 9999, "スポーツの日"),
)
# Acts for one day or one year: imperial ceremonies and the two Olympic summers.
ONCE = {
    date(1959, 4, 10): "結婚の儀",
    date(1989, 2, 24): "大喪の礼",
    date(1990, 11, 12): "即位礼正殿の儀",
    date(1993, 6, 9): "結婚の儀",
    date(2019, 5, 1): "天皇の即位の日",
    date(2019, 10, 22): "即位礼正殿の儀の行われる日",
    date(2020, 7, 23): "海の日",
    date(2020, 7, 24): "スポーツの日",
    date(2020, 8, 10): "山の日",
    date(2021, 7, 22): "海の日",
    date(2021, 7, 23): "スポーツの日",
    date(2021, 8, 8): "山の日",
}
SUBSTITUTE_SINCE = date(1973, 4, 12)
BETWEEN_SINCE = date(1985, 12, 27)


def equinox(year: int, spring: bool) -> date:
    """The day of the equinox in Japan by the usual approximation (good for 1900–2099)."""
    early, late = (20.8357, 20.8431) if spring else (23.2588, 23.2488)
    leaps = trunc((year - (1983 if year < 1980 else 1980)) / 4)
    day = floor((early if year < 1980 else late) + 0.242194 * (year - 1980)) - leaps
    return date(year, 3 if spring else 9, day)


def nth_monday(year: int, month: int, n: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((7 - first.weekday()) % 7 + 7 * (n - 1))


def national_holidays(year: int) -> dict[date, str]:
    """The holidays the law names, before substitutes."""
    found = {date(year, m, d): name for m, d, first, last, name in FIXED if first <= year <= last}
    found |= {nth_monday(year, m, n): name for m, n, first, last, name in MONDAYS if first <= year <= last}
    found |= {equinox(year, True): "春分の日", equinox(year, False): "秋分の日"}
    return found | {day: name for day, name in ONCE.items() if day.year == year}


def with_substitutes(named: dict[date, str]) -> dict[date, str]:
    """Add 振替休日 (since 1973) and 国民の休日, the day between two holidays (since 1985-12-27)."""
    found = dict(named)
    for day in sorted(named):
        if day.weekday() == 6 and day >= SUBSTITUTE_SINCE:
            after = day + timedelta(1)
            while day.year >= 2007 and after in named:
                after += timedelta(1)
            if after not in named:
                found[after] = "振替休日"
    for day in sorted(named):
        between = day + timedelta(1)
        free = between not in found and between >= BETWEEN_SINCE
        sunday = between.weekday() == 6 and between.year < 2007
        if free and not sunday and between + timedelta(1) in named:
            found[between] = "国民の休日"
    return found


def computed(year: int) -> dict[date, str]:
    return dict(sorted(with_substitutes(national_holidays(year)).items()))


@pytest.mark.parametrize("year", range(1955, 2041))
def test_the_table_is_what_the_law_says(year):
    day, found = date(year, 1, 1), {}
    while day.year == year:
        if days.holiday_name(day):
            found[day] = days.holiday_name(day)
        day += timedelta(1)
    assert found == computed(year)


# Known by name from the Cabinet Office's announcements, so that one wrong rule cannot hide in both places.
KNOWN = {
    "2019-04-30": "国民の休日",
    "2019-05-01": "天皇の即位の日",
    "2019-05-02": "国民の休日",
    "2019-05-06": "振替休日",
    "2019-10-22": "即位礼正殿の儀の行われる日",
    "2020-07-23": "海の日",
    "2020-07-24": "スポーツの日",
    "2020-08-10": "山の日",
    "2021-08-09": "振替休日",
    "2009-09-22": "国民の休日",
    "2015-09-22": "国民の休日",
    "2008-05-06": "振替休日",
    "1973-04-30": "振替休日",
    "1988-05-04": "国民の休日",
    "2025-05-06": "振替休日",
    "2026-09-22": "国民の休日",
    "2027-03-22": "振替休日",
}
ORDINARY = ("2019-12-23", "2020-07-20", "2020-08-11", "2020-10-12", "2021-07-19", "2021-10-11", "1973-02-12",
            "1985-05-04", "2019-06-01")  # fmt: skip


@pytest.mark.parametrize(("text", "name"), KNOWN.items())
def test_special_years_carry_their_names(text, name):
    assert days.holiday_name(date.fromisoformat(text)) == name


@pytest.mark.parametrize("text", ORDINARY)
def test_moved_and_abolished_holidays_are_ordinary_days(text):
    assert days.holiday_name(date.fromisoformat(text)) is None


@pytest.mark.parametrize("day", [date(1954, 12, 31), date(2041, 1, 1)])
def test_a_day_outside_the_table_is_refused_not_guessed(day):
    with pytest.raises(days.DaysError, match=r"1955年から2040年まで.*holidays\.csv"):
        days.holiday_name(day)
