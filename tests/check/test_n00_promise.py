"""Before the first form N00 says what the answers are for, who sees them, and when they are deleted."""

import json

import pytest

from kenshu.check.n00 import promise


@pytest.fixture
def release(tmp_path):
    """A release with these dates; gives the folder of session s0."""

    def make(dates):
        sessions = {name: {"date": day, "closes": f"{day}T17:15:00+09:00"} for name, day in dates.items()}
        about = {"schema": 1, "class": "kumi", "box": "", "title": "研修", "sessions": sessions}
        (tmp_path / "class.json").write_text(json.dumps(about), encoding="utf-8")
        (tmp_path / "s0").mkdir()
        return tmp_path / "s0"

    return make


def test_it_names_the_purpose_and_that_it_is_no_appraisal(tmp_path):
    assert "研修の実施と改善のみに使います。人事評価には使いません。" in repr(promise(tmp_path))


def test_the_date_of_deletion_is_counted_from_the_last_session(release):
    folder = release({"s0": "2026-05-26", "s4": "2026-09-01"})
    assert "保存期限: 令和10年3月31日" in repr(promise(folder))


def test_a_course_that_ends_in_winter_ends_in_the_same_fiscal_year(release):
    folder = release({"s0": "2026-11-10", "s4": "2027-02-16"})
    assert "保存期限: 令和10年3月31日" in repr(promise(folder))


def test_without_a_class_the_deletion_is_told_in_words(tmp_path):
    assert "保存期限: 研修をした年度の次の年度の3月31日" in repr(promise(tmp_path))


def test_in_a_notebook_it_is_a_table_with_row_headings(tmp_path):
    html = promise(tmp_path)._repr_html_()
    assert "あなたの答えのあつかい</caption>" in html
    assert html.count('<th scope="row"') == 6
