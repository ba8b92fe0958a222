"""A learner's number said wrong is noticed before it is filed under somebody else."""

import pytest

from kenshu.handin import HandinError, check_number, issue_numbers
from kenshu.handin.numbers import LETTERS, check_letter


def accepted(text):
    try:
        return check_number(text) == text
    except HandinError:
        return False


def test_issued_numbers_are_distinct_valid_and_go_on_where_the_class_stopped():
    first = issue_numbers(24)
    more = issue_numbers(3, taken=first)
    assert len(set(first + more)) == 27
    assert all(map(accepted, first + more))
    assert len(set(issue_numbers(150))) == 150


@pytest.mark.parametrize("number", ["m07k", issue_numbers(150)[120]])
def test_every_single_wrong_character_and_every_swap_of_digits_is_noticed(number):
    wrong = {number[:i] + c + number[i + 1 :] for i in range(len(number) - 1) for c in LETTERS + "0123456789"}
    swaps = {number[:i] + number[i + 1] + number[i] + number[i + 2 :] for i in range(1, len(number) - 2)}
    assert not [other for other in (wrong | swaps) - {number} if accepted(other)]


@pytest.mark.parametrize("typed", ["m07k", "M07K", " m07k ", "ｍ０７ｋ", "Ｍ07ｋ"])
def test_a_number_typed_in_full_width_or_capitals_is_understood(typed):
    assert check_number(typed) == "m07k"


@pytest.mark.parametrize(
    "typed", ["", "m7k", "m0700k", "07k", "m07", "m07k2", "みどり", "../m07k", "m07\x00k"]
)
def test_something_else_is_answered_with_an_example(typed):
    with pytest.raises(HandinError, match="m07k"):
        check_number(typed)


def test_a_wrong_letter_is_told_from_a_wrong_form():
    with pytest.raises(HandinError, match="どこか1文字"):
        check_number("m08k")


def test_letters_taken_for_digits_are_never_issued():
    assert not set("ilo") & {check_letter(f"{a}{n:02d}") for a in LETTERS for n in range(100)}


def test_the_trial_learner_needs_no_number():
    assert check_number("tameshi") == "tameshi"
