"""The queue is SimPy's, to the last bit, and the counters of D2 are replayed to the minute."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.flow.whatif import oracle

from kenshu.flow import whatif
from kenshu.flow.whatif import serve
from kenshu.flow.whatif.visits import logged

DESKS = {
    "one counter": whatif.desk(1),
    "four": whatif.desk(4),
    "one away over lunch": whatif.desk(4, breaks=[(4, "12:00", "14:00")]),
    "by the hour": whatif.desk({"8:30": 1, "10:00": 3, "12:00": 2, "13:00": 5, "16:00": 1}),
    "closed at noon": whatif.desk({"8:30": 2, "12:00": 0, "13:00": 2}),
    "breaks in turn": whatif.desk(3, breaks=[(1, "11:00", "12:00"), (2, "12:00", "13:00"), (3, "13:00", "14:00")]),
}  # fmt: skip


def day(seed, people=160):
    random = np.random.default_rng(seed)
    return np.sort(random.uniform(495, 1035, people)), random.standard_gamma(2.0, people) * 4.5


@pytest.mark.parametrize("name", DESKS)
def test_waits_are_byte_for_byte_those_of_simpy(name):
    days = [day(seed) for seed in range(12)]
    arrived, service = (np.array(columns) for columns in zip(*days, strict=True))
    called = serve.begins(arrived, service, np.ones(arrived.shape, bool), DESKS[name])
    theirs = [oracle.calls(*one, DESKS[name]) for one in days]
    assert (called - arrived).tobytes() == (np.array(theirs) - arrived).tobytes()


def test_who_stays_away_changes_nothing_but_their_own_place():
    arrived, service = day(1)
    kept = np.random.default_rng(2).random(len(arrived)) < 0.7
    desk = DESKS["by the hour"]
    called = serve.begins(arrived[None], service[None], kept[None], desk)[0, kept]
    assert called.tolist() == oracle.calls(arrived[kept], service[kept], desk)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.tuples(st.integers(510, 1034), st.integers(0, 40)), min_size=1, max_size=60),
    st.integers(1, 5),
)
def test_first_come_is_first_served_and_nobody_waits_while_a_counter_is_free(visits, counters):
    arrived, service = np.array(sorted(visits), dtype=float).T
    desk = whatif.desk(counters)
    called = serve.begins(arrived[None], service[None], np.ones((1, len(arrived)), bool), desk)[0]
    assert (called >= arrived).all() and (np.diff(called) >= 0).all()
    for place in np.flatnonzero(called > arrived):
        just_before = called[place] - 0.5
        at_work = (called <= just_before) & (called + service > just_before)
        assert at_work.sum() == counters
    more = serve.begins(
        arrived[None], service[None], np.ones((1, len(arrived)), bool), whatif.desk(counters + 1)
    )
    assert (more[0] <= called).all()


def test_the_log_of_d2_is_replayed_to_the_minute(tickets, now, planted):
    visits = logged(tickets, repeats=1, seed=1)
    kept = visits.mark < np.inf
    called = serve.begins(visits.arrived, visits.service, kept, now.desk)[kept]
    assert (called != tickets.called).sum() == planted["replay-unlike-log"][0]


def test_breaks_and_staff_by_hour_say_the_same():
    assert whatif.desk({"8:30": 4, "12:00": 3, "14:00": 4}) == DESKS["one away over lunch"]
    desk = DESKS["by the hour"]
    assert [desk.staff(60 * hour + 30) for hour in range(8, 17)] == [1, 1, 3, 3, 2, 5, 5, 5, 1]
    assert desk.staffed(510, 1035) == sum(
        people * minutes for people, minutes in ((1, 90), (3, 120), (2, 60), (5, 180), (1, 75))
    )
    overlapping = whatif.desk(2, breaks=[(2, "12:00", "13:00"), (2, "12:30", "13:30")])
    assert overlapping.away == ((), ((720, 810),))
