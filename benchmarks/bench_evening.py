"""A trainer's evening with a large class: collect, grade, feedback, export, each typed once in a terminal.

``python benchmarks/bench_evening.py [learners]`` (200; N08 filled in from its known answers, everybody's hand-in
waiting in the box). Printed for each verb: CPU and wall seconds, the largest resident memory of its own process and
of it with its helpers together, what it said last, and the progress bar as it stood at a quarter and three quarters.
The verbs run in a real terminal (a pty) of 100 columns. Nothing is asserted but that everybody is in the export.
"""

import csv
import os
import pty
import re
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path
from unittest.mock import patch

import bench_grading as one_run
import psutil
from bench_grading import FORM, SCRIPTS, environment, timed

VERBS = ("collect", "grade", "feedback", "export")
BAR = re.compile(r"[^\r\n]*\d+/\d+ 残り[^\r\n]*")
COLOURS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def main(learners: int) -> None:
    with tempfile.TemporaryDirectory() as folder, patch.object(one_run, "taken"):  # the box stays as it is
        course = one_run.make_class(Path(folder) / "class", (FORM,), learners)
        grading = course / "grading"
        for verb in VERBS:
            seen = {}
            cpu, wall = timed(lambda _, v=verb, s=seen: s.update(typed(v, grading)), course)
            print(f"{verb}: cpu {cpu:.1f} wall {wall:.1f} s; memory {seen['own'] / 2**20:.0f} MiB, with helpers "
                  f"{seen['all'] / 2**20:.0f} MiB; load {os.getloadavg()[0]:.1f}; said: {seen['last']}")  # fmt: skip
            bars = list(dict.fromkeys(seen["bars"]))
            for bar in bars[len(bars) // 4 :: max(1, len(bars) // 2)][:2]:
                print(f"    {bar}")
            sys.stdout.flush()
        with open(grading / "export" / f"marks_{FORM}.csv", encoding="utf-8-sig", newline="") as sheet:
            rows = list(csv.DictReader(sheet))
        assert len(rows) == learners and "未提出" not in {row["状態"] for row in rows}, len(rows)


def typed(verb: str, folder: Path) -> dict:
    """Run ``kenshu VERB`` in a terminal: peaks of memory in bytes, the bars it drew, its last line."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [SCRIPTS / "kenshu", verb], cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs,
        env=environment() | {"COLUMNS": "100", "TERM": "xterm-256color"},
    )  # fmt: skip
    os.close(theirs)
    peaks = {"own": 0, "all": 0}
    watcher = threading.Thread(target=watch, args=(running, peaks))
    watcher.start()
    said = read(ours)
    assert running.wait() == 0, said[-2000:]
    watcher.join()
    lines = [
        line.strip() for line in said.replace("\r", "\n").splitlines() if line.strip() and "残り" not in line
    ]
    return {**peaks, "bars": [bar.strip() for bar in BAR.findall(said)], "last": lines[-1]}


def read(terminal: int) -> str:
    """All that is written to the terminal until nobody holds its other end."""
    pieces = []
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:  # how Linux says that the other end is closed
            piece = b""
        if not piece:
            os.close(terminal)
            return COLOURS.sub("", b"".join(pieces).decode("utf-8", "replace"))
        pieces.append(piece)


def watch(running: subprocess.Popen, peaks: dict) -> None:
    process = psutil.Process(running.pid)
    while running.poll() is None:
        try:
            own = process.memory_info().rss
            helpers = sum(child.memory_info().rss for child in process.children(recursive=True))
        except psutil.Error:
            continue
        peaks["own"], peaks["all"] = max(peaks["own"], own), max(peaks["all"], own + helpers)
        time.sleep(0.3)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
