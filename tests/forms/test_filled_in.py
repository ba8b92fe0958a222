"""A form that is filled in from what is known: shown at once, never over what somebody else is writing."""

import pytest

from kenshu import answers, forms
from kenshu.answers import AnswersError, ConflictError, Store, load_questions
from kenshu.forms.filled_in import DONE, NOTHING, SAME, put_in
from kenshu.forms.widget import Form


@pytest.fixture
def calls(folder):
    return load_questions(folder)["n98-calls"], Store(folder)


def test_what_is_known_is_stored_as_if_typed(calls):
    question, store = calls
    assert put_in(lambda name, known: "１２件", question, store) == DONE
    assert store.read()["n98-calls"]["value"] == 12


def test_nothing_known_changes_nothing(calls):
    question, store = calls
    assert put_in(lambda name, known: None, question, store) == NOTHING
    assert not (store.folder / "answers.json").exists()


def test_the_same_again_is_said_to_be_the_same(calls):
    question, store = calls
    put_in(lambda name, known: 12, question, store)
    before = store.read()
    assert put_in(lambda name, known: 12, question, store) == SAME
    assert store.read() == before


def test_the_maker_sees_what_is_answered_and_what_was_carried(calls):
    question, store = calls
    store.carry({"n08-own": {"value": 3, "from": "s3"}})
    store.write("n98-calls", {"value": 4})
    put_in(lambda name, known: known["n08-own"]["value"] + known[name]["value"], question, store)
    assert store.read()["n98-calls"]["value"] == 7


def test_a_form_on_the_screen_shows_it(calls):
    question, store = calls
    form = Form(question, store)
    put_in(lambda name, known: 12, question, store)
    assert form.entry["value"] == 12 and form.entry == store.read()["n98-calls"]


def test_what_another_window_wrote_meanwhile_stays(calls):
    question, store = calls

    def slow(name, known):
        Store(store.folder).write(name, {"value": 99})
        return 12

    with pytest.raises(ConflictError):
        put_in(slow, question, store)
    assert store.read()["n98-calls"]["value"] == 99


def test_a_value_that_no_form_would_take_is_refused(calls):
    question, store = calls
    with pytest.raises(AnswersError):
        put_in(lambda name, known: "たくさん", question, store)


def test_while_grading_nothing_is_written(folder, monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert repr(forms.filled_in(lambda name, known: 12, "n98-calls", "入れる", at_once=True)) == ""
    assert answers.Store(folder).read() == {}
