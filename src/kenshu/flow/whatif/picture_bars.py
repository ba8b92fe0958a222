"""Pairs of bars, before and after, each with the width in which it falls."""

from dataclasses import dataclass

from kenshu.figures import Caption, Picture, figure, style
from kenshu.figures.palette import INK, SERIES, WHITE
from kenshu.figures.style import fold
from kenshu.flow.whatif.ranges import Range

HALF = 0.38  # of the space between two groups: the width of one bar
FEW = 6  # groups beside which the numbers fit


@dataclass(frozen=True)
class Group:
    """Two bars that belong together: what they are of, before, after."""

    name: str
    before: Range
    after: Range


def paired(
    groups: list[Group],
    *,
    names: tuple[str, str],
    unit: str,
    title: str,
    caption: Caption,
    width: str,
    across: str,
    least: float,
) -> Picture:
    """Vertical bars, two a group, with a thin line from low to high; ``width``: how often it falls there.

    The scale goes up to ``least`` at least, so that next to nothing looks like it.
    """
    said = f"細い線は、{width}が入る幅"
    return Picture(
        fig=_drawn(groups, names, unit, title, said, across, least),
        caption=caption,
        alt=f"2本ずつの棒の図。{title}。{_told(groups[0], names, unit, short=True)}",
        reading="\n".join([f"{title}。", *(_told(group, names, unit) for group in groups)]),
    )


def _drawn(groups, names, unit, title, said, across, least):
    size = 12 if len(groups) <= FEW else 9
    ranges = [one for group in groups for one in (group.before, group.after)]
    top = max(least, *(max(one.middle, one.high) for one in ranges))
    with style():
        fig, axes = figure(8.0, 4.4)
        for side, (name, look) in enumerate(zip(names, SERIES, strict=False)):
            ranges = [(group.before, group.after)[side] for group in groups]
            places = [place + (side - 0.5) * HALF for place in range(len(groups))]
            axes.bar(places, [one.middle for one in ranges], HALF, label=name, color=look.colour, hatch=look.hatch,
                     edgecolor=WHITE, linewidth=1.0)  # fmt: skip
            for place, one in zip(places, ranges, strict=True):
                _whisker(axes, place, one, size, top)
        axes.set_xticks(range(len(groups)), [group.name for group in groups], color=INK)
        axes.set_ylim(0, top * 1.12)
        axes.set_ylabel(unit)
        axes.set_xlabel(across)
        axes.tick_params(axis="x", length=0)
        if len(groups) > 1:
            axes.axvline(0.5, color="#767676", linewidth=0.8)
        axes.set_title(said, loc="right", fontsize=10)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
        axes.legend(loc="lower left", bbox_to_anchor=(0, 1), ncols=2, frameon=False)
    return fig


def _whisker(axes, place: float, one: Range, size: float, top: float) -> None:
    """The width, dark on a white edge so that it is seen on the bar too, and the number above it."""
    for colour, thick in ((WHITE, 4.0), (INK, 1.4)):
        axes.plot([place, place], [one.low, one.high], color=colour, linewidth=thick, solid_capstyle="butt")
    for end in (one.low, one.high):
        axes.plot([place - 0.08, place + 0.08], [end, end], color=INK, linewidth=1.4)
    axes.text(place, max(one.high, one.middle) + top * 0.015, _short(one.middle),
              ha="center", va="bottom", fontsize=size)  # fmt: skip


def _short(number: float) -> str:
    """A number above a bar: a decimal below 10 only, none for nothing."""
    return f"{number:.0f}" if number >= 9.95 or not number else f"{number:.1f}"


def _told(group: Group, names, unit: str, *, short: bool = False) -> str:
    both = zip(names, (group.before, group.after), strict=True)
    if short:
        said = "、".join(f"「{name}」は{one.middle:.1f}{unit}" for name, one in both)
        return f"{group.name}では{said}。"
    said = "、".join(
        f"「{name}」が{one.middle:.1f}{unit}({one.often}は{one.low:.1f}〜{one.high:.1f}{unit})"
        for name, one in both
    )
    return f"{group.name}は、{said}です。"
