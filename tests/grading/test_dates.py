"""All dates of a course from S1's."""

from datetime import date

import pytest

from kenshu import city, days, grading
from kenshu.grading.dates import plan


@pytest.fixture
def town(root):
    return city.load(root / "city.yml")


def test_sessions_are_held_in_weeks_minus_2_1_4_8_and_12(town):
    made = plan(date(2026, 6, 16), town)
    held = {line.session: line.day for line in made.lines if line.session}
    assert held == {
        "s0": date(2026, 6, 2), "s1": date(2026, 6, 16), "s2": date(2026, 7, 7), "s3": date(2026, 8, 4),
        "s4": date(2026, 9, 1),
    }  # fmt: skip


def test_homework_closing_and_the_budget_request_are_dated(town):
    said = {line.title: line.day for line in plan(date(2026, 6, 16), town).lines}
    assert said["予算要求の締切"] == date(2026, 10, 31)
    assert said["閉講(点と修了を確定)"] == date(
        2026, 9, 18
    )  # 22 September 2026 is a holiday between holidays
    assert sum("宿題" in title for title in said) == 4


def test_everything_is_deleted_at_the_end_of_the_fiscal_year_after_the_course(town):
    assert plan(date(2026, 6, 16), town).deletes == date(2028, 3, 31)


def test_a_session_can_be_handed_in_until_the_last_open_day_before_the_next(town):
    closes = plan(date(2026, 6, 16), town).closes
    assert closes["s3"].isoformat() == "2026-08-31T17:15:00+09:00"


@pytest.mark.parametrize(
    ("s1", "moved", "said"),
    [
        (date(2026, 7, 20), {}, "S1 見える化 の 2026年7月20日(月) は閉庁日です"),
        (date(2026, 6, 13), {}, "2026年6月13日(土) は閉庁日です"),
        (date(2026, 6, 16), {}, "6月定例会の会期中です"),
        (date(2026, 4, 14), {}, "異動の時期です"),
        (date(2039, 9, 27), {}, "2040年の祝日は、教材を作ったときに発表前でした"),
        (date(2040, 6, 19), {}, "2040年の祝日は、教材を作ったときに発表前でした"),
        (date(2026, 9, 1), {}, "予算要求の締切(2026年10月31日(土))に間に合いません"),
        (
            date(2026, 6, 16),
            {"s2": date(2026, 6, 15)},
            "S2 課題を掘る の日が、S1 見える化 より後になっていません",
        ),
    ],
)
def test_what_speaks_against_a_date_is_said(town, s1, moved, said):
    assert any(said in warning for warning in plan(s1, town, moved=moved).warnings)


def test_a_year_without_a_holiday_table_is_refused(town):
    with pytest.raises(days.DaysError):
        plan(date(2041, 6, 18), town)


def test_a_class_is_never_set_up_over_another(classroom, town):
    with pytest.raises(grading.GradingError, match="もうクラスがあります"):
        grading.init(classroom.place.root, date(2026, 6, 16), city=town)


def test_class_json_holds_no_name(classroom):
    text = classroom.place.class_json.read_text(encoding="utf-8")
    released = (classroom.place.release / "class.json").read_text(encoding="utf-8")
    assert "髙橋" not in text + released
    assert classroom.place.settings()["sessions"]["s3"]["date"] == "2026-08-04"
