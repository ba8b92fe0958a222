"""One measured band as shapes on the page, moved and made smaller."""

from dataclasses import dataclass

from kenshu.flow import layout_text as text
from kenshu.flow.layout_band import Band
from kenshu.flow.layout_face import LABEL, Written
from kenshu.flow.layout_measure import POST_HEIGHT, POST_TEXT, POST_WIDTH, Measure
from kenshu.flow.layout_shapes import Box, Label, Lane, Line, Sign
from kenshu.flow.route_band import Routed

HEAD, HEAD_TEXT, HEAD_LINE = 17.0, 2.9, 3.6


@dataclass(frozen=True)
class Pen:
    """From places in a band to places on the page."""

    x: float
    y: float
    scale: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        return round(self.x + x * self.scale, 3), round(self.y + y * self.scale, 3)

    def long(self, size: float) -> float:
        return round(size * self.scale, 3)

    def written(self, texts, x: float, y: float) -> tuple[Written, ...]:
        return tuple(
            Written(one.text, *self.at(x + one.x, y + one.y), self.long(one.size), one.side, one.part)
            for one in texts
        )


def head_lines(lane: str) -> tuple[str, ...]:
    """The name of a lane in the lines of its head."""
    return text.wrap(lane, HEAD_TEXT, HEAD - 2)


def least_height(lane: str) -> float:
    """How high a lane must be for its name."""
    return len(head_lines(lane)) * HEAD_LINE + 2


def shapes(band: Band, routed: Routed, size: Measure, pen: Pen) -> dict[str, list]:
    """Boxes, signs, lanes, lines and labels of the band."""
    middles = {
        node: (sum(size.column[column]) / 2, sum(size.row[row]) / 2)
        for node, (column, row) in band.cells.items()
    }
    return {
        "boxes": [_box(band, node, *middles[node], pen) for node in band.steps],
        "signs": [_sign(band.posts[node], *middles[node], pen) for node in band.posts],
        "lanes": _lanes(band, size, pen),
        "lines": [_line(band, wire, path, size, middles, pen) for wire, path in routed.paths],
        "labels": [_label(band, wire, path, size, middles, pen) for wire, path in routed.paths if wire.label],
    }


def _box(band, node, x, y, pen) -> Box:
    step, face = band.steps[node], band.faces[node]
    return Box(
        step.number, step.kind, step.lane, *pen.at(x - face.width / 2, y - face.height / 2),
        pen.long(face.width), pen.long(face.height), pen.long(face.tip), bool(step.exception),
        pen.written(face.written, x, y),
    )  # fmt: skip


def post_width(post) -> float:
    return max(POST_WIDTH, text.width(post.text, POST_TEXT) + 2)


def _sign(post, x, y, pen) -> Sign:
    wide = post_width(post)
    return Sign(*pen.at(x - wide / 2, y - POST_HEIGHT / 2), pen.long(wide), pen.long(POST_HEIGHT),
                post.text, pen.long(POST_TEXT), post.leaves)  # fmt: skip


def _lanes(band, size, pen) -> list[Lane]:
    found, top, begin = [], 0.0, 0
    for row in range(1, len(band.rows) + 1):
        if row < len(band.rows) and band.rows[row] == band.rows[begin]:
            continue
        bottom, name = size.borders[row], band.rows[begin]
        lines, middle = head_lines(name), (top + bottom) / 2
        texts = [
            Written(line, HEAD / 2, middle + (place - (len(lines) - 1) / 2) * HEAD_LINE, HEAD_TEXT, "center",
                    "name")
            for place, line in enumerate(lines)
        ]  # fmt: skip
        found.append(
            Lane(name, *pen.at(0, top), pen.long(size.width), pen.long(bottom - top), pen.long(HEAD),
                 pen.written(texts, 0, 0))
        )  # fmt: skip
        top, begin = bottom, row
    return found


def _half_size(band, node):
    if node in band.posts:
        return post_width(band.posts[node]) / 2, POST_HEIGHT / 2, 0.0
    face = band.faces[node]
    return face.width / 2, face.height / 2, face.tip


def _line(band, wire, path, size, middles, pen) -> Line:
    points = [(size.xs[i], size.ys[j]) for i, j in path]
    points[0] = _edge(_half_size(band, wire.source), middles[wire.source], points[0], points[1])
    points[-1] = _edge(_half_size(band, wire.target), middles[wire.target], points[-1], points[-2])
    return Line(wire.edge, wire.style, tuple(pen.at(*point) for point in points))


def _edge(half, middle, inside, outside):
    """Where a line from the middle line of a box towards ``outside`` leaves its shape."""
    wide, high, tip = half
    if inside[0] == outside[0]:
        return inside[0], middle[1] + (high if outside[1] > middle[1] else -high)
    reach = wide - tip * abs(inside[1] - middle[1]) / high
    return middle[0] + (reach if outside[0] > middle[0] else -reach), inside[1]


def _label(band, wire, path, size, middles, pen) -> Label:
    said, (x, y) = size.words[wire], middles[wire.source]
    wide, high, _ = _half_size(band, wire.source)
    if said.side == "right":
        left, top = x + wide + 0.4, size.ys[path[0][1]] - said.height - 0.5
    else:
        left, top = x + 0.9, y + high + 0.5 if said.side == "down" else y - high - 0.5 - said.height
    return Label(wire.edge, *pen.at(left, top), pen.long(said.width), pen.long(said.height), said.lines,
                 pen.long(LABEL))  # fmt: skip
