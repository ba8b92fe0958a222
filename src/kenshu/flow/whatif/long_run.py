"""A desk that goes on for ever with the same number of people an hour: how long do they wait in the long run?"""

import math
from dataclasses import dataclass

import numpy as np

from kenshu.flow.errors import FlowError
from kenshu.flow.whatif import serve
from kenshu.flow.whatif.desk import MOST_COUNTERS, Desk
from kenshu.flow.whatif.ranges import Range, of_mean
from kenshu.flow.whatif.service import Service

FULLEST = 0.95  # share of the time that counters are busy; beyond, waits take weeks to settle
WARM_UP, COUNTED = 5, 40  # in relaxation times
FEWEST_COUNTED = 1000  # visitors
MOST_VISITORS = 300_000  # one run


@dataclass(frozen=True)
class LongRun:
    """``wait``: minutes on average, with its width; ``busy``: share of the time that a counter is at work.

    ``runs`` independent runs of ``counted`` visitors each; ``left_out``: the first visitors of a run, who came
    before the waits had settled.
    """

    wait: Range
    busy: float
    runs: int
    counted: int
    left_out: int

    def sentence(self) -> str:
        """The result in plain words."""
        return (
            f"この人数で続けると、1人あたりの待ちは平均{self.wait.middle:.1f}分になる見込みです"
            f"({self.wait.often}はこの幅: {self.wait.low:.1f}〜{self.wait.high:.1f}分)。"
            f"窓口は時間の{self.busy:.0%}がふさがります。始めの{self.left_out:,}人は、待ちが落ち着くまでの人なので"
            "数えていません。"
        )


def long_run(
    per_hour: float, service: Service, counters: int, *, runs: int = 80, chance: float = 0.9, seed: int = 1
) -> LongRun:
    """Mean wait of ``per_hour`` visitors by chance at ``counters`` that never close.

    Each run begins with an empty hall; its first visitors are left out (5 relaxation times), the next 40
    relaxation times counted. Raises FlowError when more come than can be served, or nearly so.
    """
    busy = _refuse(per_hour, service, counters, runs)
    relaxation = _relaxation(busy, service, counters)
    left_out = math.ceil(WARM_UP * relaxation)
    counted = max(FEWEST_COUNTED, math.ceil(COUNTED * relaxation))
    if left_out + counted > MOST_VISITORS:
        raise FlowError(
            f"対応の時間のばらつき({service.spread:.0f}分)が大きすぎて、待ちが落ち着くまで計算できません。"
            "用件を分けてください。"
        )
    random = np.random.default_rng(seed)
    shape = (runs, left_out + counted)
    arrived = np.cumsum(random.exponential(60 / per_hour, shape), axis=1)
    lengths = service.draw(random, arrived.size).reshape(shape)
    desk = Desk(0.0, math.inf, ((),) * counters)
    waits = serve.begins(arrived, lengths, np.ones(shape, bool), desk) - arrived
    wait = of_mean(waits[:, left_out:].mean(axis=1), chance)
    return LongRun(wait, busy, runs, counted, left_out)


def _relaxation(busy: float, service: Service, counters: int) -> float:
    """Visitors in the time after which the hall has forgotten how it began.

    M/M/1 (Cohen 1982): 1 / (μ (1 − √ρ)²); with c counters 1/c of that; by (1 + cs²) / 2 for other services; not
    less than the visitors of one service.
    """
    variation = (1 + (service.spread / service.mean) ** 2) / 2
    return max(variation * busy / (1 - math.sqrt(busy)) ** 2, counters * busy)


def _refuse(per_hour: float, service: Service, counters: int, runs: int) -> float:
    """Share of the time that counters are busy, if there is a long run at all."""
    if not 1 <= counters <= MOST_COUNTERS:
        raise FlowError(f"窓口が{counters}人です。1から{MOST_COUNTERS}までにしてください。")
    if not 0 < per_hour < math.inf:
        raise FlowError(f"1時間に{per_hour:g}人では計算できません。0より大きい人数にしてください。")
    if not 2 <= runs <= 1000:
        raise FlowError(f"繰り返しは2回から1,000回までです(いまは{runs:,}回)。")
    busy = per_hour * service.mean / 60 / counters
    if busy >= 1:
        needed = math.floor(per_hour * service.mean / 60) + 1
        raise FlowError(
            f"1時間に{per_hour:,g}人来ますが、{counters}人の窓口が受けるのは{60 / service.mean * counters:,.1f}人です。"
            f"待つ人が増え続けるので、窓口を{needed:,}人以上にするか、来る人を減らしてください。"
        )
    if busy > FULLEST:
        raise FlowError(
            f"窓口の{busy:.0%}がふさがり、待ちが落ち着くまで何週間もかかります。窓口を増やすか、1日ごとに計算してください。"
        )
    return busy
