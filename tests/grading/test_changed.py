"""Only what changed is graded again; a run that is killed anywhere is taken up by the next."""

import json
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from datetime import UTC, datetime

import psutil
import pytest

from kenshu import grading
from kenshu.grading import marks
from kenshu.grading.changed import due, hash_of
from kenshu.grading.lane_code import Limits

FIRST, SECOND, THIRD, FOURTH = "m01x", "m02z", "m03b", "m04d"
GOOD = "def double(x):\n    return x * 2"
GRADE = """
import sys
from pathlib import Path
from kenshu import grading
place = grading.Place(Path(sys.argv[1]))
print("begin", flush=True)
print(len(list(grading.grade(place, grading.due(place, everything=len(sys.argv) > 2)))))
"""


@pytest.fixture
def handed_in(classroom):
    """Everybody handed in; two with code."""
    classroom.code(FIRST, GOOD)
    classroom.hand_in(FIRST, {"n90-pick": "east", "n90-essay": "一文です。"})
    classroom.code(SECOND, "def double(x):\n    return 3")
    classroom.hand_in(SECOND, {"n90-pick": "west"})
    classroom.hand_in(THIRD, {"n90-pick": "west"})
    classroom.hand_in(FOURTH, {})
    classroom.collect()
    return classroom


def named(jobs):
    return [job.learner for job in jobs]


def test_one_changed_hand_in_is_one_job(handed_in):
    handed_in.grade()
    assert due(handed_in.place) == []
    answers = handed_in.place.submitted / THIRD / "s3" / "answers.json"
    answers.write_text(answers.read_text(encoding="utf-8").replace("west", "east"), encoding="utf-8")
    assert named(due(handed_in.place)) == [THIRD]
    assert named(due(handed_in.place, everything=True)) == [FIRST, SECOND, THIRD, FOURTH]
    handed_in.grade()
    assert handed_in.row(THIRD).marks["n90-pick"].points == 2


@pytest.mark.parametrize(
    "what", ["release/datasets/tiny.csv", "release/city.json", "../build/source/s3/n90-mini.ipynb"]
)
def test_other_data_texts_or_city_are_work_for_everybody(handed_in, what):
    handed_in.grade()
    path = handed_in.place.root / what
    path.write_bytes(path.read_bytes() + b"\n")
    assert len(due(handed_in.place)) == 4


def test_another_version_of_a_tool_is_work_for_everybody(handed_in, monkeypatch):
    handed_in.grade()
    monkeypatch.setattr("kenshu.grading.changed.__version__", "1999.1")
    assert len(due(handed_in.place)) == 4


def test_the_hash_sees_names_and_bytes_but_no_timestamp(tmp_path):
    (tmp_path / "a").write_text("1")
    before = hash_of(tmp_path)
    (tmp_path / "timestamp.txt").write_text("now")
    assert hash_of(tmp_path) == before
    (tmp_path / "a").rename(tmp_path / "b")
    assert hash_of(tmp_path) != before


def test_a_second_grader_is_told_who_works(handed_in):
    place = handed_in.place
    grading.prepare(place)
    run = grading.grade(place, due(place))
    next(run)
    with pytest.raises(grading.GradingError, match="いま別の画面か別のPCで処理中です"):
        next(grading.grade(place, due(place)))
    assert len(list(run)) == 3
    assert due(place) == []


def test_a_run_that_is_given_up_leaves_whole_work_and_no_process(handed_in):
    place = handed_in.place
    grading.prepare(place)
    before = set(psutil.Process().children(recursive=True))
    run = grading.grade(place, due(place), size=1)
    done = next(run)
    run.close()
    assert set(psutil.Process().children(recursive=True)) <= before
    assert done.job.learner not in named(due(place)) and len(due(place)) == 3
    handed_in.grade()
    assert due(place) == []


def test_what_sleeps_too_long_is_tried_alone_and_the_others_are_done(handed_in):
    handed_in.code(THIRD, "import time\ntime.sleep(60)\ndef double(x): return x * 2")
    handed_in.hand_in(
        THIRD,
        {"n90-pick": "east"},
        at=datetime(2026, 8, 11, tzinfo=UTC),
    )
    handed_in.collect()
    grading.prepare(handed_in.place)
    outcomes = list(grading.grade(handed_in.place, due(handed_in.place), limits=Limits(cell_wall=5)))
    assert outcomes[-1].job.learner == THIRD and len(outcomes) == 4
    row = handed_in.row(THIRD)
    assert row.status.status == "採点済" and (
        row.marks["n90-pick"].points,
        row.marks["n90-double-test"].points,
    ) == (2, 0)


def test_a_lost_autograded_folder_comes_back_whole(handed_in):
    handed_in.grade()
    before = contents(handed_in.place)
    for outcome in handed_in.grade(everything=True):
        assert all(status.status != "採点失敗" for status in outcome.statuses)
    assert contents(handed_in.place) == before
    assert not list(handed_in.place.root.glob(".autograding"))


def contents(place):
    """Everything a run makes that a trainer or learner can see, without times and ids."""
    found = marks.grades(place.gradebook)
    files = {}
    for path in sorted(place.autograded.rglob("*")):
        if path.suffix == ".ipynb":
            cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
            files[str(path.relative_to(place.autograded))] = [(c["source"], _seen(c)) for c in cells]
    return found, files


def _seen(cell):
    return [(o["output_type"], o.get("text"), o.get("ename"), o.get("data")) for o in cell.get("outputs", ())]


def killed_after(place, seconds, *more):
    """Start a grading process and kill it that many seconds after it began to grade."""
    command = [sys.executable, "-X", "utf8", "-c", GRADE, str(place.root), *more]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdout.readline().strip() == b"begin"
        time.sleep(seconds)
        process.send_signal(signal.SIGKILL)


def check_as_undisturbed(room, expected):
    place = room.place
    connection = sqlite3.connect(place.gradebook)
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    room.grade()
    assert contents(place) == expected
    assert due(place) == [] and set(room.statuses()) == {FIRST, SECOND, THIRD, FOURTH}


@pytest.mark.parametrize("times", [1, pytest.param(50, marks=pytest.mark.full)])
def test_killed_at_random_moments_the_next_run_goes_on(handed_in, times):
    handed_in.grade()
    expected = contents(handed_in.place)
    chance = random.Random(8)
    for _ in range(times):
        seconds = chance.uniform(0, 4)
        if chance.random() < 0.5:  # the first time for everybody, or all again over good work
            handed_in.place.gradebook.unlink()
            shutil.rmtree(handed_in.place.autograded)
            with sqlite3.connect(handed_in.place.register) as register:
                register.execute("DELETE FROM graded")
                register.execute("DELETE FROM setting WHERE key LIKE 'registered:%'")
            register.close()
            grading.prepare(handed_in.place)
        killed_after(handed_in.place, seconds, "all")
        check_as_undisturbed(handed_in, expected)
