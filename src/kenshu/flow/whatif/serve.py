"""The queue before the counters: first come, first served, many days at once."""

import numpy as np

from kenshu.flow.whatif.desk import Desk


def begins(arrived: np.ndarray, service: np.ndarray, kept: np.ndarray, desk: Desk) -> np.ndarray:
    """When each visitor is called, minutes since midnight; shape (days, visits) as all three arguments.

    ``arrived`` does not fall along a day; ``service`` minutes ≥ 0; visits not ``kept`` take no time of anybody
    (what stands for them in the result means nothing). A visitor goes to the counter that can call first; of
    several the one free for the longest, then the first. The recursion of Kiefer and Wolfowitz (1955) with
    absences: one step a visitor, all days side by side.
    """
    days = np.arange(len(arrived))
    arrived, service, kept = (np.ascontiguousarray(values.T) for values in (arrived, service, kept))
    free = np.full((len(desk.away), len(days)), desk.opens, dtype=float)
    absences = [(counter, *span) for counter, spans in enumerate(desk.away) for span in spans]
    called = np.empty_like(arrived)
    for visit in range(len(arrived)):
        ready = np.maximum(arrived[visit], free)
        for counter, gone, back in absences:
            at = ready[counter]
            at[(at >= gone) & (at < back)] = back
        first = called[visit] = ready.min(axis=0)
        chosen = np.where(ready == first, free, np.inf).argmin(axis=0)
        free[chosen, days] = np.where(kept[visit], first + service[visit], free[chosen, days])
    return called.T
