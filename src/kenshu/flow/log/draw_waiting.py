"""Where cases wait, longest first, with what it adds up to (Pareto)."""

import pandas as pd

from kenshu.figures import Picture, figure, style
from kenshu.figures.palette import INK, SERIES, SOFT, WHITE
from kenshu.figures.style import fold
from kenshu.flow.errors import FlowError
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.times import percent, span
from kenshu.flow.log.told import DAY, WAITED, caption
from kenshu.flow.log.waits import BY, waiting

MOST = 15  # bars; the rest is one bar
REST = "そのほか"
BESIDE = 25  # points of the scale that the text beside a bar takes


def draw_waiting(log: Log, by: str = "activity") -> Picture:
    """Bars of ``waiting``, and the line of their sum, on one scale. Raises FlowError where nothing waits."""
    found = waiting(log, by)
    found = found[found["待ち(分)"] > 0]
    if found.empty:
        raise FlowError("待ちの時間がありません。1件に2つ以上の仕事がある記録を選んでください。")
    frame = _few(found, BY[by])
    title = _title(frame, BY[by])
    apart = f"{'・'.join(log.fixed)}は、決まった日を待つ時間なので含めない" if log.fixed else ""
    told = [
        f"{row[0]}は、1件あたり{span(row[2] / DAY)}で{percent(row[1])}、ここまでで{percent(row[3])}です。"
        for row in zip(
            frame[BY[by]], frame["割合"], frame["1件あたり(分)"], frame["割合"].cumsum(), strict=True
        )
    ]
    return Picture(
        fig=_drawn(frame, BY[by], title),
        caption=caption(log, "。".join(filter(None, [WAITED, apart]))),
        alt=f"{BY[by]}ごとの待ちを長い順に並べた横棒と、その合計の折れ線の図。{title}。",
        reading="\n".join([f"{title}。", *told, *([f"{apart}。"] if apart else [])]),
    )


def _few(frame, name):
    """The ``MOST`` longest, the others summed up in one row."""
    if len(frame) <= MOST:
        return frame
    rest = frame.iloc[MOST - 1 :]
    row = {name: f"{REST}({len(rest)})", **rest.drop(columns=name).sum().to_dict()}
    return pd.concat([frame.iloc[: MOST - 1], pd.DataFrame([row])], ignore_index=True)


def _title(frame, name) -> str:
    first = frame.iloc[0]
    return f"いちばん長いのは「{first[name]}」を待つ時間で、変えられる待ちの{percent(first['割合'])}です"


def _drawn(frame, name, title):
    shares, sums = 100 * frame["割合"], 100 * frame["割合"].cumsum()
    rows = range(len(frame))
    bar, line = SERIES[0], SERIES[1]
    with style():
        fig, axes = figure(8.0, 1.5 + 0.36 * len(frame))
        axes.barh(rows, shares, height=0.62, color=bar.colour, label="その待ちの割合")
        axes.plot(sums, rows, color=line.colour, linestyle=line.dashes, marker=line.marker, markersize=5, linewidth=1.5,
                  label="上からの合計")  # fmt: skip
        for row, share, minutes, total in zip(rows, shares, frame["1件あたり(分)"], sums, strict=True):
            text, inside = f"{percent(share / 100)}(1件{span(minutes / DAY)})", share > 24
            paper = {
                "boxstyle": "square,pad=0.1",
                "facecolor": "none" if inside else WHITE,
                "edgecolor": "none",
            }
            axes.annotate(
                text,
                (share, row),
                (-8 if inside else 7, 0),
                textcoords="offset points",
                va="center",
                ha="right" if inside else "left",
                color=WHITE if inside else INK,
                fontsize=10,
                bbox=paper,
            )
            if row < len(frame) - 1 and total > share + BESIDE:
                axes.annotate(f"{total:.0f}%", (total, row), (5, 5), textcoords="offset points", va="center",
                              fontsize=9, color=SOFT)  # fmt: skip
        axes.set_yticks(rows, [fold(text, 12) for text in frame[name]], color=INK)
        axes.invert_yaxis()
        axes.set_xlim(0, 108)
        axes.set_xlabel("変えられる待ち全体を100とした割合(%)")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
        fig.suptitle(fold(title, 40), x=0.012, ha="left")
    return fig
