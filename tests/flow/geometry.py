"""Faults of a laid-out page, measured from its places: each as one line of text."""

from itertools import combinations, pairwise

from kenshu.flow.steps import Kind

AIR = 0.05  # mm: closer than this counts as touching


def faults(steps, page) -> list[str]:
    """All faults of one page."""
    return [*through_boxes(page), *overlaps(page), *beside(steps, page), *outside(page)]


def through_boxes(page):
    """Lines in the inside of a box or sign that is not theirs, or too far inside their own."""
    for line in page.lines:
        for a, b in pairwise(line.points):
            if a[0] != b[0] and a[1] != b[1]:
                yield f"{line.edge}: slanting"
            for box in (*page.boxes, *page.signs):
                inside = length_inside(a, b, box)
                own = getattr(box, "number", None) in line.edge
                if inside > (box.tip if own else 0.0) + AIR:
                    yield f"{line.edge} runs {inside:.1f} mm inside {name(box)}"


def overlaps(page):
    """Boxes, signs and labels on each other; labels on lines."""
    things = [*page.boxes, *page.signs, *page.labels]
    for one, other in combinations(things, 2):
        if meet(one, other):
            yield f"{name(one)} lies on {name(other)}"
    for label in page.labels:
        for line in page.lines:
            if any(length_inside(a, b, label) > AIR for a, b in pairwise(line.points)):
                yield f"{line.edge} runs through the words of {label.edge}"


def beside(steps, page):
    """Lines that run along each other though they share neither target nor a 並行 as source."""
    for one, other in combinations(page.lines, 2):
        forks = one.edge[0] == other.edge[0] and steps[one.edge[0]].kind == Kind.FORK
        if one.edge[1] == other.edge[1] or forks or not any(shared(one, other)):
            continue
        yield f"{one.edge} runs along {other.edge}"


def shared(one, other):
    """Lengths of the pieces on which two lines are nearer than a millimetre, side by side."""
    for a, b in pairwise(one.points):
        for c, d in pairwise(other.points):
            for along in (0, 1):
                across = 1 - along
                if a[across] == b[across] and c[across] == d[across] and abs(a[across] - c[across]) < 1.0:
                    low = max(min(a[along], b[along]), min(c[along], d[along]))
                    high = min(max(a[along], b[along]), max(c[along], d[along]))
                    if high - low > AIR:
                        yield high - low


def outside(page):
    """Things beyond the paper, and boxes beyond their lane."""
    for thing in (*page.boxes, *page.signs, *page.labels, *page.lanes):
        if (
            thing.x < 0
            or thing.y < 0
            or thing.x + thing.width > page.width
            or thing.y + thing.height > page.height
        ):
            yield f"{name(thing)} is beyond the paper"
    for box in page.boxes:
        if not any(lane.name == box.lane and within(box, lane) for lane in page.lanes):
            yield f"{name(box)} is beyond its lane"


def length_inside(a, b, box) -> float:
    """How much of a level or upright piece lies in the inside of a rectangle."""
    for along, across, begin, size in ((0, 1, "x", "width"), (1, 0, "y", "height")):
        if a[across] == b[across]:
            side, whole = ("y", "height") if across else ("x", "width")
            low = getattr(box, side)
            if not low + AIR < a[across] < low + getattr(box, whole) - AIR:
                return 0.0
            first = max(min(a[along], b[along]), getattr(box, begin))
            last = min(max(a[along], b[along]), getattr(box, begin) + getattr(box, size))
            return max(0.0, last - first)
    return 0.0


def meet(one, other) -> bool:
    return (
        one.x + AIR < other.x + other.width
        and other.x + AIR < one.x + one.width
        and one.y + AIR < other.y + other.height
        and other.y + AIR < one.y + one.height
    )


def within(box, lane) -> bool:
    return (
        lane.x + lane.head <= box.x
        and lane.y <= box.y
        and box.x + box.width <= lane.x + lane.width + AIR
        and box.y + box.height <= lane.y + lane.height + AIR
    )


def name(thing) -> str:
    for attribute in ("number", "text", "edge", "name"):
        if hasattr(thing, attribute):
            return f"{type(thing).__name__} {getattr(thing, attribute)}"
    raise TypeError(thing)
