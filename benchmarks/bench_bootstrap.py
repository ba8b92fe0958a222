"""The width of D1's proportional saving, 2,000 draws of the 開庁日, beside plain loops over the same draws.

``python benchmarks/bench_bootstrap.py [rounds]``. Rounds are interleaved; in each the ends of the two widths must
be the same. ``interval`` is timed with its draws made anew. The line ``from the files`` adds the reading of the five
files and the laying out by day. CPU and wall: medians. ``cpu ratio`` and ``wall ratio`` are plain loops ÷
``interval``. To reach: 2,000 draws in at most 1 s of CPU.
"""

import os
import random
import statistics
import sys
import time
from datetime import date
from statistics import NormalDist

from kenshu import data
from kenshu.improve import Period, by_day, interval, proportional
from kenshu.improve.bootstrap import DRAWS, SEED, times_drawn

BEFORE = Period(date(2024, 5, 1), date(2024, 7, 31))
AFTER = Period(date(2025, 5, 1), date(2025, 7, 31))
T_OF_62 = 1.998972  # Student's t, 97.5 %, 62 degrees of freedom


def main(rounds: int):
    print(f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; {DRAWS:,} draws of 63 + 63 days")
    desk, spent = timed(from_files)
    print(f"{'reading and laying out':24} cpu {spent[0]:6.3f} s   wall {spent[1]:6.3f} s")
    times = {ours: [], loops: []}
    for _ in range(rounds):
        ends = {}
        for way in times:
            times_drawn.cache_clear()
            ends[way], spent = timed(way, desk)
            times[way].append(spent)
        assert all(abs(a - b) < 1e-3 for a, b in zip(ends[ours], ends[loops], strict=True)), ends
    middle = {
        way: [statistics.median(column) for column in zip(*found, strict=True)]
        for way, found in times.items()
    }
    for way, (cpu, wall) in middle.items():
        print(f"{way.__name__:24} cpu {cpu:6.3f} s   wall {wall:6.3f} s")
    print("same ends in every round; plain loops / interval")
    print(f"cpu ratio: {middle[loops][0] / middle[ours][0]:.2f}")
    print(f"wall ratio: {middle[loops][1] / middle[ours][1]:.2f}")


def from_files():
    """D1 as (before, after, control)."""
    frames = {name: data.open(f"d1-{name}") for name in
              ("phone-before", "phone-after", "online-after", "control-before", "control-after")}  # fmt: skip
    return (
        by_day(frames["phone-before"], period=BEFORE, scope="予約の受付"),
        by_day(frames["phone-after"], frames["online-after"], period=AFTER, scope="予約の受付"),
        (
            by_day(frames["control-before"], period=BEFORE, scope="比べる相手"),
            by_day(frames["control-after"], period=AFTER, scope="比べる相手"),
        ),
    )


def ours(desk):
    width = interval(proportional, *desk)
    return width.low, width.high


def loops(desk):
    """The same with lists and loops, one day after the other."""
    before, after, control = desk
    old, new, then, now = (list(days.hours) for days in (before, after, *control))
    chance = random.Random(SEED).random
    first, second = ([[int(chance() * 63) for _ in range(63)] for _ in range(DRAWS)] for _ in range(2))
    saved = []
    for picks, later in zip(list(first), second, strict=True):
        was = sum(old[day] for day in picks)
        ratio = sum(now[day] for day in later) / sum(then[day] for day in picks)
        saved.append(was * ratio - sum(new[day] for day in later))
    saved.sort()
    tail = NormalDist().cdf(-T_OF_62 * (63 / 62) ** 0.5)
    return quantile(saved, tail), quantile(saved, 1 - tail)


def quantile(ordered, share):
    place = share * (len(ordered) - 1)
    low = int(place)
    return ordered[low] + (place - low) * (ordered[low + 1] - ordered[low])


def timed(call, *given):
    cpu, wall = time.process_time(), time.perf_counter()
    result = call(*given)
    return result, (time.process_time() - cpu, time.perf_counter() - wall)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
