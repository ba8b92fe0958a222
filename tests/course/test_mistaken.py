"""Hand-ins of typical mistakes only, through the real path: files written, collected, graded, sent back."""

import html
import re

import pytest
from tests.course import mistaken, mistakes
from tests.house.classroom import kenshu, open_class

from kenshu import grading
from kenshu.grading import Place
from kenshu.grading.feedback import messages
from kenshu.grading.marks import grades

CARD = re.compile(r'<article class="\w+" id="([a-z0-9-]+)">(.*?)</article>', re.S)
SAID = re.compile(r'<dt>ひとこと</dt><dd class="said">(.*?)</dd>', re.S)
SESSIONS = ("s1", "s2", "s3", "s4")  # S0 asks nothing that could be wrong


def graded(root, folder, made: dict) -> tuple[Place, dict]:
    """A class in which the nth learner hands in the nth sheet of each session, through the trainer's verbs."""
    course = open_class(root, folder, max(map(len, made.values())))
    place = Place(course / "grading")
    numbers = list(dict.fromkeys(row.learner.number for row in grading.table(place)))
    for session, sheets in made.items():
        for number, sheet in zip(numbers, sheets, strict=False):
            mistaken.hand_in(place, session, number, sheet, folder / "work")
        for verb in ("collect", "grade"):
            said = kenshu(course, verb)
            assert said.code == 0, said
    assert kenshu(course, "feedback").code == 0
    return place, {session: dict(zip(numbers, sheets, strict=False)) for session, sheets in made.items()}


def told_otherwise(place: Place, whose: dict) -> list[str]:
    """Each slip whose learner is told other points or another message than its known answer says."""
    return [
        f"{number} {slip.question.id} {slip.name}: {came}, not {expected(slip)}"
        for session, sheets in whose.items()
        for number, sheet in sheets.items()
        for slip, came in zip(sheet.slips, what_came(place, session, number, sheet.slips), strict=True)
        if came != expected(slip)
    ]


def expected(slip):
    """(points, message id, words on the page). Texts wait for a person; what earns nothing has no row and no word."""
    if slip.question.graded == "auto":
        return slip.points, slip.message_id, " ".join(slip.said.split())
    return ("waits" if slip.question.graded == "human" else None), "", ""


def what_came(place: Place, session: str, number: str, slips):
    """The same of each slip, as gradebook, marked notebook and page have it."""
    marks = {one.question: one for rows in grades(place.gradebook, number).values() for one in rows}
    page = (place.feedback / number / f"{session}.html").read_text(encoding="utf-8")
    cards = {name: SAID.search(card) for name, card in CARD.findall(page)}
    told = {}
    for notebook in (place.autograded / number / session).glob("*.ipynb"):
        told |= messages(notebook)
    for slip in slips:
        mark, said = marks.get(slip.question.id), cards[slip.question.id]
        points = None if mark is None else "waits" if mark.waiting else mark.points
        words = " ".join(html.unescape(said[1]).split()) if said else ""
        yield points, told.get(slip.question.id, ("",))[0], words


def test_a_learner_with_nothing_but_mistakes_is_told_each_of_them(root, tmp_path):
    sheet = mistaken.sheets(root, "s2")[0]
    assert len({slip.message_id for slip in sheet.slips}) > 25
    place, whose = graded(root, tmp_path, {"s2": [sheet]})
    assert told_otherwise(place, whose) == []


@pytest.mark.full
def test_every_typical_mistake_of_every_session_is_marked_and_told_as_its_known_answer_says(root, tmp_path):
    made = {session: mistaken.sheets(root, session) for session in SESSIONS}
    handed_in = [
        (slip.question.id, slip.name) for sheets in made.values() for one in sheets for slip in one.slips
    ]
    assert sorted(handed_in) == sorted(
        (question.id, case["name"]) for question, case in mistakes.typical(root)
    )
    place, whose = graded(root, tmp_path, made)
    assert told_otherwise(place, whose) == []
