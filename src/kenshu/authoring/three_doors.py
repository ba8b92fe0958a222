"""Every known answer through form, workbook and paper: one entry, or none where it is refused."""

from collections.abc import Iterator
from pathlib import Path

from kenshu.answers import AnswersError, Question, load_questions, read_value
from kenshu.authoring import by_hand, course, doors, known
from kenshu.authoring.errors import Problem
from kenshu.authoring.messages import problem
from kenshu.forms import typed, typed_reading
from kenshu.forms.paper import typing

LEARNER = "m01x"


def check(root: Path, release: Path) -> list[Problem]:
    """A Problem for each known answer that a sheet or a paper reads otherwise than the form, and for each right
    answer that does not come back from the workbook of its session in ``release``. AuthoringError."""
    problems = []
    for session in course.sessions(root):
        questions, rights = load_questions(release / session), {}
        for item in course.read(root, session):
            for form in item.forms:
                file, cases = known.cases_of(item, form["id"])
                for case in cases:
                    problems += _alike(questions[form["id"]], file, case)
                    if case["name"] == "right" and case["answer"] is not None:
                        rights[form["id"]] = (file, case["answer"])
        problems += _back_from_the_workbook(
            release / doors.EXCEL / f"{session}.xlsx", session, questions, rights
        )
    return problems


def ways(question: Question, raw: dict) -> tuple[dict, dict, dict] | None:
    """The entries form, workbook and paper make of an answer, {} where they refuse it; None where it cannot be
    written there (a fourth place of three, a list where a number stands)."""
    try:
        fields = by_hand.written(question, raw)
    except (TypeError, KeyError, ValueError, AttributeError):
        return None
    if not fields.keys() <= {field.key for line in typed.lines(question) for field in line.fields}:
        return None
    try:
        form = read_value(question, raw)
    except AnswersError:
        form = {}
    sheet = typed_reading.read(question, fields)
    rows = by_hand.typed_rows(question, raw)
    paper = typing.from_rows(question, rows) if rows else typed_reading.Reading({})
    if not form:  # a door without a screen keeps what it can read and names the rest
        return {}, {} if sheet.problems else sheet.entry, {} if paper.problems else paper.entry
    return form, sheet.entry, paper.entry


def _alike(question: Question, file: Path, case: dict) -> Iterator[Problem]:
    found = ways(question, case["answer"]) if case["answer"] is not None else None
    if found is None:
        return
    form, sheet, paper = found
    for door, entry in (("Excel", sheet), ("紙", paper)):
        if entry != form:
            yield problem(
                file, 0, "door", case=case["name"], door=door, form=form or "なし", other=entry or "なし"
            )


def _back_from_the_workbook(path: Path, session: str, questions, rights: dict) -> Iterator[Problem]:
    from kenshu.forms import excel

    filled = by_hand.fill(
        path.read_bytes(), LEARNER, {name: raw for name, (_, raw) in rights.items()}, questions
    )
    found = excel.read(filled, {session: questions}).entries
    for name, (file, raw) in rights.items():
        wanted = read_value(questions[name], raw)
        if found.get(name) != wanted:
            yield problem(
                file, 0, "door", case="right", door=path.name, form=wanted, other=found.get(name, "なし")
            )
