"""Every known answer of N00 and N08 gets its points and its message on the committed data."""

import pytest

from kenshu import authoring, check
from kenshu.authoring import known, source

SOURCES = {"n00-first-step": "s0", "n08-effect-and-cost": "s3"}


@pytest.fixture(scope="module", params=SOURCES)
def notebook(request, root):
    return source.read(root / "exercises" / SOURCES[request.param] / f"{request.param}.md")


def test_each_known_answer_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 30
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_has_its_right_blank_and_wrong_answers(notebook, root):
    ours = [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder]
    assert ours == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == {
        form["id"] for form in notebook.forms
    }


def test_the_points_of_n08_come_to_thirty(root):
    forms = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md").forms
    assert sum(form.get("points", 0) for form in forms) == 30


def test_nothing_of_n00_is_marked(root):
    forms = source.read(root / "exercises" / "s0" / "n00-first-step.md").forms
    assert 5 <= len(forms) <= 7
    assert {form["graded"] for form in forms} == {"no"}
    assert {form["kind"] for form in forms} == {"choice", "number", "table", "text"}


def test_every_form_of_n00_answers_back(root):
    from kenshu.answers import Question

    for form in source.read(root / "exercises" / "s0" / "n00-first-step.md").forms:
        assert check.can_check(Question.from_dict(form)), form["id"]
