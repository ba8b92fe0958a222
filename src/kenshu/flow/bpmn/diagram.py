"""Where everything stands in a BPMN drawing: one plane, one pool, each lane once; pixels, whole numbers.

A lane may stand only once on a plane, so the flow is one long band here, however many our own print has.
"""

from dataclasses import dataclass

from kenshu.flow import layout_layers
from kenshu.flow.bpmn import faces
from kenshu.flow.bpmn.faces import AIR, PX
from kenshu.flow.layout_band import band
from kenshu.flow.layout_face import SIDES
from kenshu.flow.layout_measure import measure
from kenshu.flow.route_band import wires
from kenshu.flow.steps import Step, Steps, returns

X, Y, POOL_HEAD, LANE_HEAD = 160, 80, 30, 30
LANE_LETTER = 13


@dataclass(frozen=True)
class Bounds:
    """A rectangle; x and y of its upper left corner."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True)
class Diagram:
    """Rectangles by lane and by 番号, lines by (from, to); labels only where there is something to say."""

    pool: Bounds
    lanes: dict[str, Bounds]
    signs: dict[str, Bounds]
    names: dict[str, Bounds]
    papers: dict[str, Bounds]
    media: dict[str, Bounds]
    ways: dict[tuple[str, str], tuple[tuple[int, int], ...]]
    conditions: dict[tuple[str, str], Bounds]


def diagram(steps: Steps) -> Diagram:
    """The places of a table without errors; the same table gives the same places."""
    back = returns(steps)
    column = layout_layers.columns(steps, back)
    sizes = {step.number: faces.face(step) for step in steps}
    made = band(steps, column, back, range(max(column.values()) + 1), sizes)
    routed = wires(made)
    least = {lane: (len(lane) * LANE_LETTER + 20) / PX for lane in steps.lanes}
    size = measure(made, routed, LANE_HEAD / PX, least, 0.0)
    middle_x = {line.cell: at for line, at in zip(routed.columns, size.xs, strict=True)}
    middle_y = {line.cell: at for line, at in zip(routed.rows, size.ys, strict=True) if not line.offset}
    middles = {
        number: (_px(middle_x[column]) + X + POOL_HEAD, _px(middle_y[row]) + Y)
        for number, (column, row) in made.cells.items()
    }
    ways = {wire.edge: _way(steps, wire.edge, path, size, middles) for wire, path in routed.paths}
    named = [step for step in steps if faces.symbol(step)[0] != faces.TASK]
    holding = [step for step in steps if step.medium]
    return Diagram(
        Bounds(X, Y, _px(size.width) + POOL_HEAD, _px(size.height)),
        _lanes(made, size),
        {step.number: _sign(step, middles) for step in steps},
        {step.number: _name(step, middles) for step in named},
        {step.number: _paper(step, middles) for step in holding},
        {step.number: _medium(step, middles) for step in holding},
        ways,
        {
            (step.number, way.to): _condition(step, way, ways)
            for step in steps for way in step.exits if way.condition
        },
    )  # fmt: skip


def _px(millimetres: float) -> int:
    return round(millimetres * PX)


def _lanes(made, size) -> dict[str, Bounds]:
    found, top = {}, 0
    width = _px(size.width)
    for row in range(1, len(made.rows) + 1):
        if row == len(made.rows) or made.rows[row] != made.rows[row - 1]:
            bottom = _px(size.borders[row])
            found[made.rows[row - 1]] = Bounds(X + POOL_HEAD, Y + top, width, bottom - top)
            top = bottom
    return found


def _sign(step: Step, middles) -> Bounds:
    (x, y), (wide, high) = middles[step.number], faces.symbol(step)
    return Bounds(x - wide // 2, y - high // 2, wide, high)


def _name(step: Step, middles) -> Bounds:
    """Above the way that arrives, left of the sign."""
    (x, y), (wide, _), said = middles[step.number], faces.symbol(step), faces.words(step.name)
    return Bounds(x - wide // 2 - AIR - said.width, y - AIR - said.height, said.width, said.height)


def _paper(step: Step, middles) -> Bounds:
    """Below the sign, left of its middle line, as far right as its words allow."""
    (x, y), (wide, high), said = middles[step.number], faces.symbol(step), faces.words(step.medium)
    left = min(x - wide // 2, x - 2 * AIR - said.width - faces.PAPER)
    return Bounds(left, y + high // 2 + faces.TO_PAPER, faces.PAPER, faces.PAPER_HIGH)


def _medium(step: Step, middles) -> Bounds:
    paper, said = _paper(step, middles), faces.words(step.medium)
    middle = paper.y + max(faces.PAPER_HIGH, said.height) // 2
    return Bounds(paper.x + paper.width + AIR, middle - said.height // 2, said.width, said.height)


def _way(steps, edge, path, size, middles) -> tuple[tuple[int, int], ...]:
    """The corners of a way from sign to sign; one that leaves beside the middle fans out from the right tip."""
    points = [(_px(size.xs[i]) + X + POOL_HEAD, _px(size.ys[j]) + Y) for i, j in path]
    source, target = steps[edge[0]], steps[edge[1]]
    points[0] = _side(source, middles, points[1])
    points[-1] = _side(target, middles, points[-2])
    (x, y), level = middles[source.number], _px(size.ys[path[0][1]]) + Y
    if path[0][1] == path[1][1] and level != y:
        tip = x + faces.symbol(source)[0] // 2
        points[:1] = [(tip, y), (tip + faces.FAN, level)]
    kept = points[:1]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, points[-1])


def _side(step, middles, outside) -> tuple[int, int]:
    """Where a way towards ``outside`` meets the sign: the middle of one of its sides."""
    (x, y), (wide, high) = middles[step.number], faces.symbol(step)
    if outside[0] == x:
        return x, y + (high // 2 if outside[1] > y else -(high // 2))
    return x + (wide // 2 if outside[0] > x else -(wide // 2)), y


def _condition(step, way, ways) -> Bounds:
    """Beside the beginning of its way: above a level one, right of an upright one."""
    said, (first, second) = faces.words(way.condition), ways[step.number, way.to][:2]
    if first[0] == second[0]:
        above, below = _beside(step, ways, first[1])
        down = second[1] > first[1]
        return Bounds(
            first[0] + AIR, below + AIR if down else above - AIR - said.height, said.width, said.height
        )
    left, level = first if first[1] == second[1] else second
    if first[1] == second[1] and len(step.exits) > SIDES:  # others fan out beside it
        left += faces.FAN
    return Bounds(left + AIR, level - 2 - said.height, said.width, said.height)


def _beside(step, ways, tip: int) -> tuple[int, int]:
    """Between which heights the level ways of the same sign and their words lie; at least at ``tip``."""
    above = below = tip
    for way in step.exits:
        first, second = ways[step.number, way.to][:2]
        if first[0] != second[0]:
            above = min(above, second[1] - faces.words(way.condition).height - AIR)
            below = max(below, second[1])
    return above, below
