"""Chance that is the same on every machine, and sums that come out exactly."""

from hypothesis import given
from hypothesis import strategies as st

from kenshu.synth.draws import Draws, share_out


@given(
    st.lists(st.floats(0.01, 1000), min_size=1, max_size=50),
    st.integers(0, 20),
    st.integers(0, 100_000),
)
def test_parts_sum_to_the_whole_and_none_is_below_the_floor(weights, floor, more):
    parts = share_out(floor * len(weights) + more, weights, floor)
    assert sum(parts) == floor * len(weights) + more
    assert min(parts) >= floor


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=50), st.integers(0, 100_000))
def test_each_part_is_less_than_one_away_from_its_share(weights, total):
    for part, weight in zip(share_out(total, weights), weights, strict=True):
        assert abs(part - total * weight / sum(weights)) < 1 + 1e-6


def test_a_shuffle_keeps_every_item_and_a_seed_keeps_its_order():
    once, again, other = (Draws(seed).shuffled(range(100)) for seed in (5, 5, 6))
    assert once == again != other
    assert sorted(once) == list(range(100))


def test_nothing_of_weight_zero_is_picked():
    draws = Draws(1)
    assert {draws.pick({"never": 0, "a": 1, "b": 2, "last": 0}) for _ in range(500)} == {"a", "b"}


def test_lengths_have_mean_one_and_a_long_right_tail():
    draws = Draws(1)
    lengths = sorted(draws.skewed(0.24) for _ in range(20_000))
    mean, middle = sum(lengths) / 20_000, lengths[10_000]
    assert 0.98 < mean < 1.02
    assert middle < 0.93
    assert lengths[-1] > 4
