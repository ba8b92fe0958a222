"""Layout of a table of steps: CPU time of ``flow.lay_out``, best of five, beside a reference job of the same run.

``python benchmarks/bench_layout.py [rounds]``. The 20-step flow is the corpus's 補助金, the 50-step one 一般競争入札; a
wilder one of each size (random jumps, 差戻し, up to six lanes; the slowest of 40) shows what a bad table costs. The
reference is Dijkstra in plain Python over a grid of 60 × 60, the kind of work layout is made of. Places are the same
in each round. ``cpu ratio`` is the 20-step layout ÷ reference; no figure here is asserted.
"""

import os
import sys
import time
from heapq import heappop, heappush
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
LIMITS = {"20 steps": 50.0, "50 steps": 300.0}  # ms of CPU


def main(rounds: int):
    from kenshu import flow

    corpus = ROOT / "tests" / "flow" / "corpus"
    flows = {
        "20 steps": flow.read_steps(corpus / "subsidy.csv"),
        "50 steps": flow.read_steps(corpus / "bidding.csv"),
    }
    flows |= {f"{size} steps, wild": wildest(size) for size in (20, 50)}
    times = {name: [] for name in (*flows, "reference")}
    print(f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; best of them")
    first = {name: flow.lay_out(steps) for name, steps in flows.items()}
    for _ in range(rounds):
        for name, steps in flows.items():
            assert timed(times[name], flow.lay_out, steps) == first[name]
        timed(times["reference"], dijkstra, 60)
    for name, found in times.items():
        cpu, wall = (min(values) * 1000 for values in zip(*found, strict=True))
        said = f"{len(first[name].pages)} × {first[name].paper}" if name in first else "Dijkstra, 60 × 60"
        limit = f"limit {LIMITS[name]:.0f} ms" if name in LIMITS else ""
        print(f"{name:16} cpu {cpu:7.1f} ms   wall {wall:7.1f} ms   {said}   {limit}")
    for place, kind in enumerate(("cpu", "wall")):
        ours, peer = (min(one[place] for one in times[name]) for name in ("20 steps", "reference"))
        print(f"{kind} ratio: {ours / peer:.2f}")


def wildest(size: int):
    """Of 40 random flows of this size the one that takes longest."""
    from tests.flow.test_layout import random_flow

    from kenshu import flow

    found = []
    for seed in range(40):
        steps = random_flow(seed, size)
        if flow.validate(steps).ok:
            timed(found, flow.lay_out, steps)
            found[-1] = (found[-1][0], seed)
    return random_flow(max(found)[1], size)


def timed(times: list, act, *arguments):
    """What ``act(…)`` gives; its CPU and wall seconds join ``times``."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = act(*arguments)
    times.append((time.process_time() - cpu, time.perf_counter() - wall))
    return result


def dijkstra(size: int) -> int:
    """Steps from one corner of a grid to the other."""
    best, heap = {(0, 0): 0}, [(0, 0, 0)]
    while heap:
        far, x, y = heappop(heap)
        if (x, y) == (size - 1, size - 1):
            return far
        for a, b in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            if 0 <= a < size and 0 <= b < size and far + 1 < best.get((a, b), 1e9):
                best[a, b] = far + 1
                heappush(heap, (far + 1, a, b))
    raise AssertionError


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
