"""Whatever a door brings: each kind stores it in its one form or refuses it in Japanese, and nothing else."""

import json
from pathlib import Path

import pytest

from kenshu.answers import AnswersError, Question, check_entry, read_value, said
from kenshu.answers.kinds import KINDS

VALUES = json.loads((Path(__file__).parent / "hostile" / "values.json").read_text(encoding="utf-8"))
VALUES |= {
    "10,000 rows": [{"n": 1}] * 10_000,
    "10,000 ids": ["a"] * 10_000,
    "10,000 names": [f"{i}.pdf" for i in range(10_000)],
    "over-long text": "字" * 30_000,
    "over-long choice": ["字" * 30_000],
    "over-long cell": [{"n": "９" * 3_000}],
}
ABC = [{"id": "a", "label": "甲"}, {"id": "b", "label": "乙"}, {"id": "c", "label": "丙"}]
LEFT = [{"id": "x", "label": "左一"}, {"id": "y", "label": "左二"}]
FIELDS = {
    "choice": {"choices": ABC},
    "choices": {"choices": ABC},
    "ranking": {"choices": ABC},
    "match": {"items": LEFT, "choices": ABC},
    "cards": {"items": LEFT, "choices": ABC},
    "table": {"columns": [{"id": "n", "label": "件数", "kind": "number"}]},
}
QUESTIONS = {
    kind: Question.from_dict({"id": "n98-q", "kind": kind, "label": "問い", **FIELDS.get(kind, {})})
    for kind in KINDS
}


@pytest.mark.parametrize("name", VALUES)
def test_a_value_is_stored_in_one_form_or_refused_in_japanese(name):
    stored = 0
    for question in QUESTIONS.values():
        try:
            entry = read_value(question, {"value": VALUES[name]})
        except AnswersError as error:
            assert any("ぁ" <= letter <= "ん" for letter in str(error))
            assert len(str(error)) < 400
        else:
            check_entry(question, json.loads(json.dumps(entry)))
            assert bool(said(question, entry).as_text()) == bool(entry)
            stored += bool(entry)
    assert stored < len(QUESTIONS)


def test_for_every_kind_something_is_taken_and_something_refused():
    for question in QUESTIONS.values():
        refused = 0
        for value in VALUES.values():
            try:
                read_value(question, {"value": value})
            except AnswersError:
                refused += 1
        assert 10 < refused < len(VALUES)
