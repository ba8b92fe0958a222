"""A large event log in CP932 → what follows what, how often and with how much time in between, beside pm4py.

``python benchmarks/bench_log.py PYTHON_WITH_PM4PY [rounds [events]]`` (3 rounds; 1,000,000 events of `synth.big`, its
file in the page cache). PYTHON_WITH_PM4PY: the interpreter of an environment with pm4py, never ours. Both read the
same file and give counts, sums, means and medians of each pair; ours gives the sums in office hours too. pm4py as its
documentation types it: ``read_csv``, ``format_dataframe``, ``discover_dfg``, ``discover_performance_dfg``. Each run is
a process of its own, the two interleaved; imports are not counted, the first use of everything else is. Before any
time is printed the pairs and all their numbers must be the same. Medians; peak memory with imports. ``cpu ratio`` and
``wall ratio``: pm4py ÷ ours. To reach: 5, and at most 400 MB.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main(peer: str, rounds: int, events: int):
    from kenshu import synth
    from kenshu.synth.big import big

    ways = {"kenshu": sys.executable, "pm4py": peer}
    runs = {name: [] for name in ways}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "big.csv"
        planted = synth.read_planted(ROOT / "datasets" / "planted")
        made = big(path, planted.target["d3"], planted.seed, events)
        path.read_bytes()
        print(f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; {made.events:,} events, {made.bytes:,} bytes")
        for _ in range(rounds):
            for name, python in ways.items():
                runs[name].append(run(python, name, path))
    compare({name: found[0]["pairs"] for name, found in runs.items()})
    middle = {name: [statistics.median(one[key] for one in found) for key in ("cpu", "wall", "peak")]
              for name, found in runs.items()}  # fmt: skip
    for name, (cpu, wall, peak) in middle.items():
        print(f"{name:6} cpu {cpu:6.2f} s   wall {wall:6.2f} s   peak {peak:5.0f} MB")
    print(f"cpu ratio: {middle['pm4py'][0] / middle['kenshu'][0]:.2f}")
    print(f"wall ratio: {middle['pm4py'][1] / middle['kenshu'][1]:.2f}")


def run(python: str, name: str, path: Path) -> dict:
    """CPU and wall seconds, peak MB and the pairs of one run in a fresh process."""
    command = [python, __file__, "--run", name, str(path)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    return json.loads(said.splitlines()[-1])


def compare(found: dict[str, dict]):
    """All have the same pairs with the same numbers: {"a → b": [count, sum, mean, median]}, minutes."""
    ours = found["kenshu"]
    for name, theirs in found.items():
        assert ours.keys() == theirs.keys(), f"{name}: other pairs"
        for pair, numbers in ours.items():
            same = all(
                abs(a - b) <= 1e-9 * max(abs(a), 1) for a, b in zip(numbers, theirs[pair], strict=True)
            )
            assert same, f"{name}: {pair}: {numbers} {theirs[pair]}"
    print(f"the same {len(ours)} pairs, counts, sums, means and medians")


def child(name: str, path: str):
    """Do one run and print its figures and what it found."""
    follow, paths = {"kenshu": kenshu, "pm4py": pm4py}[name]()
    cpu, wall = time.process_time(), time.perf_counter()
    found = follow(path)
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    status = Path("/proc/self/status").read_text().split()  # getrusage would hand down the parent's peak
    peak = int(status[status.index("VmHWM:") + 1]) * 1024 / 1e6
    print(json.dumps({"cpu": cpu, "wall": wall, "peak": peak, "pairs": paths(found)}))


def kenshu():
    from kenshu import flow
    from kenshu.flow import log  # noqa: F401

    def follow(path):
        return flow.follows(flow.read_log(path))

    def paths(frame):
        rows = frame[["前", "次", "回数", "合計(分)", "平均(分)", "真ん中(分)"]].itertuples(index=False)
        return {f"{first} → {second}": numbers for first, second, *numbers in rows}

    return follow, paths


def pm4py():
    import pandas
    import pm4py

    def follow(path):
        frame = read(pandas, pm4py, path)
        return pm4py.discover_dfg(frame)[0], pm4py.discover_performance_dfg(frame)[0]

    return follow, as_paths


def read(pandas, pm4py, path):
    frame = pandas.read_csv(path, encoding="cp932")
    columns = {"case_id": "case_id", "activity_key": "activity", "timestamp_key": "complete"}
    return pm4py.format_dataframe(frame, **columns, start_timestamp_key="start")


def as_paths(found):
    counts, times = found
    return {
        f"{first} → {second}": [int(count), *(float(times[first, second][key]) / 60 for key in ("sum", "mean", "median"))]
        for (first, second), count in counts.items()
    }  # fmt: skip


if __name__ == "__main__":
    if sys.argv[1] == "--run":
        child(*sys.argv[2:4])
    else:
        main(sys.argv[1], *(int(given) for given in [*sys.argv[2:], *["3", "1000000"][len(sys.argv) - 2 :]]))
