"""The widths are honest: 95 of 100 hold the truth where it is known, and 9 of 10 new days fall inside."""

import math
import statistics

import numpy as np
import pytest

from kenshu.flow import whatif
from kenshu.flow.whatif import ranges

QUICK, LARGE = (200, 181, 199), (1000, 930, 970)  # seeds, and how many at least and at most hold the truth


def waiting_for_one_of(counters, per_minute, mean):
    """Mean wait in M/M/c (Erlang C)."""
    load = per_minute * mean
    last = load**counters / math.factorial(counters) / (1 - load / counters)
    waits = last / (sum(load**k / math.factorial(k) for k in range(counters)) + last)
    return waits / (counters / mean - per_minute)


def pollaczek_khinchine(per_minute, mean, spread):
    """Mean wait in M/G/1."""
    return per_minute * (mean**2 + spread**2) / 2 / (1 - per_minute * mean)


MODELS = {
    "M/M/1": (10, whatif.about(3, 3), 1, waiting_for_one_of(1, 10 / 60, 3)),
    "M/M/3": (36, whatif.about(3, 3), 3, waiting_for_one_of(3, 36 / 60, 3)),
    "M/G/1": (12, whatif.about(3, 1.5), 1, pollaczek_khinchine(12 / 60, 3, 1.5)),
}
BUSIER = {
    "M/M/1 at 80 %": (16, whatif.about(3, 3), 1, waiting_for_one_of(1, 16 / 60, 3)),
    "M/G/1, wide": (10, whatif.about(3, 6), 1, pollaczek_khinchine(10 / 60, 3, 6)),
    "M/D/1": (12, whatif.about(3), 1, pollaczek_khinchine(12 / 60, 3, 0)),
}


def holding(model, seeds):
    per_hour, service, counters, truth = model
    found = [whatif.long_run(per_hour, service, counters, chance=0.95, seed=seed) for seed in range(seeds)]
    assert statistics.mean(one.wait.middle for one in found) == pytest.approx(truth, rel=0.01)
    return sum(one.wait.low <= truth <= one.wait.high for one in found)


@pytest.mark.parametrize("name", MODELS)
def test_of_200_intervals_19_in_20_hold_the_known_mean(name):
    seeds, least, most = QUICK
    assert least <= holding(MODELS[name], seeds) <= most


@pytest.mark.full
@pytest.mark.parametrize("name", [*MODELS, *BUSIER])
def test_of_1000_intervals_930_to_970_hold_the_known_mean(name):
    seeds, least, most = LARGE
    assert least <= holding((MODELS | BUSIER)[name], seeds) <= most


def test_the_saving_of_a_day_holds_the_truth_and_the_next_days_fall_into_their_width():
    """A small desk; the truth from 20,000 days of other seeds."""
    people = whatif.crowd({"8:30": 6}, {"用件": whatif.about(12, 6)})
    cases = whatif.Case("1人", whatif.desk(1, closes="17:15")), whatif.Case("2人", whatif.desk(2))
    many = [whatif.simulate(people, *cases, days=5000, seed=seed) for seed in range(9000, 9004)]
    truth = statistics.mean(one.saved.middle for one in many)
    new = np.concatenate([one.before.days - one.after.days for one in many])
    held, inside = 0, []
    for seed in range(200):
        found = whatif.simulate(people, *cases, days=59, seed=seed)
        held += found.saved.low <= truth <= found.saved.high
        inside.append(((found.saved_day.low <= new) & (new <= found.saved_day.high)).mean())
    assert 168 <= held <= 192  # 9 of 10, ± 2.9 deviations of the binomial distribution
    assert statistics.mean(inside) == pytest.approx(0.9, abs=0.01)


@pytest.mark.parametrize(
    ("chance", "freedom", "value"),
    [(0.95, 1, 12.706), (0.95, 2, 4.303), (0.95, 5, 2.571), (0.9, 10, 1.812), (0.95, 30, 2.042), (0.99, 79, 2.640)],
)  # fmt: skip
def test_students_quantiles_are_those_of_the_tables(chance, freedom, value):
    assert ranges.student(chance, freedom) == pytest.approx(value, abs=0.002)


def test_few_days_are_said_as_from_the_best_to_the_worst(tickets, now):
    few = whatif.replay(tickets.on(tickets.days[:5]), now, whatif.Case("昼も4人", whatif.desk(4)))
    days = few.before.days
    assert (few.before.day.low, few.before.day.high) == (days.min(), days.max())
    assert "5日すべてが" in few.sentence()


def test_the_long_run_says_its_width_and_what_was_left_out():
    found = whatif.long_run(30, whatif.about(6, 4), 4)
    assert found.wait.low < found.wait.middle < found.wait.high
    assert "10回に9回はこの幅" in found.sentence() and f"始めの{found.left_out}人" in found.sentence()
    assert found == whatif.long_run(30, whatif.about(6, 4), 4)
