"""One band of a long flow as a grid: which cell each step and each signpost to another band stands in."""

from dataclasses import dataclass

from kenshu.flow.layout_face import Face
from kenshu.flow.steps import Step, Steps

NORMAL, RETURN, EXCEPTION = "normal", "return", "exception"


@dataclass(frozen=True)
class Post:
    """A signpost at the end or the beginning of a way; ``far``: the step in another band where it goes on."""

    id: str
    text: str
    leaves: bool
    far: str


@dataclass(frozen=True)
class Wire:
    """A line to draw inside the band, from node to node; ``edge`` is the way of the table it belongs to."""

    source: str
    target: str
    style: str
    label: str
    edge: tuple[str, str]


@dataclass(frozen=True)
class Band:
    """``cells``: node → (column, row); ``rows``: the lane of each row; a node is a step's number or a post's id."""

    cells: dict[str, tuple[int, int]]
    rows: tuple[str, ...]
    steps: dict[str, Step]
    posts: dict[str, Post]
    wires: tuple[Wire, ...]
    faces: dict[str, Face]

    @property
    def width(self) -> int:
        """Number of columns."""
        return 1 + max(column for column, _ in self.cells.values())


def band(steps: Steps, column: dict[str, int], back: frozenset, span: range, faces: dict[str, Face]) -> Band:
    """The steps of the columns ``span`` with the posts they need."""
    here = {step.number: step for step in steps if column[step.number] in span}
    wires, posts, wanted = [], {}, {}
    for step in steps:
        for way in step.exits:
            edge = (step.number, way.to)
            if edge[0] not in here and edge[1] not in here:
                continue
            style = _style(steps, edge, back)
            label = way.condition or ("戻る" if style == RETURN else "")
            source, target = edge
            if target not in here:
                source, target = edge[0], f"→{edge[0]}→{edge[1]}"
                posts[target] = Post(
                    target, f"{edge[1]}へ" + ("戻る" if style == RETURN else ""), True, edge[1]
                )
                wanted[target] = (column[edge[0]] + 1, step.lane)
                label = way.condition
            elif source not in here:
                if style == RETURN:
                    continue  # the post beside its source says where it goes
                source, label = f"→{edge[1]}", ""
                posts[source] = _joined(posts.get(source), source, edge[0])
                wanted[source] = (column[edge[1]] - 1, here[edge[1]].lane)
            wires.append(Wire(source, target, style, label, edge))
    wanted |= {number: (column[number], step.lane) for number, step in here.items()}
    cells, rows = _cells(steps, wanted, posts, wires)
    return Band(cells, rows, here, posts, _once(wires), {number: faces[number] for number in here})


def _once(wires) -> tuple[Wire, ...]:
    """Several ways that arrive by one post are one line."""
    return tuple({(wire.source, wire.target): wire for wire in reversed(wires)}.values())[::-1]


def _joined(post, name, number):
    earlier = post.text.removesuffix("から") + "・" if post else ""
    return Post(name, f"{earlier}{number}から", False, number)


def _style(steps, edge, back) -> str:
    if edge in back:
        return RETURN
    exceptional = steps[edge[0]].exception or steps[edge[1]].exception
    return EXCEPTION if exceptional else NORMAL


def _cells(steps, wanted, posts, wires):
    """Column and row of each node: every lane gets as many rows as it needs, ways stay straight if they can."""
    lanes = [lane for lane in steps.lanes if any(lane == one for _, one in wanted.values())]
    before, after = {}, {}
    for wire in sorted(wires, key=lambda wire: wire.style != NORMAL):
        if wire.style != RETURN:
            before.setdefault(wire.target, []).append(wire.source)
            after.setdefault(wire.source, []).append(wire)
    order = {step.number: place for place, step in enumerate(steps)}
    taken, place = set(), {}
    first = min(column for column, _ in wanted.values())

    def rank(node):
        exceptional = node in order and bool(steps[node].exception)
        name = posts[node].far if node in posts else node
        return (wanted[node][0], node in posts, exceptional, order[name], node)

    for node in sorted(wanted, key=rank):
        column, lane = wanted[node]
        near = [one for one in before.get(node, []) if one in place and wanted[one][1] == lane]
        row = place[near[0]] if near else 0
        if near and any(
            way.target != node and way.style == NORMAL and wanted[way.target][1] == lane
            for way in after[near[0]]
        ):
            row += node in order and bool(steps[node].exception)  # the usual way stays straight
        tries = [row, *range(0, 40)]
        place[node] = next(one for one in tries if (column, lane, one) not in taken)
        taken.add((column, lane, place[node]))
    depth = {lane: 1 + max(place[node] for node in wanted if wanted[node][1] == lane) for lane in lanes}
    start, rows = {}, []
    for lane in lanes:
        start[lane] = len(rows)
        rows += [lane] * depth[lane]
    cells = {node: (column - first, start[lane] + place[node]) for node, (column, lane) in wanted.items()}
    return cells, tuple(rows)
