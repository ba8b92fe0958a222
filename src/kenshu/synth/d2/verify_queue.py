"""D2's what-if facts: each day replayed minute by minute, in plain code of the checker's own."""

from statistics import mean


def what_if(days: dict, expect: dict) -> dict[str, float]:
    """Mean waits in minutes over all tickets, with other counters or fewer people.

    ``days``: {day: its visits in the order of the tickets: issued, called, done (minutes), purpose}.
    """
    lunch, windows = expect["lunch"], expect["windows"]
    as_is = dict.fromkeys(windows)
    as_is[lunch["window"]] = (lunch["away"], lunch["back"])
    at_lunch = dict.fromkeys(windows)
    fifth = {**as_is, "fifth": None}
    fewer = _without(days, expect["fewer_certificates"])
    replayed = [_calls(visits, as_is) for visits in days.values()]
    waits = {
        "lunch": _mean_wait(days, at_lunch),
        "certificates": _mean_wait(fewer, as_is),
        "both": _mean_wait(fewer, at_lunch),
        "fifth": _mean_wait(days, fifth),
    }
    now = _mean_wait(days, as_is)
    return {
        "replay-unlike-log": sum(
            called != v["called"]
            for visits, calls in zip(days.values(), replayed, strict=True)
            for v, called in zip(visits, calls, strict=True)
        ),
        **{f"what-if-{name}": wait for name, wait in waits.items()},
        "what-if-saved-both-over-fifth": (now - waits["both"]) / (now - waits["fifth"]),
        "what-if-neither-alone": int(min(waits["lunch"], waits["certificates"]) > 1.3 * waits["fifth"]),
    }


def _mean_wait(days, counters):
    return mean(
        called - v["issued"]
        for visits in days.values()
        for v, called in zip(visits, _calls(visits, counters), strict=True)
    )


def _calls(visits, counters):
    """When each visitor is called, first come first served. ``counters``: {name: None or (away, back)}.

    The clock goes on minute by minute until all have been called; the counter that has been idle longest
    calls; one that is away begins nothing.
    """
    called, ends = [], dict.fromkeys(counters, 0)
    minute = visits[0]["issued"]
    while len(called) < len(visits):
        visit = visits[len(called)]
        free = [
            name
            for name, absence in counters.items()
            if ends[name] <= minute and (absence is None or not absence[0] <= minute < absence[1])
        ]
        if free and visit["issued"] <= minute:
            ends[min(free, key=ends.get)] = minute + visit["done"] - visit["called"]
            called.append(minute)
        else:
            minute += 1
    return called


def _without(days, staying_away):
    """The days without those certificates whose place among ten is in ``staying_away``."""
    seen, left = 0, {}
    for day, visits in days.items():
        left[day] = []
        for visit in visits:
            if visit["purpose"] == "証明書":
                seen += 1
                if seen % 10 in staying_away:
                    continue
            left[day].append(visit)
    return left
