"""The first mark, end to end with the real nbgrader: text → release → hand-in → ``autograde`` → gradebook.

The score read from the gradebook is what ``check`` says of the same answers.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from kenshu import answers, authoring, check

KEY = {"all": 3, "talk": 1.5}
AREA = "def area(side):\n    return {}"
# learner: (answers given in the forms, source of the code cell or None)
LEARNERS = {
    "right": (
        {"n08-which-time": {"value": "all"}, "n08-before-hours": {"value": "１８０時間", "unit": "時間"}},
        AREA.format("side ** 2"),
    ),
    "wrong": (
        {"n08-which-time": {"value": "none"}, "n08-before-hours": {"value": 10800, "unit": "時間"}},
        AREA.format("0"),
    ),
    "partial": (
        {"n08-which-time": {"value": "talk"}, "n08-before-hours": {"value": 10800, "unit": "分"}},
        AREA.format("1"),
    ),
    "asking": ({"n08-before-hours": {"value": None, "ask": "係長"}}, None),
    "blank": ({}, None),
}


@pytest.fixture(scope="module")
def course(make_course, tmp_path_factory):
    """A course whose hand-ins were graded by ``nbgrader autograde``, run as its manual says."""
    course = make_course(tmp_path_factory.mktemp("first") / "course")
    release = authoring.build(root=course).folder
    grading = course / "grading"
    authoring.generate("s3", root=course, db_url=f"sqlite:///{grading / 'gradebook.db'}")
    for learner, (given, code) in LEARNERS.items():
        hand_in(release / "s3", grading / "submitted" / learner / "s3", given, code)
    env = {**os.environ, "KENSHU_DATA": str(course / "datasets"), "KENSHU_CITY": str(course / "city.yml")}
    command = [sys.executable, "-m", "nbgrader", "autograde", "s3"]
    done = subprocess.run(command, cwd=grading, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return course


def hand_in(release, folder, given, code):
    """What a learner's session folder looks like after answering."""
    shutil.copytree(release, folder)
    questions, store = answers.load_questions(folder), answers.Store(folder)
    for question, raw in given.items():
        store.write(question, answers.read_value(questions[question], raw))
    notebook = folder / "n08-small.ipynb"
    document = json.loads(notebook.read_text("utf-8"))
    for cell in document["cells"]:
        if cell["id"] == "n08-area" and code:
            cell["source"] = code
    notebook.write_text(json.dumps(document), encoding="utf-8")


@pytest.fixture(scope="module")
def scores(course):
    """{learner: {grade id: score}} as the gradebook holds them."""
    from nbgrader.api import Gradebook

    with Gradebook(f"sqlite:///{course / 'grading' / 'gradebook.db'}") as gradebook:
        return {
            learner: {
                grade.name: grade.score
                for grade in gradebook.find_submission_notebook("n08-small", "s3", learner).grades
            }
            for learner in LEARNERS
        }


@pytest.mark.parametrize("learner", LEARNERS)
def test_the_gradebook_holds_what_the_mark_said(course, scores, learner, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(course / "datasets"))
    folder = course / "grading" / "submitted" / learner / "s3"
    expected = {
        "n08-which-time": check.keyed("n08-which-time", KEY, folder).points,
        "n08-before-hours": check.mark("n08-before-hours", folder).points,
    }
    assert {name: scores[learner][name] for name in expected} == expected


def test_the_marks_differ_as_the_answers_do(scores):
    table = {
        learner: [marks[name] for name in ("n08-which-time", "n08-before-hours", "n08-area-test", "n08-note")]
        for learner, marks in scores.items()
    }
    assert table == {
        "right": [3, 3, 2, 0],
        "wrong": [0, 0, 0, 0],
        "partial": [1.5, 3, 0, 0],
        "asking": [0, 0, 0, 0],
        "blank": [0, 0, 0, 0],
    }


def test_no_answer_shows_no_error_to_anyone(course):
    """An unanswered notebook runs from top to bottom: no red traceback, but a number in each test cell."""
    graded = course / "grading" / "autograded" / "blank" / "s3" / "n08-small.ipynb"
    cells = {cell["id"]: cell for cell in json.loads(graded.read_text("utf-8"))["cells"]}
    failed = [
        name
        for name, cell in cells.items()
        if any(output["output_type"] == "error" for output in cell.get("outputs", []))
    ]
    assert failed == []
    assert "".join(cells["n08-before-hours"]["outputs"][0]["data"]["text/plain"]) == "0"


def test_the_same_text_can_be_made_known_again_without_touching_a_score(course, scores):
    from nbgrader.api import Gradebook

    db_url = f"sqlite:///{course / 'grading' / 'gradebook.db'}"
    authoring.generate("s3", root=course, db_url=db_url)
    with Gradebook(db_url) as gradebook:
        assert gradebook.find_submission("s3", "right").score == sum(scores["right"].values()) == 8


def test_cells_with_handins_cannot_be_changed_behind_the_gradebooks_back(course, make_course, tmp_path):
    later = make_course(tmp_path / "later")
    shutil.copy(course / "grading" / "gradebook.db", later / "grading")
    text = later / "exercises" / "s3" / "n08-small.md"
    text.write_text(text.read_text("utf-8").replace("n08-before-hours", "n08-after-hours"), encoding="utf-8")
    with pytest.raises(authoring.AuthoringError, match="提出がある問題の数や番号は変えられません"):
        authoring.generate("s3", root=later, db_url=f"sqlite:///{later / 'grading' / 'gradebook.db'}")
