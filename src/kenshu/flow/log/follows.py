"""What follows what: the arrows of the flow map, and the different ways through."""

from collections import Counter

import numpy as np
import pandas as pd

from kenshu.flow.log.event_log import Log

MINUTE, DAY = 60, 86_400  # seconds
ARROW = " → "


def follows(log: Log) -> pd.DataFrame:
    """One row for each pair of activities of which the second comes directly after the first, in any case.

    Columns: 前, 次, 回数; 合計(分), 平均(分), 真ん中(分) from the end of the first to the start of the second by the
    calendar (0 where they overlap); 開庁の合計(分), 開庁の平均(分) the same in office hours. All cases, unfinished ones
    too; most frequent first, then in the order in which the log names the activities.
    """
    pair, gap, opened = _gaps(log)
    distinct, place, count = _counted(pair, len(log.activities))
    total, office = (np.bincount(place, weights=values, minlength=len(distinct)) for values in (gap, opened))
    names = np.array(log.activities, dtype=object)
    frame = pd.DataFrame({
        "前": names[distinct // len(names)], "次": names[distinct % len(names)], "回数": count,
        "合計(分)": total / MINUTE, "平均(分)": total / count / MINUTE, "真ん中(分)": _middles(place, gap, count) / MINUTE,
        "開庁の合計(分)": office / MINUTE, "開庁の平均(分)": office / count / MINUTE,
    })  # fmt: skip
    return frame.sort_values("回数", ascending=False, kind="stable", ignore_index=True)


def variants(log: Log) -> pd.DataFrame:
    """The different ways through, of the finished cases. Columns: 道すじ, 件数, 割合 (0–1), 平均(日) by the calendar.

    Most frequent first, then the one that the log shows first.
    """
    finished = np.flatnonzero(log.finished)
    ends = log.complete[log.first[1:] - 1]
    lasted = (ends - log.start[log.first[:-1]]) / DAY
    width, every = log.activity.itemsize, log.activity.tobytes()
    ways, days = Counter(), Counter()
    for case in finished.tolist():
        way = every[log.first[case] * width : log.first[case + 1] * width]
        ways[way] += 1
        days[way] += lasted[case]
    rows = [
        (_written(log, way), count, count / len(finished), days[way] / count)
        for way, count in ways.most_common()
    ]
    return pd.DataFrame(rows, columns=["道すじ", "件数", "割合", "平均(日)"])


def share_with(log: Log, activity: str) -> float:
    """Share of all cases (0–1) in which an activity occurs; 0 for one that the log does not know."""
    return len(np.unique(log.case[log.activity_is((activity,))])) / len(log.cases)


def _gaps(log):
    """(pair number, calendar seconds, office seconds) of each event that follows another of its case."""
    next_one = np.flatnonzero(log.case[1:] == log.case[:-1]) + 1
    pair = log.activity[next_one - 1].astype(np.int64) * len(log.activities) + log.activity[next_one]
    end, start = log.complete[next_one - 1], log.start[next_one]
    return pair, np.maximum(start - end, 0), log.clock.between(end, start)


def _counted(pair, activities):
    """(the pairs there are, each row's place among them, how often)."""
    if activities > 1000:  # a table of all pairs would not fit
        return np.unique(pair, return_inverse=True, return_counts=True)
    count = np.bincount(pair, minlength=activities**2)
    distinct = np.flatnonzero(count)
    place = np.zeros(len(count), dtype=np.int64)
    place[distinct] = np.arange(len(distinct))
    return distinct, place[pair], count[distinct]


def _middles(place, gap, count):
    """The median of each pair's gaps, by sorting all of them once, pair above gap."""
    ordered = np.sort(place * (1 << 36) + gap)  # 2^36 seconds are 2,000 years
    last = np.cumsum(count)
    low, high = ordered[last - count + (count - 1) // 2], ordered[last - count + count // 2]
    return (low + high) / 2 - np.arange(len(count), dtype=np.float64) * (1 << 36)


def _written(log, way):
    codes = np.frombuffer(way, dtype=log.activity.dtype)
    return ARROW.join(log.activities[code] for code in codes)
