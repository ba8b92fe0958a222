"""Plans on a city's calendar: forwards, backwards, refused, questioned, drawn."""

import random
from datetime import date, timedelta
from pathlib import Path

import pandas as pd
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from kenshu import city, days
from kenshu.improve import ImproveError
from kenshu.improve.gantt import gantt_picture
from kenshu.improve.plan import COLUMNS, Task, in_order, read_tasks
from kenshu.improve.plan_review import booked, review
from kenshu.improve.plan_schedule import schedule

ROOT = Path(__file__).parents[2]
MISTAKES = yaml.safe_load(
    (Path(__file__).parent / "documents" / "plan_mistakes.yml").read_text(encoding="utf-8")
)
CITY = city.load(ROOT / "city.yml")
START = date(2025, 10, 1)


def planned(*tasks, **given):
    """The plan of tasks given as rows of COLUMNS (short rows are filled)."""
    table = pd.DataFrame(
        [[*row, *[""] * (len(COLUMNS) - len(row))] for row in tasks], columns=COLUMNS, dtype=object
    )
    return schedule(read_tasks(table), city=CITY, **{"fiscal_year": 2026, "start": START, **given})


def found(plan):
    """{id of a remark: its numbers}."""
    return {remark.id: remark.rows for remark in review(plan)}


@pytest.mark.parametrize("case", MISTAKES, ids=[case["name"] for case in MISTAKES])
def test_a_plan_is_refused_with(case):
    with pytest.raises(ImproveError) as refused:
        planned(*case["tasks"])
    missing = [said for said in case["says"] if said not in str(refused.value)]
    assert not missing, f"{missing} not in: {refused.value}"


def test_tasks_follow_each_other_in_open_days():
    """1 October is a Wednesday; 13 October is a holiday; 3 and 24 November, too."""
    plan = planned(("1", "a", "甲係", 8), ("2", "b", "乙係", 2, "", "1"))
    assert [(one.first, one.last) for one in plan.placed] == [
        (date(2025, 10, 1), date(2025, 10, 10)), (date(2025, 10, 14), date(2025, 10, 15)),
    ]  # fmt: skip


def test_counting_back_from_the_end_and_from_each_deadline():
    plan = planned(
        ("1", "a", "甲係", 3, "", "", "", "令和7年10月31日"), ("2", "b", "乙係", 5, "", "1", "", "2025-10-31")
    )
    first, second = plan.placed
    assert second.latest == date(2025, 10, 31)
    assert first.latest == date(2025, 10, 24)  # the five days from 27 to 31 October are for task 2
    assert first.slack == len(days.open_days(first.last, first.latest)) - 1 == 14


def test_an_assembly_takes_a_whole_session_and_what_follows_waits_for_its_end():
    plan = planned(
        ("1", "予算の議決", "財政課", "", "", "", "令和8年2月1日", "", "議会"),
        ("2", "契約", "情報政策課", 10, "", "1"),
    )
    first, second = plan.placed
    assert (first.first, first.last) == (date(2026, 2, 25), date(2026, 3, 24))
    assert second.first == date(2026, 3, 25)


def test_a_session_that_has_begun_is_missed():
    plan = planned(("1", "議案", "総務課", "", "", "", "", "", "議会"), start=date(2025, 11, 29))
    assert plan.placed[0].first == date(2026, 2, 25)


def test_a_plan_that_comes_too_late_says_by_how_much():
    plan = planned(("1", "a", "甲係", 40, "", "", "", "令和7年10月31日"))
    assert plan.placed[0].slack == 22 - 40  # 22 open days in October 2025
    assert found(plan)["late"] == ("1",)


def test_a_contract_before_or_beyond_its_fiscal_year_is_named():
    early = planned(("1", "契約", "情報政策課", 5, "", "", "", "", "契約"))
    assert found(early)["contract-too-early"] == ("1",)
    across = planned(
        ("1", "契約", "情報政策課", 20, "", "", "令和9年3月15日", "", "契約"), end=date(2027, 6, 30)
    )
    assert found(across)["contract-crosses-year"] == ("1",)
    assert "財政課に聞いて" in str(next(one for one in review(across) if one.id == "contract-crosses-year"))
    work = planned(("1", "引継ぎ", "甲係", 20, "", "", "令和9年3月15日"), end=date(2027, 6, 30))
    assert found(work)["crosses-year"] == ("1",)


def test_an_over_booked_person_is_named_with_the_tasks():
    plan = planned(("1", "a", "甲係", 5, 60), ("2", "b", "甲係", 5, 60), ("3", "c", "乙係", 5, 60))
    assert found(plan)["over-booked"] == ("1", "2")
    assert set(booked(plan)["甲係"].values()) == {120.0}
    assert "over-booked" not in found(planned(("1", "a", "甲係", 5, 50), ("2", "b", "甲係", 5, "５０％")))


def test_everything_on_one_desk_is_named():
    rows = [(str(number), "a", "甲係", 1, 10) for number in range(1, 5)]
    assert "one-owner" in found(planned(*rows))
    assert "one-owner" not in found(planned(*rows[:3], ("4", "a", "乙係", 1, 10)))


def test_in_years_not_announced_yet_the_plan_says_what_it_assumed():
    plan = planned(("1", "a", "甲係", 30), start=date(2031, 10, 1), fiscal_year=2031)
    assert "not-announced" in found(plan)
    assert "not-announced" not in found(planned(("1", "a", "甲係", 30)))


def test_a_year_far_away_is_asked_about():
    with pytest.raises(ImproveError, match=r"令和29年.*書き間違えていないか"):
        planned(("1", "a", "甲係", 30), start=date(2046, 10, 1), fiscal_year=2046)


def test_the_end_of_a_fiscal_year_on_a_closed_day_is_moved_forward_by_itself():
    plan = planned(("1", "a", "甲係", 3), fiscal_year=2023, start=date(2023, 10, 2))
    assert plan.end == date(2024, 3, 29)  # 31 March 2024 is a Sunday


def test_the_gantt_chart_reads_aloud_every_task():
    plan = planned(("1", "い" * 60, "甲係", 5), ("2", "b", "乙係", 5, "", "1"))
    for wide in (False, True):
        picture = gantt_picture(plan, wide=wide)
        assert len(picture.reading.splitlines()) == 2 and "い" * 60 in picture.reading
        assert "1つ" not in picture.alt and 20 < len(picture.alt) <= 250
        assert picture._repr_html_().count("<img") == 1


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 12), st.randoms(use_true_random=False))
def test_any_acyclic_plan_is_laid_out_without_overlap_and_on_open_days(number, chance):
    """Against the calendar counted day by day: nobody starts early, all days are open, slack means what it says."""
    tasks = tuple(
        Task(str(place), "x", "y", chance.randint(1, 20), 10.0,
             tuple(str(other) for other in range(place) if chance.random() < 0.3))
        for place in range(number)
    )  # fmt: skip
    shuffled = list(tasks)
    chance.shuffle(shuffled)
    plan = schedule(shuffled, city=CITY, fiscal_year=2026, start=START)
    ends = {one.task.number: one for one in plan.placed}
    for one in plan.placed:
        assert len(days.open_days(one.first, one.last, days.OfficeHours.of(CITY))) == one.task.days
        assert all(ends[other].last < one.first for other in one.task.after)
        later = one.slack >= 0
        assert later == (one.last <= one.latest <= plan.end)
    assert plan.last == max(one.last for one in plan.placed)


def test_a_cycle_is_found_in_any_order():
    chance = random.Random(3)
    ring = [Task(str(place), "x", "y", 1, after=(str((place + 1) % 6),)) for place in range(6)]
    free = [Task(f"f{place}", "x", "y", 1) for place in range(6)]
    for _ in range(20):
        both = [*ring, *free]
        chance.shuffle(both)
        with pytest.raises(ImproveError, match="輪"):
            in_order(both)


def test_a_plan_of_a_week_and_one_of_years_are_both_drawn():
    short = planned(("1", "a", "甲係", 3))
    long = planned(("1", "a", "甲係", 400), end=START + timedelta(days=1000 + 1))
    for plan in (short, long):
        assert gantt_picture(plan)._repr_html_()
