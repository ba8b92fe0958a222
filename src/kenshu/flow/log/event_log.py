"""An event log that the rooms behind can trust: cases in the order of the file, each case's events by start."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from kenshu.days import OfficeHours
from kenshu.flow.errors import FlowError
from kenshu.flow.log.office import OfficeClock
from kenshu.flow.steps import Finding


@dataclass(frozen=True, eq=False)
class Log:
    """Who did what on which case, when. Made by ``read_log``.

    Arrays of one length, an element an event: ``case``, ``activity``, ``resource`` (places in ``cases``,
    ``activities``, ``resources``), ``start``, ``complete`` (int64, seconds since 1970, local clock), ``row`` of the
    file. Sorted by case, then start; equal starts keep the order of the rows. ``of_case``: values by case.
    ``ends``: activities that end a case (none: every case counts as finished); ``fixed``: activities that are
    waiting for a day set by the calendar, not work. ``findings``: what reading left out or wants to be known.
    """

    cases: tuple[str, ...]
    activities: tuple[str, ...]
    resources: tuple[str, ...]
    case: np.ndarray
    activity: np.ndarray
    resource: np.ndarray
    start: np.ndarray
    complete: np.ndarray
    row: np.ndarray
    of_case: dict[str, np.ndarray]
    ends: tuple[str, ...]
    fixed: tuple[str, ...]
    hours: OfficeHours
    source: str
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.case)

    def only(self, **wanted: str) -> "Log":
        """The cases with this value in a column of ``of_case``: ``log.only(channel="紙")``. Raises FlowError."""
        keep = np.ones(len(self.cases), dtype=bool)
        for column, value in wanted.items():
            if column not in self.of_case:
                there = "、".join(self.of_case) or "ありません"
                raise FlowError(
                    f"「{column}」では分けられません。read_log の of_case に列の名前を書いてください。いまある列: {there}"
                )
            values = self.of_case[column]
            if value not in values:
                there = "、".join(sorted(set(values)))
                raise FlowError(f"「{column}」に「{value}」の申請がありません。ある値: {there}")
            keep &= values == value
        if not keep.any():
            raise FlowError(f"{'、'.join(map('='.join, wanted.items()))} に当てはまる申請がありません。")
        return self.with_cases(keep)

    def with_cases(self, keep: np.ndarray) -> "Log":
        """The cases where ``keep`` (bool, one a case) is true; at least one."""
        rows = keep[self.case]
        number = np.cumsum(keep, dtype=np.int32) - 1
        arrays = {name: getattr(self, name)[rows] for name in _ARRAYS}
        arrays["case"] = number[arrays["case"]]
        return replace(
            self,
            cases=tuple(name for name, kept in zip(self.cases, keep, strict=True) if kept),
            of_case={name: values[keep] for name, values in self.of_case.items()},
            **arrays,
        )

    def activity_is(self, names: tuple[str, ...]) -> np.ndarray:
        """Whether each event's activity is one of ``names`` (bool)."""
        return np.isin(self.activity, [place for place, name in enumerate(self.activities) if name in names])

    @cached_property
    def first(self) -> np.ndarray:
        """Place of each case's first event, and last the number of events (int64, cases + 1)."""
        return np.concatenate([[0], np.cumsum(np.bincount(self.case, minlength=len(self.cases)))])

    @cached_property
    def finished(self) -> np.ndarray:
        """Whether the last event of each case is one of ``ends`` (bool, one a case)."""
        if not self.ends:
            return np.ones(len(self.cases), dtype=bool)
        return self.activity_is(self.ends)[self.first[1:] - 1]

    @cached_property
    def clock(self) -> OfficeClock:
        """The hall's clock over the days of the log."""
        return OfficeClock(self.hours, int(self.start.min()), int(self.complete.max()))

    @property
    def frame(self) -> pd.DataFrame:
        """The events as a table, in the order they are counted: case, activity, resource, start, complete, row."""
        moments = {name: getattr(self, name).astype("datetime64[s]") for name in ("start", "complete")}
        return pd.DataFrame({
            "case": np.array(self.cases, dtype=object)[self.case],
            "activity": np.array(self.activities, dtype=object)[self.activity],
            "resource": np.array(self.resources, dtype=object)[self.resource],
            **moments, "row": self.row,
        })  # fmt: skip


_ARRAYS = ("case", "activity", "resource", "start", "complete", "row")
