"""Workbooks and papers of the real course: everything in them is public, small enough, and takes every known answer."""

import time

import pytest
from tests.forms import hand

from kenshu import answers, authoring
from kenshu.authoring import course, leaks
from kenshu.authoring.known import _cases
from kenshu.forms import excel, typed, typed_reading
from kenshu.forms.paper import typing


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
        for case in _cases(item, form["id"])[1]
        if case["answer"] is not None
    ]


def through_form(question, raw):
    try:
        return answers.read_value(question, raw)
    except answers.AnswersError:
        return None


def test_every_known_answer_is_read_alike_from_form_sheet_and_paper(questions, cases):
    different, taken = [], 0
    for name, case, raw, _ in cases:
        question = questions[name]
        try:
            fields = hand.written(question, raw)
        except (TypeError, KeyError, ValueError, AttributeError):
            continue  # a raw answer no hand can write, such as a list where a number stands
        there = {field.key for line in typed.lines(question) for field in line.fields}
        if not fields.keys() <= there:
            continue  # a fourth place where there are three: on a sheet it cannot be written
        form = through_form(question, raw)
        sheet = typed_reading.read(question, fields)
        if form is None:
            if not sheet.problems:
                different.append((name, case, "refused on the screen only"))
            continue
        rows = [
            typing.TypedRow(
                place, row[typing.LINE],
                tuple(text for head, text in row.items() if head.startswith(typing.FIELD)),
                row[typing.UNIT], row[typing.BASIS], row[typing.WHO],
            )
            for place, row in enumerate(hand.rows("m01x", {name: raw}, questions), 2)
        ]  # fmt: skip
        paper = typing.from_rows(question, rows) if rows else typed_reading.Reading({})
        taken += 1
        if not form == sheet.entry == paper.entry:
            different.append((name, case, form, sheet, paper))
    assert different == []
    assert taken > 200


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
