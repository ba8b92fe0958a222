"""Whatever a learner writes into the tables of N03, there is a mark and a message, and the picture's view stands."""

import random

import pytest

from kenshu import answers, check, flow
from kenshu.authoring import source
from kenshu.flow.answered import CELLS, KINDS
from kenshu.flow.shown.procedures import procedure
from kenshu.flow.shown.seen import Seen

NEXT = [
    None,
    "2",
    "3",
    "4",
    "6、4",
    "7／8",
    "８",
    "9",
    "15",
    "書類確認",
    "2 2",
    "、",
    "=A1",
    "3行目",
    "x" * 400,
]
CONDITION = [
    None,
    "はい",
    "はい／いいえ",
    "足りない、そろっている",
    "／",
    "・・・",
    "a／b／c",
    "<b>",
    "あ" * 60,
]
LANE = [None, "parent", "nursery", "tax", "head"]
WORDS = [None, "窓口", "ﾏﾄﾞｸﾞﾁ", "課 長", "3日", "1か月", "-5", "<script>", "=1+1", "あ" * 90]


@pytest.fixture(scope="module")
def questions(root):
    forms = source.read(root / "exercises" / "s1" / "n03-business-flow.md").forms
    return {form["id"]: answers.Question.from_dict(form) for form in forms}


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))


@pytest.mark.parametrize("seed", range(8))
def test_every_table_of_the_story_gets_a_mark_and_a_message(questions, seed):
    draw, question = random.Random(seed), questions["n03-draw"]
    kinds = [None, *KINDS]
    seen = set()
    for _ in range(40):
        sure = draw.random()  # some tables are nearly whole, so that the later checks are reached too
        rows = [
            {"lane": _one(draw, LANE, sure), "kind": _one(draw, kinds, sure), "next": _one(draw, NEXT, sure),
             "condition": draw.choice(CONDITION)}
            for _ in question.rows
        ]  # fmt: skip
        entry = answers.read_value(question, {"value": rows})
        mark = check.judge(question, {question.id: entry})
        assert mark.message
        seen.add(mark.message_id)
    assert len(seen) > 2


@pytest.mark.parametrize("seed", range(4))
def test_every_own_table_gets_a_mark_and_can_be_looked_at(questions, seed):
    draw, question = random.Random(seed), questions["n03-own"]
    for _ in range(15):
        rows = [_own_row(draw) for _ in range(draw.randint(1, 9))]
        entry = answers.read_value(question, {"value": rows})
        if entry.get("value") is None:
            continue
        assert check.judge(question, {question.id: entry}).message
        shown = Seen(
            flow.answered(entry["value"], "<b>"), frozenset(CELLS.values()), "もとの表: あなたの答え"
        )
        assert "<script>" not in shown._repr_html_()


def test_the_given_half_alone_is_no_flow_yet():
    assert not flow.validate(procedure("nursery-rest")).ok


def _one(draw, choices, sure):
    return draw.choice(choices[1:] if draw.random() < sure else choices)


def _own_row(draw):
    row = {name: draw.choice(WORDS) for name in CELLS if name not in ("kind", "minutes", "count", "next")}
    return row | {
        "kind": draw.choice([None, *KINDS]), "minutes": draw.choice([None, 0, 5, 2.5]), "count": draw.choice([None, 120]),
        "next": draw.choice(NEXT),
    }  # fmt: skip
