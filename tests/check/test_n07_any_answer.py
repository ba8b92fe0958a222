"""Whatever a learner puts into the piles and tables of N07, there is a mark and a message, and the views stand."""

import random

import pytest

from kenshu import answers, check
from kenshu.authoring import source
from kenshu.improve import ecrs
from kenshu.improve.ecrs.answered import own_tags, tags
from kenshu.improve.ecrs.hall import caption
from kenshu.improve.ecrs.shown import seen
from kenshu.improve.form_sheet.hall import OnPage, answered

WORDS = [None, "窓口", "念のため、いままでずっと聞いてきたので", "タブレットとフォームにする", "二度来てもらうと困る人がいる",
         "=1+1", "<b>強い</b>", "30時間", "あ" * 300, "３", "2 ", "s7", "99"]  # fmt: skip
PILES = ("n07-tags", "n07-items", "n07-cases", "n07-wastes")


@pytest.fixture(scope="module")
def questions(root):
    forms = source.read(root / "exercises" / "s3" / "n07-ecrs-and-means.md").forms
    return {form["id"]: answers.Question.from_dict(form) for form in forms}


@pytest.fixture(autouse=True)
def course(root, monkeypatch):
    monkeypatch.setenv("KENSHU_DATA", str(root / "datasets"))


def drawn_value(draw, question):
    """An answer of the right shape with anything in it."""
    if question.kind in ("match", "cards"):
        sure, ids = draw.random(), [choice.id for choice in question.choices]
        return [{"item": item.id, "choice": draw.choice(ids) if draw.random() < sure else None}
                for item in question.items]  # fmt: skip
    if question.kind == "ranking":
        ids = [choice.id for choice in question.choices]
        return draw.sample(ids, draw.randint(1, len(ids)))
    if question.kind == "number":
        return draw.choice([0, 0.01, 8, 16, 960, 1e6])
    if question.kind == "text":
        return draw.choice(WORDS[1:])
    rows = len(question.rows) or draw.randint(1, min(6, question.max_rows))
    return [{column.id: drawn_cell(draw, column) for column in question.columns} for _ in range(rows)]


def drawn_cell(draw, column):
    if column.kind == "choice":
        return draw.choice([None, *(choice.id for choice in column.choices)])
    return draw.choice([None, 0, 1.8, 30, 720]) if column.kind == "number" else draw.choice(WORDS)


@pytest.mark.parametrize("seed", range(12))
def test_every_answer_gets_a_mark_and_a_message(questions, seed):
    draw = random.Random(seed)
    ruled = [one for one in questions.values() if one.kind != "choice"]
    for _ in range(12):
        known = {}
        for question in ruled:
            entry = answers.read_value(question, {"value": drawn_value(draw, question)})
            if entry.get("value") is not None:
                known[question.id] = entry
        for name in known:
            mark = check.judge(questions[name], known)
            assert mark.message
            assert 0 <= mark.points <= mark.of


@pytest.mark.parametrize("seed", range(3))
def test_every_sorting_can_be_looked_at(questions, seed):
    draw = random.Random(seed)
    cards = drawn_value(draw, questions["n07-tags"])
    rows = drawn_value(draw, questions["n07-ideas"])
    assert seen(
        ecrs.hall(), tags(cards, rows), caption("もとの表: あなたの答え"), outside=("利用者",)
    )._repr_html_()
    own = drawn_value(draw, questions["n07-own"])
    assert "<b>強い" not in seen(ecrs.hall(), own_tags(own), caption("もとの表: あなたの答え"))._repr_html_()


@pytest.mark.parametrize("seed", range(4))
def test_every_form_sheet_can_be_looked_at(questions, seed):
    draw = random.Random(seed)
    given = [drawn_value(draw, questions[one]) for one in ("n07-items", "n07-sheet", "n07-whole")]
    assert "<b>強い" not in OnPage(answered(*given))._repr_html_()
