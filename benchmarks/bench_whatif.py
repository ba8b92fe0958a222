"""The what-if slider: one day of D2, 200 days by chance, two cases, beside SimPy on the same people.

``python benchmarks/bench_whatif.py [rounds]``. Ours is all that a move of the slider does: draw the people, work
through both cases, the saving with its width, the sentence, the hours; the picture of it is timed apart. SimPy only
calls the people of the same days in both cases (its model: tests/flow/whatif/oracle.py). Rounds are interleaved; in
the first the minutes of all calls are compared byte for byte. Best of the rounds; ``cpu ratio`` and ``wall ratio``
are SimPy ÷ ours. The limit is 1 s of CPU for ours; no figure here is asserted.
"""

import os
import sys
import time
from datetime import date
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
DAY, DAYS, SEED = date(2025, 4, 1), 200, 1


def main(rounds: int):
    from kenshu import data
    from kenshu.flow import whatif

    tickets = whatif.read_tickets(data.open("d2-counter-tickets", ROOT / "datasets"))
    people = whatif.crowd_of(tickets.on([DAY]))
    cases = (
        whatif.Case("今のまま", whatif.desk(4, breaks=[(4, "12:00", "14:00")])),
        whatif.Case("昼も4人、証明書3割減", whatif.desk(4), online={"証明書": 0.3}),
    )
    print(
        f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; {DAYS} days of {people.people:.0f} people, 2 cases"
    )
    work = days_of(people, cases)
    same_calls(work)
    times = {"ours": [], "picture": [], "SimPy": []}
    for _ in range(rounds):
        found = timed(times["ours"], slider, people, cases)
        timed(times["picture"], lambda found=found: whatif.paired_waits(found)._repr_html_())
        timed(times["SimPy"], simpy_calls, work)
    print(found.sentence())
    best = {name: [min(column) for column in zip(*values, strict=True)] for name, values in times.items()}
    for name, (cpu, wall) in best.items():
        limit = "limit 1000 ms of CPU" if name == "ours" else ""
        print(f"{name:8} cpu {cpu * 1000:8.1f} ms   wall {wall * 1000:8.1f} ms   {limit}")
    for place, kind in enumerate(("cpu", "wall")):
        print(f"{kind} ratio: {best['SimPy'][place] / best['ours'][place]:.1f}")


def slider(people, cases):
    from kenshu.flow import whatif

    found = whatif.simulate(people, *cases, days=DAYS, seed=SEED)
    assert found.saved.low <= found.saved.middle <= found.saved.high
    found.sentence()
    found.by_hour()
    return found


def days_of(people, cases):
    """[(desk, arrivals, minutes, who comes)] of both cases, arrays (days, visits), as the slider draws them."""
    from kenshu.flow.whatif.case import applied
    from kenshu.flow.whatif.visits import drawn

    visits = drawn(people, days=DAYS, most_times=1.0, seed=SEED)
    means = {name: one.mean for name, one in zip(people.purposes, people.services, strict=True)}
    return [(case.desk, visits.arrived, *applied(case, visits, means)) for case in cases]


def same_calls(work):
    from kenshu.flow.whatif import serve

    ours = [serve.begins(arrived, service, kept, desk)[kept] for desk, arrived, service, kept in work]
    assert all(a.tobytes() == b.tobytes() for a, b in zip(ours, simpy_calls(work), strict=True))
    print(f"{sum(map(len, ours)):,} calls, byte for byte those of SimPy")


def simpy_calls(work):
    from tests.flow.whatif.oracle import calls

    return [
        np.array([
            minute
            for day in range(DAYS)
            for minute in calls(arrived[day, kept[day]], service[day, kept[day]], desk)
        ])
        for desk, arrived, service, kept in work
    ]  # fmt: skip


def timed(times: list, act, *arguments):
    """What ``act(…)`` gives; its CPU and wall seconds join ``times``."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = act(*arguments)
    times.append((time.process_time() - cpu, time.perf_counter() - wall))
    return result


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
