"""Every known answer of N07 gets its points and its message on the committed data."""

import pytest

from kenshu import answers, authoring, check
from kenshu.answers import Question
from kenshu.authoring import known, source
from kenshu.check.n07.items import PLACES
from kenshu.check.n07.means import CASES
from kenshu.improve import ecrs, means
from kenshu.improve.ecrs.answered import PILES, number
from kenshu.improve.ecrs.tags import TAGGED
from kenshu.improve.ecrs.waste import WASTES
from kenshu.improve.form_sheet.hall import items

FLOW = [
    {"number": "1", "name": "届を出す", "lane": "住民", "kind": "start", "next": "2"},
    {"number": "2", "name": "受付印を押す", "lane": "窓口", "kind": "task", "next": "3", "minutes": 2, "basis": "慣行"},
    {"number": "3", "name": "書類を見る", "lane": "窓口", "kind": "task", "next": "4", "minutes": 5,
     "basis": "みどり野市届出規則(架空)第3条"},
    {"number": "4", "name": "返事を受け取る", "lane": "住民", "kind": "end"},
]  # fmt: skip


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s3" / "n07-ecrs-and-means.md")


@pytest.fixture
def own(notebook, root, monkeypatch):
    """What N07 says of an own table, with or without the flow of S1."""
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))
    question = Question.from_dict(next(form for form in notebook.forms if form["id"] == "n07-own"))

    def judged(rows, carried=FLOW):
        raw = [dict(zip(("number", "name", "pile", "what", "why", "into"), row, strict=True)) for row in rows]
        known = {"n07-own": answers.read_value(question, {"value": raw})}
        if carried:
            known["n03-own"] = {"value": carried, "from": "s1"}
        return check.judge(question, known).message_id

    return judged


def form(notebook, name):
    return next(form for form in notebook.forms if form["id"] == name)


def ids(listed):
    return [one["id"] for one in listed]


def test_each_known_answer_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 170
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_has_its_right_blank_and_wrong_answers(notebook, root):
    ours = [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder]
    assert ours == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == set(ids(notebook.forms))


def test_the_points_come_to_thirty_and_a_person_gives_seven(notebook):
    assert sum(form.get("points", 0) for form in notebook.forms) == 30
    assert sum(form["points"] for form in notebook.forms if form["graded"] == "human") == 7


def test_every_question_answers_back(notebook):
    assert all(check.can_check(Question.from_dict(form)) for form in notebook.forms)


def test_the_cards_are_the_steps_that_can_be_tagged(notebook):
    steps = {step.number: step.name for step in ecrs.hall() if step.kind in TAGGED}
    cards = form(notebook, "n07-tags")
    assert [number(card["id"]) for card in cards["items"]] == list(steps)
    assert ids(cards["choices"]) == list(PILES)
    columns = {column["id"]: column for column in form(notebook, "n07-ideas")["columns"]}
    assert [number(choice["id"]) for choice in columns["step"]["choices"]] == list(steps)
    assert {number(choice["id"]) for choice in columns["into"]["choices"]} <= set(steps)


def test_the_other_lists_are_those_of_the_methods(notebook):
    assert len(form(notebook, "n07-wastes")["choices"]) == len(WASTES)
    assert [one["label"] for one in form(notebook, "n07-wastes")["choices"]] == list(WASTES)
    cases = form(notebook, "n07-cases")
    assert ids(cases["items"]) == list(CASES)
    assert [(one["id"], one["label"]) for one in cases["choices"]] == [
        (one.id, one.name) for one in means.table()
    ]
    cards = form(notebook, "n07-items")["items"]
    assert {one["id"]: one["label"] for one in cards} == items()
    assert set(PLACES) == set(items())


def test_with_the_flow_of_s1_its_numbers_and_grounds_are_looked_at(own):
    good = [
        ("2", "受付印を押す", "remove", "台帳で分かる", None, None),
        ("3", "書類を見る", "keep", None, None, None),
    ]
    extra = ("3", "書類を見る", "simplify", "見るところをへらす", "足りないと二度来てもらう", None)
    assert own([good[0], extra, ("9", "ない手順", "keep", None, None, None)]) == "unknown-step"
    assert own(
        [good[0], ("3", "書類", "remove", None, None, None), ("4", "返事", "keep", None, None, None)]
    ) == ("law-removed")
    assert own([good[0], extra, ("1", "届を出す", "remove", None, None, None)]) == "cannot-go"
    joined = ("3", "書類を見る", "combine", "一度に見る", "足りないと二度来てもらう", "7")
    assert own([good[0], joined, ("4", "返事", "keep", None, None, None)]) == "no-partner"


def test_without_the_flow_of_s1_the_same_table_is_taken_as_it_stands(own):
    rows = [("2", "受付印を押す", "remove", None, None, None), ("3", "書類を見る", "keep", None, None, None),
            ("9", "ない手順", "keep", None, None, None)]  # fmt: skip
    assert own(rows, carried=None) == "right"
