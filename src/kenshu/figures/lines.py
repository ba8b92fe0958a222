"""Lines: how many procedures carry a cost, and before/after of two groups."""

import math
from dataclasses import replace

from kenshu.figures.caption import Caption, FiguresError
from kenshu.figures.output import Picture
from kenshu.figures.palette import INK, SERIES, SOFT
from kenshu.figures.style import figure, fold, spread, style

MAN = 10_000  # 万円
NOT_MONEY = "時間を単価で換算した額で、予算がその分減るという意味ではありません。"


def break_even(
    yearly_cost: float, yearly_worth: float, *, title: str, caption: Caption, rate_note: str = ""
) -> Picture:
    """Worth of the saved time (``yearly_worth`` 円 a procedure) against ``yearly_cost`` 円, by procedures.

    ``rate_note`` (``City.rate_note``) goes into the caption while the rate is an example. Raises FiguresError
    unless both sums are above 0.
    """
    if not all(0 < yen < math.inf for yen in (yearly_cost, yearly_worth)):
        raise FiguresError("1年の費用と1手続の1年の効果には、0より大きい金額を入れてください。")
    needed = math.ceil(yearly_cost / yearly_worth - 1e-9)
    if rate_note:
        caption = replace(caption, method=f"{caption.method}(単価は{rate_note})")
    cost, worth = f"{yearly_cost / MAN:,.1f}万円", f"{yearly_worth / MAN:,.1f}万円"
    reading = (
        f"{title}。\n1手続の効果は1年に{worth}、費用は手続の数によらず1年に{cost}です。\n"
        f"{needed}手続で、効果が費用に追いつきます。\n{NOT_MONEY}"
    )
    return Picture(
        fig=_break_even_drawn(yearly_cost / MAN, yearly_worth / MAN, needed, title),
        caption=caption,
        alt=f"手続の数と金額の折れ線の図。{title}。効果の線が{needed}手続で1年の費用{cost}に届く。",
        reading=reading,
    )


def four_points(
    target: tuple[float, float], control: tuple[float, float], *, labels: tuple[str, str],
    names: tuple[str, str], unit: str, title: str, caption: Caption, digits: int = 1,
) -> Picture:  # fmt: skip
    """Before and after of the changed procedure and of one that was not changed (``labels`` in that order).

    A thin line shows where the first would be had it changed in proportion to the second. Raises FiguresError
    unless all four values are above 0.
    """
    if not all(0 < value < math.inf for value in (*target, *control)):
        raise FiguresError("4つの点には、0より大きい数を入れてください。")
    expected = target[0] * control[1] / control[0]
    lines = ((labels[0], target), (labels[1], control))
    told = [f"{label}は、{names[0]}が{before:,.{digits}f}{unit}、{names[1]}が{after:,.{digits}f}{unit}です。"
            for label, (before, after) in lines]  # fmt: skip
    told.append(
        f"{labels[0]}が{labels[1]}と同じ割合で変わったとすると、{names[1]}は{expected:,.{digits}f}{unit}です。"
    )
    short = "、".join(f"{label}は{b:,.{digits}f}から{a:,.{digits}f}{unit}" for label, (b, a) in lines)
    return Picture(
        fig=_four_points_drawn(lines, expected, names, unit, title, digits),
        caption=caption,
        alt=f"2本の折れ線の図。{title}。{short}。",
        reading="\n".join([f"{title}。", *told]),
    )


def _break_even_drawn(cost, worth, needed, title):
    most = max(needed + 2, math.ceil(needed * 1.5))
    top = max(cost, worth * most)
    rising, flat = SERIES[0], SERIES[1]
    with style():
        fig, axes = figure(8.0, 4.4)
        axes.plot([0, most], [0, worth * most], color=rising.colour, linestyle=rising.dashes, linewidth=2.5)
        axes.axhline(cost, color=flat.colour, linestyle=flat.dashes, linewidth=2.5)
        note = {"textcoords": "offset points"}
        axes.annotate("減った時間×単価", (most, worth * most), (-16, 2), ha="right", va="bottom", **note)
        axes.annotate(f"1年の費用 {cost:,.1f}万円", (0, cost), (6, 6), **note)
        axes.plot([needed], [worth * needed], marker=rising.marker, markersize=10, color=rising.colour)
        axes.annotate(f"{needed}手続で追いつく", (needed, worth * needed), (needed + most * 0.04, cost * 0.5),
                      arrowprops={"arrowstyle": "-", "color": SOFT, "shrinkB": 6}, fontsize=13)  # fmt: skip
        axes.set_xlim(0, most * 1.02)
        axes.set_ylim(0, top * 1.15)
        axes.set_xlabel("手続の数")
        axes.set_ylabel("万円(1年)")
        axes.xaxis.get_major_locator().set_params(integer=True)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
    return fig


def _four_points_drawn(lines, expected, names, unit, title, digits):
    top = max(expected, *lines[0][1], *lines[1][1]) * 1.12
    with style():
        fig, axes = figure(8.0, 4.4)
        for (_, values), look in zip(lines, SERIES, strict=False):
            axes.plot([0, 1], values, color=look.colour, linestyle=look.dashes, linewidth=2.5,
                      marker=look.marker, markersize=9)  # fmt: skip
        axes.plot([0, 1], [lines[0][1][0], expected], color=SOFT, linestyle=":", linewidth=1.5)
        axes.plot([1], [expected], marker="o", fillstyle="none", markersize=9, color=SOFT)
        before = [(values[0], f"{values[0]:,.{digits}f}") for _, values in lines]
        after = [(values[1], f"{values[1]:,.{digits}f} {label}") for label, values in lines]
        after.append((expected, f"{expected:,.{digits}f} 同じ割合で変わったら"))
        for x, side, labels in ((-0.03, "right", before), (1.03, "left", after)):
            for height, text in spread(labels, top * 0.06):
                axes.text(x, height, text, ha=side, va="center")
        axes.set_xticks([0, 1], names, color=INK, fontsize=12)
        axes.set_xlim(-0.25, 1.75)
        axes.set_ylim(0, top)
        axes.set_ylabel(unit)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
    return fig
