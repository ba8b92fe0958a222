"""The shapes of a flow in matplotlib; every kind differs by its form, so that a grey print tells them apart."""

from itertools import pairwise
from math import hypot

from kenshu.figures.palette import AXIS, GRID, INK, SERIES, SOFT, WHITE
from kenshu.flow.layout_shapes import Box, Label, Lane, Line, Sign
from kenshu.flow.steps import Kind

POINT = 25.4 / 72  # mm
FLOW, BACK, EXCEPTION = SERIES[0].colour, SERIES[1].colour, SERIES[3].colour
STYLES = {  # colour, dashes (in line widths), line width in points
    "normal": (FLOW, None, 1.1),
    "return": (BACK, (5.0, 2.4), 1.4),
    "exception": (EXCEPTION, (1.2, 1.5), 1.4),
}
HEAD, HALF_HEAD, CORNER = 2.3, 0.95, 1.1  # mm: arrow head, half its width, radius of a bend
_CURVE = 0.5523  # of a radius: handles of a quarter circle


def text(axes, words: str, x: float, y: float, size: float, side: str = "center", colour: str = INK, **more):
    """Words whose middle height is ``y``; ``size`` in mm."""
    axes.text(x, y + 0.38 * size, words, fontsize=size / POINT, ha=side, va="baseline", color=colour,
              in_layout=False, **more)  # fmt: skip


def lane(axes, lane: Lane, scale: float):
    from matplotlib.patches import Rectangle

    edge = {"edgecolor": AXIS, "linewidth": 0.7 * scale}
    axes.add_patch(Rectangle((lane.x, lane.y), lane.width, lane.height, facecolor=WHITE, zorder=0.5, **edge))
    axes.add_patch(Rectangle((lane.x, lane.y), lane.head, lane.height, facecolor=GRID, zorder=0.6, **edge))
    for one in lane.written:
        text(axes, one.text, one.x, one.y, one.size)


def box(axes, box: Box, scale: float):
    from matplotlib.patches import PathPatch

    colour = EXCEPTION if box.exceptional else INK
    thick = {Kind.END: 2.0, Kind.FORK: 1.6, Kind.JOIN: 1.6, Kind.DECISION: 1.3}.get(box.kind, 1.0)
    fill = GRID if box.kind in (Kind.START, Kind.END, Kind.WAIT) else WHITE
    dashes = (0, (3.2, 1.6)) if box.exceptional else "solid"
    axes.add_patch(
        PathPatch(outline(box, scale), facecolor=fill, edgecolor=colour, linestyle=dashes, joinstyle="miter",
                  linewidth=max(thick, 1.3 if box.exceptional else 0) * scale, zorder=3)
    )  # fmt: skip
    for one in box.written:
        colour = INK if one.part == "name" else SOFT
        text(axes, one.text, one.x, one.y, one.size, one.side, colour, zorder=4)


def outline(box: Box, scale: float):
    """The form of a step: pill, box, diamond, hexagon, or (待ち) a box with one round end."""
    x, y, right, bottom = box.x, box.y, box.x + box.width, box.y + box.height
    if box.tip:
        middle = (y + bottom) / 2
        points = [(x, middle), (x + box.tip, y), (right - box.tip, y), (right, middle),
                  (right - box.tip, bottom), (x + box.tip, bottom)]  # fmt: skip
        return _closed(points)
    if box.kind == Kind.WAIT:
        return _rounded(x, y, right, bottom, 0.0, min(box.height / 2, 5.5 * scale))
    radius = min(box.height / 2, 5.0 * scale) if box.kind in (Kind.START, Kind.END) else 1.0 * scale
    return _rounded(x, y, right, bottom, radius, radius)


def _closed(points):
    from matplotlib.path import Path

    return Path([*points, points[0]], [Path.MOVETO, *[Path.LINETO] * (len(points) - 1), Path.CLOSEPOLY])


def _rounded(x, y, right, bottom, left_radius, right_radius):
    """A box whose left and right corners have these radii."""
    from matplotlib.path import Path

    a, b = left_radius, right_radius
    k, m = a * (1 - _CURVE), b * (1 - _CURVE)
    points = [
        (x + a, y), (right - b, y), (right - m, y), (right, y + m), (right, y + b), (right, bottom - b),
        (right, bottom - m), (right - m, bottom), (right - b, bottom), (x + a, bottom), (x + k, bottom),
        (x, bottom - k), (x, bottom - a), (x, y + a), (x, y + k), (x + k, y), (x + a, y),
    ]  # fmt: skip
    turn = [Path.CURVE4] * 3
    codes = [Path.MOVETO, Path.LINETO, *turn, Path.LINETO, *turn, Path.LINETO, *turn, Path.LINETO, *turn]
    return Path(points, codes)


def line(axes, line: Line, scale: float, head: bool = True):
    """A way with rounded bends and its own head: full (次へ), open (差戻し) or hollow (例外);
    without a head it ends in a dot on another line."""
    from matplotlib.patches import PathPatch

    colour, dashes, thick = STYLES[line.style]
    size = HEAD * scale
    points = list(line.points)
    tip, before = points[-1], points[-2]
    far = hypot(tip[0] - before[0], tip[1] - before[1])
    ux, uy = (tip[0] - before[0]) / far, (tip[1] - before[1]) / far
    if head and line.style != "return":
        points[-1] = (tip[0] - ux * size * 0.9, tip[1] - uy * size * 0.9)
    axes.add_patch(
        PathPatch(_bent(points, CORNER * scale), facecolor="none", edgecolor=colour, linewidth=thick * scale,
                  linestyle=(0, dashes) if dashes else "solid", capstyle="butt", zorder=2)
    )  # fmt: skip
    if not head:
        _dot(axes, points[-1], 0.55 * scale, colour)
    else:
        _head(axes, tip, (ux, uy), size, HALF_HEAD * scale, line.style, colour, thick * scale)


def _dot(axes, at, radius, colour):
    """Where lines meet, so that it is not taken for a crossing."""
    from matplotlib.patches import Circle

    axes.add_patch(Circle(at, radius, facecolor=colour, edgecolor="none", zorder=2.3))


def _head(axes, tip, along, length, half, style, colour, thick):
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    (x, y), (ux, uy) = tip, along
    back = (x - ux * length, y - uy * length)
    wings = [(back[0] - uy * half, back[1] + ux * half), tip, (back[0] + uy * half, back[1] - ux * half)]
    if style == "return":
        axes.add_patch(
            PathPatch(Path(wings), facecolor="none", edgecolor=colour, linewidth=thick, zorder=2.2)
        )
        return
    fill = colour if style == "normal" else WHITE
    axes.add_patch(
        PathPatch(_closed(wings), facecolor=fill, edgecolor=colour, linewidth=thick * 0.7, zorder=2.2)
    )


def _bent(points, radius):
    """The points joined by lines, each bend rounded."""
    from matplotlib.path import Path

    vertices, codes = [points[0]], [Path.MOVETO]
    for (before, here), (_, after) in pairwise(pairwise(points)):
        near = min(radius, _length(before, here) / 2, _length(here, after) / 2)
        vertices += [_towards(here, before, near), here, _towards(here, after, near)]
        codes += [Path.LINETO, Path.CURVE3, Path.CURVE3]
    return Path([*vertices, points[-1]], [*codes, Path.LINETO])


def _length(a, b) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(a, b, far):
    whole = _length(a, b) or 1.0
    return a[0] + (b[0] - a[0]) * far / whole, a[1] + (b[1] - a[1]) * far / whole


def sign(axes, sign: Sign, scale: float):
    from matplotlib.patches import PathPatch

    right, bottom, tip = sign.x + sign.width, sign.y + sign.height, 1.6 * scale
    points = [(sign.x, sign.y), (right - tip, sign.y), (right, (sign.y + bottom) / 2), (right - tip, bottom),
              (sign.x, bottom)]  # fmt: skip
    axes.add_patch(
        PathPatch(_closed(points), facecolor=GRID, edgecolor=SOFT, linewidth=0.6 * scale, zorder=3)
    )
    text(axes, sign.text, sign.x + sign.width / 2 - tip / 3, (sign.y + bottom) / 2, sign.size, zorder=4)


def label(axes, label: Label):
    step = label.height / len(label.lines)
    for place, words in enumerate(label.lines):
        text(axes, words, label.x, label.y + (place + 0.5) * step, label.size, "left", zorder=4)
