"""A class grows: what grading costs from 50 to 800 hand-ins, and how much memory the grader itself takes.

``python benchmarks/bench_class.py [sizes …]`` (50 100 200 400 800; N08 filled in from its known answers). Each class
is taken in and graded by the real commands. Printed: CPU and wall seconds of grade, the largest
resident memory of the grader's own process (its lanes apart), and the cost exponent: the slope of log CPU over log
hand-ins by least squares, with and without the seconds a run costs before the first hand-in. Nothing is asserted
but that everybody has a mark.
"""

import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import bench_grading as one_run
import psutil
from bench_grading import FORM, SCRIPTS, environment, timed

SIZES = (50, 100, 200, 400, 800)


def main(sizes: tuple[int, ...]) -> None:
    costs = {}
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            course = one_run.make_class(Path(folder) / str(size), (FORM,), size)
            peaks = []
            graded = timed(lambda place, seen=peaks: seen.append(grade(place)), course)
            nothing = timed(one_run.kenshu_grade, course)
            marks = sum(1 for row in one_run.rows(course) if row[0] == "grade")
            assert marks % size == 0 and marks, (marks, size)
            costs[size] = (graded[0], nothing[0])
            print(f"{size} hand-ins: grade cpu {graded[0]:.1f} wall {graded[1]:.1f} s; nothing new cpu "
                  f"{nothing[0]:.2f} s; the grader's own memory {peaks[0] / 2**20:.0f} MiB; {marks} marks; load "
                  f"{os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
            if size == 200:
                hand_in_again(course)
            shutil.rmtree(course)
    if len(costs) > 1:
        whole = {size: cpu for size, (cpu, _) in costs.items()}
        print(f"cost exponent: {exponent(whole):.2f} (whole command)")
        beyond = {size: cpu - none for size, (cpu, none) in costs.items()}
        print(f"cost exponent: {exponent(beyond):.2f} (beyond a run with nothing new)")


def grade(course: Path) -> int:
    """Run `kenshu grade`; the largest resident bytes of its own process, seen every 50 ms."""
    running = subprocess.Popen([SCRIPTS / "kenshu", "grade"], cwd=course / "grading", env=environment(),
                               stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)  # fmt: skip
    peak = 0

    def watch():
        nonlocal peak
        process = psutil.Process(running.pid)
        while running.poll() is None:
            try:
                peak = max(peak, process.memory_info().rss)
            except psutil.Error:
                return
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    said = running.communicate()[1]
    watcher.join()
    assert running.returncode == 0, said.decode("utf-8", "replace")[-2000:]
    return peak


def hand_in_again(course: Path) -> None:
    """One of the class hands in once more: collect and grade of that one."""
    place = one_run.place_of(course)
    number = one_run.numbers(place)[0]
    one_run.hand_in(place, course / "again", (FORM,), number, random.Random(7))
    collected = timed(lambda _: collect(course), course)
    graded, nothing = timed(one_run.kenshu_grade, course), timed(one_run.kenshu_grade, course)
    print(f"  one more hand-in: collect cpu {collected[0]:.2f} wall {collected[1]:.2f} s; grade cpu {graded[0]:.2f} "
          f"wall {graded[1]:.2f} s; nothing new cpu {nothing[0]:.2f} wall {nothing[1]:.2f} s; start and imports "
          f"cpu {one_run.imports():.2f} s", flush=True)  # fmt: skip


def collect(course: Path) -> None:
    one_run.done([SCRIPTS / "kenshu", "collect"], course / "grading", environment())


def exponent(costs: dict[int, float]) -> float:
    points = [(math.log(size), math.log(cost)) for size, cost in costs.items()]
    x, y = (sum(point[axis] for point in points) / len(points) for axis in (0, 1))
    return sum((a - x) * (b - y) for a, b in points) / sum((a - x) ** 2 for a, _ in points)


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
