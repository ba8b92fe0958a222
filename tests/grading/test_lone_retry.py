"""A PC that stands still costs nobody a mark: a cell that was late is believed only when it is late again, alone."""

import contextlib
import json
import signal
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from kenshu import grading
from kenshu.grading import worker
from kenshu.grading.lane_code import Limits

FIRST, SECOND, THIRD = "m01x", "m02z", "m03b"
LIMITS = Limits(cell_wall=12)
MARK = "slow"  # the slow cell leaves it where it runs
HONEST = f"import time\nopen('{MARK}', 'w').close()\ntime.sleep(4)\ndef double(x): return x * 2"


@pytest.mark.full
@pytest.mark.skipif(sys.platform == "win32", reason="no process can be made to stand still there")
def test_an_honest_slow_cell_gets_its_marks_although_the_pc_stood_still(classroom, monkeypatch):
    classroom.code(FIRST, HONEST)
    for learner in (FIRST, SECOND, THIRD):
        classroom.hand_in(learner, {"n90-pick": "east"})
    classroom.collect()
    grading.prepare(classroom.place)
    tries = spied(monkeypatch)
    still = threading.Thread(target=stand_still_once, args=(LIMITS.cell_wall + 1,), daemon=True)
    still.start()
    outcomes = list(grading.grade(classroom.place, grading.due(classroom.place), limits=LIMITS))
    still.join()
    late, alone = [said for final, slow, said in tries if slow]
    assert "長く待っても終わりませんでした" in late and alone == "done"
    assert [final for final, slow, _ in tries if slow] == [False, True]
    assert outcomes[-1].job.learner == FIRST and len(outcomes) == 3
    row = classroom.row(FIRST)
    assert row.status.status == "採点済" and row.marks["n90-double-test"].points == 2
    assert row.marks["n90-pick"].points == 2


def spied(monkeypatch):
    """[(alone?, the slow one?, what came back)] of every notebook that is run, in the order of their ends."""
    tries, run = [], worker.run

    def watched(task, crew):
        about = json.loads(task)
        slow = "sleep" in about["notebook"]
        try:
            done = run(task, crew)
        except grading.GradingError as error:
            tries.append((about["final"], slow, str(error)))
            raise
        tries.append((about["final"], slow, "done"))
        return done

    monkeypatch.setattr(worker, "run", watched)
    return tries


def stand_still_once(seconds):
    """Stop the process in which the slow cell sleeps, as a sleeping laptop does, and let it go on."""
    cell = until_the_slow_cell_runs()
    cell.send_signal(signal.SIGSTOP)
    time.sleep(seconds)
    cell.send_signal(signal.SIGCONT)


def until_the_slow_cell_runs():
    """A lane forks servers, these attendants, these learners': the one of them that finds MARK beside itself."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        below = {process.pid: process for process in psutil.Process().children(recursive=True)}
        with contextlib.suppress(psutil.Error):  # others come and go meanwhile
            parents = {pid: process.ppid() for pid, process in below.items()}
            for pid in parents:
                if generation(pid, parents) == 3 and Path(below[pid].cwd(), MARK).exists():
                    return below[pid]
        time.sleep(0.05)
    raise AssertionError("the slow cell was never seen")


def generation(pid, parents):
    """How many of ``parents`` stand above a process: 0 for a lane."""
    above = 0
    while parents[pid] in parents:
        pid, above = parents[pid], above + 1
    return above
