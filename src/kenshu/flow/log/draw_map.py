"""The flow map: what follows what, how often, and how long it waits in between."""

import numpy as np

from kenshu.figures import Picture, figure, style
from kenshu.figures.palette import INK, SERIES, SOFT, WHITE
from kenshu.figures.style import fold
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.follows import follows
from kenshu.flow.log.map_layout import BOX_HEIGHT, BOX_WIDTH, fitting, lay_out_map
from kenshu.flow.log.order import running_order
from kenshu.flow.log.times import percent, span
from kenshu.flow.log.told import DAY, WAITED, caption

BOXES, ARROWS = 16, 30  # at most; the most frequent ones
THIN, THICK = 1.0, 5.0  # points
NAME = 14  # full-width letters of a box's line


def draw_map(log: Log) -> Picture:
    """Boxes in the order in which activities mostly come; an arrow is as thick as it is frequent.

    The arrow with the longest waiting in all is dashed and marked. All cases, unfinished ones too. Of very many
    activities and arrows the most frequent are drawn; the caption says how many are not.
    """
    order = running_order(log, BOXES)
    names = [log.activities[code] for code in order]
    found = follows(log)
    within = _within(found, names)
    left = len(found) - len(within)
    longest = found.loc[found["合計(分)"].idxmax()] if len(found) and found["合計(分)"].max() > 0 else None
    title = _title(longest, found)
    cut = f"。多い順に{len(names)}の仕事と{len(within)}の矢印を描き、残り{left}の矢印は省いた" if left else ""
    told = [
        f"「{row[0]}」の次に「{row[1]}」が{row[2]:,}回、その間の待ちは平均{span(row[4] / DAY)}です。"
        for row in within.itertuples(index=False, name=None)
    ]
    return Picture(
        fig=_drawn(log, order, within, longest, title),
        caption=caption(
            log, f"同じ番号の中で次に来る仕事を数えた(矢印の太さは回数)。{WAITED}{cut}", every=True
        ),
        alt=f"仕事を上から下へ並べ、次に来る仕事へ矢印を引いた流れの図。{len(names)}の仕事と{len(within)}の矢印。{title}。",
        reading="\n".join([f"{title}。", *told]),
    )


def _within(found, names):
    """The most frequent pairs of these activities, as many as can be drawn."""
    among = found[found["前"].isin(names) & found["次"].isin(names)].head(ARROWS)
    pairs = [(names.index(a), names.index(b)) for a, b in zip(among["前"], among["次"], strict=True)]
    kept = set(fitting(pairs))
    return among[[pair in kept for pair in pairs]]


def _title(longest, found) -> str:
    if longest is None:
        return "仕事と仕事の間に、待ちはありません"
    share = longest["合計(分)"] / found["合計(分)"].sum()
    return f"「{longest['前']}」から「{longest['次']}」までの待ちが最も長く、全体の{percent(share)}です"


def _drawn(log, order, pairs, longest, title):
    names = [log.activities[code] for code in order]
    rows = {}
    for row in pairs.itertuples(index=False, name=None):
        rows[names.index(row[0]), names.index(row[1])] = row
    laid = lay_out_map(len(names), [pair for pair in rows if pair[0] != pair[1]])
    most = max((row[2] for row in rows.values()), default=1)
    marked = longest is not None and (longest["前"], longest["次"])
    with style():
        fig, axes = figure(max(laid.width, 5.5), laid.height + 0.55)
        axes.set_axis_off()
        axes.set_xlim(0, max(laid.width, 5.5))
        axes.set_ylim(laid.height, 0)
        for arrow in laid.arrows:
            row = rows[arrow.key]
            _arrow(axes, arrow, row, THIN + (THICK - THIN) * row[2] / most, row[:2] == marked)
        for place, (code, (x, y)) in enumerate(zip(order, laid.boxes, strict=True)):
            _box(
                axes,
                x,
                y,
                names[place],
                _under(log, code, rows.get((place, place))),
                names[place] in log.fixed,
            )
        fig.suptitle(fold(title, int(max(laid.width, 5.5) * 5.2)), x=0.012, ha="left")
    return fig


def _under(log, code, again) -> str:
    """Number, organisation and mean minutes of a box; how often it comes twice running."""
    here = log.activity == code
    spent = (log.complete - log.start)[here].mean() / 60
    who = np.bincount(log.resource[here], minlength=len(log.resources))
    names = (
        [log.resources[who.argmax()] + ("など" if (who > 0).sum() > 1 else "")] if any(log.resources) else []
    )
    again = [f"続けて{again[2]:,}回"] if again else []
    length = [f"{spent:.0f}分" if spent < 100 else span(spent / DAY)] if spent else []
    return "・".join([f"{here.sum():,}回", *[name[:10] for name in names], *length, *again])


def _box(axes, x, y, name, under, fixed):
    from matplotlib.patches import FancyBboxPatch

    axes.add_patch(FancyBboxPatch(
        (x - BOX_WIDTH / 2 + 0.05, y - BOX_HEIGHT / 2 + 0.05), BOX_WIDTH - 0.1, BOX_HEIGHT - 0.1,
        boxstyle="round,pad=0.05", facecolor=WHITE, edgecolor=SERIES[2].colour if fixed else INK,
        linestyle="--" if fixed else "-", linewidth=1.4, zorder=3,
    ))  # fmt: skip
    short = name if len(name) <= 2 * NAME else f"{name[: 2 * NAME - 1]}…"
    lines = fold(short, NAME)
    axes.text(x, y - 0.09, lines, ha="center", va="center", fontsize=11 if "\n" not in lines else 9, zorder=4)
    axes.text(x, y + 0.2, under, ha="center", va="center", fontsize=8, color=SOFT, zorder=4)


def _arrow(axes, arrow, row, thick, longest):
    look = SERIES[1] if longest else SERIES[0]
    *before, near, tip = arrow.points
    size = 0.055 + 0.9 * thick / 72  # half the width of the head, inches
    along = (np.sign(tip[0] - near[0]), np.sign(tip[1] - near[1]))
    neck = (tip[0] - along[0] * 2 * size, tip[1] - along[1] * 2 * size)
    xs, ys = zip(*before, near, neck, strict=True)
    axes.plot(xs, ys, color=look.colour, linestyle=(0, (1.0, 0.5)) if longest else "-", linewidth=thick, zorder=1,
              solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round")  # fmt: skip
    sides = [(neck[0] + sign * along[1] * size, neck[1] + sign * along[0] * size) for sign in (1, -1)]
    axes.fill(*zip(tip, *sides, strict=True), color=look.colour, linewidth=0, zorder=2)
    text = f"{row[2]:,}回\n待ち{span(row[4] / DAY)}" if row[4] else f"{row[2]:,}回"
    text += "\n★合計が最長" if longest else ""
    axes.text(*arrow.label, text, ha="right" if arrow.left else "left", va="center", fontsize=9, linespacing=1.1,
              zorder=5, bbox={"boxstyle": "square,pad=0.08", "facecolor": WHITE, "edgecolor": "none"})  # fmt: skip
