"""The weights: what counts how much. They are fixed first, and that moment is kept with them."""

import math
from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from kenshu.improve.figure import ImproveError

EFFECT, FEASIBILITY = "効果", "実現性"
AXES = (EFFECT, FEASIBILITY)
MOST = 8  # criteria: more cannot be weighed against each other by people


@dataclass(frozen=True)
class Criterion:
    """One thing to score: its ``name`` is a column of the issues, ``axis`` EFFECT or FEASIBILITY, ``weight`` > 0."""

    name: str
    axis: str
    weight: float


@dataclass(frozen=True)
class Weights:
    """All criteria, and when their weights were fixed. Raises ImproveError when they cannot rank anything."""

    criteria: tuple[Criterion, ...]
    fixed_at: datetime

    def __post_init__(self):
        names = Counter(one.name for one in self.criteria)
        if len(self.criteria) > MOST:
            raise ImproveError(f"観点が{len(self.criteria)}あります。{MOST}つまでにしてください。")
        if twice := [name for name, times in names.items() if times > 1]:
            raise ImproveError(f"観点「{twice[0]}」が2回あります。1つにしてください。")
        for one in self.criteria:
            if one.axis not in AXES:
                raise ImproveError(
                    f"観点「{one.name}」の軸「{one.axis}」は使えません。{'か'.join(AXES)}を選んでください。"
                )
            if not 0 < one.weight < math.inf:
                raise ImproveError(
                    f"観点「{one.name}」の重みには、0より大きい数を入れてください(いまは {one.weight} です)。"
                )
        for axis in AXES:
            if not self.of(axis):
                raise ImproveError(f"「{axis}」の観点がありません。効果と実現性に、1つずつは入れてください。")

    def of(self, axis):
        """The criteria of one axis, in their order."""
        return tuple(one for one in self.criteria if one.axis == axis)

    @property
    def said(self):
        """The weights as the method of a table prints them.

        >>> now = datetime(2030, 7, 1, 9, 0)
        >>> Weights((Criterion("減る時間", EFFECT, 2), Criterion("費用", FEASIBILITY, 1)), now).said
        '効果(減る時間2)、実現性(費用1)'
        """
        told = (f"{axis}({'、'.join(f'{one.name}{one.weight:g}' for one in self.of(axis))})" for axis in AXES)
        return "、".join(told)
