"""Two states of one answers.json are never taken for two places; two people with one number are."""

from hypothesis import given
from hypothesis import strategies as st

from kenshu.grading.elsewhere import written_elsewhere

IDS = [f"n08-q{n}" for n in range(8)]
changes = st.lists(st.tuples(st.sampled_from(IDS), st.integers(0, 3)), min_size=1, max_size=30)


def after(changes, clock=0, step=2):
    """The entries after each change: answers.json as it stood along the way."""
    states, entries = [], {}
    for turn, (question, value) in enumerate(changes):
        entries = {**entries, question: {"value": value, "at": f"2026-11-10T09:{clock + turn * step:03d}"}}
        states.append(entries)
    return states


@given(changes, st.data())
def test_two_states_of_one_file_are_one_place(changes, data):
    states = after(changes)
    one, other = (data.draw(st.sampled_from(states)) for _ in range(2))
    assert not written_elsewhere(one, other)


@given(changes, changes, st.booleans())
def test_two_people_answering_at_the_same_hours_are_seen(mine, yours, swap):
    one, other = after(mine)[-1], after(yours, clock=1)[-1]
    pair = (other, one) if swap else (one, other)
    earliest = min(
        entry["at"] for entry in max(pair, key=lambda e: max(x["at"] for x in e.values())).values()
    )
    first_ends = min(max(entry["at"] for entry in entries.values()) for entries in pair)
    assert written_elsewhere(*pair) or earliest > first_ends


def test_a_second_person_starting_later_is_seen_by_the_answers_that_are_gone():
    one = after([(IDS[0], 1), (IDS[1], 1), (IDS[2], 1)])[-1]
    other = after([(IDS[3], 1)], clock=500)[-1]
    assert written_elsewhere(one, other)


def test_one_answer_cleared_is_no_second_place():
    one = after([(IDS[0], 1), (IDS[1], 1)])[-1]
    later = {IDS[0]: one[IDS[0]], IDS[2]: {"value": 1, "at": "2026-11-10T10:000"}}
    assert not written_elsewhere(one, later)
