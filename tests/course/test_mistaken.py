"""Hand-ins of typical mistakes only, through the real path: files written, collected, graded, sent back."""

import html
import re
import shutil
from datetime import date

import pytest
from tests.course import mistaken, mistakes
from tests.house.classroom import kenshu, open_class

from kenshu import city, grading
from kenshu.grading import Place, roster
from kenshu.grading.feedback import messages
from kenshu.grading.marks import grades

CARD = re.compile(r'<article class="\w+" id="([a-z0-9-]+)">(.*?)</article>', re.S)
SAID = re.compile(r'<dt>ひとこと</dt><dd class="said">(.*?)</dd>', re.S)
SESSIONS = ("s1", "s2", "s3", "s4")  # S0 asks nothing that could be wrong


def handed_in(place: Place, made: dict, work) -> dict:
    """The nth learner hands in the nth sheet of each session; {session: {受講者番号: sheet}}."""
    numbers = list(dict.fromkeys(row.learner.number for row in grading.table(place)))
    whose = {session: dict(zip(numbers, sheets, strict=False)) for session, sheets in made.items()}
    for session, sheets in whose.items():
        for number, sheet in sheets.items():
            mistaken.hand_in(place, session, number, sheet, work)
    return whose


@pytest.fixture
def alone(root, tmp_path, monkeypatch) -> Place:
    """A class of one whose course has S2 only."""
    course = tmp_path / "course"
    shutil.copytree(root / "datasets", course / "datasets")
    shutil.copytree(root / "exercises" / "s2", course / "exercises" / "s2")
    (course / "exercises" / "s2" / "session.yml").write_text("title: S2\n", encoding="utf-8")
    (course / "grading").mkdir()
    for name in ("city.yml", "grading/nbgrader_config.py"):
        shutil.copy(root / name, course / name)
    place = grading.init(course / "grading", date(2026, 6, 16), city=city.load(course / "city.yml")).place
    names = course / "名簿.csv"
    names.write_text("受講者番号,氏名,よみ,所属,職位,グループ\r\n,髙橋 一,,税務課,主事,1班\r\n", "cp932")
    grading.add(place, roster.read(names))
    grading.release(place)
    monkeypatch.setenv("KENSHU_DATA", str(place.release / "datasets"))
    return place


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


def test_a_learner_with_nothing_but_mistakes_is_told_each_of_them(root, alone, tmp_path):
    sheet = mistaken.sheets(root, "s2")[0]
    assert len({slip.message_id for slip in sheet.slips}) > 25
    whose = handed_in(alone, {"s2": [sheet]}, tmp_path / "work")
    list(grading.collect(alone, grading.waiting(alone)))
    grading.prepare(alone)
    list(grading.grade(alone, grading.due(alone)))
    grading.feedback(alone)
    assert told_otherwise(alone, whose) == []


@pytest.mark.full
def test_every_typical_mistake_of_every_session_is_marked_and_told_as_its_known_answer_says(root, tmp_path):
    made = {session: mistaken.sheets(root, session) for session in SESSIONS}
    slips = [slip for sheets in made.values() for sheet in sheets for slip in sheet.slips]
    every = [(question.id, case["name"]) for question, case in mistakes.typical(root)]
    assert sorted((slip.question.id, slip.name) for slip in slips) == sorted(every)
    course = open_class(root, tmp_path, max(map(len, made.values())))
    place, whose = Place(course / "grading"), {}
    for session in SESSIONS:
        whose |= handed_in(place, {session: made[session]}, tmp_path / "work")
        for verb in ("collect", "grade"):
            said = kenshu(course, verb)
            assert said.code == 0, said
    assert kenshu(course, "feedback").code == 0
    assert told_otherwise(place, whose) == []
