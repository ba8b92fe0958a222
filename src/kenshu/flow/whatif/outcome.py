"""What a case did to the visitors: how long they waited, hour by hour, and when the last one left."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from kenshu.flow.whatif.case import Case
from kenshu.flow.whatif.clock import clock
from kenshu.flow.whatif.ranges import Range, of_days, of_ratio
from kenshu.flow.whatif.visits import Visits

CLASSES = (0, 5, 10, 20, 30, 60)  # minutes of waiting from which a class of the heat map begins


@dataclass(frozen=True, eq=False)
class Outcome:
    """One case, worked through. Minutes; ``people`` and ``waited`` are sums of each run (a day of the log, or
    one drawn); ``days`` the mean wait of each day worked through (NaN when nobody came), ``after`` its minutes of
    work after closing; ``used`` minutes of work ÷ minutes staffed.

    ``starts``: minutes since midnight at which the parts of the day begin; by part: ``came`` (people a day),
    ``busy`` (minutes of work ÷ minutes staffed), ``hours`` (mean wait of each day and part, NaN when nobody
    came), ``classes`` (part × class of ``CLASSES``: share of its people). ``late``: one in ten waits longer.
    """

    case: Case
    people: np.ndarray
    waited: np.ndarray
    days: np.ndarray
    after: np.ndarray
    late: float
    starts: tuple[float, ...]
    came: np.ndarray
    busy: np.ndarray
    hours: np.ndarray
    classes: np.ndarray
    used: float
    chance: float

    @property
    def wait(self) -> Range:
        """Minutes a visitor waits on average, and how sure this mean is."""
        return of_ratio(self.waited, self.people, self.chance)

    @property
    def day(self) -> Range:
        """The same mean, and the width in which the mean of one more such day falls."""
        return of_days(self.days[~np.isnan(self.days)], self.wait.middle, self.chance, len(self.people))

    def by_hour(self):
        """A frame, a row an hour: 案, 時, 窓口(人), 来る人(1日), 待ち(分), 待ち_下, 待ち_上, ふさがり(%).

        待ち_下 and 待ち_上 as in ``day``; where nobody comes the three are NaN.
        """
        import pandas as pd

        ranges = [self.hour(part) for part in range(len(self.starts))]
        return pd.DataFrame({
            "案": self.case.name,
            "時": [clock(start) for start in self.starts],
            "窓口(人)": [self.case.desk.staff(start) for start in self.starts],
            "来る人(1日)": self.came,
            "待ち(分)": [one.middle for one in ranges],
            "待ち_下": [one.low for one in ranges],
            "待ち_上": [one.high for one in ranges],
            "ふさがり(%)": 100 * self.busy,
        })  # fmt: skip

    def hour(self, part: int) -> Range:
        """The mean wait of those who come in a part of the day, and its width over the days; NaN for nobody."""
        found = self.hours[:, part]
        found = found[~np.isnan(found)]
        if not len(found):
            return Range(np.nan, np.nan, np.nan, "")
        return of_days(found, float(found.mean()), self.chance, min(len(self.people), len(found)))


def measured(case: Case, visits: Visits, service, called, kept, chance: float) -> Outcome:
    """The outcome of ``serve.begins``; arrays (days, visits)."""
    wait = np.where(kept, called - visits.arrived, 0.0)
    done = np.where(kept, called + service, -np.inf)
    parts = _parts(case)
    part = np.clip(np.searchsorted(parts, visits.arrived, side="right") - 1, 0, len(parts) - 2)
    people, waited = (_by_part(part, values, len(parts) - 1) for values in (kept.astype(float), wait))
    runs = (visits.repeats, -1)
    numbers, minutes = people.sum(axis=1), waited.sum(axis=1)
    with np.errstate(invalid="ignore"):  # 0 people: NaN
        days, hours = minutes / numbers, waited / people
    busy = _working(called, done, kept, parts) / len(kept)
    return Outcome(
        case=case,
        people=numbers.reshape(runs).mean(axis=0),
        waited=minutes.reshape(runs).mean(axis=0),
        days=days,
        after=np.maximum(done.max(axis=1) - case.desk.closes, 0),
        late=float(np.quantile(wait[kept], 0.9, method="higher")),
        starts=tuple(parts[:-1].tolist()),
        came=people.mean(axis=0),
        busy=busy / [case.desk.staffed(*span) or np.nan for span in pairwise(parts)],
        hours=hours,
        classes=_classes(part, wait, kept, len(parts) - 1),
        used=float(service[kept].sum() / len(kept) / case.desk.staffed(case.desk.opens, case.desk.closes)),
        chance=chance,
    )


def _parts(case: Case) -> np.ndarray:
    """Opening, each full hour, closing: minutes since midnight."""
    opens, closes = case.desk.opens, case.desk.closes
    full = np.arange(np.floor(opens / 60) + 1, np.ceil(closes / 60)) * 60
    return np.array([opens, *full, closes])


def _by_part(part, values, parts: int) -> np.ndarray:
    """Sums (days, parts)."""
    days = np.arange(len(part))[:, None]
    found = np.bincount((days * parts + part).ravel(), values.ravel(), minlength=len(part) * parts)
    return found.reshape(len(part), parts)


def _working(called, done, kept, parts) -> np.ndarray:
    """Minutes of work in each part, all days together."""
    begin, end = called[kept], done[kept]
    spans = pairwise(parts)
    return np.array([np.maximum(np.minimum(end, b) - np.maximum(begin, a), 0).sum() for a, b in spans])


def _classes(part, wait, kept, parts: int) -> np.ndarray:
    kind = np.searchsorted(CLASSES, wait[kept], side="right") - 1
    size = len(CLASSES)
    counts = np.bincount(part[kept] * size + kind, minlength=parts * size).reshape(parts, size)
    return counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)
