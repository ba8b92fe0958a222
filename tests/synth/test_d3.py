"""D3: office time is counted by hand; the committed log is counted without the checker."""

import csv
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta

import pytest

from kenshu import days, synth
from kenshu.synth.d3.calendar import Calendar
from kenshu.synth.d3.verify_clocks import Office, calendar_minutes


@pytest.fixture(scope="module")
def cases(root):
    found = defaultdict(list)
    with (root / "datasets/d3-nursery-admission/clean/nursery-log.csv").open(
        encoding="utf-8-sig", newline=""
    ) as file:
        for row in csv.DictReader(file):
            found[row["case_id"]].append(row)
    return found


def test_work_that_does_not_fit_before_closing_begins_the_next_open_day():
    """2 May 2025 is a Friday; 3 to 6 May are closed. A day has 525 minutes."""
    time = Calendar(date(2025, 5, 1), date(2025, 5, 8), "08:30", "17:15")
    assert [day.day for day in time.days] == [1, 2, 7, 8]
    begin = time.begin(525 + 520, 10, (0, 525))
    assert time.text(divmod(begin, 525)) == "2025-05-07T08:30:00"
    assert time.begin(525 + 515, 10, (0, 525)) == 525 + 515
    assert time.begin(525 + 100, 10, (420, 525)) == 525 + 420
    assert time.rank(date(2025, 5, 3)) == 2
    assert time.text((1, 525)) == "2025-05-02T17:15:00"


def test_work_longer_than_its_hours_is_said_instead_of_looking_for_ever():
    time = Calendar(date(2025, 5, 1), date(2025, 5, 8), "08:30", "17:15")
    with pytest.raises(synth.SynthError, match="121分かかる仕事は、120分の時間帯に入りません"):
        time.begin(0, 121, (405, 525))


def test_the_checkers_office_clock_by_hand(planted):
    """Friday 17:00 to Monday 9:00: 15 + 30. Over New Year: 27 December 16:15 to 6 January 8:45: 60 + 15."""
    office = Office(planted.expect["d3"])
    assert office(datetime(2024, 4, 5, 17), datetime(2024, 4, 8, 9)) == 45
    assert office(datetime(2024, 12, 27, 16, 15), datetime(2025, 1, 6, 8, 45)) == 75
    assert calendar_minutes(datetime(2024, 4, 5, 17), datetime(2024, 4, 8, 9)) == 64 * 60


def test_the_checkers_closed_days_are_those_of_the_calendar(planted):
    wanted = planted.expect["d3"]
    office = Office(wanted)
    every = [wanted["from"] + timedelta(days=n) for n in range((wanted["until"] - wanted["from"]).days + 1)]
    assert [day for day in every if office.is_open(day)] == days.open_days(wanted["from"], wanted["until"])


def test_the_committed_log_counted_by_hand(cases):
    finished = [rows for rows in cases.values() if rows[-1]["activity"] == "結果通知"]
    assert len(cases) == 620
    assert 4 <= len(cases) - len(finished) <= 30
    minutes = [
        (datetime.fromisoformat(row["complete"]) - datetime.fromisoformat(row["start"])).total_seconds() / 60
        for rows in finished
        for row in rows
        if row["activity"] != "利用調整日待ち"
    ]
    assert sum(minutes) / len(finished) == pytest.approx(72.7, abs=0.8)
    lacking = Counter(
        rows[0]["channel"] for rows in cases.values() if any(row["activity"] == "不備連絡" for row in rows)
    )
    assert lacking == {"紙": 129, "オンライン": 17}
    assert Counter(rows[0]["channel"] for rows in cases.values()) == {"紙": 403, "オンライン": 217}


def test_who_misses_the_day_waits_for_the_next_one(cases):
    """Somebody who applied before a deadline was decided a round later, because papers were lacking."""
    ends = {
        number: next((row["complete"] for row in rows if row["activity"] == "利用調整日待ち"), None)
        for number, rows in cases.items()
    }
    large = [n for n, rows in cases.items() if "2024-11-11" <= rows[0]["start"] <= "2024-11-30"]
    assert {ends[number][:10] for number in large} <= {"2025-01-24", "2025-02-28"}
    early = [n for n, rows in cases.items() if rows[0]["start"] < "2024-10-11"]
    months = Counter(ends[number][:10] for number in early)
    late = [n for n in early if cases[n][0]["start"] < "2024-04-11" and ends[n][:10] > "2024-04-22"]
    assert len(months) >= 7
    assert late
    assert all(any(row["activity"] in ("不備連絡", "所得照会") for row in cases[n]) for n in late)
