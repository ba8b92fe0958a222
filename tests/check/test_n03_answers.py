"""Every known answer of N03 gets its points and its message on the committed data."""

import pytest

from kenshu import authoring, check
from kenshu.answers import Question
from kenshu.authoring import known, source
from kenshu.check.n03.story import LANES


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s1" / "n03-business-flow.md")


def test_each_known_answer_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 120
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_has_its_right_blank_and_wrong_answers(notebook, root):
    ours = [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder]
    assert ours == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == {
        form["id"] for form in notebook.forms
    }


def test_the_points_come_to_thirty(notebook):
    assert sum(form.get("points", 0) for form in notebook.forms) == 30


def test_every_marked_question_answers_back(notebook):
    marked = [form for form in notebook.forms if form["graded"] != "no"]
    assert len(marked) == 10
    assert all(check.can_check(Question.from_dict(form)) for form in marked)


def test_the_lanes_of_the_form_are_those_the_rule_knows(notebook):
    story = next(form for form in notebook.forms if form["id"] == "n03-draw")
    lanes = next(column for column in story["columns"] if column["id"] == "lane")
    assert {choice["id"]: choice["label"] for choice in lanes["choices"]} == LANES


def test_the_own_table_has_the_columns_of_the_workbook_in_their_order(notebook):
    """A range copied from Excel lands in the right columns only then."""
    from kenshu.flow import COLUMNS
    from kenshu.flow.answered import CELLS

    own = next(form for form in notebook.forms if form["id"] == "n03-own")
    assert [CELLS[column["id"]] for column in own["columns"]] == list(COLUMNS)
    assert [column["label"] for column in own["columns"]] == list(COLUMNS)
