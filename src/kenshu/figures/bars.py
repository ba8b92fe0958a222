"""Before and after as two bars, each stacked from the same parts."""

import math
from dataclasses import dataclass

from kenshu.figures.caption import Caption, FiguresError
from kenshu.figures.output import Picture
from kenshu.figures.palette import INK, SERIES, WHITE
from kenshu.figures.style import figure, fold, spread, style


@dataclass(frozen=True)
class Part:
    """One part of the work, in the unit of the figure, before and after the change; not negative."""

    name: str
    before: float
    after: float


def paired_bars(
    parts: list[Part], *, names: tuple[str, str], unit: str, title: str, caption: Caption, digits: int = 1
) -> Picture:
    """Two horizontal bars on one scale: ``names`` are the two periods, the parts are stacked in their order.

    At most four parts (more cannot be told apart). Raises FiguresError for none, more, negative or only zero.
    """
    _refuse(parts)
    rows = list(zip(names, ([part.before for part in parts], [part.after for part in parts]), strict=True))
    return Picture(
        fig=_drawn(parts, rows, unit, title, digits),
        caption=caption,
        alt=_alt(rows, unit, title, digits),
        reading="\n".join([f"{title}。", *(_told(parts, *row, unit, digits) for row in rows)]),
    )


def _drawn(parts, rows, unit, title, digits):
    totals = [sum(values) for _, values in rows]
    with style():
        fig, axes = figure(8.0, 3.4)
        for number, (part, look) in enumerate(zip(parts, SERIES, strict=False)):
            values = [row[1][number] for row in rows]
            starts = [sum(row[1][:number]) for row in rows]
            axes.barh([0, 1], values, left=starts, height=0.55, label=part.name, color=look.colour,
                      hatch=look.hatch, edgecolor=WHITE, linewidth=1.5)  # fmt: skip
        for row, ((_, values), total) in enumerate(zip(rows, totals, strict=True)):
            starts = [sum(values[:number]) for number in range(len(values))]
            if len(parts) > 1:  # else the number at the end of the bar says it all
                _label_segments(axes, row, starts, values, 0.055 * max(totals), digits)
            axes.annotate(f"{total:,.{digits}f}{unit}", (total, row), (8, 0), textcoords="offset points",
                          va="center", fontsize=14)  # fmt: skip
        axes.set_yticks([0, 1], [name for name, _ in rows], color=INK, fontsize=12)
        axes.invert_yaxis()
        axes.set_xlim(0, max(totals) * 1.2)
        axes.set_xlabel(unit)
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
        if len(parts) > 1:
            axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=len(parts), frameon=False)
    return fig


def _label_segments(axes, row, starts, values, narrow, digits):
    """Each segment's number: inside, on white because of the pattern; above the bar where too narrow."""
    paper = {"boxstyle": "round,pad=0.2", "facecolor": WHITE, "edgecolor": "none"}
    numbers = [
        (start + value / 2, f"{value:,.{digits}f}", value)
        for start, value in zip(starts, values, strict=True)
    ]
    for middle, text, value in numbers:
        if value >= narrow:
            axes.text(middle, row, text, ha="center", va="center", bbox=paper)
    small = [(middle, text) for middle, text, value in numbers if 0 < value < narrow]
    for middle, text in spread(small, narrow):
        axes.text(middle, row - 0.31, text, ha="center", va="bottom")


def _alt(rows, unit, title, digits) -> str:
    heads = "、".join(f"{name}は合わせて{sum(values):,.{digits}f}{unit}" for name, values in rows)
    return f"2本の横棒の図。{title}。{heads}。"


def _told(parts, name, values, unit, digits) -> str:
    told = [f"{part.name}が{value:,.{digits}f}{unit}" for part, value in zip(parts, values, strict=True)]
    if len(parts) > 1:
        told.append(f"合わせて{sum(values):,.{digits}f}{unit}")
    return f"{name}は、{'、'.join(told)}です。"


def _refuse(parts: list[Part]) -> None:
    if not 1 <= len(parts) <= len(SERIES):
        raise FiguresError(
            f"棒に積めるのは1つから{len(SERIES)}つまでです(いまは{len(parts)}つ)。小さいものをまとめてください。"
        )
    for part in parts:
        if not all(0 <= value < math.inf for value in (part.before, part.after)):
            raise FiguresError(f"「{part.name}」の数字が描けません。0以上の数を入れてください。")
    if not any(part.before or part.after for part in parts):
        raise FiguresError("すべて0です。描く数字を入れてください。")
