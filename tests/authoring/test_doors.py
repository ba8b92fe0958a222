"""Workbooks and papers of the real course: everything in them is public, small enough, and takes every known answer."""

import time
from pathlib import Path

import pytest
from tests.forms import hand

from kenshu import answers, authoring
from kenshu.authoring import by_hand, course, leaks, three_doors
from kenshu.authoring.known import cases_of
from kenshu.forms import excel


@pytest.fixture(scope="module")
def sources(root):
    return [item for session in course.sessions(root) for item in course.read(root, session)]


@pytest.fixture(scope="module")
def questions(sources):
    from kenshu.authoring import notebook

    made = [(item, spec) for item in sources for spec in notebook.questions(item)]
    return {spec["id"]: answers.Question.from_dict({**spec, "session": item.session}) for item, spec in made}


@pytest.fixture(scope="module")
def cases(sources):
    """(question id, name, raw answer, refused) of every known answer of the course."""
    return [
        (form["id"], case["name"], case["answer"], bool(case.get("refused")))
        for item in sources
        for form in item.forms
        for case in cases_of(item, form["id"])[1]
        if case["answer"] is not None
    ]


def test_every_known_answer_is_read_alike_from_form_sheet_and_paper(questions, cases):
    found = {(name, case): three_doors.ways(questions[name], raw) for name, case, raw, _ in cases}
    taken = {case: ways for case, ways in found.items() if ways}
    assert {case: ways for case, ways in taken.items() if not ways[0] == ways[1] == ways[2]} == {}
    assert len([ways for ways in taken.values() if ways[0]]) > 200


def test_a_door_that_reads_otherwise_is_named(questions, cases, monkeypatch):
    name, _, raw, _ = next(case for case in cases if case[0] == "n08-before-hours" and case[1] == "right")
    file = Path("n08-before-hours.yml")
    assert not list(three_doors._alike(questions[name], file, {"name": "right", "answer": raw}))
    monkeypatch.setattr(by_hand, "written", lambda question, raw: {"value": 1, "unit": "時間"})
    said = [str(one) for one in three_doors._alike(questions[name], file, {"name": "right", "answer": raw})]
    assert len(said) == 2 and "Excel" in said[0] and "紙" in said[1]


@pytest.fixture(scope="module")
def release(root, tmp_path_factory):
    folder = authoring.build(root=root, out=tmp_path_factory.mktemp("course") / "release").folder
    authoring.sheets(folder, root=root)
    return folder


@pytest.mark.full
def test_no_solution_scheme_key_or_planted_fact_is_in_a_workbook_or_paper(release, sources):
    for folder in ("excel", "paper"):
        for item in sources:
            assert leaks.find(release / folder, leaks.secrets(item)) == []


@pytest.mark.full
def test_a_workbook_stays_below_two_megabytes_and_comes_back_within_two_seconds(release, questions, cases):
    sessions = {
        s: answers.load_questions(release / s) for s in sorted({q.session for q in questions.values()})
    }
    for session, asked in sessions.items():
        blank = (release / "excel" / f"{session}.xlsx").read_bytes()
        assert len(blank) < 2_000_000
        given = {name: raw for name, case, raw, _ in cases if case == "right" and name in asked}
        filled = hand.fill(blank, "m01x", given, asked)
        before = time.process_time()
        found = excel.read(filled, sessions)
        assert time.process_time() - before < 2
        assert found.problems == []
        assert found.entries == {name: answers.read_value(asked[name], raw) for name, raw in given.items()}
