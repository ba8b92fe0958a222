"""Lay lines through a grid at right angles: never through a box, never along another line, few bends.

The grid has lines to run on, not yet places: the tracks between two columns or rows, the middle of each. What
counts here is which line a way takes; ``layout_measure`` gives the lines their places afterwards.
"""

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise

from kenshu.flow.errors import FlowError

RIGHT, LEFT, DOWN, UP = range(4)
BEND, CROSS, DOOR = 6.0, 8.0, 7.0  # in millimetres of detour
TRIES = 12


@dataclass(frozen=True)
class Grid:
    """``xs``, ``ys``: rough places of the lines (mm); ``blocked``: crossings (y * len(xs) + x) under a box → its name;
    "" where lines may only run up and down.

    ``doors``: crossings right in front of a box → its name: other ways had better leave them free.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    blocked: dict[int, str]
    doors: dict[int, str]


@dataclass(frozen=True)
class Way:
    """A line wanted from one crossing to another.

    ``out`` and ``into``: extra cost (mm) of each direction in which it may leave and arrive; ``source`` and
    ``target`` name the boxes: lines to one target may join, lines from one source only when ``fork``.
    """

    start: int
    goal: int
    out: dict[int, float]
    into: dict[int, float]
    source: str
    target: str
    fork: bool = False


def lay(grid: Grid, ways: list[Way]) -> list[list[int]]:
    """The crossings each way runs through, in the order given; a way that finds no room is laid earlier.

    Raises FlowError when there is no room even so.
    """
    order = list(range(len(ways)))
    for _ in range(TRIES):
        board, paths = _Board(grid), {}
        for number in order:
            path = board.lay(ways[number])
            if path is None:
                order.remove(number)
                order.insert(0, number)
                break
            paths[number] = path
        else:
            return [paths[number] for number in range(len(ways))]
    raise FlowError("線を引く場所が足りません。手順を分けるか、担当をまとめてください。")


class _Board:
    """The grid with the lines laid so far."""

    def __init__(self, grid: Grid):
        self.width, self.xs, self.ys = len(grid.xs), grid.xs, grid.ys
        self.blocked, self.doors = grid.blocked, grid.doors
        self.along: dict[
            tuple[int, bool], list[Way]
        ] = {}  # (crossing, vertical) → lines on the piece after it
        self.at: dict[int, list[tuple[int, Way]]] = {}  # crossing → (0 level, 1 upright, 2 bend; line)

    def lay(self, way: Way) -> list[int] | None:
        """The way laid, and remembered; None when there is no room for it."""
        path = self._search(way)
        if path is None:
            return None
        for place, (a, b) in enumerate(pairwise(path)):
            low, upright = min(a, b), abs(b - a) != 1
            self.along.setdefault((low, upright), []).append(way)
            if place:
                bend = (abs(a - path[place - 1]) != 1) != upright
                self.at.setdefault(a, []).append((2 if bend else int(upright), way))
        return path

    def _search(self, way: Way) -> list[int] | None:
        """A*: states are a crossing and the direction in which it was reached."""
        width, xs, ys, goal = self.width, self.xs, self.ys, way.goal
        gx, gy = xs[goal % width], ys[goal // width]
        best: dict[int, float] = {}
        came: dict[int, int] = {}
        heap: list[tuple[float, float, int]] = []
        for direction, cost in way.out.items():
            state = way.start * 4 + direction
            best[state] = cost
            heappush(heap, (cost, cost, state))
        closed = set()
        while heap:
            _, cost, state = heappop(heap)
            if state in closed:
                continue
            closed.add(state)
            here, facing = divmod(state, 4)
            if here == goal:
                return self._trace(state, came)
            turns = (facing,) if here == way.start else _TURNS[facing]
            for turn in turns:
                step = self._step(here, facing, turn, way)
                if step is None:
                    continue
                there, price = step
                next_state = there * 4 + turn
                whole = cost + price
                if whole < best.get(next_state, 1e18):
                    best[next_state] = whole
                    came[next_state] = state
                    guess = abs(xs[there % width] - gx) + abs(ys[there // width] - gy)
                    heappush(heap, (whole + guess, whole, next_state))
        return None

    def _step(self, here: int, facing: int, turn: int, way: Way):
        """(next crossing, cost) of going on in the direction ``turn``; None when that is not allowed."""
        there = self._next(here, turn)
        upright = turn >= DOWN
        if there is None or (there != way.goal and not self._open(here, there, upright, way)):
            return None
        price = 0.0 if facing == turn else BEND
        if here != way.start and (used := self.at.get(here)):
            crossing = self._crossing(used, 2 if facing != turn else int(upright), way)
            if crossing is None:
                return None
            price += crossing
        if used := self.along.get((min(here, there), upright)):
            if not all(_may_join(way, other) for other in used):
                return None
            price -= 0.5 * self._length(here, there)  # to join is tidier than to run beside
        if self.doors.get(there, way.target) not in (way.source, way.target):
            price += DOOR
        if there == way.goal:
            if turn not in way.into:
                return None
            price += way.into[turn]
        return there, price + self._length(here, there)

    def _open(self, here: int, there: int, upright: bool, way: Way) -> bool:
        """False under a box; a way may run straight up or down from the middle of its own, and where "" stands."""
        under = self.blocked.get(there)
        if under is None:
            return here == way.start or here not in self.blocked or upright
        if under == way.source and self.blocked.get(here) != under:
            return False  # never back into the box it came from
        return upright and under in ("", way.source, way.target)

    @staticmethod
    def _crossing(used, kind: int, way: Way) -> float | None:
        price = 0.0
        for other_kind, other in used:
            if _may_join(way, other):
                continue
            if kind == 2 or other_kind == 2 or kind == other_kind:
                return None
            price += CROSS
        return price

    def _next(self, here: int, turn: int) -> int | None:
        width = self.width
        if turn == RIGHT:
            return here + 1 if here % width < width - 1 else None
        if turn == LEFT:
            return here - 1 if here % width else None
        if turn == DOWN:
            return here + width if here // width < len(self.ys) - 1 else None
        return here - width if here >= width else None

    def _length(self, a: int, b: int) -> float:
        width = self.width
        return abs(self.xs[a % width] - self.xs[b % width]) + abs(self.ys[a // width] - self.ys[b // width])

    @staticmethod
    def _trace(state: int, came: dict[int, int]) -> list[int]:
        path = [state // 4]
        while state in came:
            state = came[state]
            path.append(state // 4)
        return path[::-1]


_TURNS = {
    RIGHT: (RIGHT, DOWN, UP), LEFT: (LEFT, DOWN, UP), DOWN: (DOWN, RIGHT, LEFT), UP: (UP, RIGHT, LEFT),
}  # fmt: skip


def _may_join(way: Way, other: Way) -> bool:
    return way.target == other.target or (way.fork and way.source == other.source)
