"""The nursery log (D3) as small tables: sums to divide, waiting by activity and by office, when stamps begin."""

import numpy as np
import pandas as pd

from kenshu import data, days, flow
from kenshu.figures.sheet import FICTIONAL, Sheet

STAMPS = ("係長押印", "課長補佐押印", "課長押印")
DAY = 24 * 60  # minutes
WHOLE = f"保育所入所の申請、令和6年度({FICTIONAL})"
DONE = "結果通知まで終わった申請"


def nursery_log(frame=None) -> flow.Log:
    """The log of ``frame``, by default of the course's data."""
    frame = data.open("d3-nursery-log") if frame is None else frame
    return flow.read_log(frame, of_case=["channel"], called=FICTIONAL)


def sums():
    """Finished and unfinished cases: count, days on the calendar, open hours, minutes of work; no mean."""
    times = flow.lead_times(nursery_log())
    rows = tuple(
        (name, len(part), part["全体(分)"].sum() / DAY, part["開庁の全体(分)"].sum() / 60, int(part["作業(分)"].sum()))
        for name, part in (
            (DONE, times[times["終わった"]]), ("まだ終わっていない申請(ここまでの分)", times[~times["終わった"]]),
        )
    )  # fmt: skip
    heads = (
        "申請",
        "件数",
        "かかった日数の合計(日)",
        "開庁時間だけの合計(時間)",
        "手を動かした時間の合計(分)",
    )
    return Sheet(WHOLE, heads, rows)


def by_month():
    """Days from first to last, by the month of application: count, middle, one in ten is longer."""
    times = flow.lead_times(nursery_log())
    times = times[times["終わった"]]
    groups = times.groupby(pd.to_datetime(times["始まり"]).dt.to_period("M"), sort=True)["全体(分)"]
    rows = tuple(
        (_month(month), len(part), part.median() / DAY, part.quantile(0.9) / DAY) for month, part in groups
    )
    heads = ("申請した月", "件数", "真ん中の日数", "10件に1件はこれより長い(日)")
    return Sheet(f"申請した月ごとの、結果通知までの日数。{DONE}({FICTIONAL})", heads, rows)


def by_activity():
    """In the order of the flow: who does it, how often it was waited for, days of one wait; no sum."""
    log = nursery_log()
    found = flow.waiting(log).set_index("処理")
    office = log.frame.drop_duplicates("activity").set_index("activity")["resource"]
    order = [name for name in flow.mean_case(log)["処理"] if name in found.index and name not in log.fixed]
    rows = tuple(
        (name, office[name], int(found.at[name, "回数"]), found.at[name, "待ち(分)"] / found.at[name, "回数"] / DAY)
        for name in order
    )  # fmt: skip
    heads = ("この仕事の前で待った", "この仕事の担当", "待った回数(回)", "1回の待ち(日、平均)")
    return Sheet(f"仕事ごとの待ち。{DONE}、暦の日数({FICTIONAL})", heads, rows)


def by_office():
    """Who does the next piece of work: how often it was waited for, days in all, days of one wait."""
    log = nursery_log()
    fixed = set(log.frame.loc[log.frame["activity"].isin(log.fixed), "resource"])
    found = flow.waiting(log, "resource")
    rows = tuple(
        (name, int(count), round(total / DAY), total / count / DAY)
        for name, count, total in zip(found["担当"], found["回数"], found["待ち(分)"], strict=True)
        if name not in fixed
    )
    heads = ("次の仕事の担当", "待った回数(回)", "待ちの合計(日)", "1回の待ち(日、平均)")
    return Sheet(f"担当ごとの待ち。{DONE}、暦の日数({FICTIONAL})", heads, rows)


def stamp_hours():
    """At which hour each of the stamps began, as counts."""
    frame = nursery_log().frame
    stamps = frame[frame["activity"].isin(STAMPS)]
    counts = pd.crosstab(stamps["start"].dt.hour, stamps["activity"])
    rows = tuple((f"{hour}時台", *(int(counts.at[hour, name]) for name in STAMPS)) for hour in counts.index)
    spent = (stamps["complete"] - stamps["start"]) / np.timedelta64(1, "m")
    lengths = spent.groupby(stamps["activity"]).mean()
    lasted = ("押印1回にかかった時間(分、平均)", *(float(lengths[name]) for name in STAMPS))
    heads = ("押印を始めた時刻", *(f"{name}(回)" for name in STAMPS))
    return Sheet(f"押印を始めた時刻。令和6年度のすべての申請({FICTIONAL})", heads, (*rows, lasted))


def _month(month: pd.Period) -> str:
    return days.wareki(month.start_time.date()).removesuffix("1日")
