"""In which order activities stand in a figure: as the cases mostly run, from first to last."""

import numpy as np

from kenshu.flow.log.event_log import Log


def running_order(log: Log, most: int) -> list[int]:
    """Codes of the ``most`` frequent activities, so ordered that little leads back.

    Greedy, after Eades, Lin and Smyth (1993), with the number of cases as weights: what nothing leads to comes
    first, what leads to nothing comes last, else what leads away most. Of equals, the one that comes earlier in
    its cases.
    """
    count = np.bincount(log.activity, minlength=len(log.activities))
    kept = np.argsort(-count, kind="stable")[:most]
    place = np.bincount(
        log.activity, weights=np.arange(len(log)) - log.first[:-1][log.case], minlength=len(count)
    )
    early = place / np.maximum(count, 1)
    ways = _ways(log, kept)
    np.fill_diagonal(ways, 0)
    left = sorted(range(len(kept)), key=lambda at: (early[kept[at]], kept[at]))
    head, tail = [], []
    while left:
        out, into = ways[np.ix_(left, left)].sum(axis=1), ways[np.ix_(left, left)].sum(axis=0)
        if (out == 0).any() and len(left) > 1 and not (into == 0).any():
            at = int(np.flatnonzero(out == 0)[-1])
            tail.append(left.pop(at))
        else:
            sources = np.flatnonzero(into == 0)
            head.append(left.pop(int(sources[0]) if len(sources) else int((out - into).argmax())))
    return [int(kept[at]) for at in head + tail[::-1]]


def _ways(log, kept):
    """How often each kept activity comes directly after each other one: array kept × kept."""
    among = np.full(len(log.activities), -1)
    among[kept] = np.arange(len(kept))
    first, second = among[log.activity[:-1]], among[log.activity[1:]]
    counts = (log.case[1:] == log.case[:-1]) & (first >= 0) & (second >= 0)
    pair = first[counts] * len(kept) + second[counts]
    return np.bincount(pair, minlength=len(kept) ** 2).reshape(len(kept), len(kept))
