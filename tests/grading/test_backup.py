"""Before each run that writes, both databases are copied; a copy is whole or not there; one can go back to it."""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import pytest

from kenshu import grading
from kenshu.grading import backup, marks, register

FIRST, SECOND = "m01x", "m02z"
COPYING = """
import sqlite3, sys
from pathlib import Path
from kenshu.grading import backup
root = Path(sys.argv[1])
print("ready", flush=True)
while True:
    with sqlite3.connect(root / "class.db") as connection:
        connection.execute("INSERT INTO setting VALUES (hex(randomblob(8)), hex(randomblob(2000)))")
    backup.keep(root)
"""


def whole(copy):
    with closing(sqlite3.connect(copy / "class.db")) as connection:
        return connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_each_writing_run_leaves_a_copy_of_what_was_before(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    before = backup.copies(classroom.place.root)[0]
    with register.opened(before / "class.db") as connection:
        assert register.arrivals(connection) == []
    classroom.grade()
    newest = backup.copies(classroom.place.root)[0]
    with register.opened(newest / "class.db") as connection:
        assert len(register.arrivals(connection)) == 1
    assert marks.grades(newest / "gradebook.db") == {}
    assert marks.grades(classroom.place.gradebook)


def test_what_is_unchanged_is_not_copied_again(classroom):
    shutil.rmtree(classroom.place.root / "backups", ignore_errors=True)
    assert backup.keep(classroom.place.root) == backup.keep(classroom.place.root)
    assert len(backup.copies(classroom.place.root)) == 1


def test_copies_are_rotated_and_one_of_each_day_stays(classroom):
    root = classroom.place.root
    shutil.rmtree(root / "backups", ignore_errors=True)
    for day in range(1, 29):
        for hour in (9, 17):
            shutil.copytree(
                root / "release" / "s3", root / "backups" / f"202606{day:02}T{hour:02}0000000000Z"
            )
    backup.keep(root)
    names = [path.name for path in backup.copies(root)]
    assert names[1:10] == sorted(names[1:10], reverse=True) and names[9].startswith("20260624T17")
    assert [name[6:11] for name in names[10:]] == ["24T09", *(f"{day:02}T17" for day in range(23, 0, -1))]


def test_a_broken_database_is_said_and_takes_no_copy_away(classroom):
    backup.keep(classroom.place.root)
    copies = backup.copies(classroom.place.root)
    data = bytearray(classroom.place.gradebook.read_bytes())
    data[100:4096] = bytes(3996)
    classroom.place.gradebook.write_bytes(data)
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    with pytest.raises(grading.GradingError, match=r"壊れていて読めません。kenshu class restore"):
        classroom.collect()
    assert backup.copies(classroom.place.root) == copies
    backup.restore(classroom.place.root, copies[0])
    assert len(classroom.collect()) == 1
    classroom.grade()
    assert classroom.row(FIRST).total == 2


@pytest.mark.parametrize(
    "content", [b"", b"not a database at all" * 500, b"SQLite format 3\x00" + bytes(5000)]
)
def test_a_class_db_that_is_none_is_told_in_japanese(classroom, content):
    classroom.place.register.write_bytes(content)
    with (
        pytest.raises(grading.GradingError, match="壊れていて読めません") if content else nothing(),
        register.opened(classroom.place.register) as connection,
    ):
        register.statuses(connection)


def nothing():
    from contextlib import nullcontext

    return nullcontext()


def test_a_gradebook_locked_for_long_is_not_called_broken(classroom, monkeypatch):
    with closing(sqlite3.connect(classroom.place.gradebook, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        reading = marks.reading
        monkeypatch.setattr(marks, "reading", lambda path: shortly(reading(path)))
        with pytest.raises(grading.GradingError, match="いま別のプログラムが使っています"):
            marks.grades(classroom.place.gradebook)
        with pytest.raises(grading.GradingError, match="いま別のプログラムが使っています"):
            marks.knows(classroom.place.gradebook, "s3")


def shortly(connection):
    """The same connection, which gives up at once where ours waits 20 seconds."""
    connection.execute("PRAGMA busy_timeout = 10")
    return connection


def test_after_going_back_what_came_since_is_taken_in_again(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    copy = backup.copies(classroom.place.root)[0]
    aside = backup.restore(classroom.place.root, copy)
    assert classroom.statuses()[FIRST] == "未提出"
    assert (aside / "class.db").exists()
    assert len(classroom.collect()) == 1
    classroom.grade()
    assert classroom.row(FIRST).total == 2


def killed_while_copying(classroom, times, seed):
    chance = random.Random(seed)
    root, before = classroom.place.root, None
    for _ in range(times):
        running = subprocess.Popen(
            [sys.executable, "-X", "utf8", "-c", COPYING, str(root)], stdout=subprocess.PIPE
        )
        running.stdout.readline()
        time.sleep(chance.uniform(0, 0.2))
        running.kill()
        running.wait()
        running.stdout.close()
        copies = backup.copies(root)
        assert all(whole(copy) for copy in copies)
        assert before is None or copies[0].name >= before
        before = copies[0].name if copies else None
    for left in (root / "backups").glob(".part-*"):
        os.utime(left, (0, 0))
    kept = backup.keep(root)
    assert whole(kept) and not list((root / "backups").glob(".part-*"))
    assert len(backup.copies(root)) <= backup.NEWEST + 1


def test_killed_in_the_middle_of_a_copy_the_last_good_one_stays(classroom):
    killed_while_copying(classroom, 4, 1)


@pytest.mark.full
def test_killed_fifty_times_in_the_middle_of_a_copy(classroom):
    killed_while_copying(classroom, 50, 2)


def test_a_class_of_an_earlier_version_gets_what_it_lacks(classroom):
    with closing(sqlite3.connect(classroom.place.register)) as connection:
        connection.executescript("DROP TABLE settled; PRAGMA user_version = 0;")
    with register.opened(classroom.place.register) as connection:
        assert register.settled(connection) == set()
    assert len(classroom.statuses()) == 4
