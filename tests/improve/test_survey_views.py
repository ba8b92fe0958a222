"""What N01 shows of the survey: no ranks, no shares, nobody's section beside his words, a figure at the end."""

import csv
import json
from datetime import date

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from kenshu import answers
from kenshu.improve import About, Period, survey
from kenshu.improve.survey import course

RANKS = ["n01-by-count", "n01-by-staff", "n01-by-hours"]


@pytest.fixture(autouse=True)
def course_data(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))


def everything():
    return [
        survey.received(),
        survey.who_was_asked(),
        survey.by_theme("回答", "時間"),
        survey.ten_sheets(),
        survey.loud_and_others("会議・庶務"),
        survey.six_voices(),
    ]


def test_every_table_says_that_its_data_are_made_up_and_has_headings():
    for table in everything():
        assert "架空のデータ" in table.caption
        assert table._repr_html_().count('scope="col"') == len(table.heads)


def test_the_answers_are_shown_as_received_with_long_words_cut():
    rows = survey.received(lines=5).rows
    assert rows[1][1:] == ("回答番号", "課", "職位", "経験年数", "第1テーマ", "月時間", "自由記述")
    assert max(len(cell) for row in rows[1:] for cell in row) <= 17
    assert rows[2][-1].endswith("…")


def test_the_sums_of_the_themes_are_those_of_the_file_by_name_and_not_by_size(root):
    path = root / "datasets" / "d5-staff-survey" / "clean" / "survey.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    *rows, whole = survey.by_theme("回答", "職員数に直すと", "時間").rows
    assert whole == ("合計", len(told), 550, sum(int(row["月時間"]) for row in told))
    assert [row[0] for row in rows] == sorted({row["第1テーマ"] for row in told})
    for theme, count, _, hours in rows:
        own = [int(row["月時間"]) for row in told if row["第1テーマ"] == theme]
        assert (count, hours) == (len(own), sum(own))


def test_loud_sections_and_the_others_are_all_answers():
    loud, others = survey.loud_and_others("会議・庶務").rows
    assert loud[1] + others[1] == 240
    assert loud[2] + others[2] == 46


def test_of_the_ten_sheets_the_share_is_of_the_people_and_not_of_the_ticks():
    ticks = [option for sheet in course.SHEETS for option in sheet.split("、")]
    assert len(ticks) > len(course.SHEETS)
    assert course.share_ticked("電話") == 100 * ticks.count("電話") / 10


ABOUT = About(Period(date(2025, 5, 19), date(2025, 5, 30)), "全職員への任意のアンケート")
STAFF = pd.DataFrame([("市民課", 40), ("税務課", 40)], columns=["課", "職員数"])


def chosen(*said):
    """The voices chosen of answers that all name 電話, beside ten that say nothing of another theme."""
    rows = [("市民課", "電話", 9, one) for one in said] + [("税務課", "紙", 1, "")] * 10
    table = pd.DataFrame(rows, columns=["課", "第1テーマ", "月時間", "自由記述"])
    return [(one.said, one.name) for one in survey.voices(table, survey.themes(table, STAFF, about=ABOUT))]


LONG_ENOUGH = "電話が鳴るたびに手が止まり、あとの仕事がのびていく"
WITH_NAME = "毎日いらっしゃる浅田さんの対応に30分かかっている"


def test_one_named_voice_and_one_without_a_name_are_chosen_in_the_order_received():
    told = chosen("短い", LONG_ENOUGH, LONG_ENOUGH + "毎日", WITH_NAME, "特になし", None)
    assert told == [(LONG_ENOUGH, ""), (WITH_NAME, "浅田")]


@pytest.mark.parametrize(
    "tells",
    [
        "資料の直しは浅田係長の好みで決まり、何度も作り直しになる",
        "浅田さんと二人で読み合わせ、毎月二十日ごろは夜までかかる",
        "返事は000-1234-5678に電話するように毎回言われて困る",
        "行が\n変わる長い文で、読むときに表の形がくずれてしまうもの",
    ],
)
def test_a_second_name_a_post_a_number_or_a_broken_line_is_passed_over(tells):
    assert tells not in [said for said, _ in chosen(WITH_NAME, tells, LONG_ENOUGH, *["短い"] * 3)]


def test_without_words_there_are_no_voices():
    assert chosen("短い", "", None, "特になし", "なし") == []


@pytest.fixture
def session(tmp_path, monkeypatch):
    """A session folder with the three rankings, and the working directory in it."""
    choices = [{"id": "phone", "label": "電話"}, {"id": "paper", "label": "紙"}]
    asked = [{"id": name, "kind": "ranking", "label": name, "choices": choices} for name in RANKS]
    document = {"schema": 1, "session": "s1", "questions": asked}
    (tmp_path / "questions.json").write_text(json.dumps(document), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_figure_waits_for_all_three_rankings(session):
    for name in RANKS:
        assert "課題5の三つの順番" in survey.three_ranks(*RANKS).text
        answers.Store(session).write(name, {"value": ["phone"]})
    assert "電話・窓口" in survey.three_ranks(*RANKS).alt


def test_in_a_notebook_a_button_draws_it_when_the_answers_are_there(session):
    code = f"""from kenshu import answers
from kenshu.improve import survey
button, place = survey.three_ranks(*{RANKS}).children
print("img" in place.value)
for question in {RANKS}:
    answers.Store(".").write(question, {{"value": ["phone"]}})
button.click()
print("img" in place.value, button.description)"""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    NotebookClient(notebook, kernel_name="python3", resources={"metadata": {"path": str(session)}}).execute()
    said = "".join(output.get("text", "") for output in notebook.cells[0].outputs)
    assert said.split() == ["False", "True", "図を描き直す"]
