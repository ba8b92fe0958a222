"""Matplotlib set up the way every figure of the course looks. Nothing outside the ``with`` block changes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from unicodedata import east_asian_width

from kenshu.figures.caption import FiguresError
from kenshu.figures.palette import AXIS, GRID, INK, SERIES, SOFT, WHITE

FONT = "IPAexGothic"
DPI = 144
_NOT_FIRST = "、。,.)」』】%％:：・ー々"  # a line does not begin with these
_PIECE = re.compile(r"[ァ-ヶー]+|[0-9A-Za-z.,]+|.", re.DOTALL)


@contextmanager
def style() -> Iterator[None]:
    """Draw inside this block: Japanese font, colours, sizes, fixed ids in SVG."""
    import matplotlib

    register_font()
    with matplotlib.rc_context(_settings()):
        yield


def figure(width: float = 8.0, height: float = 4.5):
    """An empty figure in the house style, inches; returns (Figure, Axes). No window, no pyplot."""
    from matplotlib.figure import Figure

    with style():
        made = Figure(figsize=(width, height), dpi=DPI, layout="constrained")
        return made, made.subplots()


def register_font() -> None:
    """Tell matplotlib of the Japanese font in the package matplotlib-fontja; no network, no warning."""
    from matplotlib import font_manager

    if any(font.name == FONT for font in font_manager.fontManager.ttflist):
        return
    found = find_spec("matplotlib_fontja")  # not imported: importing it changes matplotlib for everybody
    path = found and Path(found.submodule_search_locations[0]) / "fonts" / "ipaexg.ttf"
    if not path or not path.is_file():
        raise FiguresError(
            "日本語の文字(matplotlib-fontja)が見つかりません。`make start` で環境を作り直してください。"
        )
    font_manager.fontManager.addfont(str(path))


def fold(text: str, columns: int) -> str:
    """Break text into lines of at most ``columns`` full-width letters (half-width ones count half).

    A katakana word or a number stays in one piece.

    >>> fold("架空のデータです", 5)
    '架空の\\nデータです'
    """
    lines, width = [""], 0.0
    for piece in _PIECE.findall(text):
        size = sum(1.0 if east_asian_width(letter) in "WFA" else 0.5 for letter in piece)
        if width and width + size > columns and piece not in _NOT_FIRST:
            lines.append("")
            width = 0.0
        lines[-1] += piece
        width += size
    return "\n".join(line.strip() for line in lines)


def spread(labels: list[tuple[float, str]], least: float) -> list[tuple[float, str]]:
    """Labels by place, from the lowest, pushed on where they would be nearer to each other than ``least``.

    >>> spread([(10, "a"), (9, "b"), (30, "c")], 4)
    [(9, 'b'), (13, 'a'), (30, 'c')]
    """
    placed: list[tuple[float, str]] = []
    for place, text in sorted(labels):
        lowest = placed[-1][0] + least if placed else place
        placed.append((max(place, lowest), text))
    return placed


def _settings() -> dict:
    from cycler import cycler

    return {
        "font.family": ["sans-serif"],
        "font.sans-serif": [FONT, "DejaVu Sans"],
        "font.size": 11,
        "axes.titlesize": 12,
        "figure.titlesize": 13,
        "text.color": INK,
        "axes.labelcolor": INK,
        "xtick.color": SOFT,
        "ytick.color": SOFT,
        "axes.edgecolor": AXIS,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": False,
        "axes.axisbelow": True,
        "grid.color": GRID,
        "axes.prop_cycle": cycler(color=[look.colour for look in SERIES]),
        "hatch.linewidth": 1.0,
        "figure.facecolor": WHITE,
        "savefig.facecolor": WHITE,
        "svg.fonttype": "path",
        "svg.hashsalt": "kenshu",
    }
