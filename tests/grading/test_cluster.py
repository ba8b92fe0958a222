"""The same class through other executors: a pool of processes, and a real Dask scheduler on loopback."""

import json
import os
import subprocess
import sys
import textwrap
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from multiprocessing import get_context

import pytest

from kenshu import grading
from kenshu.grading import marks
from kenshu.grading.cluster import connected

FIRST, SECOND, THIRD, FOURTH = "m01x", "m02z", "m03b", "m04d"


@pytest.fixture
def handed_in(classroom):
    classroom.code(FIRST, "def double(x):\n    return x * 2")
    classroom.hand_in(FIRST, {"n90-pick": "east", "n90-essay": "一文です。"})
    classroom.code(SECOND, "import os\nos._exit(1)")
    classroom.hand_in(SECOND, {"n90-pick": "west"})
    classroom.hand_in(THIRD, {"n90-pick": "west"})
    classroom.hand_in(FOURTH, {})
    classroom.collect()
    grading.prepare(classroom.place)
    return classroom


def graded(room, executor=None):
    outcomes = list(grading.grade(room.place, grading.due(room.place, everything=True), executor=executor))
    return marks.grades(room.place.gradebook), {o.job.learner: o.statuses[0].text for o in outcomes}


def test_a_pool_of_processes_gives_the_same_class(handed_in):
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        there = graded(handed_in, pool)
    assert there == graded(handed_in)
    assert there[1][FIRST] == "採点待ち" and "DeadKernelError" in there[1][SECOND]


class Broken(Executor):
    """An executor whose helpers go away: the first task never comes back, then it takes no more."""

    def __init__(self):
        self.asked = 0

    def submit(self, function, *arguments, **named):
        self.asked += 1
        if self.asked > 1:
            raise ConnectionError("no helper left")
        lost = Future()
        lost.set_exception(ConnectionError("gone"))
        return lost


def test_when_every_helper_goes_away_this_pc_does_the_work(handed_in):
    broken = Broken()
    there = graded(handed_in, broken)
    assert broken.asked == 4 and there == graded(handed_in)


def test_without_the_extra_the_trainer_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(grading.GradingError, match=r"kenshu\[cluster\]"), connected("tcp://127.0.0.1:1"):
        pass


RUN = """
import json, sys, threading, time
from dataclasses import asdict
from pathlib import Path
from distributed import LocalCluster
from kenshu import grading
from kenshu.grading import marks
from kenshu.grading.cluster import connected

def main():
    place = grading.Place(Path(sys.argv[1]))
    try:
        with connected("tcp://127.0.0.1:9"):
            pass
    except grading.GradingError as error:
        print(error, file=sys.stderr)
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None) as made:
        with connected(made.scheduler_address) as executor:
            for kill in (False, True):
                jobs = grading.due(place, everything=True) * 6
                said = []
                for number, outcome in enumerate(grading.grade(place, jobs, executor=executor)):
                    said.append(outcome.statuses[0].text)
                    if kill and number == 3:
                        next(iter(made.workers.values())).process.process._process.kill()
                rows = {" ".join(k): [asdict(g) for g in v] for k, v in marks.grades(place.gradebook).items()}
                print(json.dumps({"rows": rows, "said": sorted(set(said)), "jobs": len(said)}), flush=True)

if __name__ == "__main__":
    main()
"""


@pytest.mark.full
def test_a_real_dask_scheduler_with_a_worker_killed_gives_the_same_gradebook(handed_in, tmp_path):
    here, statuses = graded(handed_in)
    expected = {" ".join(key): [grade.__dict__ for grade in rows] for key, rows in here.items()}
    script = tmp_path / "run.py"
    script.write_text(textwrap.dedent(RUN), encoding="utf-8")
    ran = subprocess.run([sys.executable, "-X", "utf8", script, handed_in.place.root], capture_output=True, text=True,
                         encoding="utf-8", env={**os.environ, "PYTHONWARNINGS": "ignore"}, timeout=900)  # fmt: skip
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert "つながりません" in ran.stderr
    whole, killed = (json.loads(line) for line in ran.stdout.splitlines() if line.startswith("{"))
    for there in (whole, killed):
        assert there["rows"] == expected and there["jobs"] == 24
        assert there["said"] == sorted(set(statuses.values()))
