"""What can be known of a hidden number from all that is shown.

A table with totals is a flow of people: from the grand total through the row totals, the cells and the column
totals back to the grand total. A shown number is a pipe whose flow is known. How far a hidden one may move is a
maximum flow through the other hidden ones (Gusfield 1988; Fischetti & Salazar 2001).
"""

from heapq import heappop, heappush

NO_END = 10**9  # people: a hidden number whose total is hidden as well
TOTAL = "合計"


def bounds(of: dict, hidden: set, place: tuple, enough: int = NO_END) -> tuple[int, int]:
    """(least, greatest) number that ``place`` may hold for all that is shown; numbers are not negative.

    ``of``: {(row, column): people}, totals among them. Stops looking once the two are ``enough`` apart.
    """
    pipes = {one: of[one] for one in hidden if one != place}
    tail, head = _ends(place)
    down = _most(dict(pipes), tail, head, min(of[place], enough))
    up = _most(dict(pipes), head, tail, enough - down) if down < enough else 0
    return of[place] - down, of[place] + up


def way_round(of: dict, hidden: set, place: tuple) -> set:
    """The cheapest shown numbers to hide so that ``place`` can move; empty when none is left but zeros.

    They lie on a way from one end of ``place`` to the other; totals are hidden last.
    """
    tail, head = _ends(place)
    costs = {
        one: 0 if one in hidden else _price(one, people)
        for one, people in of.items()
        if people or one in hidden
    }
    costs.pop(place)
    way = _cheapest(costs, tail, head)
    more = {one for one in way if one not in hidden}
    if more:
        return more
    left = [one for one in costs if one not in hidden]
    near = [one for one in left if set(_ends(one)) & {tail, head}]
    return {min(near or left, key=lambda one: (costs[one], str(one)))} if left else set()


def _price(place, people):
    totals = sum(name == TOTAL for name in place)
    return people + NO_END // 1000 * (0, 1, 100)[totals]


def _ends(place):
    """The two points that a pipe joins: row and column points, and the grand total's two ends."""
    row, column = place
    if row == TOTAL and column == TOTAL:
        return "out", "in"
    if column == TOTAL:
        return "in", ("row", row)
    if row == TOTAL:
        return ("column", column), "out"
    return ("row", row), ("column", column)


def _most(flows, start, goal, enough):
    """How much can go from ``start`` to ``goal`` by adding along pipes and taking away against them."""
    sent = 0
    while sent < enough:
        way = _way(flows, start, goal)
        if way is None:
            break
        against = [flows[one] for one, forward in way if not forward]
        step = min([enough - sent, *against])
        for one, forward in way:
            flows[one] += step if forward else -step
        sent += step
    return sent


def _way(flows, start, goal):
    """[(pipe, forward?)] from start to goal, or None; breadth first, so the shortest."""
    joined = {}
    for one in flows:
        tail, head = _ends(one)
        joined.setdefault(tail, []).append((one, True, head))
        joined.setdefault(head, []).append((one, False, tail))
    came, queue = {start: None}, [start]
    for point in queue:
        for one, forward, other in joined.get(point, ()):
            if other not in came and (forward or flows[one]):
                came[other] = (one, forward, point)
                queue.append(other)
    if goal not in came:
        return None
    way, point = [], goal
    while came[point]:
        one, forward, point = came[point]
        way.append((one, forward))
    return way


def _cheapest(costs, start, goal):
    """The pipes of the cheapest way between two points in any direction (Dijkstra); () when there is none."""
    joined = {}
    for one, cost in costs.items():
        tail, head = _ends(one)
        joined.setdefault(tail, []).append((cost, one, head))
        joined.setdefault(head, []).append((cost, one, tail))
    reached, queue, number = set(), [(0, 0, start, ())], 0
    while queue:
        cost, _, point, way = heappop(queue)
        if point == goal:
            return way
        if point in reached:
            continue
        reached.add(point)
        for more, one, other in joined.get(point, ()):
            number += 1
            heappush(queue, (cost + more, number, other, (*way, one)))
    return ()
