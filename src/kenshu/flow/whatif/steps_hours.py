"""Hours of work a month of two flows side by side, and how much the numbers in their tables may be off."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from kenshu.flow.errors import FlowError
from kenshu.flow.steps import Kind, Steps
from kenshu.flow.whatif.ranges import Range, words

DRAWS = 4000
CHANCE = 0.9
SOME = 3  # steps named in a note
WORK = (Kind.TASK, Kind.DECISION)  # must have their minutes; a 開始 may


@dataclass(frozen=True, eq=False)
class Monthly:
    """Hours of work a month: ``before``, ``after``, ``saved`` with their widths, all in 時間; ``title`` of the flow.

    ``rows``: (番号, 作業, 担当, hours before, hours after), None where a flow does not have the step or nothing
    is written. ``by_lane``: (before, after) of each 担当 whose time is counted, most first. ``unsure``: share by
    which each number may be off. ``notes``: what is not counted.
    """

    title: str
    before: Range
    after: Range
    saved: Range
    rows: tuple[tuple[str, str, str, float | None, float | None], ...]
    by_lane: dict[str, tuple[Range, Range]]
    unsure: float
    notes: tuple[str, ...]

    @property
    def off(self) -> str:
        """``unsure`` in words: 2割."""
        tenths = self.unsure * 10
        return f"{tenths:.0f}割" if abs(tenths - round(tenths)) < 1e-9 else f"{self.unsure:.0%}"

    def frame(self):
        """A row a step: 番号, 作業, 担当, 今(時間/月), 見直し後(時間/月), 減る時間; NaN where there is no number."""
        import pandas as pd

        columns = ["番号", "作業", "担当", "今(時間/月)", "見直し後(時間/月)"]
        frame = pd.DataFrame(list(self.rows), columns=columns)
        hours = frame[columns[3:]].astype(float)
        frame[columns[3:]] = hours
        frame["減る時間"] = hours[columns[3]].fillna(0) - hours[columns[4]].fillna(0)
        return frame

    def sentence(self) -> str:
        """The result in plain words."""
        before, after, saved = self.before, self.after, self.saved
        change = f"{saved.middle:.1f}時間減る" if saved.middle >= 0 else f"{-saved.middle:.1f}時間増える"
        width = f"{saved.low:.1f}〜{saved.high:.1f}時間"
        if saved.middle < 0:
            width = f"{-saved.high:.1f}〜{-saved.low:.1f}時間"
        if abs(saved.middle) < 0.05:
            said = f"作業の時間は、月に{before.middle:.1f}時間のまま変わりません。"
        else:
            said = (
                f"作業の時間は、月に{before.middle:.1f}時間が{after.middle:.1f}時間になり、{change}見込みです。"
                f"表の分と件数がそれぞれ{self.off}までずれていても、{saved.often}はこの幅です: {width}。"
                "作業の時間のことで、予算がその分減るという意味ではありません。"
            )
        return said + "".join(self.notes)


def monthly(
    before: Steps, after: Steps, *, outside: Iterable[str] = (), unsure: float = 0.2, seed: int = 1
) -> Monthly:
    """Σ 分 × 件数 ÷ 60 of both flows; the width when each number may be off by ``unsure`` (0.2: two tenths).

    ``outside``: 担当 who are no staff (住民), whose time is not counted. The same step (番号) is off by the same
    share in both, 件数 as a whole besides, each share as likely. Raises FlowError when nothing can be counted.
    """
    outside = tuple(outside)
    lanes = tuple(dict.fromkeys([*before.lanes, *after.lanes]))
    if unknown := [name for name in outside if name not in lanes]:
        raise FlowError(f"担当「{unknown[0]}」はありません。{'、'.join(lanes)} から選んでください。")
    if not 0 <= unsure < 1:
        raise FlowError(f"数字のずれが{unsure:.0%}です。0%から100%より小さい割合(2割なら0.2)にしてください。")
    hours = [_hours(steps, outside) for steps in (before, after)]
    if not hours[0]:
        raise FlowError(
            f"「{before.title}」に、分と件数の両方が書かれた作業がありません。手順の表に書き足してください。"
        )
    numbers = list(dict.fromkeys([*hours[0], *hours[1]]))
    off = _off(len(numbers), unsure, seed)
    table = np.array([[one.get(number, 0.0) for number in numbers] for one in hours])
    staff = [lane for lane in lanes if lane not in outside]
    return Monthly(
        title=before.title,
        before=_range(off, table[0]),
        after=_range(off, table[1]),
        saved=_range(off, table[0] - table[1]),
        rows=_rows(before, after, *hours),
        by_lane=_by_lane(off, table, numbers, (before, after), staff),
        unsure=unsure,
        notes=_notes(before, after, outside),
    )


def _hours(steps: Steps, outside) -> dict[str, float]:
    """Hours a month by 番号, of the steps of the staff that have both numbers."""
    return {
        step.number: step.minutes * step.count / 60
        for step in steps
        if step.lane not in outside and step.kind in (*WORK, Kind.START)
        if step.minutes is not None and step.count is not None
    }


def _off(numbers: int, unsure: float, seed: int) -> np.ndarray:
    """How far each step is off, (draws, steps): its minutes, and 件数 as a whole."""
    random = np.random.default_rng(seed)
    minutes = 1 + unsure * random.uniform(-1, 1, (DRAWS, numbers))
    return minutes * (1 + unsure * random.uniform(-1, 1, (DRAWS, 1)))


def _range(off: np.ndarray, hours: np.ndarray) -> Range:
    low, high = np.quantile(off @ hours, ((1 - CHANCE) / 2, (1 + CHANCE) / 2))
    return Range(float(hours.sum()), float(low), float(high), words(CHANCE))


def _by_lane(off, table, numbers, flows, staff) -> dict[str, tuple[Range, Range]]:
    lanes = [{step.number: step.lane for step in flow} for flow in flows]
    found = {}
    for lane in staff:
        mine = np.array([[of.get(number) == lane for number in numbers] for of in lanes])
        found[lane] = tuple(_range(off, row) for row in table * mine)
    order = sorted(found, key=lambda lane: -max(found[lane][0].middle, found[lane][1].middle))
    return {lane: found[lane] for lane in order if found[lane][0].middle or found[lane][1].middle}


def _rows(before: Steps, after: Steps, first: dict, second: dict) -> tuple:
    steps = {step.number: step for steps in (after, before) for step in steps}
    order = dict.fromkeys([*(step.number for step in before), *(step.number for step in after)])
    return tuple(
        (number, steps[number].name, steps[number].lane, first.get(number), second.get(number))
        for number in order
        if number in first or number in second
    )


def _notes(before: Steps, after: Steps, outside) -> tuple[str, ...]:
    empty = dict.fromkeys(
        step.name
        for step in (*before, *after)
        if step.kind in WORK and step.lane not in outside
        if step.minutes is None or step.count is None
    )
    if not empty:
        return ()
    more = f"など{len(empty)}つの手順" if len(empty) > SOME else ""
    return (f"「{'」「'.join([*empty][:SOME])}」{more}は、分か件数が空欄なので数えていません。",)
