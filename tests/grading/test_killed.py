"""kill −9 at random moments of collect, grade, resolve, purge: the same verb once more leaves what it would have left.

Moments are drawn from a seed and printed; every second one is a step (see killing), the others a time.
"""

import hashlib
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import date, timedelta

import pytest
from tests.grading import killing
from tests.grading.conftest import IN_TIME, NUMBERS, Classroom, copied

from kenshu import grading
from kenshu.grading import backup, closing_purge, closing_unfinished, marks, register, resolve
from kenshu.grading.closing_proof import Traces, search

FIRST, SECOND, THIRD, FOURTH = NUMBERS
STRANGER = "m05f"
GOOD = "def double(x):\n    return x * 2"
SECRET = "予約の電話が朝に集まって困っています。"
DAY = date(2026, 9, 29)
SEED = 20261123
HANDIN = "SELECT file, sha256, received, session, learner, members, receipt, state, reason, late FROM handin"
SETTLED = "SELECT DISTINCT handin, state, learner, reason FROM settled"
MARKED = "SELECT learner, question, answer FROM marked"
PEOPLE = "SELECT number, name, kana, section, post, team FROM learner"

HALF_WRITTEN = """
import os, signal, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 2")
connection.execute("BEGIN IMMEDIATE")
connection.execute("CREATE TABLE half (text)")
connection.executemany("INSERT INTO half VALUES (?)", [("x" * 3000,)] * 50)
os.kill(os.getpid(), signal.SIGKILL)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL and fork")
MANY = 50
times = pytest.mark.parametrize("times", [3, pytest.param(MANY, marks=pytest.mark.full)])


def contents(room: Classroom) -> dict:
    """All that is kept, without ids, times of work and the copies; both databases are whole."""
    place, found = room.place, {}
    for name in ("class.db", "gradebook.db"):
        if (place.root / name).is_file():
            with closing(sqlite3.connect(place.root / name)) as connection:
                assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for copy in backup.copies(place.root):
        for path in copy.glob("*.db"):
            with closing(sqlite3.connect(path)) as connection:
                assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    if place.register.is_file():
        with closing(sqlite3.connect(place.register)) as connection:
            for query in (HANDIN, SETTLED, MARKED, PEOPLE):
                found[query] = sorted(connection.execute(query).fetchall())
        with register.opened(place.register) as connection:
            found["statuses"] = {key: status.text for key, status in register.statuses(connection).items()}
    found["marks"] = marks.grades(place.gradebook)
    found["files"] = {
        path.relative_to(place.root).as_posix(): _seen(path)
        for folder in (place.submitted, place.handins, place.quarantine, place.autograded, room.box)
        for path in folder.rglob("*")
        if path.is_file()
    }
    found["purged"] = _record(place.root / closing_unfinished.RECORD)
    return found


def _seen(path):
    if path.parts[-4] == "autograded" and path.suffix == ".ipynb":  # outputs carry no time, ids do
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        return [
            (c["source"], [(o["output_type"], o.get("text"), o.get("data")) for o in c.get("outputs", ())])
            for c in cells
        ]
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _record(path):
    """What was purged when; how many files an interrupted run still met is another number."""
    lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
    return [line.split(",")[:2] + line.split(",")[4:] for line in lines]


def kill_and_go_on(before: Classroom, folder, verb, words, again, times, *imports):
    """``again(room)``: the next run. Every moment gets a copy of the class as it was ``before``."""
    chance = random.Random(f"{SEED} {verb}")
    with killing.nursery(*imports) as nursery:
        room = copied(before.root, folder / "whole")
        whole = nursery.run(room.place.root, verb, *words)
        expected = contents(room)
        for number, when in enumerate(_moments(chance, verb, whole, times)):
            print(f"{verb} {number + 1}: {when} of {whole}")
            room = copied(before.root, folder / str(number))
            killed = nursery.run(room.place.root, verb, *words, **when) is None
            assert killed or "seconds" in when
            again(room)
            assert contents(room) == expected, when
            shutil.rmtree(room.root.parent)


def _moments(chance, verb, whole, times):
    """So many at random, every second one a step, the others a time; of MANY also each step there is, or 200."""
    for number in range(times):
        if number % 2:
            yield {"seconds": chance.uniform(0, whole.seconds)}
        else:
            yield {"step": chance.randint(1, whole.steps)}
    if times == MANY and verb != "grade":  # seconds each
        for step in sorted(chance.sample(range(1, whole.steps + 1), min(whole.steps, 200))):
            yield {"step": step}


@pytest.fixture
def arrived(classroom):
    """An evening's box: a class work, a code, a group, a stranger, no zip; and two people with one number."""
    classroom.hand_in(FOURTH, {"n90-pick": "east", "n90-count": 3})
    classroom.collect()
    other = classroom.root / "work" / FOURTH
    other.rename(other.with_name("first person"))
    classroom.hand_in(
        FOURTH, {"n90-essay": "窓口の待ち時間を短くしたいです。"}, at=IN_TIME + timedelta(hours=1)
    )
    classroom.code(FIRST, GOOD)
    classroom.hand_in(FIRST, {"n90-pick": "east", "n90-essay": SECRET})
    classroom.hand_in(SECOND, {"n90-pick": "west"}, members=[SECOND, THIRD])
    classroom.hand_in(STRANGER, {"n90-pick": "east"})
    (classroom.box / "s3_m01x_20260810T010000Z_0badcafe.zip").write_bytes(b"no zip")
    os.utime(classroom.box / "s3_m01x_20260810T010000Z_0badcafe.zip", (0, 0))
    return classroom


@times
def test_collect(arrived, tmp_path, times):
    kill_and_go_on(arrived, tmp_path, "collect", (), Classroom.collect, times)


@times
def test_resolve(arrived, tmp_path, times):
    """The stranger was the second learner; what is not settled yet is settled again, as the list says."""
    arrived.collect()
    (stranger,) = [arrival for arrival in resolve.unsettled(arrived.place) if arrival.learner == STRANGER]

    def again(room):
        if any(arrival.receipt == stranger.receipt for arrival in resolve.unsettled(room.place)):
            resolve.resolve(room.place, stranger.receipt, learner=SECOND)

    kill_and_go_on(arrived, tmp_path, "accept", (stranger.receipt, SECOND), again, times)


@times
def test_resolve_against_it(arrived, tmp_path, times):
    """Of two people with one number the later does not count: the earlier stands again."""
    arrived.collect()
    (doubtful,) = [arrival for arrival in resolve.unsettled(arrived.place) if arrival.learner == FOURTH]

    def again(room):
        if any(arrival.receipt == doubtful.receipt for arrival in resolve.unsettled(room.place)):
            resolve.resolve(room.place, doubtful.receipt, count=False)

    kill_and_go_on(arrived, tmp_path, "reject", (doubtful.receipt,), again, times)


@pytest.fixture
def graded(arrived):
    """Graded, with a word of the trainer's, exports, pages and copies."""
    arrived.collect()
    arrived.grade()
    with closing(sqlite3.connect(arrived.place.gradebook)) as connection, connection:
        connection.execute("UPDATE comment SET manual_comment = '髙橋 一さんの文と比べてみましょう'")
    grading.export(arrived.place)
    grading.feedback(arrived.place)
    backup.keep(arrived.place.root)
    return arrived


@times
def test_purge_of_a_learner(graded, tmp_path, times):
    def again(room):
        if going_on(room):
            closing_purge.purge_learner(room.place, FIRST, today=DAY)
        assert traced(room, "髙橋 一", SECRET) == []

    kill_and_go_on(graded, tmp_path, "learner", (FIRST,), again, times)


@times
def test_purge_of_one_handin(graded, tmp_path, times):
    receipt = next(
        path.stem[-8:] for path in graded.box.glob(f"s3_{FIRST}_*.zip") if "0badcafe" not in path.name
    )

    def again(room):
        if going_on(room):
            closing_purge.purge_handin(room.place, receipt, today=DAY)

    kill_and_go_on(graded, tmp_path, "handin", (receipt,), again, times)


@times
def test_purge_of_a_whole_class(graded, tmp_path, times):
    def again(room):
        if going_on(room):
            closing_purge.purge_expired(grading.find(room.place.root), today=date(2028, 4, 1))
        assert traced(room, "髙橋 一", "山﨑 花", "=鈴木", SECRET) == []

    kill_and_go_on(graded, tmp_path, "expired", (), again, times)


@pytest.mark.full
@pytest.mark.parametrize("times", [MANY])
def test_grade(arrived, tmp_path, times):
    """With nbgrader's own registering of the session, which comes first. (One quick kill: test_changed.)"""
    arrived.collect()
    arrived.place.gradebook.unlink()
    with closing(sqlite3.connect(arrived.place.register)) as connection, connection:
        connection.execute("DELETE FROM setting WHERE key LIKE 'registered:%'")
    kill_and_go_on(arrived, tmp_path, "grade", (), Classroom.grade, times, "nbgrader")


def test_a_change_left_half_written_is_taken_back_by_whoever_reads_first(graded):
    """SQLite's journal of a killed program: nobody who only reads may undo it, and everybody reads first."""
    before, room = marks.grades(graded.place.gradebook), graded
    for path in (room.place.gradebook, room.place.register):
        killed = subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(path)], check=False)
        assert killed.returncode == -signal.SIGKILL and path.with_name(f"{path.name}-journal").stat().st_size
    assert marks.grades(room.place.gradebook) == before
    killed = subprocess.run([sys.executable, "-c", HALF_WRITTEN, str(room.place.gradebook)], check=False)
    assert killed.returncode == -signal.SIGKILL
    backup.keep(room.place.root)
    room.collect()
    assert marks.grades(room.place.gradebook) == before
    assert not list(room.place.root.glob("*.db-journal"))


def test_a_deletion_that_was_cut_off_is_finished_before_another_and_searches_for_what_was_there(graded):
    (graded.place.handins / "講師のメモ.txt").write_text(f"「{SECRET}」と書いてあった", encoding="utf-8")
    with pytest.raises(grading.GradingError, match="1か所に残っています"):
        closing_purge.purge_learner(graded.place, FIRST, today=DAY)
    with pytest.raises(grading.GradingError, match=f"kenshu class purge --learner {FIRST}"):
        closing_purge.purge_learner(graded.place, SECOND, today=DAY)
    with pytest.raises(grading.GradingError, match="講師のメモ"):
        closing_purge.purge_learner(graded.place, FIRST, today=DAY)
    (graded.place.handins / "講師のメモ.txt").unlink()
    closing_purge.purge_learner(graded.place, FIRST, today=DAY)
    assert not (graded.place.root / closing_unfinished.NOTE).exists()
    closing_purge.purge_learner(graded.place, SECOND, today=DAY)


def going_on(room):
    """Whether the trainer has not been told yet that it is done."""
    root = room.place.root
    return not (root / closing_unfinished.RECORD).exists() or (root / closing_unfinished.NOTE).exists()


def traced(room, *words):
    """Where these words still are below the class folder, the release apart."""
    root = room.place.root
    folders = [path for path in root.iterdir() if path.is_dir() and path.name != "release"]
    loose = [path for path in root.iterdir() if path.is_file()]
    return search(folders, loose, Traces(frozenset(words), frozenset(), frozenset()))[1]
