"""From lines on a grid to places in millimetres: gaps as wide as their tracks and words need, and no wider."""

from dataclasses import dataclass
from itertools import pairwise

from kenshu.flow import layout_text as text
from kenshu.flow.layout_band import Band
from kenshu.flow.layout_face import LABEL, LABEL_LINE, condition
from kenshu.flow.route_band import Routed

POST_WIDTH, POST_HEIGHT, POST_TEXT = 13.0, 4.6, 2.4
PITCH = 2.4  # between two tracks
ARROW = 3.4  # room in front of a box for the head of an arrow
LEAST_GAP, LEAST_HALF = 6.0, 2.2
MOST_STRETCH = 16.0  # of a gap between columns, to fill the paper


@dataclass(frozen=True)
class Words:
    """The lines of a condition and the side of its box on which it stands: "right", "down" or "up"."""

    lines: tuple[str, ...]
    side: str

    @property
    def width(self) -> float:
        return max(text.width(line, LABEL) for line in self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * LABEL_LINE


@dataclass(frozen=True)
class Measure:
    """Places of the grid's lines, and of the borders between cells.

    ``column`` and ``row``: (begin, end) of each; ``borders``: row → height at which the lane above it ends.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    column: tuple[tuple[float, float], ...]
    row: tuple[tuple[float, float], ...]
    borders: dict[int, float]
    width: float
    height: float
    words: dict


def measure(band: Band, routed: Routed, head: float, least_lane: dict[str, float], room: float) -> Measure:
    """Places for everything in a band whose lanes' names take ``head`` mm at the left.

    ``least_lane``: least height of each lane; gaps grow a little to fill ``room`` mm.
    """
    words = _words(routed)
    widths, heights = _cell_sizes(band, routed, words)
    gaps = _column_gaps(band, routed, words)
    spare = max(0.0, room - head - sum(widths) - sum(gap.whole for gap in gaps))
    stretch = min(MOST_STRETCH, spare / max(1, len(gaps) - 2))
    xs, columns, at = [0.0] * len(routed.columns), [], head
    for place, gap in enumerate(gaps):
        extra = stretch if 0 < place < len(gaps) - 1 else 0.0
        for order, track in enumerate(gap.used):
            xs[track] = at + gap.before + extra * 0.6 + (order + 0.5) * PITCH
        at += gap.whole + extra
        if place < len(widths):
            columns.append((at, at + widths[place]))
            for track, line in enumerate(routed.columns):
                if line.cell == place:
                    xs[track] = at + widths[place] / 2
            at += widths[place]
    ys, rows, borders, height = _heights(band, routed, words, heights, least_lane)
    return Measure(tuple(xs), ys, tuple(columns), rows, borders, max(at, room), height, words)


def _words(routed) -> dict:
    found = {}
    for wire, path in routed.paths:
        if wire.label:
            (_, b), (_, d) = path[0], path[1]
            side = "right" if b == d else "down" if d > b else "up"
            found[wire] = Words(condition(wire.label), side)
    return found


def _size(band, node):
    if node in band.posts:
        return max(POST_WIDTH, text.width(band.posts[node].text, POST_TEXT) + 2), POST_HEIGHT
    return band.faces[node].width, band.faces[node].height


def _cell_sizes(band, routed, words):
    """Width of each column and height of each row: its largest box, and words beside it."""
    widths, heights = [0.0] * band.width, [0.0] * len(band.rows)
    for node, (column, row) in band.cells.items():
        width, height = _size(band, node)
        widths[column], heights[row] = max(widths[column], width), max(heights[row], height)
    for wire, said in words.items():
        row = band.cells[wire.source][1]
        if said.side == "right":
            heights[row] = max(heights[row], 2 * said.height + 1.4, 6 * _exit_step(band, row))
    return widths, heights


@dataclass(frozen=True)
class _Gap:
    """``before``: mm kept free for words and air; ``used``: its tracks with a line on them, in order."""

    before: float
    used: tuple[int, ...]
    whole: float


def _column_gaps(band, routed, words) -> list[_Gap]:
    upright = {a[0] for _, path in routed.paths for a, b in pairwise(path) if a[0] == b[0]}
    found = []
    for gap in range(band.width + 1):
        used = tuple(i for i in sorted(upright) if routed.columns[i].gap == gap)
        beside = [
            said.width + 1.4
            for wire, said in words.items()
            if said.side == "right" and band.cells[wire.source][0] == gap - 1
        ]
        before = max([1.6, *beside])
        outer = gap in (0, band.width)
        least = (1.6 if not used else 3.0) if outer and not beside else LEAST_GAP
        arrow = 1.6 if gap == band.width else ARROW
        found.append(_Gap(before, used, max(least, before + len(used) * PITCH + arrow)))
    return found


def _heights(band, routed, words, heights, least_lane):
    level = {a[1] for _, path in routed.paths for a, b in pairwise(path) if a[1] == b[1]}
    need = _needs(band, routed, words, heights)
    halves = {}
    for gap in range(len(band.rows) + 1):
        for side in (-1, 0, 1):
            used = [j for j in sorted(level) if routed.rows[j].gap == gap and routed.rows[j].side == side]
            halves[gap, side] = used
    _grow(band, heights, halves, need, least_lane)
    ys, rows, borders, at = [0.0] * len(routed.rows), [], {}, 0.0
    for gap in range(len(band.rows) + 1):
        for side in (-1, 0, 1):
            at = _half(band, routed, halves, need, gap, side, ys, at)
            if side == -1 and (gap == len(band.rows) or _is_border(band, gap)):
                borders[gap] = at
        if gap < len(band.rows):
            rows.append((at, at + heights[gap]))
            for j, line in enumerate(routed.rows):
                if line.cell == gap:
                    ys[j] = at + heights[gap] / 2 + line.offset * _exit_step(band, gap)
            at += heights[gap]
    return tuple(ys), tuple(rows), borders, at


def _exit_step(band, row) -> float:
    return max(
        (face.exit_step for node, face in band.faces.items() if band.cells[node][1] == row), default=0.0
    )


def _is_border(band, gap) -> bool:
    return 0 < gap < len(band.rows) and band.rows[gap] != band.rows[gap - 1]


def _sides(band, gap):
    """Which halves a gap between rows has."""
    if gap == 0:
        return (1,)
    if gap == len(band.rows):
        return (-1,)
    return (-1, 1) if _is_border(band, gap) else (0,)


def _half(band, routed, halves, need, gap, side, ys, at) -> float:
    """Place the tracks of one half of a gap; the height at which it ends."""
    if side not in _sides(band, gap):
        return at
    above = need.get((gap - 1, "down"), 0.0) if side <= 0 else 0.0
    below = need.get((gap, "up"), 0.0) if side >= 0 else 0.0
    used = halves[gap, side]
    air = 0.8
    for order, track in enumerate(used):
        ys[track] = at + (above if side <= 0 else air) + (order + 0.5) * PITCH
    return at + _half_height(above, below, len(used), side)


def _half_height(above, below, tracks, side) -> float:
    whole = above + below + tracks * PITCH + (0.8 if side else 0.0)
    return max(whole, LEAST_HALF if side else 3.0)


def _needs(band, routed, words, heights) -> dict:
    """(row, "up" or "down") → mm between the row and its first track: for words, and for heads of arrows."""
    found = {}
    for wire, path in routed.paths:
        row = band.cells[wire.source][1]
        said = words.get(wire)
        if said and said.side != "right":
            slack = (heights[row] - _size(band, wire.source)[1]) / 2
            key = (row, said.side)
            found[key] = max(found.get(key, 0.6), said.height + 0.8 - slack)
        (a, b), (c, d) = path[-2], path[-1]
        if a == c:
            row = band.cells[wire.target][1]
            slack = (heights[row] - _size(band, wire.target)[1]) / 2
            key = (row, "up" if b < d else "down")
            found[key] = max(found.get(key, 0.6), ARROW - 0.6 - slack)
    return {key: max(0.6, value) for key, value in found.items()}


def _grow(band, heights, halves, need, least_lane):
    """Rows of a lane that is too low for its name become higher."""
    for lane in dict.fromkeys(band.rows):
        mine = [row for row, one in enumerate(band.rows) if one == lane]
        whole = sum(heights[row] for row in mine)
        for gap in range(mine[0], mine[-1] + 2):
            for side in _sides(band, gap):
                if (gap == mine[0] and side == -1) or (gap == mine[-1] + 1 and side == 1):
                    continue
                above = need.get((gap - 1, "down"), 0.0) if side <= 0 else 0.0
                below = need.get((gap, "up"), 0.0) if side >= 0 else 0.0
                whole += _half_height(above, below, len(halves[gap, side]), side)
        if (short := least_lane[lane] - whole) > 0:
            for row in mine:
                heights[row] += short / len(mine)
