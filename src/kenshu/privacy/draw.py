"""How many people share the same traits, drawn: a bar for each way of giving out the same table."""

from kenshu import figures
from kenshu.figures.palette import INK, SERIES, WHITE
from kenshu.figures.style import fold
from kenshu.privacy.alike import SIZES

NARROW = 6.0  # % of the bar: less has no number inside
LABEL = 12  # full-width letters in one line


def alike_picture(named, *, title: str, caption: figures.Caption) -> figures.Picture:
    """One bar of 100 % for each of ``named`` ({name: Alike}), in four parts: how many are alike, oneself included."""
    shares = {name: _shares(found) for name, found in named.items()}
    return figures.Picture(_drawn(shares, title), caption, _alt(shares, title), _reading(named, title))


def _shares(found):
    return [100 * people / len(found.people) for people in found.by_size.values()]


def _drawn(shares, title):
    with figures.style():
        fig, axes = figures.figure(8.0, 1.7 + 0.75 * len(shares))
        for part, ((label, *_), look) in enumerate(zip(SIZES, SERIES, strict=True)):
            values = [one[part] for one in shares.values()]
            starts = [sum(one[:part]) for one in shares.values()]
            axes.barh(range(len(shares)), values, left=starts, height=0.6, label=label, color=look.colour,
                      hatch=look.hatch, edgecolor=WHITE, linewidth=1.5)  # fmt: skip
            for row, (start, value) in enumerate(zip(starts, values, strict=True)):
                if value >= NARROW:
                    _number(axes, start + value / 2, row, _percent(value))
        axes.set_yticks(range(len(shares)), [fold(name, LABEL) for name in shares], color=INK, fontsize=12)
        axes.invert_yaxis()
        axes.set_xlim(0, 100)
        axes.set_xlabel("人の割合(%)")
        axes.spines["left"].set_visible(False)
        axes.tick_params(axis="y", length=0)
        fig.suptitle(fold(title, 42), x=0.012, ha="left")
        axes.legend(title="同じ条件の人(自分を入れて)", loc="lower left", bbox_to_anchor=(0, 1), ncols=len(SIZES),
                    frameon=False, alignment="left")  # fmt: skip
    return fig


def _number(axes, middle, row, text):
    paper = {"boxstyle": "round,pad=0.2", "facecolor": WHITE, "edgecolor": "none"}
    axes.text(middle, row, text, ha="center", va="center", bbox=paper)


def _alt(shares, title):
    alone = "、".join(f"{name}では{_percent(one[0])}" for name, one in shares.items())
    return f"横の帯の図。{title}。同じ条件の人がほかにいない人は、{alone}。"


def _percent(share):
    """A whole number; where somebody is left, never 0."""
    return "1%未満" if 0 < share < 0.5 else f"{share:.0f}%"


def _reading(named, title):
    lines = [f"{title}。"]
    for name, found in named.items():
        told = "、".join(f"{label}が{people:,}人" for label, people in found.by_size.items())
        lines.append(f"{name}のとき、同じ条件の人は、{told}です。全部で{len(found.people):,}人です。")
    return "\n".join(lines)
