"""How many hours a year each task takes, so that the sections and the largest tasks have the shares planted."""

from itertools import accumulate

from kenshu.synth.d4.tasks import Task
from kenshu.synth.draws import Draws

ROUNDS = 40  # of fitting; the shares move by less than 0.01 point after about ten


def hours(tasks: list[Task], target: dict, draws: Draws) -> list[float]:
    """Yearly hours, one a task. Each section adds up to staff × year × load; the largest
    ``top_tasks`` of all hold ``top_share``; the doubled tasks hold ``doubled_share`` of their section's year.
    """
    sections = target["sections"]
    capacity = {name: section["staff"] * target["year_hours"] for name, section in sections.items()}
    fixed = _doubled(tasks, capacity, target["doubled_share"], draws)
    free = {
        rank: target["size_hours"][task.size] * draws.skewed(target["size_spread"])
        for rank, task in enumerate(tasks)
        if task.name not in fixed
    }
    found = [fixed.get(task.name, 0.0) for task in tasks]
    found = [free.get(rank, value) for rank, value in enumerate(found)]
    wanted = {name: capacity[name] * sections[name]["load"] for name in sections}
    groups = {name: [i for i, task in enumerate(tasks) if task.section == name] for name in sections}
    total = add(wanted.values())
    for _ in range(ROUNDS):
        ranked = sorted(range(len(found)), key=lambda i: -found[i])
        cut = target["top_tasks"]
        found = _fit(found, free, ranked[:cut], total * target["top_share"])
        found = _fit(found, free, ranked[cut:], total * (1 - target["top_share"]))
        for name, group in groups.items():
            found = _fit(found, free, group, wanted[name])
    return found


def add(values) -> float:
    """A sum of floats that is the same on every Python: one after the other."""
    *_, total = accumulate(values, initial=0.0)
    return total


def _doubled(tasks, capacity, share, draws):
    """{name: hours} of the tasks that were reported twice, under both names."""
    pairs = [(task.name, task.same_as, task.section) for task in tasks if task.same_as]
    weights = [draws.skewed(0.04) for _ in pairs]
    whole = add(weights)
    found = {}
    for (name, same_as, section), weight in zip(pairs, weights, strict=True):
        found[name] = found[same_as] = capacity[section] * share * weight / whole
    return found


def _fit(found, free, group, wanted):
    """The free tasks of ``group`` scaled, so that the group holds ``wanted`` hours."""
    moving = [i for i in group if i in free]
    still = add(found[i] for i in group if i not in free)
    factor = (wanted - still) / add(found[i] for i in moving)
    found = list(found)
    for i in moving:
        found[i] *= factor
    return found
