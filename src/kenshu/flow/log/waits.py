"""Where cases wait: the time before an activity in which nobody works on the case waits on that activity."""

import numpy as np
import pandas as pd

from kenshu.flow.errors import FlowError
from kenshu.flow.log.event_log import Log

MINUTE = 60  # seconds
BY = {"activity": "処理", "resource": "担当"}


def waiting(log: Log, by: str = "activity") -> pd.DataFrame:
    """Waiting of the finished cases that the city can change, by the activity waited for or its organisation.

    Columns: 処理 or 担当; 回数 (how often it was waited for); 待ち(分), 割合 (0–1) and 1件あたり(分) (a finished case) by
    the calendar; 開庁の待ち(分), 開庁の割合 in office hours. Longest first. The activities ``fixed`` are no such waiting:
    their own time stands in ``lead_times`` as 日程待ち. Raises FlowError for another ``by``, or without organisations.
    """
    if by not in BY or (by == "resource" and log.resources == ("",)):
        raise FlowError(
            "担当の列がないので、担当ごとには分けられません。read_log の resource に列の名前を書いてください。"
            if by in BY
            else f"by は activity(処理ごと)か resource(担当ごと)です。「{by}」では分けられません。"
        )
    codes, names = getattr(log, by), log.activities if by == "activity" else log.resources
    counts = log.finished[log.case] & ~is_first(log)
    total, office = (
        np.bincount(codes[counts], weights=seconds[counts], minlength=len(names)) / MINUTE
        for seconds in gaps(log)
    )
    frame = pd.DataFrame({
        BY[by]: names, "回数": np.bincount(codes[counts], minlength=len(names)), "待ち(分)": total,
        "割合": total / max(total.sum(), 1e-9), "1件あたり(分)": total / log.finished.sum(), "開庁の待ち(分)": office,
        "開庁の割合": office / max(office.sum(), 1e-9),
    })  # fmt: skip
    there = frame[frame["回数"] > 0]
    return there.sort_values("待ち(分)", ascending=False, kind="stable", ignore_index=True)


def gaps(log: Log) -> tuple[np.ndarray, np.ndarray]:
    """(calendar, office) seconds before each event in which nobody worked on its case; 0 before the first."""
    far = int(log.complete.max() - log.complete.min()) + 1
    earlier = np.maximum.accumulate((log.complete - log.complete.min()) + log.case.astype(np.int64) * far)
    free = np.empty_like(log.start)
    free[1:] = earlier[:-1] - log.case[1:].astype(np.int64) * far + log.complete.min()
    first = is_first(log)
    free[first] = log.start[first]
    return np.maximum(log.start - free, 0), log.clock.between(free, log.start)


def is_first(log: Log) -> np.ndarray:
    """Whether each event is the first of its case (bool)."""
    first = np.zeros(len(log), dtype=bool)
    first[log.first[:-1]] = True
    return first


def begun(log: Log) -> pd.DataFrame:
    """How many pieces of work began: rows 0–23 (hour), columns 月 … 日; activities ``fixed`` are not counted."""
    work = ~log.activity_is(log.fixed)
    day, second = np.divmod(log.start[work], 86_400)
    weekday, hour = (day + 3) % 7, second // 3600  # 1970-01-01 was a Thursday
    counts = np.bincount(hour * 7 + weekday, minlength=24 * 7).reshape(24, 7)
    return pd.DataFrame(counts, columns=list("月火水木金土日"), index=pd.RangeIndex(24, name="時"))
