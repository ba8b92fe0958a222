"""Chance from one source: ``random.Random(seed).random()``, then only + − × and comparisons.

No other method of ``random`` and no numpy distribution is used, because those may change between versions;
no exp, log or cos, because their last digit differs between machines; no sum() of floats, because Python 3.12
adds them more exactly than 3.11. So a seed gives the same city everywhere.
"""

import random
from bisect import bisect_right
from itertools import accumulate


class Draws:
    """A stream of chance. The order of the calls is part of the result."""

    def __init__(self, seed: int):
        self.unit = random.Random(seed).random

    def pick(self, weighted: dict):
        """One key of ``{key: weight}``; a key of weight 0 is never picked."""
        bounds = list(accumulate(weighted.values()))
        return list(weighted)[bisect_right(bounds, self.unit() * bounds[-1])]

    def below(self, limit: int) -> int:
        """A whole number from 0 to limit − 1."""
        return int(self.unit() * limit)

    def shuffled(self, items) -> list:
        """The items in a random order (Fisher–Yates)."""
        items = list(items)
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]
        return items

    def skewed(self, spread: float) -> float:
        """A positive number of mean 1 with a long right tail: twelve factors multiplied, nearly lognormal."""
        product = 1.0
        for _ in range(12):
            product *= 1 + spread * (2 * self.unit() - 1)
        return product

    def quota(self, count: int, shares: dict, jitter: float = 0.0) -> dict:
        """``count`` split by ``shares``, each share moved by at most ± ``jitter`` of itself."""
        moved = [share * (1 + jitter * (2 * self.unit() - 1)) for share in shares.values()]
        return dict(zip(shares, share_out(count, moved), strict=True))


def share_out(total: int, weights: list, floor: int = 0) -> list[int]:
    """Whole numbers in proportion to ``weights``, each at least ``floor``, whose sum is ``total`` exactly.

    Largest remainder; of equal remainders the earlier one is rounded up.

    >>> share_out(10, [1, 1, 1])
    [4, 3, 3]
    >>> share_out(10, [0, 1], floor=2)
    [2, 8]
    """
    free = total - floor * len(weights)
    *_, whole = accumulate(weights)
    exact = [free * weight / whole for weight in weights]
    parts = [int(value) for value in exact]
    by_remainder = sorted(range(len(parts)), key=lambda i: parts[i] - exact[i])
    for i in by_remainder[: free - sum(parts)]:
        parts[i] += 1
    return [floor + part for part in parts]


def everyone(counts: dict) -> list:
    """Each key as often as its count says.

    >>> everyone({"a": 2, "b": 1})
    ['a', 'a', 'b']
    """
    return [key for key, count in counts.items() for _ in range(count)]
