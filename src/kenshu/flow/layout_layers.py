"""Which column each step stands in, and where the long strip of columns is cut into bands."""

from kenshu.flow.steps import Kind, Steps


def columns(steps: Steps, back: frozenset) -> dict[str, int]:
    """Column of each step, from 0: one further right than the last step that leads to it (差戻し apart)."""
    into = {step.number: [] for step in steps}
    onward = {step.number: [] for step in steps}
    for edge in steps.edges:
        if edge not in back:
            onward[edge[0]].append(edge[1])
            into[edge[1]].append(edge[0])
    column, waiting = {}, {number: len(before) for number, before in into.items()}
    ready = [number for number, many in waiting.items() if not many]
    for number in ready:
        column[number] = max((column[one] + 1 for one in into[number]), default=0)
        for one in onward[number]:
            waiting[one] -= 1
            if not waiting[one]:
                ready.append(one)
    return _later(steps, column, into, onward)


def _later(steps, column, into, onward):
    """A step that only waits for a slower branch moves towards what follows it, except right after a gateway."""
    kinds = {step.number: step.kind for step in steps}
    for number in sorted(column, key=lambda one: -column[one]):
        after = [column[one] for one in onward[number]]
        alone = len(into[number]) == 1 and kinds[into[number][0]] not in (Kind.DECISION, Kind.FORK)
        if after and into[number] and alone and min(after) - 1 > column[number]:
            column[number] = min(after) - 1
    return column


def cut(steps: Steps, column: dict[str, int], back: frozenset, most: int) -> list[range]:
    """The columns in bands of at most ``most``: few bands, few ways cut, and no band much shorter than the rest."""
    whole = max(column.values()) + 1
    price = [_price(steps, column, back, place) for place in range(whole + 1)]
    best = {0: (0.0, ())}
    for end in range(1, whole + 1):
        offers = []
        for begin in range(max(0, end - most), end):
            cost, bands = best[begin]
            short = 4.0 * ((most - (end - begin)) / most) ** 2
            offers.append((cost + 4.0 + short + (price[end] if end < whole else 0.0), (*bands, (begin, end))))
        best[end] = min(offers)
    return [range(*band) for band in best[whole][1]]


def _price(steps, column, back, place) -> float:
    """What it costs to cut before column ``place``."""
    cost = 0.0
    for a, b in steps.edges:
        low, high = sorted((column[a], column[b]))
        if low < place <= high:
            cost += 0.6 if (a, b) in back else 1.0
    return cost
