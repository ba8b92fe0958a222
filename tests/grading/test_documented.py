"""nbgrader's own documented example, the course 「ps1」 of its manual (inside its package): our marks are its marks."""

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import nbgrader
import pytest

from kenshu import grading
from kenshu.authoring import stock
from kenshu.grading import register
from kenshu.grading.changed import Job

GUIDE = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide"
SESSION, NOTEBOOKS, PEOPLE = "ps1", ("problem1", "problem2"), ("bitdiddle", "hacker")
MARKS = """
SELECT sa.student_id, n.name, c.name, g.auto_score, g.manual_score, g.extra_credit, g.needs_manual_grade
FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook sn ON sn.id = g.notebook_id
JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment sa ON sa.id = sn.assignment_id
"""
COMMENTS = """
SELECT sa.student_id, n.name, c.name, cm.auto_comment, cm.manual_comment
FROM comment cm JOIN base_cell c ON c.id = cm.cell_id JOIN submitted_notebook sn ON sn.id = cm.notebook_id
JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment sa ON sa.id = sn.assignment_id
"""
PAPERS = "SELECT student_id, timestamp FROM submitted_assignment"


@pytest.fixture(scope="module")
def ours(tmp_path_factory):
    """The documented sources and submissions, graded by us; what our intake adds to a hand-in is put beside."""
    course = tmp_path_factory.mktemp("ours")
    place = grading.Place(course / "grading")
    shutil.copytree(GUIDE / "source" / SESSION, place.source / SESSION)
    (place.release / SESSION).mkdir(parents=True)
    (place.release / "datasets").mkdir()
    (place.release / "city.json").write_text("{}", encoding="utf-8")
    listed = [{"id": name, "title": name, "minutes": 0} for name in NOTEBOOKS]
    (place.release / SESSION / "session.json").write_text(
        json.dumps({"title": SESSION, "notebooks": listed}), encoding="utf-8"
    )
    with register.opened(place.register, create=True) as connection:
        people = [register.Learner(number, number, "", "", "", "") for number in PEOPLE]
        register.add_learners(connection, people)
    for number in PEOPLE:
        folder = shutil.copytree(GUIDE / "submitted" / number / SESSION, place.submitted / number / SESSION)
        (folder / "answers.json").write_text('{"answers": {}}', encoding="utf-8")
    config = (
        course / "nbgrader_config.py"
    )  # the manual's course has none: its stub is what was handed in unchanged
    config.write_text("", encoding="utf-8")
    with stock.generated(SESSION, place.source / SESSION, config=config, db_url=place.db_url):
        outcomes = list(grading.grade(place, [Job(number, SESSION, "") for number in PEOPLE]))
    assert [status.reason for outcome in outcomes for status in outcome.statuses] == [""] * 4
    return place


def test_the_marks_are_those_the_manual_prints(ours):
    with open(GUIDE / "grades.csv", encoding="utf-8", newline="") as printed:
        expected = {
            row["student_id"]: (float(row["raw_score"]), row["timestamp"]) for row in csv.DictReader(printed)
        }
    given = dict.fromkeys(PEOPLE, 0.0)
    for number, _, _, auto, *_ in rows(ours.gradebook, MARKS):
        given[number] += auto or 0
    assert {number: (given[number], when) for number, when in rows(ours.gradebook, PAPERS)} == expected


def test_the_cells_that_fail_are_those_the_manual_shows(ours):
    printed = GUIDE / "autograded"
    papers = [path.relative_to(printed) for path in sorted(printed.glob("*/*/*.ipynb"))]
    expected = {paper: stopped(printed / paper) for paper in papers}
    assert {paper: stopped(ours.autograded / paper) for paper in papers} == expected
    errors = [error for cells in expected.values() for found in cells.values() for error in found]
    assert len(expected) == 4 and {"AssertionError", "NotImplementedError"} <= set(errors)


def stopped(path):
    """Grade id → the name of the error its cell ended with, of all cells nbgrader knows."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return {
        cell["metadata"]["nbgrader"]["grade_id"]: [o["ename"] for o in cell["outputs"] if o["output_type"] == "error"]
        for cell in cells
        if cell["cell_type"] == "code" and "nbgrader" in cell["metadata"]
    }  # fmt: skip


@pytest.mark.full
def test_marks_comments_and_outputs_are_those_of_stock_typed_as_its_manual_says(ours, tmp_path):
    for name in ("source", "submitted"):
        shutil.copytree(GUIDE / name, tmp_path / name)
    typed(
        tmp_path,
        "generate_assignment",
        SESSION,
        "--IncludeHeaderFooter.header=source/header.ipynb",
        "--force",
    )
    typed(tmp_path, "autograde", SESSION, "--force")
    theirs = tmp_path / "gradebook.db"
    for query in (MARKS, COMMENTS, PAPERS):
        expected = rows(theirs, query)
        assert rows(ours.gradebook, query) == expected and len(expected) >= 2
    for path in sorted((tmp_path / "autograded").glob("*/*/*.ipynb")):
        assert shown(ours.autograded / path.relative_to(tmp_path / "autograded")) == shown(path)


def typed(folder, *words):
    scripts = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}
    done = subprocess.run([scripts / "nbgrader", *words], cwd=folder, env=env, capture_output=True, text=True,
                          encoding="utf-8")  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]


def rows(gradebook, query):
    connection = sqlite3.connect(gradebook)
    found = sorted(connection.execute(query).fetchall(), key=repr)
    connection.close()
    return found


def shown(path):
    """Source and outputs of each cell, in order; tracebacks without the colours and the files' addresses."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [
        ("".join(cell["source"]), [_output(output) for output in cell.get("outputs", ())]) for cell in cells
    ]


def _output(output):
    return {
        key: value
        for key, value in output.items()
        if key in ("output_type", "name", "text", "data", "ename", "evalue")
    }
