"""Lines that arrive together are drawn once from where they meet: dashes on dashes would look like a full line."""

from dataclasses import replace
from itertools import pairwise

from kenshu.flow.layout_shapes import Line

_ORDER = ("normal", "exception", "return")


def joined(lines: tuple[Line, ...]) -> list[tuple[Line, bool]]:
    """Each line as far as it has to be drawn, and whether it ends in a head (else it ends on another line)."""
    found: list[tuple[Line, bool]] = []
    trunks: dict[tuple, list[Line]] = {}
    for line in sorted(lines, key=lambda line: _ORDER.index(line.style)):
        arriving = trunks.setdefault((line.edge[1], line.points[-1]), [])
        shortest = min((_until(line.points, trunk.points) for trunk in arriving), key=_length, default=None)
        if shortest is None or len(shortest) < 2:
            found.append((line, True))
        else:
            found.append((replace(line, points=shortest), False))
        arriving.append(line)
    return found[::-1]


def _until(points, trunk) -> tuple:
    """The part of ``points`` before it runs on ``trunk``; both end in the same place."""
    same = 1
    while same < min(len(points), len(trunk)) and points[-same - 1] == trunk[-same - 1]:
        same += 1
    if same == len(points) or same == len(trunk):
        return points[: len(points) - same + 1]
    corner, mine, other = points[-same], points[-same - 1], trunk[-same - 1]
    kept = points[: len(points) - same]
    for along in (0, 1):
        across = 1 - along
        if mine[across] == other[across] == corner[across]:
            a, b = mine[along] - corner[along], other[along] - corner[along]
            if a * b > 0:  # on the same side: they run together from the nearer bend on
                return kept if abs(a) <= abs(b) else (*kept, other)
    return (*kept, corner)


def _length(points) -> float:
    return sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
