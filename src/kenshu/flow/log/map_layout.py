"""Where the boxes and arrows of a flow map go: one column of boxes, arrows that skip boxes beside it. Inches."""

from dataclasses import dataclass

BOX_WIDTH, BOX_HEIGHT, STEP = 2.5, 0.62, 1.12  # STEP: from box to box
LANE = 1.12  # between two arrows beside the boxes: the width of a label
NEAR = 0.32  # from the box to the first of them: the length of a thick arrow's head
MOST_LANES = 5
PORT = 0.18  # between two arrows at one side of a box, less where they are many


@dataclass(frozen=True)
class Arrow:
    """``points`` of the line; ``label``: where its text begins, or ends on the ``left`` side of the line.

    ``key``: places of the two boxes.
    """

    key: tuple[int, int]
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float]
    left: bool = False


@dataclass(frozen=True)
class Map:
    """``boxes``: middle of each box, from the top down; the origin is the upper left."""

    width: float
    height: float
    boxes: tuple[tuple[float, float], ...]
    arrows: tuple[Arrow, ...]


def fitting(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those of the pairs, most important first, that can be drawn with ``MOST_LANES`` lanes at each side."""
    kept: list[tuple[int, int]] = []
    for pair in pairs:
        right, left = _sides([*kept, pair])
        if max([*right.values(), *left.values()], default=0) < MOST_LANES:
            kept.append(pair)
    return kept


def lay_out_map(boxes: int, pairs: list[tuple[int, int]]) -> Map:
    """``pairs``: (from, to) of places; to the next box straight down, forward on the right, back on the left."""
    right, left = _sides(pairs)
    middle = _room(left) + BOX_WIDTH / 2
    width = middle + BOX_WIDTH / 2 + _room(right)
    tops = [0.1 + BOX_HEIGHT / 2 + STEP * place for place in range(boxes)]
    ports = _ports(right, 1) | _ports(left, -1)
    taken: set[tuple[int, int, int]] = set()
    arrows = []
    for pair in pairs:
        if pair[1] == pair[0] + 1:
            points = ((middle, tops[pair[0]] + BOX_HEIGHT / 2), (middle, tops[pair[1]] - BOX_HEIGHT / 2))
            arrows.append(Arrow(pair, points, (middle + 0.12, tops[pair[0]] + STEP / 2)))
        else:
            side, lanes = (1, right) if pair in right else (-1, left)
            arrows.append(_beside(pair, side, lanes[pair], middle, tops, ports, taken))
    height = tops[-1] + BOX_HEIGHT / 2 + 0.1
    return Map(width, height, tuple((middle, top) for top in tops), tuple(arrows))


def _room(lanes) -> float:
    """How wide one side of the boxes is, with the labels of its last lane."""
    return NEAR + LANE * (max(lanes.values()) + 1) if lanes else 0.2


def _sides(pairs):
    """Lanes of the arrows on the right and on the left; an arrow from a box to itself is not drawn."""
    forward, back = ([pair for pair in pairs if (pair[1] - pair[0]) * side > (side > 0)] for side in (1, -1))
    return _lanes(forward), _lanes(back)


def _lanes(pairs) -> dict[tuple[int, int], int]:
    """A lane for each arrow, the shortest innermost; two in one lane share no box."""
    lanes, used = {}, []
    for pair in sorted(pairs, key=lambda pair: (abs(pair[0] - pair[1]), pair)):
        low, high = sorted(pair)
        lane = next(
            (n for n, spans in enumerate(used) if all(high < a or b < low for a, b in spans)), len(used)
        )
        if lane == len(used):
            used.append([])
        used[lane].append((low, high))
        lanes[pair] = lane
    return lanes


def _ports(lanes, side) -> dict[tuple[int, int, int], float]:
    """{(side, box, other end): offset from the box's middle}; what goes down leaves below what comes from above.

    Outer arrows lie nearer to the middle of the box than inner ones, so that they cross none of these.
    """
    offsets = {}
    for box in {end for pair in lanes for end in pair}:
        for down in (False, True):
            others = [
                (lane, pair[0] + pair[1] - box) for pair, lane in lanes.items()
                if box in pair and ((pair[0] + pair[1] - box) > box) == down
            ]  # fmt: skip
            port = min(PORT, (BOX_HEIGHT / 2 - 0.05) / max(len(others), 1))
            for rank, (_, other) in enumerate(sorted(others, reverse=True)):
                offsets[side, box, other] = (0.5 + rank) * port * (1 if down else -1)
    return offsets


def _beside(pair, side, lane, middle, tops, ports, taken) -> Arrow:
    edge = middle + side * BOX_WIDTH / 2
    far = edge + side * (NEAR + lane * LANE)
    begin, end = (tops[box] + ports[side, box, other] for box, other in (pair, pair[::-1]))
    low, high = sorted(pair)
    gaps = sorted(range(low, high), key=lambda gap: abs(gap + 0.5 - (low + high) / 2))
    gap = next((gap for gap in gaps if (side, lane, gap) not in taken), gaps[0])
    taken.add((side, lane, gap))
    label = (far + side * 0.06, tops[gap] + STEP / 2)
    return Arrow(pair, ((edge, begin), (far, begin), (far, end), (edge, end)), label, side < 0)
