"""Every case as a line of dots on the calendar (dotted chart)."""

from datetime import date

import numpy as np
import pandas as pd

from kenshu import days
from kenshu.figures import Picture, figure, style
from kenshu.figures.palette import SERIES
from kenshu.figures.style import fold
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.told import caption

MOST = 1500  # cases drawn; of more, every second, third … one


def draw_dots(log: Log) -> Picture:
    """One row a case, the first begun on top; a dot where each piece of work begins, a line for ``fixed`` waiting."""
    begins = log.start[log.first[:-1]]
    order = np.argsort(begins, kind="stable")
    step = -(-len(order) // MOST)
    shown = order[::step]
    row = np.full(len(log.cases), -1)
    row[shown] = np.arange(len(shown))
    months = pd.Series(begins.astype("datetime64[s]")).dt.strftime("%Y-%m").value_counts(sort=False)
    month, most = months.idxmax(), int(months.max())
    title = f"いちばん多く始まった月は{_named(month)}で、{len(log.cases):,}件のうち{most:,}件です"
    drawn = f"。{step}件に1件を描いた" if step > 1 else ""
    reading = [f"{title}。", *_told(log, months)]
    return Picture(
        fig=_drawn(log, row, len(shown), title),
        caption=caption(log, f"1行が1件。仕事の始まりを、始まった順に並べた{drawn}", every=True),
        alt=f"横が日付、縦が1件ずつの、仕事の始まりを点で打った図。{title}。",
        reading="\n".join(reading),
    )


def _told(log, months):
    left = int((~log.finished).sum())
    begun = [
        f"{_named(month)}に始まったのは{count:,}件です。" for month, count in months.sort_index().items()
    ]
    return [*begun, *([f"終わっていないものが{left:,}件あります。"] if left else [])]


def _named(month: str) -> str:
    """令和6年11月 for 2024-11."""
    return days.wareki(date.fromisoformat(f"{month}-01")).removesuffix("1日")


def _drawn(log, row, rows, title):
    here = row[log.case]
    seen = here >= 0
    fixed = log.activity_is(log.fixed)
    first = np.zeros(len(log), dtype=bool)
    first[log.first[:-1]] = True
    last = np.zeros(len(log), dtype=bool)
    last[(log.first[1:] - 1)[log.finished]] = True
    start, end = (moments.astype("datetime64[s]") for moments in (log.start, log.complete))
    groups = (
        ("最初の仕事", first & ~fixed, SERIES[0], 12), ("途中の仕事", ~first & ~last & ~fixed, SERIES[1], 4),
        ("終わりの仕事", last & ~first & ~fixed, SERIES[3], 12),
    )  # fmt: skip
    with style():
        fig, axes = figure(8.0, float(np.clip(2.0 + rows / 130, 3.0, 7.5)))
        waits = seen & fixed
        if waits.any():
            axes.hlines(here[waits], start[waits], end[waits], color=SERIES[2].colour, linewidth=0.6, alpha=0.55,
                        label="・".join(log.fixed))  # fmt: skip
        for name, which, look, size in groups:
            chosen = which & seen
            if chosen.any():
                axes.scatter(
                    start[chosen],
                    here[chosen],
                    s=size,
                    color=look.colour,
                    marker=look.marker,
                    linewidths=0,
                    label=name,
                )
        axes.set_ylim(rows, -1)
        axes.set_yticks([])
        axes.set_ylabel("1行が1件(上から始まった順)")
        least = np.timedelta64(max(int(log.complete.max() - log.start.min()) // 50, 1800), "s")
        axes.set_xlim(start.min() - least, end.max() + least)
        _months(axes)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=4, frameon=False, markerscale=1.6)
        fig.suptitle(fold(title, 40), x=0.012, ha="left")
    return fig


def _months(axes):
    """Days or months on the axis, in Japanese, not more than fit."""
    from matplotlib.dates import AutoDateLocator, num2date

    first, last = (num2date(edge) for edge in axes.get_xlim())
    far = (last - first).days > 60

    def named(place, _):
        moment = num2date(place)
        if far:
            return _named(f"{moment:%Y-%m}").replace("年", "年\n")
        return f"{moment.month}月{moment.day}日\n{moment:%H:%M}"

    axes.xaxis.set_major_locator(AutoDateLocator(minticks=3, maxticks=7))
    axes.xaxis.set_major_formatter(named)
