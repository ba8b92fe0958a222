"""The course's own exercises: every text, cell, release and known answer."""

import shutil
import zipfile

import pytest
from tests.authoring.canaries import d1_answers_in

from kenshu.authoring import audit

OTHER_DATA = {"s2.html"}  # its tables of D3 and D2 hold their own numbers; D1 is told in S3


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    copy = tmp_path_factory.mktemp("own") / "course"
    for folder in ("exercises", "datasets"):
        shutil.copytree(root / folder, copy / folder)
    (copy / "grading").mkdir()
    shutil.copy(root / "grading" / "nbgrader_config.py", copy / "grading")
    shutil.copy(root / "city.yml", copy)
    return copy


@pytest.fixture(scope="module")
def report(course):
    return audit.check(course)


def test_no_text_cell_or_release_has_a_problem(report):
    assert [str(problem) for problem in report.problems] == []


def test_every_known_answer_earns_its_points_and_its_message(report):
    assert [str(outcome) for outcome in report.outcomes if not outcome.ok] == []
    assert len({outcome.question for outcome in report.outcomes}) >= 20


def words_of(path):
    """The text of a file; of a workbook all the words in it."""
    if path.suffix != ".xlsx":
        return path.read_text(encoding="utf-8")
    with zipfile.ZipFile(path) as book:
        return book.read("xl/sharedStrings.xml").decode("utf-8")


def test_no_answer_of_the_dataset_stands_in_words_in_the_release(course, report):
    words = [
        path
        for path in (course / "grading" / "release").rglob("*")
        if path.suffix != ".csv" and path.is_file() and path.name not in OTHER_DATA
    ]
    assert len(words) > 6
    found = {path.name: d1_answers_in(words_of(path)) for path in words}
    assert {name: numbers for name, numbers in found.items() if numbers} == {}
