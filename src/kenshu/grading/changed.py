"""What has to be graded: hand-ins whose content, or whatever else their marks depend on, is not as it was."""

import hashlib
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from kenshu import __version__
from kenshu.grading import register
from kenshu.grading.place import Place
from kenshu.grading.register import RECEIVED

TOOLS = ("nbgrader", "pandas", "ipython")


@dataclass(frozen=True)
class Job:
    """One learner's session to grade. ``fingerprint`` tells everything its marks depend on."""

    learner: str
    session: str
    fingerprint: str


def due(place: Place, *, everything: bool = False) -> list[Job]:
    """The jobs whose hand-in, texts or data changed since they were graded (all with ``everything``).

    What was handed in again unchanged is due too: its status is 受付 until it is graded.
    """
    with register.opened(place.register) as connection:
        done = dict(connection.execute(
            "SELECT learner || ' ' || session, fingerprint FROM graded"
            " WHERE id IN (SELECT max(id) FROM graded GROUP BY learner, session)"))  # fmt: skip
        people = register.learners(connection)
        fresh = {
            (s.learner, s.session) for s in register.statuses(connection).values() if s.status == RECEIVED
        }
    jobs = []
    shared = hash_of(place.release / "datasets") + hash_file(place.release / "city.json") + _tools()
    for session in place.sessions():
        common = shared + hash_of(place.source / session, place.release / session)
        for number in people:
            folder = place.submitted / number / session
            if not folder.is_dir():
                continue
            fingerprint = hashlib.sha256((common + hash_of(folder)).encode()).hexdigest()
            same = done.get(f"{number} {session}") == fingerprint
            if everything or not same or (number, session) in fresh:
                jobs.append(Job(number, session, fingerprint))
    return jobs


def hash_of(*folders: Path) -> str:
    """One hash over the names and bytes of all files; not over nbgrader's timestamp.txt."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "timestamp.txt"):
            total.update(
                f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode() + path.read_bytes()
            )
    return total.hexdigest()


def hash_file(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _tools() -> str:
    return " ".join([__version__, *(version(name) for name in TOOLS)])
