"""Effect against feasibility, each issue at its place; those at the same place share one mark."""

from kenshu import figures
from kenshu.figures.palette import AXIS, INK, SERIES, SOFT, WHITE, contrast
from kenshu.figures.style import fold
from kenshu.improve.figure import ImproveError

MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # one an issue, in the order of the ranks
LONGEST = 30  # characters of a name in the list beside the figure
MIDDLE = 3  # of scores from 1 to 5
ENDS = (0.3, 5.7)  # of both axes: room for the marks at 1 and 5, and for the words in the corners
LINE, WIDE = 0.28, 22  # of the list: inches of a line, full-width letters in it
SIZE = 18  # points of a mark: two that lie a quarter point apart show both their letters
BOX = (
    0,
    0.05,
    1,
    0.95,
)  # of the figure: a square plot below a title of two lines would lose its lowest label
QUARTERS = (
    ("right", "top", "先にやる"),
    ("left", "top", "準備してから"),
    ("right", "bottom", "すきまにやる"),
    ("left", "bottom", "いまはやらない"),
)


def scatter_picture(tally):
    """``rank`` as a labelled scatter: 実現性 to the right, 効果 upwards; letters name the issues."""
    rows = [{**row, "印": mark} for row, mark in zip(tally.frame.to_dict("records"), MARKS, strict=False)]
    if len(rows) < len(tally.frame):
        raise ImproveError(f"課題が{len(tally.frame)}あります。図にするのは{len(MARKS)}までにしてください。")
    first = "」「".join(row["課題"] for row in rows if row["順位"] == 1)
    title = f"1位は「{first[:60]}」(効果×実現性)"
    told = [
        fold(f"{row['印']} {row['順位']}位 {_short(row['課題'])} {row['点']:.1f}点{_span(row)}", WIDE)
        for row in rows
    ]
    tall = sum(text.count("\n") + 1 for text in told) * LINE
    with figures.style():
        fig, whole = figures.figure(9.4, max(5.4, tall + 0.9))
        whole.remove()
        axes, beside = fig.subplots(1, 2, width_ratios=[1.25, 1])
        axes.set_anchor("W")
        _quarters(axes)
        for place, members in reversed(_places(rows).items()):  # the first on top
            _mark(axes, place, members)
        axes.set_xlabel("実現性(1〜5)")
        axes.set_ylabel("効果(1〜5)")
        beside.set_axis_off()
        beside.text(0, 1, "\n".join(told), va="top", fontsize=11.5, linespacing=1.7, in_layout=False)
        fig.suptitle(fold(title, 50), x=0.012, ha="left")
        fig.get_layout_engine().set(rect=BOX)
    lines = [
        f"{row['順位']}位は「{row['課題']}」で、効果{row['効果']:.1f}、実現性{row['実現性']:.1f}、{row['点']:.1f}点です{_span(row)}。"
        for row in rows
    ]
    alt = f"効果と実現性で{len(rows)}つの課題を並べた図。{title[:150]}。"
    return figures.Picture(
        fig, tally.caption(), alt, "\n".join([f"{title}。", *lines, *map(str, tally.remarks)])
    )


def _mark(axes, place, members):
    """One mark with the letters of its issues; of more than three the first and how many more."""
    look = SERIES[1 if any(row["順位"] == 1 for row in members) else 0]
    axes.plot(
        *place, marker=look.marker, markersize=SIZE, color=look.colour, mec=WHITE, linestyle="", zorder=3
    )
    letters = "".join(row["印"] for row in members)
    text = letters if len(letters) <= 3 else f"{letters[0]}+{len(letters) - 1}"
    ink = max((WHITE, INK), key=lambda one: contrast(one, look.colour))
    axes.text(
        *place, text, ha="center", va="center", color=ink, zorder=3, fontsize=10 if len(text) < 3 else 8
    )


def _quarters(axes):
    axes.set_xlim(*ENDS)
    axes.set_ylim(*ENDS)
    axes.set_box_aspect(1)
    axes.axvline(MIDDLE, color=AXIS, linestyle=":", linewidth=1)
    axes.axhline(MIDDLE, color=AXIS, linestyle=":", linewidth=1)
    axes.set_xticks(range(1, 6), [str(n) for n in range(1, 6)], color=INK)
    axes.set_yticks(range(1, 6), [str(n) for n in range(1, 6)], color=INK)
    sides = {"left": ENDS[0] + 0.05, "right": ENDS[1] - 0.05, "bottom": ENDS[0] + 0.05, "top": ENDS[1] - 0.05}
    for ha, va, text in QUARTERS:
        axes.text(sides[ha], sides[va], text, ha=ha, va=va, color=SOFT)


def _places(rows):
    """Issues whose marks would lie on one another (nearer than a quarter point), by place."""
    found = {}
    for row in rows:
        here = row["実現性"], row["効果"]
        near = next((p for p in found if abs(p[0] - here[0]) < 0.24 and abs(p[1] - here[1]) < 0.24), here)
        found.setdefault(near, []).append(row)
    return found


def _short(name):
    return name if len(name) <= LONGEST else f"{name[: LONGEST - 1]}…"


def _span(row):
    best, worst = row["いちばん上の順位"], row["いちばん下の順位"]
    return f"({best}〜{worst}位)" if best != worst else ""
