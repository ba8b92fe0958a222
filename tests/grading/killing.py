"""Kill a verb of the trainer at a chosen moment with SIGKILL, in a process of its own.

A nursery imports once and forks for each run. A moment is a step (just before the n-th thing that changes the disk:
a file opened for writing, renamed, removed; a statement of SQLite that changes something, commits included) or
a time in seconds. Steps make a moment come again; times fall into the middle of a step, too.
"""

import json
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

NURSERY = """
import json, os, signal, sqlite3, sys, time
from datetime import date
from pathlib import Path
from kenshu import grading
from kenshu.grading import backup, closing_purge, closing_proof, resolve

CHANGES = ("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.chmod", "os.truncate", "sqlite3.connect")
DAY = date(2026, 9, 29)


def collect(place):
    list(grading.collect(place, grading.waiting(place)))

def grade(place):
    grading.prepare(place)
    list(grading.grade(place, grading.due(place, everything=True)))

def keep(place):
    backup.keep(place.root)

def accept(place, receipt, learner):
    resolve.resolve(place, receipt, learner=learner)

def reject(place, receipt):
    resolve.resolve(place, receipt, count=False)

def learner(place, number):
    closing_purge.purge_learner(place, number, today=DAY)

def handin(place, receipt):
    closing_purge.purge_handin(place, receipt, today=DAY)

def expired(place):
    closing_purge.purge_expired(place, today=date(2028, 4, 1))


class Steps:
    '''Counts the changes of this process; ends it before the last of so many.'''

    def __init__(self, last):
        self.seen, self.last = 0, last

    def one(self):
        self.seen += 1
        if self.seen == self.last:
            os.kill(os.getpid(), signal.SIGKILL)

    def heard(self, event, arguments):
        if event == "open":
            path, mode, flags = arguments
            if isinstance(flags, int) and flags & (os.O_WRONLY | os.O_RDWR) and os.getpid() == self.process:
                self.one()
        elif event in CHANGES and os.getpid() == self.process:
            self.one()

    def said(self, statement):
        if not statement.lstrip(" -\\n").upper().startswith(("SELECT", "PRAGMA", "EXPLAIN")):
            self.one()

    def begin(self):
        self.process, connect = os.getpid(), sqlite3.connect

        def traced(*arguments, **named):
            connection = connect(*arguments, **named)
            connection.set_trace_callback(self.said)
            return connection

        sqlite3.connect = sqlite3.dbapi2.connect = traced
        sys.addaudithook(self.heard)


def run(asked, writer):
    os.environ.update(asked["environment"])
    steps = Steps(asked["step"])
    steps.begin()
    start = time.monotonic()
    failed = ""
    try:
        globals()[asked["verb"]](grading.Place(Path(asked["root"])), *asked["words"])
    except BaseException as error:
        failed = repr(error)
    os.write(writer, json.dumps([steps.seen, time.monotonic() - start, failed]).encode())
    os._exit(0)


if "nbgrader" in sys.argv:
    from kenshu.grading import autograde
print("ready", flush=True)
for line in sys.stdin:
    asked = json.loads(line)
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.setsid()
        run(asked, writer)
    os.close(writer)
    if asked["seconds"] is not None:
        time.sleep(asked["seconds"])
        os.kill(child, signal.SIGKILL)
    said = os.read(reader, 65536)
    os.close(reader)
    os.waitpid(child, 0)
    print(json.dumps(json.loads(said) if said else None), flush=True)
"""


@dataclass(frozen=True)
class Whole:
    """A run to its end: how many steps it had, how many seconds it took."""

    steps: int
    seconds: float


class Nursery:
    """Runs verbs in forks; one at a time."""

    def __init__(self, process: subprocess.Popen, environment: dict[str, str]):
        self._process, self._environment = process, environment

    def run(
        self, root: Path, verb: str, *words: str, step: int = 0, seconds: float | None = None
    ) -> Whole | None:
        """The verb in the class at ``root``, killed at that moment; None when it was killed before its end."""
        asked = {"root": str(root), "verb": verb, "words": words, "step": step, "seconds": seconds,
                 "environment": {"KENSHU_DATA": str(root / "release" / "datasets")}}  # fmt: skip
        self._process.stdin.write(json.dumps(asked) + "\n")
        self._process.stdin.flush()
        said = json.loads(self._process.stdout.readline())
        if said is None:
            return None
        assert not said[2], said[2]
        return Whole(*said[:2])


@contextmanager
def nursery(*words: str):
    """``nbgrader`` among the words: imported beforehand, too."""
    process = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", NURSERY, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stdout.readline() == "ready\n"
        yield Nursery(process, {})
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()
