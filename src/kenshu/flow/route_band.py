"""The lines of one band: its grid, its ports, the order in which ways are laid."""

from dataclasses import dataclass

from kenshu.flow import route
from kenshu.flow.errors import FlowError
from kenshu.flow.layout_band import NORMAL, RETURN, Band, Wire
from kenshu.flow.layout_face import SIDES
from kenshu.flow.route import DOWN, RIGHT, UP
from kenshu.flow.steps import Kind

TRACKS = (2, 3, 5, 9, 16)  # between two columns or rows, tried in turn
_PITCH, _COLUMN, _ROW = 2.4, 30.0, 17.0  # rough places, for comparing ways
MOST_OFFSET = 2


@dataclass(frozen=True)
class Track:
    """A line of the grid: ``gap`` (before that column or row) with its ``side``, or the middle of ``cell``.

    ``side``: −1 nearer to what comes before, 1 nearer to what comes after, where a lane's border lies between.
    ``offset``: places below the middle of a cell.
    """

    gap: int | None = None
    side: int = 0
    cell: int | None = None
    offset: int = 0


@dataclass(frozen=True)
class Routed:
    """``paths``: for each wire the lines it runs on, as (x line, y line); only corners and ends."""

    columns: tuple[Track, ...]
    rows: tuple[Track, ...]
    paths: tuple[tuple[Wire, tuple[tuple[int, int], ...]], ...]


def wires(band: Band) -> Routed:
    """Every wire of the band laid."""
    exits = _many_exits(band)
    for tracks in TRACKS:
        xs, ys = _columns(band, tracks), _rows(band, tracks, exits)
        try:
            return Routed(xs, ys, _laid(band, xs, ys, exits))
        except FlowError:
            if tracks == TRACKS[-1]:
                raise
    raise AssertionError


def _columns(band, tracks) -> tuple[Track, ...]:
    found = []
    for column in range(band.width + 1):
        found += [Track(gap=column)] * tracks
        found += [Track(cell=column)] if column < band.width else []
    return tuple(found)


def _rows(band, tracks, exits) -> tuple[Track, ...]:
    found, last = [], len(band.rows)
    for row in range(last + 1):
        if row in (0, last):
            found += [Track(gap=row, side=-1 if row else 1)] * tracks
        elif band.rows[row] == band.rows[row - 1]:
            found += [Track(gap=row)] * tracks
        else:
            found += [*[Track(gap=row, side=-1)] * tracks, *[Track(gap=row, side=1)] * tracks]
        if row < last:
            mine = {at for wire, (_, at) in exits.items() if band.cells[wire.source][1] == row}
            found += [Track(cell=row, offset=offset) for offset in sorted({0, *mine})]
    return tuple(found)


def _many_exits(band) -> dict[Wire, tuple[int, int]]:
    """Each wire of a 判断 with more exits than sides → (side on which it leaves, places below the middle).

    From top to bottom as their targets are; one straight ahead leaves in the middle, the lowest from below.
    """
    found = {}
    for number, step in band.steps.items():
        mine = [wire for wire in band.wires if wire.source == number]
        if step.kind != Kind.DECISION or len(mine) <= SIDES:
            continue
        row = band.cells[number][1]
        mine.sort(key=lambda wire: (band.cells[wire.target][1], band.cells[wire.target][0]))
        middle = min(
            range(len(mine)), key=lambda place: (abs(band.cells[mine[place].target][1] - row), place)
        )
        first = max(-MOST_OFFSET, min(-middle, MOST_OFFSET - len(mine) + 2))
        for place, wire in enumerate(mine):
            found[wire] = (DOWN, 0) if place == len(mine) - 1 else (RIGHT, first + place)
    return found


def _laid(band, xs, ys, exits):
    wide, rough_x, rough_y = len(xs), _rough(xs, _COLUMN), _rough(ys, _ROW)
    middle_x = {track.cell: place for place, track in enumerate(xs) if track.cell is not None}
    middle_y = {(track.cell, track.offset): place for place, track in enumerate(ys) if track.cell is not None}
    owner = {cell: node for node, cell in band.cells.items()}
    blocked = {  # also beside the middle of an empty cell: those lines are for leaving a 判断 only
        place * wide + middle_x[column]: owner.get((column, row), "")
        for (row, offset), place in middle_y.items()
        for column in range(band.width)
        if offset or (column, row) in owner
    }

    def way(wire):
        (a, b), (c, d) = band.cells[wire.source], band.cells[wire.target]
        side, offset = exits.get(wire, (None, 0))
        start = middle_y[b, offset] * wide + middle_x[a]
        out, into = _doors(band, wire)
        out = out if side is None else {side: 0.0}
        fork = wire.source in band.posts or band.steps[wire.source].kind == Kind.FORK
        return route.Way(
            start, middle_y[d, 0] * wide + middle_x[c], out, into, wire.source, wire.target, fork
        )

    order = sorted(band.wires, key=lambda wire: _urgency(band, wire))
    doors = {}
    for node, (column, row) in band.cells.items():
        here = middle_y[row, 0] * wide + middle_x[column]
        doors |= dict.fromkeys((here - 1, here + 1, here - wide, here + wide), node)
    grid = route.Grid(rough_x, rough_y, blocked, doors)
    paths = dict(zip(order, route.lay(grid, [way(wire) for wire in order]), strict=True))
    return tuple((wire, _corners(paths[wire], wide)) for wire in band.wires)


def _rough(tracks, cell) -> tuple[float, ...]:
    places, at = [], 0.0
    for before, track in zip((None, *tracks), tracks, strict=False):
        if before is not None:
            near = _PITCH if (before.gap is None) == (track.gap is None) else cell / 2
            at += 4.0 if before.gap is None and track.gap is None else near
        places.append(at)
    return tuple(places)


def _doors(band, wire):
    """Extra cost of each side on which a wire may leave and arrive."""
    if wire.source in band.posts:
        out = {RIGHT: 0.0}
    elif wire.style == RETURN:
        out = {UP: 0.0, DOWN: 0.0, RIGHT: 8.0}
    else:
        aside = 3.0 if band.steps[wire.source].kind == Kind.DECISION else 14.0
        here, there = band.cells[wire.source][1], band.cells[wire.target][1]
        out = {RIGHT: 0.0, UP: aside + 12.0 * (there > here), DOWN: aside + 12.0 * (there < here)}
    if wire.target in band.posts:
        return out, {RIGHT: 0.0}
    return out, {RIGHT: 20.0, UP: 0.0, DOWN: 0.0} if wire.style == RETURN else {
        RIGHT: 0.0,
        UP: 12.0,
        DOWN: 12.0,
    }


def _urgency(band, wire):
    """Straight ways first, then short ones; exceptions later, 差戻し last."""
    (a, b), (c, d) = band.cells[wire.source], band.cells[wire.target]
    straight = b == d and c == a + 1
    return (wire.style == RETURN, not straight, wire.style != NORMAL, abs(c - a) + 2 * abs(d - b), a, b, c, d)


def _corners(path: list[int], wide: int) -> tuple[tuple[int, int], ...]:
    points = [(place % wide, place // wide) for place in path]
    kept = [points[0]]
    for before, here, after in zip(points, points[1:], points[2:], strict=False):
        if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1]):
            kept.append(here)
    return (*kept, points[-1])
