"""What the readers of N00 to N03 asked for stays so: minutes agree, captions can be cut out, nothing frightens."""

import re
from io import BytesIO

import pytest
from openpyxl import load_workbook

from kenshu import flow, improve
from kenshu.answers import load_questions
from kenshu.authoring import course, notebook
from kenshu.check.n00 import promise
from kenshu.grading.dates import HOMEWORK
from kenshu.improve.tidy import course as tidy_course

SAID = re.compile(r"\*\*所要時間\*\* (?:約)?(\d+)分")
PARTS = re.compile(r"(?:前半|後半)の(?:約)?(\d+)分")


@pytest.fixture(scope="module")
def sources(root):
    return {item.notebook: item for session in course.sessions(root) for item in course.read(root, session)}


@pytest.fixture
def session(sources, tmp_path, monkeypatch):
    """A folder of S1 without an answer, as the working directory."""
    first = [item for item in sources.values() if item.session == "s1"]
    (tmp_path / "questions.json").write_bytes(notebook.questions_json("s1", first))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_minutes_in_the_text_are_those_of_its_head(sources):
    said = {name: SAID.search(item.blocks[0].text) for name, item in sources.items()}
    assert {name: int(found[1]) for name, found in said.items() if found} == {
        name: item.minutes for name, item in sources.items() if said[name]
    }
    assert len([found for found in said.values() if found]) >= 4


def test_two_halves_make_the_whole(sources):
    for item in sources.values():
        parts = [int(part) for part in PARTS.findall(item.blocks[0].text)]
        assert not parts or sum(parts) == item.minutes, item.notebook


def test_the_readme_says_the_same_minutes(root, sources):
    told = dict(
        re.findall(
            r"^\| (N\d\d) .*\| (\d+)分 \|$", (root / "README.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    assert told == {name[:3].upper(): str(item.minutes) for name, item in sources.items()}


def test_the_homework_before_s1_says_the_same_minutes(sources):
    (each,) = {sources[name].minutes for name in ("n01-choose-a-theme", "n02-tidy-the-data")}
    assert f"N01とN02(各{each}分)" in HOMEWORK["s1"]


@pytest.mark.parametrize("ways", [("回答", "時間"), ("回答", "職員数に直すと", "時間")])
def test_a_table_of_the_survey_says_when_and_how_many(ways):
    caption = improve.survey.by_theme(*ways).caption
    assert re.search(r"令和7年5月19日〜5月30日のアンケートに答えた\d+人", caption)
    assert "架空のデータ" in caption


def test_the_sections_that_answered_most_are_told_how_they_were_chosen():
    caption = improve.survey.loud_and_others("会議・庶務").caption
    assert "全体の1.5倍" in caption and "令和7年5月19日" in caption


@pytest.mark.parametrize("column", tidy_course.COLUMNS)
def test_a_table_of_ways_of_writing_says_which_list_and_how_many_rows(column):
    caption = improve.tidy.ways_of(column).caption
    assert re.search("受付簿.*の[0-9,]+行", caption)
    assert "令和7" not in caption  # the year of the paper list is a question


def test_tables_of_the_log_say_their_year_and_their_cases():
    for table in (
        flow.work_minutes("d3-nursery-log", channel="紙"),
        flow.ten_measured("d3-nursery-log", "指数審査", channel="紙"),
    ):
        assert "令和6年度の、紙の申請" in table.caption
    assert "記録の順に10件" in table.caption


def test_the_learner_s_workbook_of_steps_holds_no_command():
    for sheet in load_workbook(BytesIO(flow.blank_workbook().rows[0][2])):
        assert not [cell.value for row in sheet for cell in row if "kenshu" in str(cell.value)]


def test_a_row_to_which_a_0_was_added_carries_its_mark(session):
    from kenshu.answers import Store, read_value

    assert "印" not in improve.tidy.accounts_by("n02-zeros").heads
    question = load_questions(session)["n02-zeros"]
    Store(session).write("n02-zeros", read_value(question, {"value": "pad"}))
    shown = improve.tidy.accounts_by("n02-zeros")
    marked = {row[1]: row[-1] for row in shown.rows}
    assert {len(text) for text, mark in marked.items() if mark} == {1, 2}
    assert {len(text) for text, mark in marked.items() if not mark} == {3}


def test_the_promise_says_who_in_the_office_looks_and_what_becomes_of_the_pictures(tmp_path):
    lines = dict(promise(tmp_path).lines)
    assert "(人事課の中でも、研修の担当だけ)" in lines["答えを見る人"]
    assert "答えと同じあつかい" in lines["あなたがかいた図"]


def test_one_word_for_the_middle_value(sources):
    for name in ("n00-first-step", "n03-business-flow"):
        assert "まん中" not in sources[name].path.read_text(encoding="utf-8")
