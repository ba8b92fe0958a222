"""The mean case from its first to its last day: what it waits for and what is worked, one below the other."""

import numpy as np
import pandas as pd

from kenshu.figures import Picture, figure, style
from kenshu.figures.palette import INK, SERIES
from kenshu.figures.style import fold
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.order import running_order
from kenshu.flow.log.times import span, summarise
from kenshu.flow.log.told import DAY, WAITED, caption
from kenshu.flow.log.waits import gaps

MOST = 20  # rows; what takes least is one row
SECONDS = 86_400
PARTS = ["待ち(日)", "作業(日)", "日程待ち(日)"]
UNITS = (
    ("日数", 1, 2.0),
    ("時間", 24, 1 / 12),
    ("分", DAY, 0.0),
)  # word, how many a day, from how many days on
WAIT, FIXED, WORK = SERIES[1], SERIES[2], SERIES[0]


def draw_timeline(log: Log) -> Picture:
    """Stacked timeline of the mean finished case, by the calendar: a row an activity, waiting then work.

    What happens in some cases only counts with its mean over all finished cases, so that the rows add up.
    """
    stages, whole = mean_case(log), summarise(log)
    worked = (
        f"人が手を動かすのは{whole.touch:.0f}分" if whole.touch else f"待ちは{span(stages['待ち(日)'].sum())}"
    )
    title = f"平均{span(whole.lead_days)}のうち、{worked}です"
    told = [_told(stage) for stage in stages.itertuples(index=False)]
    return Picture(
        fig=_drawn(stages, title, bool(log.fixed)),
        caption=caption(
            log, f"{WAITED}。一部の申請だけの仕事も、終わった全件で平均した{_overlap(stages, whole)}"
        ),
        alt=f"1件の平均の日数を、仕事ごとに待ちと作業に分けて順に並べた横棒の図。{title}。",
        reading="\n".join([f"{title}。", *told]),
    )


def mean_case(log: Log) -> pd.DataFrame:
    """One row an activity in the order in which it mostly comes: 処理, 待ち(日), 作業(日), 日程待ち(日).

    Means over all finished cases, by the calendar; where nothing overlaps they add up to the mean lead time.
    """
    finished = log.finished[log.case]
    number, size = log.finished.sum(), len(log.activities)
    activity, fixed = log.activity[finished], log.activity_is(log.fixed)[finished]
    spent = (log.complete - log.start)[finished]

    def mean_days(seconds):
        return np.bincount(activity, weights=seconds, minlength=size) / number / SECONDS

    count = np.bincount(activity, minlength=size)
    frame = pd.DataFrame({
        "処理": log.activities, "待ち(日)": mean_days(gaps(log)[0][finished]),
        "作業(日)": mean_days(np.where(fixed, 0, spent)), "日程待ち(日)": mean_days(np.where(fixed, spent, 0)),
    })  # fmt: skip
    order = [code for code in running_order(log, size) if count[code]]
    return _few(frame.loc[order].reset_index(drop=True))


def _few(frame):
    """The activities that take most time, in their order, and the others as one row at the end."""
    if len(frame) <= MOST:
        return frame
    length = frame[PARTS].sum(axis=1)
    kept = np.sort(length.sort_values(ascending=False, kind="stable").index[: MOST - 1])
    rest = frame.drop(index=kept)
    row = {"処理": f"そのほか({len(rest)})", **rest.drop(columns="処理").sum().to_dict()}
    return pd.concat([frame.loc[kept], pd.DataFrame([row])], ignore_index=True)


def _overlap(stages, whole) -> str:
    longer = stages[PARTS].to_numpy().sum() > 1.001 * whole.lead_days
    return "。同時に進む仕事も続けて並べたので、横の長さは平均の日数より長い" if longer else ""


def _told(stage) -> str:
    name, wait, work, fixed = stage
    parts = [f"待ちが{span(wait)}"] if wait else []
    parts += [f"決まった日を待つのが{span(fixed)}"] if fixed else []
    parts += [f"作業が{_minutes(work)}"] if work else []
    return (
        f"{name}は、{'、'.join(parts) or '時間がかからない'}です。"
        if parts
        else f"{name}には、時間がかかっていません。"
    )


def _minutes(days):
    return f"{days * DAY:.1f}分" if days * DAY < 100 else span(days)


def _drawn(stages, title, has_fixed):
    length = max(float(stages[PARTS].to_numpy().sum()), 1e-9)
    unit, scale = next(((word, many) for word, many, least in UNITS if length >= least))
    with style():
        fig, axes = figure(8.0, 1.7 + 0.36 * len(stages))
        _bars(axes, stages.assign(**{part: stages[part] * scale for part in PARTS}), has_fixed)
        start = 0.0
        for row, stage in enumerate(stages.itertuples(index=False)):
            end = start + sum(stage[1:])
            _note(axes, row, stage, start * scale, end * scale, length * scale)
            start = end
        axes.set_yticks(range(len(stages)), [fold(text, 12) for text in stages["処理"]], color=INK)
        axes.invert_yaxis()
        axes.set_xlim(0, length * scale * 1.02)
        axes.set_xlabel(f"最初の仕事が始まってからの{unit}(平均)")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=3, frameon=False)
        fig.suptitle(fold(title, 40), x=0.012, ha="left")
    return fig


def _bars(axes, stages, has_fixed):
    rows = range(len(stages))
    before = stages[PARTS].sum(axis=1).cumsum().shift(fill_value=0)
    after = before + stages["待ち(日)"]
    axes.barh(rows, stages["待ち(日)"], left=before, height=0.62, color=WAIT.colour, hatch=WAIT.hatch,
              edgecolor="white", linewidth=0, label="待ち(変えられる)")  # fmt: skip
    if has_fixed:
        axes.barh(rows, stages["日程待ち(日)"], left=after, height=0.62, color=FIXED.colour, hatch=FIXED.hatch,
                  edgecolor="white", linewidth=0, label="決まった日を待つ")  # fmt: skip
    worked = [row for row in rows if stages["作業(日)"][row]]
    axes.barh(worked, stages["作業(日)"][worked], left=after[worked], height=0.8, color=WORK.colour,
              edgecolor=WORK.colour, linewidth=1.5, label="作業" if worked else None)  # fmt: skip


def _note(axes, row, stage, start, end, length):
    """The numbers of a row: beside its bar, on the side where there is room, or on a long bar."""
    _, wait, work, fixed = stage
    texts = [f"待ち{span(wait)}"] if wait else []
    texts += [f"決まった日まで{span(fixed)}"] if fixed else []
    texts += [f"作業{_minutes(work)}"] if work else []
    where = {"va": "center", "fontsize": 9, "textcoords": "offset points"}
    if end - start > 0.45 * length:
        paper = {"boxstyle": "round,pad=0.2", "facecolor": "white", "edgecolor": "none"}
        axes.annotate("・".join(texts), ((start + end) / 2, row), (0, 0), ha="center", bbox=paper, **where)
    elif end < 0.6 * length:
        axes.annotate("・".join(texts), (end, row), (7, 0), ha="left", **where)
    else:
        axes.annotate("・".join(texts), (start, row), (-7, 0), ha="right", **where)
