"""Effect against feasibility, each issue at its place; those at the same place share one mark."""

from kenshu import figures
from kenshu.figures.palette import AXIS, INK, SERIES, SOFT, WHITE, contrast
from kenshu.figures.style import fold
from kenshu.improve.figure import ImproveError

MARKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"  # one an issue, in the order of the ranks
LONGEST = 30  # characters of a name in the list beside the figure
MIDDLE = 3  # of scores from 1 to 5
QUARTERS = ((4.95, 4.95, "right", "top", "先にやる"), (1.05, 4.95, "left", "top", "準備してから"),
            (4.95, 1.05, "right", "bottom", "すきまにやる"), (1.05, 1.05, "left", "bottom", "いまはやらない"))  # fmt: skip


def scatter_picture(tally):
    """``rank`` as a labelled scatter: 実現性 to the right, 効果 upwards; letters name the issues."""
    rows = [{**row, "印": mark} for row, mark in zip(tally.frame.to_dict("records"), MARKS, strict=False)]
    if len(rows) < len(tally.frame):
        raise ImproveError(f"課題が{len(tally.frame)}あります。図にするのは{len(MARKS)}までにしてください。")
    first = "」「".join(row["課題"] for row in rows if row["順位"] == 1)
    title = f"1位は「{first[:60]}」(効果×実現性)"
    with figures.style():
        fig, axes = figures.figure(9.4, max(5.2, 1.4 + 0.42 * len(rows)))
        _quarters(axes)
        for (across, up), members in _places(rows).items():
            look = SERIES[1 if any(row["順位"] == 1 for row in members) else 0]
            axes.plot(
                [across], [up], marker=look.marker, markersize=22, color=look.colour, linestyle="", zorder=3
            )
            ink = max((WHITE, INK), key=lambda one: contrast(one, look.colour))
            text = "".join(row["印"] for row in members)
            axes.text(across, up, text, ha="center", va="center", color=ink, zorder=4, fontsize=10)
        told = [
            fold(f"{row['印']} {row['順位']}位 {_short(row['課題'])} {row['点']:.1f}点{_span(row)}", 25)
            for row in rows
        ]
        axes.text(
            1.03, 1.0, "\n".join(told), transform=axes.transAxes, va="top", fontsize=10, linespacing=1.7
        )
        axes.set_xlabel("実現性(1〜5)")
        axes.set_ylabel("効果(1〜5)")
        fig.suptitle(fold(title, 50), x=0.012, ha="left")
    lines = [
        f"{row['順位']}位は「{row['課題']}」で、効果{row['効果']:.1f}、実現性{row['実現性']:.1f}、{row['点']:.1f}点です{_span(row)}。"
        for row in rows
    ]
    alt = f"効果と実現性で{len(rows)}つの課題を並べた図。{title[:150]}。"
    return figures.Picture(
        fig, tally.caption(), alt, "\n".join([f"{title}。", *lines, *map(str, tally.remarks)])
    )


def _quarters(axes):
    axes.set_xlim(0.7, 5.3)
    axes.set_ylim(0.7, 5.3)
    axes.set_box_aspect(1)
    axes.axvline(MIDDLE, color=AXIS, linestyle=":", linewidth=1)
    axes.axhline(MIDDLE, color=AXIS, linestyle=":", linewidth=1)
    axes.set_xticks(range(1, 6), [str(n) for n in range(1, 6)], color=INK)
    axes.set_yticks(range(1, 6), [str(n) for n in range(1, 6)], color=INK)
    for across, up, ha, va, text in QUARTERS:
        axes.text(
            across + (0.3 if ha == "right" else -0.3),
            up + (0.3 if va == "top" else -0.3),
            text,
            ha=ha,
            va=va,
            color=SOFT,
        )


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
