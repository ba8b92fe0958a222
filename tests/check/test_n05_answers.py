"""Every known answer of N05 gets its points and its message, and its lists agree with text and data."""

import pytest

from kenshu import authoring, data
from kenshu.authoring import known, source
from kenshu.check.n05 import cases, copying
from kenshu.check.n05.reasons import KINDS


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s2" / "n05-paper-seals-copying.md")


def form(notebook, name):
    return next(form for form in notebook.forms if form["id"] == name)


def test_each_known_answer_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 150
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_has_its_right_blank_and_wrong_answers(notebook, root):
    ours = [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder]
    assert ours == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == {
        form["id"] for form in notebook.forms
    }


def test_the_points_come_to_thirty(notebook):
    assert sum(form.get("points", 0) for form in notebook.forms) == 30


def test_of_the_twelve_cards_at_least_three_may_stay_on_paper_and_each_has_a_kind_of_reason(notebook):
    shown = [item["id"] for item in form(notebook, "n05-cards")["items"]]
    assert set(shown) == set(cases.CASES) and len(shown) == 12
    staying = {card for card in shown if cases.may_stay(card)}
    assert len(staying) >= 3
    assert set(KINDS) == staying
    only = [card for card, (piles, _) in cases.CASES.items() if piles == (cases.KEEP,)]
    assert len(only) >= 3


def test_the_cards_one_can_give_a_reason_for_are_those_that_were_sorted(notebook):
    column = form(notebook, "n05-reasons")["columns"][0]
    sorted_cards = form(notebook, "n05-cards")["items"]
    assert [choice["id"] for choice in column["choices"]] == [card["id"] for card in sorted_cards]


def test_each_wrong_pile_of_each_card_has_its_words():
    piles = {cases.STOP, cases.CHANGE, cases.KEEP}
    for card, (good, other) in cases.CASES.items():
        assert set(good) | set(other) == piles, card
        assert not set(good) & set(other), card


def test_the_forms_to_rank_stand_in_the_inventory_and_in_the_table_above(notebook, root):
    asked = form(notebook, "n05-copy-rank")["choices"]
    assert {choice["id"]: choice["label"] for choice in asked} == copying.FORMS
    assert set(copying.FORMS.values()) <= set(data.open("d9-forms", root / "datasets")["様式名"])
    shown = "".join(block.text for block in notebook.blocks if block.role == "given")
    assert all(f'"{name}"' in shown for name in copying.FORMS.values())
    assert f"{copying.MINUTES}分かかるとします" in "".join(block.text for block in notebook.blocks)
