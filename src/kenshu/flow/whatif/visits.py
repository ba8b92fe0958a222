"""The visits of many days side by side: of a log, or drawn by chance. The same ones serve every case."""

from dataclasses import dataclass

import numpy as np

from kenshu.flow.whatif.crowd import Crowd
from kenshu.flow.whatif.tickets import Tickets


@dataclass(frozen=True, eq=False)
class Visits:
    """Arrays (days, visits): ``purpose`` (a place in ``purposes``), ``arrived`` and ``service`` in minutes.

    Each row is in the order of arrival, filled up at its end. A case keeps the visits whose ``mark`` lies
    below the share that still comes: marks lie evenly between 0 and 1, those of the people who come only
    when there are more than now between 1 and the largest factor, those that fill up are infinite.
    ``repeats``: how often the same days stand below each other.
    """

    purposes: tuple[str, ...]
    purpose: np.ndarray
    arrived: np.ndarray
    service: np.ndarray
    mark: np.ndarray
    repeats: int = 1


def logged(tickets: Tickets, *, repeats: int, seed: int) -> Visits:
    """The days of a log, ``repeats`` times below each other with other marks."""
    lengths = tickets.done - tickets.called
    marks = np.random.default_rng(seed).random((repeats, len(tickets)))
    every = _side_by_side(tickets.day, len(tickets.days), tickets.purpose, tickets.arrived, lengths)
    day, place, shape = every.pop()
    purpose, arrived, service = (np.tile(values, (repeats, 1)) for values in every)
    mark = np.full((repeats, *shape), np.inf)
    mark[:, day, place] = marks
    return Visits(tickets.purposes, purpose, arrived, service, mark.reshape(len(arrived), -1), repeats)


def drawn(crowd: Crowd, *, days: int, most_times: float, seed: int) -> Visits:
    """``days`` days by chance: numbers by Poisson in each part of the day, any minute of it the same.

    Who comes now does not depend on ``most_times``: the people who come besides are drawn for themselves.
    """
    now, more = (np.random.default_rng(part) for part in np.random.SeedSequence(seed).spawn(2))
    day, purpose, arrived, service = _people(crowd, days, 1.0, now)
    mark = now.random(len(day))
    if most_times > 1:
        besides = _people(crowd, days, most_times - 1, more)
        mark = np.concatenate([mark, more.uniform(1, most_times, len(besides[0]))])
        both = zip((day, purpose, arrived, service), besides, strict=True)
        day, purpose, arrived, service = map(np.concatenate, both)
    order = np.lexsort((arrived, day))
    parts = (values[order] for values in (purpose, arrived, service, mark))
    *arrays, (days_of, place, shape) = _side_by_side(day[order], days, *parts)
    arrays[-1] = np.full(shape, np.inf)
    arrays[-1][days_of, place] = mark[order]
    return Visits(crowd.purposes, *arrays)


def _people(crowd: Crowd, days: int, times: float, random: np.random.Generator):
    """(day, purpose, arrived, service), flat, in no order of time."""
    expected = np.array(crowd.expected) * times
    numbers = random.poisson(expected, (days, *expected.shape))
    day, purpose, part = (np.repeat(place.ravel(), numbers.ravel()) for place in np.indices(numbers.shape))
    edges = np.array(crowd.edges)
    arrived = edges[part] + random.random(len(part)) * np.diff(edges)[part]
    service = np.empty(len(day))
    for place, one in enumerate(crowd.services):
        mine = purpose == place
        service[mine] = one.draw(random, int(mine.sum()))
    return day, purpose, arrived, service


def _side_by_side(day: np.ndarray, days: int, *columns: np.ndarray) -> list:
    """Each flat column as (days, visits), short days filled with their last arrival time or 0.

    Last in the list: (day, place in the day) of each value, and the shape.
    """
    counts = np.bincount(day, minlength=days)
    place = np.arange(len(day)) - np.repeat(np.cumsum(counts) - counts, counts)
    shape = (days, max(1, int(counts.max())))
    found = []
    for values in columns:
        wide = np.zeros(shape, dtype=values.dtype)
        wide[day, place] = values
        found.append(wide)
    np.maximum.accumulate(found[1], axis=1, out=found[1])  # arrivals do not fall where a row is filled up
    return [*found, (day, place, shape)]
