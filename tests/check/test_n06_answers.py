"""Every known answer of N06 gets its points and its message, and its lists agree with text and data."""

import pytest

from kenshu import answers, authoring, check, data
from kenshu.authoring import known, rules, source
from kenshu.check.n06 import counting, order
from kenshu.improve.priority.issues import CRITERIA, ISSUES, STEPS


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s2" / "n06-priorities.md")


@pytest.fixture(scope="module")
def forms(notebook):
    return {form["id"]: form for form in notebook.forms}


def test_each_known_answer_of_n06_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 130
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_of_n06_has_its_right_blank_and_wrong_answers(notebook, forms, root):
    assert [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder] == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == set(forms)


def test_the_text_of_n06_has_no_problem_and_gives_no_answer_away(notebook):
    assert rules.lint(notebook.path) == []


def test_the_points_of_n06_come_to_twenty_six(forms):
    assert sum(form.get("points", 0) for form in forms.values()) == 26


def test_the_tasks_to_count_stand_in_the_survey_and_in_the_table_above(notebook, forms, root):
    survey = data.open("d4-workload", root / "datasets").set_index("業務")
    assert forms["n06-hours"]["rows"] == list(counting.TASKS)
    assert list(survey.loc[list(counting.TASKS), "頻度"]) == ["日", "週", "月"]
    shown = "".join(block.text for block in notebook.blocks if block.role == "given")
    assert all(f'"{name}"' in shown for name in counting.TASKS)
    assert {one.task for one in ISSUES} <= set(survey.index)


def test_rows_and_columns_of_weights_and_scores_are_those_the_rank_is_made_of(forms):
    assert forms["n06-weights"]["rows"] == [f"{axis} {name}" for name, axis in CRITERIA.values()]
    assert forms["n06-scores"]["rows"] == [one.name for one in ISSUES]
    for question, first in (("n06-scores", 0), ("n06-own", 1)):
        columns = forms[question]["columns"][first:]
        assert {one["id"]: one["label"] for one in columns} == {
            one: name for one, (name, _) in CRITERIA.items()
        }


def test_the_measure_in_the_text_is_the_one_the_rule_goes_by(notebook):
    text = "".join(block.text for block in notebook.blocks)
    for hours, points in STEPS:
        assert f"{hours:,}時間から{points}点" in text


def test_the_example_in_the_text_is_the_one_the_rule_counts(forms):
    for pairs in (order.EFFECT, order.FEASIBILITY):
        weights, points = zip(*pairs, strict=True)
        said = f"重みが{'と'.join(map(str, weights))}、点が{'と'.join(map(str, points))}"
        assert said in forms["n06-point"]["label"]


@pytest.mark.parametrize(
    ("fixed", "scored", "message"), [("09:00", "09:10", "right"), ("09:20", "09:10", "moved")]
)
def test_weights_are_seen_to_move_by_the_time_they_were_written(forms, root, fixed, scored, message):
    question = answers.Question.from_dict(forms["n06-weights"])
    weights = answers.read_value(question, {"value": [{"weight": one} for one in (2, 1, 1, 1)]})
    day = "2026-07-01T{}:00.000000Z".format
    given = {
        "n06-weights": {**weights, "at": day(fixed)},
        "n06-scores": {"value": [{"row": "一つ"}], "at": day(scored)},
    }
    assert check.judge(question, given, root / "datasets").message_id == message
