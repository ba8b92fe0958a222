"""The decision table as a tree, on one A4 page; the way of one case is drawn heavier and named."""

from kenshu import figures
from kenshu.figures.palette import AXIS, INK, SERIES, SOFT, WHITE
from kenshu.figures.style import fold
from kenshu.improve.means.table import table

HEIGHT = 1.0  # of a row, in units of the axes
LEFT, RIGHT = 0.0, 5.4  # where the boxes of questions and of means begin
WIDE, NARROW = 4.2, 4.6  # how wide they are
CAPTION = figures.Caption(
    "いつでも", "みどり野市(架空)の手段選定の表", "上から順に聞き、はじめに「はい」になった手段を選ぶ"
)


def tree_picture(decision=None, *, caption=CAPTION):
    """The whole tree; with a ``Decision`` its way through the questions stands out and its end says 「ここ」."""
    rows = table()
    passed = {one.id for one in decision.passed} if decision else set()
    taken = decision.means.id if decision and decision.means else None
    asked = rows[len(decision.passed)].id if decision and not taken else None
    with figures.style():
        fig, axes = figures.figure(7.6, 9.6)
        axes.set_axis_off()
        axes.set_xlim(-0.1, RIGHT + NARROW + 0.1)
        axes.set_ylim(len(rows) * HEIGHT, -0.1)
        for place, means in enumerate(rows):
            _row(axes, place, means, heavy=means.id in passed | {taken, asked}, taken=means.id == taken,
                 onward=means.id in passed, last=means is rows[-1])  # fmt: skip
        if asked:
            place = [one.id for one in rows].index(asked)
            axes.text(
                LEFT + 1.8, place + 0.85, "↑ ここがまだ分かりません", color=INK, fontsize=10, va="center"
            )
        fig.suptitle(_title(decision), x=0.012, ha="left")
    lines = [
        f"{n}. {one.question}。はいなら{one.name}。異動後も直せるか: {one.stays}。"
        for n, one in enumerate(rows, 1)
    ]
    told = decision.steps if decision else ()
    alt = f"手段を選ぶ順番の図。{'→'.join(one.name for one in rows)}の順に聞く。{_title(decision)}。"
    return figures.Picture(fig, caption, alt, "\n".join([*lines, *told]))


def _title(decision):
    if decision is None:
        return "手段は、やめるから順に考えます"
    return f"この仕事は「{decision.means.name}」" if decision.means else "この仕事は、まだ決められません"


def _row(axes, place, means, *, heavy, taken, onward, last):
    width = 2.6 if heavy else 1.0
    line = INK if heavy else AXIS
    if not last:
        _box(axes, LEFT, place, WIDE, fold(means.question, 18), line, width, WHITE, INK)
        _arrow(
            axes,
            (LEFT + WIDE, place + 0.35),
            (RIGHT, place + 0.35),
            INK if taken else AXIS,
            2.6 if taken else 1.0,
        )
        axes.text(
            (LEFT + WIDE + RIGHT) / 2, place + 0.31, "はい", ha="center", va="bottom", color=SOFT, fontsize=9
        )
        _arrow(
            axes,
            (LEFT + 0.7, place + 0.7),
            (LEFT + 0.7, place + HEIGHT),
            INK if onward else AXIS,
            2.6 if onward else 1.0,
        )
        axes.text(LEFT + 0.85, place + 0.85, "いいえ", va="center", color=SOFT, fontsize=9)
    said = f"{means.name}{'  ← ここ' if taken else ''}\n異動後も直せるか: {means.stays}"
    face, ink = (SERIES[0].colour, WHITE) if taken else (WHITE, INK)
    _box(
        axes,
        LEFT if last else RIGHT,
        place,
        NARROW,
        said,
        line if taken else AXIS,
        2.6 if taken else 1.0,
        face,
        ink,
    )


def _box(axes, left, place, width, text, edge, thick, face, ink):
    from matplotlib.patches import FancyBboxPatch

    axes.add_patch(FancyBboxPatch((left, place), width, 0.7, boxstyle="round,pad=0,rounding_size=0.12",
                                  edgecolor=edge, linewidth=thick, facecolor=face))  # fmt: skip
    axes.text(left + 0.15, place + 0.35, text, va="center", color=ink, fontsize=10, linespacing=1.4)


def _arrow(axes, start, end, colour, width):
    axes.annotate(
        "",
        end,
        start,
        arrowprops={"arrowstyle": "->", "color": colour, "linewidth": width, "shrinkA": 0, "shrinkB": 0},
    )
