"""A run beside another, on a read-only or a full disk: it is said in Japanese, nothing is lost, the next run is whole."""

import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from http.cookiejar import CookieJar

import pytest
from tests.grading import review_server
from tests.grading.conftest import NUMBERS, copied

from kenshu import grading
from kenshu.grading import marks, register

FIRST, SECOND, THIRD, FOURTH = NUMBERS
ENGLISH = ("Traceback", "Errno", "Error:", "sqlite3", "Read-only", "No space")
READ_ONLY = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
FULL = """
mount -t tmpfs -o size="$1"k none /mnt && cp -a "$0/." /mnt && mount --bind /mnt "$0" && cd "$0/grading" || exit 99
shift
head -c 1G /dev/zero > ../filler 2> /dev/null
"$@"
echo "ended with $?"
rm ../filler
cp -a . "$OUT"
"""


@pytest.fixture(scope="module")
def waiting(made, tmp_path_factory):
    """All four have handed in and nothing is taken in; half of it is code, half an essay."""
    room = copied(made, tmp_path_factory.mktemp("waiting"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KENSHU_DATA", str(room.place.release / "datasets"))
        for learner, points in zip(NUMBERS, (2, 3, 2, 3), strict=True):
            room.code(learner, f"def double(x):\n    return x * {points}")
            room.hand_in(learner, {"n90-pick": "east", "n90-essay": f"{learner}の一文です。"})
    return room


@pytest.fixture
def room(waiting, tmp_path, monkeypatch):
    fresh = copied(waiting.root, tmp_path)
    monkeypatch.setenv("KENSHU_DATA", str(fresh.place.release / "datasets"))
    return fresh


@pytest.fixture(scope="module")
def expected(waiting, tmp_path_factory):
    """The marks of a class that nothing disturbed."""
    room = copied(waiting.root, tmp_path_factory.mktemp("expected"))
    room.collect()
    room.grade()
    return marks.grades(room.place.gradebook)


def kenshu(*words):
    return [sys.executable, "-X", "utf8", "-m", "kenshu", *words]


def run(command, room, **more):
    """Exit code and all that was said; no English in it."""
    done = subprocess.run(command, cwd=room.place.root, capture_output=True, text=True, encoding="utf-8",
                          env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "300", **more})  # fmt: skip
    assert not [word for word in ENGLISH if word in done.stdout + done.stderr], done
    return done.returncode, done.stdout + done.stderr


def apart(script, *words):
    """``script`` in a mount namespace of its own."""
    return ["unshare", "-rm", "sh", "-c", script, *map(str, words)]


def can_mount():
    tried = ["unshare", "-rm", "sh", "-c", "mount -t tmpfs -o size=16k none /mnt"]
    return bool(shutil.which("unshare")) and subprocess.run(tried, capture_output=True).returncode == 0


mounts = pytest.mark.skipif(not can_mount(), reason="no mount namespaces for this user")


@pytest.mark.full
def test_of_two_graders_at_once_one_works_and_the_other_is_told(room, expected):
    room.collect()
    first = subprocess.Popen(
        kenshu("grade"), cwd=room.place.root, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    until_locked(room.place.root, first)
    first.send_signal(signal.SIGSTOP)  # a small class is done before the second command has started
    code, said = run(kenshu("grade"), room)
    first.send_signal(signal.SIGCONT)
    out, err = first.communicate()
    assert first.returncode == 0, err.decode()
    assert code == 1 and "いま別の画面か別のPCで処理中です" in said and "終わるのを待って" in said
    assert "4件を採点しました" in out.decode() and marks.grades(room.place.gradebook) == expected


def until_locked(root, process):
    while process.poll() is None:
        with closing(sqlite3.connect(root / "writer-lock.db", timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError:
                return
        time.sleep(0.02)
    raise AssertionError("the first grader ended before anybody could come")


@pytest.mark.full
def test_marks_given_in_formgrader_while_a_grader_works_all_stand(room, expected):
    room.collect()
    room.grade()
    ids = essays(room.place.gradebook)
    given, stop = {}, threading.Event()
    with review_server.serving(room.place) as address:
        browser = opened(address)

        def trainer():
            points = 0
            while not stop.is_set():
                points = points % 3 + 1
                for learner, grade in ids.items():
                    save(browser, address, grade, points)
                    given[learner] = points

        marking = threading.Thread(target=trainer)
        marking.start()
        for _ in range(3):
            outcomes = room.grade(everything=True)
            assert {status.status for o in outcomes for status in o.statuses} <= {
                "採点済",
                "採点待ち",
                "要再確認",
            }
        stop.set()
        marking.join()
    found = marks.grades(room.place.gradebook)
    for (learner, notebook), rows in found.items():
        for grade, undisturbed in zip(rows, expected[learner, notebook], strict=True):
            if grade.question == "n90-essay":
                assert grade.manual == given[learner]
            else:
                assert grade == undisturbed
    assert set(given) == set(NUMBERS)
    with closing(sqlite3.connect(room.place.gradebook)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def essays(gradebook):
    query = """
        SELECT sa.student_id, g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook sn ON sn.id = g.notebook_id
        JOIN submitted_assignment sa ON sa.id = sn.assignment_id WHERE c.name = 'n90-essay'
    """
    with closing(sqlite3.connect(gradebook)) as connection:
        return dict(connection.execute(query).fetchall())


def opened(address):
    """A browser's cookies after it opened formgrader."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    browser.open(address).close()
    browser.addheaders = [("X-XSRFToken", next(c.value for c in jar if c.name == "_xsrf")),
                          ("Content-Type", "application/json")]  # fmt: skip
    return browser


def save(browser, address, grade, points):
    where = address.partition("/gradebook?")[0]
    body = f'{{"id": "{grade}", "manual_score": {points}, "extra_credit": 0}}'.encode()
    asked = urllib.request.Request(f"{where}/api/grade/{grade}", data=body, method="PUT")
    with browser.open(asked) as answer:
        assert answer.status == 200


@mounts
@pytest.mark.parametrize(
    "verb", ["collect", *(pytest.param(v, marks=pytest.mark.full) for v in ("grade", "feedback", "export"))]
)
def test_on_a_read_only_disk_each_verb_says_so_and_nothing_is_lost(room, expected, verb):
    if verb != "collect":
        room.collect()
    if verb in ("feedback", "export"):
        room.grade()
    code, said = run(apart(READ_ONLY, room.root, *kenshu(verb)), room)
    assert code == 1 and re.search("書き込みの権限|読み取り専用", said), said
    room.collect()
    room.grade()
    assert marks.grades(room.place.gradebook) == expected


@mounts
@pytest.mark.full
@pytest.mark.parametrize("verb", ["collect", "grade", "feedback", "export"])
def test_on_a_full_disk_each_verb_says_so_and_the_next_run_is_whole(room, expected, tmp_path, verb):
    if verb != "collect":
        room.collect()
    if verb in ("feedback", "export"):
        room.grade()
    used = sum(-(-path.stat().st_size // 4096) * 4 + 4 for path in room.root.rglob("*"))
    code, said = run(apart(FULL, room.root, used + 64, *kenshu(verb)), room, OUT=str(tmp_path / "out"))
    assert code == 0 and "ended with 1" in said and "空き" in said, said
    shutil.rmtree(room.place.root)
    (tmp_path / "out").rename(room.place.root)
    with register.opened(room.place.register) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    room.collect()
    room.grade()
    assert marks.grades(room.place.gradebook) == expected
    assert grading.export(room.place) and grading.feedback(room.place)
