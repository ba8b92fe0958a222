"""Big: D3 at scale, streamed. ``python benchmarks/bench_big.py [events]`` (1,000,000).

In one run, one after the other and in a process of its own each: `synth.big` with a tenth of the events, with all of
them, and the reference: as many rows of the same width written by ``csv.writer`` alone, in CP932, with nothing made.
Memory is flat when the peak of the tenth and of the whole are alike. ``cpu ratio`` and ``wall ratio`` are
`synth.big` ÷ reference; no figure here is asserted. To reach: 1,000,000 events in at most 60 s of CPU.
"""

import csv
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROW = [
    "H06-0001-0001",
    "課長補佐押印",
    "課長補佐",
    "2024-04-22T16:48:00",
    "2024-04-22T16:51:00",
    "オンライン",
]


def main(events: int):
    print(f"load {os.getloadavg()[0]:.1f}; {events:,} events")
    with tempfile.TemporaryDirectory() as folder:
        runs = {
            name: run(way, number, folder)
            for name, way, number in (
                ("synth.big, a tenth", "big", max(events // 10, 1)),
                ("synth.big", "big", events),
                ("reference (csv.writer alone)", "reference", events),
            )
        }
    for name, (cpu, wall, peak, size) in runs.items():
        print(f"{name:30} cpu {cpu:6.2f} s   wall {wall:6.2f} s   peak {peak:4.0f} MiB   {size:,} bytes")
    ours, reference = runs["synth.big"], runs["reference (csv.writer alone)"]
    print(f"cpu ratio: {ours[0] / reference[0]:.2f}")
    print(f"wall ratio: {ours[1] / reference[1]:.2f}")


def run(way: str, events: int, folder: str) -> tuple[float, float, float, int]:
    """CPU and wall seconds, peak MiB and bytes written of one run in a fresh process."""
    said = subprocess.run(
        [sys.executable, __file__, way, str(events), folder], check=True, capture_output=True, text=True
    ).stdout.split()
    return float(said[0]), float(said[1]), float(said[2]), int(said[3])


def child(way: str, events: int, folder: str):
    """Do one run and print its figures, process start and imports left out."""
    from kenshu import synth
    from kenshu.synth.big import big

    planted = synth.read_planted(ROOT / "datasets" / "planted")
    path = Path(folder) / f"{way}.csv"
    cpu, wall = time.process_time(), time.perf_counter()
    if way == "big":
        big(path, planted.target["d3"], planted.seed, events)
    else:
        with path.open("w", encoding="cp932", newline="") as file:
            csv.writer(file, lineterminator="\r\n").writerows(ROW for _ in range(events))
    cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(cpu, wall, peak, path.stat().st_size)


if __name__ == "__main__":
    if len(sys.argv) == 4:
        child(sys.argv[1], int(sys.argv[2]), sys.argv[3])
    else:
        main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
