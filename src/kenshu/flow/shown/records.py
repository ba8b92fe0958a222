"""An event log in small tables: how often each work was done, how long it took, ten cases timed."""

from functools import lru_cache

from kenshu import data
from kenshu.flow.replay import finished_ways
from kenshu.flow.shown.table import Table

FICTIONAL = "架空のデータ"
YEAR = "令和6年度"  # of the one log that is shown so
MINUTE = 60  # seconds


def work_counts(name: str) -> Table:
    """For each activity of the resource ``name``: how often it was done, and on how many cases; all cases."""
    import numpy as np

    log, rows = _log(name, str(data.folder())), []
    for activity in worked(log):
        there = log.activity_is((activity,))
        rows.append((activity, int(there.sum()), len(np.unique(log.case[there]))))
    return Table(
        f"{YEAR}の記録: 申請{len(log.cases):,}件({FICTIONAL})",
        ("仕事", "した回数(回)", "その仕事があった申請(件)"), tuple(rows),
    )  # fmt: skip


def work_minutes(name: str, **wanted: str) -> Table:
    """For each activity the middle value of its minutes; ``wanted``: only these cases (channel="紙")."""
    rows = tuple(middle_minutes(_log(name, str(data.folder())), **wanted).items())
    who = "、".join(wanted.values())
    title = f"1件にかかった分の真ん中の値: {YEAR}の、{who}の申請({FICTIONAL})"
    return Table(title, ("仕事", "真ん中の値(分)"), rows)


def middle_minutes(log, **wanted: str) -> dict[str, float]:
    """{activity: the middle of its minutes}, without what only waits for a day set by the calendar."""
    import numpy as np

    chosen = log.only(**wanted) if wanted else log
    spent = (chosen.complete - chosen.start) / MINUTE
    return {name: float(np.median(spent[chosen.activity_is((name,))])) for name in worked(chosen)}


def worked(log) -> list[str]:
    """The activities that are work, in the order of the finished case that has most of them, then as the log has them."""
    longest = max(finished_ways(log), key=lambda way: len(set(way)), default=())
    every = dict.fromkeys((*longest, *log.activities))
    return [name for name in every if name not in log.fixed]


def ten_measured(name: str, activity: str, **wanted: str) -> Table:
    """The minutes of one activity in the first ten cases that have it, in the order of the record."""
    rows = tuple(
        (f"{place}件目", spent)
        for place, spent in enumerate(first_minutes(_log(name, str(data.folder())), activity, **wanted), 1)
    )
    who = "、".join(wanted.values())
    title = f"「{activity}」をはかった記録: {YEAR}の、{who}の申請。記録の順に{len(rows)}件({FICTIONAL})"
    return Table(title, ("件", "分"), rows)


def first_minutes(log, activity: str, count: int = 10, **wanted: str) -> list[float]:
    """The minutes of ``activity`` in the first ``count`` cases that have it."""
    chosen = log.only(**wanted) if wanted else log
    there = chosen.activity_is((activity,))
    spent = (chosen.complete - chosen.start)[there] / MINUTE
    return [float(one) for one in spent[:count]]


@lru_cache(maxsize=4)
def _log(name: str, folder: str):
    from kenshu.flow.log import read_log

    frame = data.open(name)
    columns = [column for column in ("channel",) if column in frame]
    return read_log(frame, of_case=columns)
