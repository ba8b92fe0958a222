"""Ranked bars: the one way in which the tables of this room are drawn as bars, longest at the top."""

from kenshu.figures.palette import INK, SERIES, WHITE
from kenshu.figures.style import fold

PAPER = {"boxstyle": "square,pad=0.1", "facecolor": WHITE, "edgecolor": "none"}  # no line runs through a text
LABEL = 12  # full-width letters of a name in one line


def ranked(axes, names, values, texts, *, marked=(), room=1.35, columns=LABEL, size=11):
    """Horizontal bars from the top; ``texts`` stand behind them. Bars of ``marked`` names look different."""
    import matplotlib

    places = range(len(names))
    for place, name, value in zip(places, names, values, strict=True):
        look = SERIES[1 if name in marked else 0]
        axes.barh(
            place, value, height=0.66, color=look.colour, hatch=look.hatch, edgecolor=WHITE, linewidth=1
        )
    for place, value, text in zip(places, values, texts, strict=True):
        axes.annotate(
            text, (value, place), (6, 0), textcoords="offset points", va="center", fontsize=size, bbox=PAPER
        )
    axes.set_yticks(list(places), [_label(name, columns) for name in names], color=INK, fontsize=size)
    axes.set_ylim(len(names) - 0.4, -0.6)
    axes.set_xlim(0, max([*values, 1e-9]) * room)
    axes.xaxis.set_major_locator(matplotlib.ticker.MaxNLocator(4))
    axes.spines["left"].set_visible(False)
    axes.tick_params(axis="y", length=0)


def _label(name, columns):
    """A name in at most two lines, so that it does not run into the next bar's."""
    first, *more = fold(name, columns).split("\n")
    return "\n".join([first, more[0] + ("…" if more[1:] else "")]) if more else first
