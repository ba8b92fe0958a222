"""How long one case takes at the counter: as seen, or as entered."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kenshu.flow.errors import FlowError


@dataclass(frozen=True)
class Service:
    """Minutes of one case: ``mean``, ``spread`` (standard deviation), and the cases ``seen`` (none: entered)."""

    mean: float
    spread: float
    seen: tuple[float, ...] = ()

    def draw(self, random: np.random.Generator, number: int) -> np.ndarray:
        """``number`` cases: of those seen, or of the gamma distribution (spread = mean is the exponential one)."""
        if self.seen:
            return np.asarray(self.seen)[random.integers(len(self.seen), size=number)]
        if not self.spread:
            return np.full(number, self.mean)
        shape = (self.mean / self.spread) ** 2
        return random.standard_gamma(shape, number) * (self.mean / shape)


def seen(minutes: Iterable[float]) -> Service:
    """As in the records. Raises FlowError for none and for negative ones."""
    found = tuple(float(one) for one in minutes)
    if not found:
        raise FlowError("対応にかかった時間の記録が1件もありません。記録のある期間や用件を選んでください。")
    if not all(0 <= one < np.inf for one in found):
        raise FlowError(f"対応の時間に{min(found):g}分があります。0以上の分にしてください。")
    return Service(float(np.mean(found)), float(np.std(found)), found)


def about(mean: float, spread: float = 0.0) -> Service:
    """As entered: a mean above 0 and a spread from 0 up, in minutes. Raises FlowError for others."""
    if not (0 < mean < np.inf and 0 <= spread < np.inf):
        raise FlowError(
            f"1件の平均{mean:g}分、ばらつき{spread:g}分では計算できません。平均は0より大きく、ばらつきは0以上にしてください。"
        )
    return Service(float(mean), float(spread))
