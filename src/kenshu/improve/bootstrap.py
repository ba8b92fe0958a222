"""How far a saving could be off because days differ: resampling of 開庁日."""

import math
import random
from dataclasses import dataclass
from functools import lru_cache
from statistics import NormalDist

from kenshu.improve.compare import proportional
from kenshu.improve.effect_days import Days
from kenshu.improve.figure import Effect, ImproveError
from kenshu.improve.saving import naive_saving, volume_adjusted

SEED = 20260401
DRAWS = 2000
FEWEST_DAYS = 10
SAID = {0.95: "20回に19回", 0.9: "10回に9回"}


@dataclass(frozen=True)
class Interval:
    """``effect`` with the width ``low`` to ``high`` (in its unit, never rounded).

    ``level``: 0.95 or 0.9; ``draws``: how often the days were drawn again, with ``seed``; ``days``: how many
    開庁日 there were before and after.
    """

    effect: Effect
    low: float
    high: float
    level: float
    draws: int
    seed: int
    days: tuple[int, int]

    def words(self):
        """The width in a clerk's words, rounded to one decimal place; a width over 0 is no saving."""
        unit, trust = (
            self.effect.after.unit,
            f"この出し方の幅は、{SAID[self.level]}くらい、本当の値をふくみます。",
        )
        told = "日によって混み方がちがうことを考えると、"
        if self.low <= 0 <= self.high:
            told += f"{-self.low:,.1f}{unit}の増から{self.high:,.1f}{unit}の減までの幅です。減ったとは言い切れません。"
        elif self.high < 0:
            told += f"{-self.high:,.1f}{unit}から{-self.low:,.1f}{unit}の幅で、時間は増えました。"
        else:
            told += f"減った時間は{self.low:,.1f}{unit}から{self.high:,.1f}{unit}の幅です。"
        return told + trust

    def caption(self):
        """期間・範囲・算出方法・n in one line, as ``Figure.caption``."""
        method = (
            f"{self.effect.method}。開庁日(前{self.days[0]}日、後{self.days[1]}日)を{self.draws:,}回引き直す"
        )
        return (
            f"期間: {self.effect.after.period}。範囲: {self.effect.after.scope}。算出方法: {method}。"
            f"n={self.effect.after.n:,}。"
        )


def interval(way, before: Days, after: Days, control: tuple[Days, Days] | None = None, *,
             level=0.95, draws=DRAWS, seed=SEED) -> Interval:  # fmt: skip
    """The width of a saving when the 開庁日 of each year are drawn again, with replacement.

    ``way``: ``naive_saving``, ``volume_adjusted``, ``proportional`` or ``additive``, the function itself;
    ``control``: (before, after) of the desk that was not changed, needed by the last two. Both desks of a
    year get the same draw of days, for a busy day is busy at both. The ends are the quantiles of the drawn
    savings, widened for the number of days as in Hesterberg, "What Teachers Should Know About the Bootstrap",
    The American Statistician 69(4), 2015, section 4 (expanded percentile interval).

    Raises ImproveError for fewer than 10 開庁日, for desks over different days, and where a draw leaves
    nothing to divide by; besides what ``way`` raises.
    """
    effect = estimate(way, before, after, control)
    count = len(before.dates), len(after.dates)
    _refuse_unfit(count, before, after, control, level)
    saved = _drawn_savings(way, before, after, control, draws, seed)
    tail = _tail(level, min(count))
    low, high = _quantiles(saved, tail)
    return Interval(effect, low, high, level, draws, seed, count)


def estimate(way, before: Days, after: Days, control: tuple[Days, Days] | None = None) -> Effect:
    """The saving itself, by one of the four ways."""
    if way is naive_saving:
        return naive_saving(before.figure, after.figure)
    if way is volume_adjusted:
        return volume_adjusted(before.figure, before.booked, after.figure, after.booked)
    if control is None:
        raise ImproveError(
            "比べる相手の記録がありません。やり方を変えなかった窓口の、同じ期間の記録を使ってください。"
        )
    return way(before.figure, after.figure, control[0].figure, control[1].figure)


@lru_cache(maxsize=2)
def times_drawn(days: tuple[int, int], draws: int, seed: int):
    """How often each 開庁日 is drawn: two read-only float arrays of whole numbers, draws × days of each year.

    From ``random.Random(seed).random()``, whose numbers are the same in every version of Python: first all
    draws of the year before, then those of the year after.
    """
    import numpy as np

    chance = random.Random(seed).random
    made = []
    for number in days:
        picked = np.array([int(chance() * number) for _ in range(draws * number)])
        rows = np.repeat(np.arange(draws), number)
        drawn = (
            np.bincount(rows * number + picked, minlength=draws * number).reshape(draws, number).astype(float)
        )
        drawn.setflags(write=False)
        made.append(drawn)
    return tuple(made)


def _drawn_savings(way, before, after, control, draws, seed):
    """The saving of each draw, in hours."""
    first, second = times_drawn((len(before.dates), len(after.dates)), draws, seed)
    old, new = first @ before.hours, second @ after.hours
    if way is naive_saving:
        return old - new
    if way is volume_adjusted:
        return old * _over(second @ after.cases, first @ before.cases, "件数") - new
    then, now = first @ control[0].hours, second @ control[1].hours
    if way is proportional:
        return old * _over(now, then, "比べる相手の時間") - new
    return old + (now - then) - new


def _over(above, below, what):
    if not below.min() > 0:
        raise ImproveError(
            f"{what}のある日が少なすぎて、幅は出せません。期間を長くしてください。数字だけを、幅なしで書くこともできます。"
        )
    return above / below


def _tail(level, days):
    """Share to leave out at each end: the normal tail of Student's t quantile × √(n/(n−1)), n = ``days``."""
    normal, free = NormalDist(), days - 1
    z = normal.inv_cdf((1 + level) / 2)
    # Cornish-Fisher expansion of t, Abramowitz & Stegun 26.7.5; right to 0.006 from 9 degrees of freedom on.
    t = z + (z**3 + z) / (4 * free) + (5 * z**5 + 16 * z**3 + 3 * z) / (96 * free**2)
    return normal.cdf(-t * math.sqrt(days / free))


def _quantiles(values, tail):
    import numpy as np

    low, high = np.quantile(values, [tail, 1 - tail])
    return float(low), float(high)


def _refuse_unfit(count, before, after, control, level):
    if min(count) < FEWEST_DAYS:
        raise ImproveError(
            f"開庁日が{min(count)}日しかないので、幅は出せません。{FEWEST_DAYS}日以上の記録を使うか、"
            "数字だけを、幅なしで書いてください。"
        )
    if level not in SAID:
        raise ImproveError("幅の広さは 0.95(20回に19回)か 0.9(10回に9回)から選んでください。")
    for mine, other in zip((before, after), control or (), strict=False):
        if mine.dates != other.dates:
            raise ImproveError(
                "比べる相手と、数えた開庁日がちがいます。同じ開庁日の設定で数え直してください。"
            )
