"""D2 窓口: who took a ticket when, and the queue before the counters, minute by minute."""

from dataclasses import dataclass
from datetime import date, timedelta

from kenshu.days import is_open_day, open_days
from kenshu.synth.draws import Draws, everyone, share_out


@dataclass(frozen=True)
class Ticket:
    """One visitor served. ``issued``, ``called``, ``done``: minutes since midnight, issued ≤ called < done."""

    day: date
    number: str
    issued: int
    purpose: str
    called: int
    done: int
    window: str


def events(target: dict, seed: int) -> list[Ticket]:
    """Every ticket, in the order issued. Of the drafts of a season the one nearest to its ``wait`` is kept."""
    draws = Draws(seed + 20)
    hall = sorted([*open_days(target["first"], target["last"]), *target["extra_open"]])
    tickets = []
    for wanted in target["seasons"].values():
        days = [day for day in hall if (target["busy"][0] <= day <= target["busy"][1]) is wanted["busy"]]
        drafts = [_season(wanted, days, target, draws) for _ in range(target["drafts"])]
        tickets += min(drafts, key=lambda draft: abs(_wait(draft) - wanted["wait"]))
    return sorted(tickets, key=lambda ticket: ticket.day)


def serve(day: date, visits: list[tuple[int, str, int]], target: dict) -> list[Ticket]:
    """First come, first served by whichever counter is free first; all who are inside at closing are served.

    ``visits``: (minute of the ticket, purpose, minutes of service) in the order of the tickets. The counter
    ``target["lunch_window"]`` begins nothing while its clerk is away; what it has begun it finishes.
    """
    free = dict.fromkeys(target["windows"], 0)
    lunch = (target["lunch_window"], *(minute_of(text) for text in target["lunch"]))
    counted = dict.fromkeys(target["series"], 0)
    tickets = []
    for issued, purpose, service in visits:
        begins = {window: _begin(window, max(issued, since), lunch) for window, since in free.items()}
        window = min(begins, key=lambda one, begins=begins: (begins[one], free[one]))
        called = begins[window]
        free[window] = called + service
        counted[purpose] += 1
        number = f"{target['series'][purpose]}{counted[purpose]:03d}"
        tickets.append(Ticket(day, number, issued, purpose, called, free[window], window))
    return tickets


def minute_of(text: str) -> int:
    """Minutes since midnight of HH:MM."""
    hour, minute = text.split(":")
    return int(hour) * 60 + int(minute)


def _begin(window, at, lunch):
    """When the counter can call, ready from ``at`` on; ``lunch``: (counter, away, back)."""
    absent, away, back = lunch
    return back if window == absent and away <= at < back else at


def _season(wanted, days, target, draws):
    per_day = share_out(wanted["tickets"], [_weight(day, target, draws) for day in days])
    return [
        ticket
        for day, count in zip(days, per_day, strict=True)
        for ticket in serve(day, _visits(count, wanted["purposes"], target, draws), target)
    ]


def _wait(tickets):
    return sum(ticket.called - ticket.issued for ticket in tickets) / len(tickets)


def _visits(count, shares, target, draws):
    """The visits of one day: what each purpose takes in all follows from its number alone."""
    shape = target["shape"]
    crowd = draws.quota(count, shares, shape["purposes_jitter"])
    services = {}
    for purpose, number in crowd.items():
        weights = [draws.skewed(shape["service_spread"]) for _ in range(number)]
        total = round(number * target["service"][purpose])
        services[purpose] = iter(share_out(total, weights, shape["shortest_service"]))
    order = draws.shuffled(everyone(crowd))
    minutes = _minutes(count, target, draws)
    return [(at, purpose, next(services[purpose])) for at, purpose in zip(minutes, order, strict=True)]


def _weight(day, target, draws):
    """How busy a day is against others of its season."""
    shape = target["shape"]
    weight = shape["weekdays"][day.weekday()] * draws.skewed(shape["day_spread"])
    if shape["peak"][0] <= day <= shape["peak"][1]:
        weight *= shape["peak_factor"]
    if day in shape["rain"]:
        weight *= shape["rain_factor"]
    if day.weekday() < 5 and not is_open_day(day - timedelta(days=1)) and day not in target["extra_open"]:
        weight *= shape["after_a_break"]
    return weight


def _minutes(count, target, draws):
    """When the ``count`` tickets of a day are taken: shares of each part of the day, then any minute of it."""
    parts = draws.quota(count, target["shape"]["arrivals"], target["shape"]["arrivals_jitter"])
    edges = [*(minute_of(text) for text in parts), minute_of(target["closes"])]
    return sorted(
        begin + draws.below(end - begin)
        for begin, end, number in zip(edges, edges[1:], parts.values(), strict=False)
        for _ in range(number)
    )
