"""Every number with the width in which it falls, and how often it does, in plain words."""

import math
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from kenshu.flow.errors import FlowError

TIMES = {0.90: (10, 9), 0.95: (20, 19), 0.99: (100, 99)}


@dataclass(frozen=True)
class Range:
    """``middle`` with its width ``low`` to ``high``, one unit; ``often``: how often it falls there, in words."""

    middle: float
    low: float
    high: float
    often: str

    def __str__(self) -> str:
        return f"{self.middle:.1f}({self.often}は{self.low:.1f}〜{self.high:.1f})"


def words(chance: float, of: str = "回") -> str:
    """0.9 → 10回に9回. Raises FlowError for chances people have no plain words for.

    >>> words(0.9), words(0.95, "日")
    ('10回に9回', '20日に19日')
    """
    if chance not in TIMES:
        raise FlowError(f"幅は{'、'.join(map(str, TIMES))}のどれかで選んでください({chance}は使えません)。")
    out_of, times = TIMES[chance]
    return f"{out_of}{of}に{times}{of}"


def of_mean(values: np.ndarray, chance: float) -> Range:
    """Mean of independent runs and the interval of Student's t; ``values`` at least two."""
    return _around(float(np.mean(values)), values - np.mean(values), chance)


def of_ratio(above: np.ndarray, below: np.ndarray, chance: float) -> Range:
    """Sum of ``above`` ÷ sum of ``below`` over independent runs (minutes waited ÷ people)."""
    return _around(float(above.sum() / below.sum()), deviations(above, below), chance)


def of_difference(one: tuple, other: tuple, chance: float) -> Range:
    """Ratio of ``one`` minus ratio of ``other``; each (above, below) over the same runs, so that pairs count."""
    middle = float(one[0].sum() / one[1].sum() - other[0].sum() / other[1].sum())
    return _around(middle, deviations(*one) - deviations(*other), chance)


def deviations(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """What each run adds to the error of a ratio (linear part of its Taylor series; Cochran 1977, 2.11)."""
    return (above - above.sum() / below.sum() * below) / below.mean()


def of_days(values: np.ndarray, middle: float, chance: float, days: int) -> Range:
    """Where one more day falls: ranks of the values (a new one is as likely in each gap between them).

    With fewer ``days`` than that takes, from the lowest day to the highest: 5日すべて.
    """
    if days < 2 / (1 - chance) - 1 - 1e-9:
        often = f"{days}日すべて"
        return Range(middle, float(values.min()), float(values.max()), often)
    tail = (1 - chance) / 2
    low, high = np.quantile(values, (tail, 1 - tail), method="weibull")
    return Range(middle, float(low), float(high), words(chance, "日"))


def student(chance: float, freedom: int) -> float:
    """Two-sided quantile of Student's t (exact for 1 and 2, else Abramowitz and Stegun 26.7.5: 4 digits from 5 on).

    >>> round(student(0.95, 19), 3), round(student(0.9, 199), 3)
    (2.093, 1.653)
    """
    tail = (1 + chance) / 2
    if freedom == 1:
        return math.tan(math.pi * (tail - 0.5))
    if freedom == 2:
        return (2 * tail - 1) * math.sqrt(2 / (4 * tail * (1 - tail)))
    x, n = NormalDist().inv_cdf(tail), freedom
    return (
        x
        + (x**3 + x) / (4 * n)
        + (5 * x**5 + 16 * x**3 + 3 * x) / (96 * n**2)
        + (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / (384 * n**3)
        + (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / (92160 * n**4)
    )


def _around(middle: float, errors: np.ndarray, chance: float) -> Range:
    runs = len(errors)
    half = student(chance, runs - 1) * math.sqrt(float((errors**2).sum()) / (runs * (runs - 1)))
    return Range(middle, middle - half, middle + half, words(chance))
