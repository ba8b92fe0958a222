"""Grade what changed, one learner after another; what goes wrong with one never stops the others."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kenshu import __version__
from kenshu.grading import marks, register
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import FAILED, RECHECK, Status
from kenshu.grading.standing import judged


@dataclass(frozen=True)
class Job:
    """One learner's session to grade. ``fingerprint`` tells everything its marks depend on."""

    learner: str
    session: str
    fingerprint: str


@dataclass(frozen=True)
class Outcome:
    """What became of one job: the statuses of its notebooks."""

    job: Job
    statuses: tuple[Status, ...]


def prepare(place: Place) -> None:
    """Let the gradebook know the sessions as they are now, by nbgrader's own GenerateAssignment.

    Raises GradingError when the gradebook is locked or read-only, AuthoringError when questions with
    hand-ins changed in number.
    """
    from kenshu import authoring

    marks.check_writable(place.gradebook)
    for session in place.sessions():
        seal = _hash(place.release / session, place.source / session)
        if marks.knows(place.gradebook, session) and _setting(place, f"registered:{session}") == seal:
            continue
        authoring.generate(session, root=place.course, db_url=place.db_url)
        _set(place, f"registered:{session}", _hash(place.release / session, place.source / session))


def due(place: Place, *, everything: bool = False) -> list[Job]:
    """The jobs whose hand-in, texts or data changed since they were graded (all with ``everything``)."""
    with register.opened(place.register) as connection:
        done = dict(connection.execute(
            "SELECT learner || ' ' || session, fingerprint FROM graded"
            " WHERE id IN (SELECT max(id) FROM graded GROUP BY learner, session)"))  # fmt: skip
        people = register.learners(connection)
    jobs = []
    for session in place.sessions():
        common = (
            _hash(place.source / session, place.release / session, place.release / "datasets") + __version__
        )
        for number in people:
            folder = place.submitted / number / session
            if not folder.is_dir():
                continue
            fingerprint = hashlib.sha256((common + _hash(folder)).encode()).hexdigest()
            if everything or done.get(f"{number} {session}") != fingerprint:
                jobs.append(Job(number, session, fingerprint))
    return jobs


def grade(place: Place, jobs: Iterable[Job]) -> Iterator[Outcome]:
    """Grade ``jobs`` with nbgrader; yields each outcome as soon as it is in the gradebook and in class.db."""
    from kenshu.grading.autograde import Bench

    with register.only_writer(place.root), Bench() as bench:
        for job in jobs:
            marks.check_writable(place.gradebook)
            yield _grade_one(place, bench, job)


def _grade_one(place: Place, bench, job: Job) -> Outcome:
    with register.opened(place.register) as connection:
        before = register.statuses(connection)
        _note_marked(place, connection, job)
    answers = _answers(place, job)
    try:
        bench.grade(place, job.session, job.learner)
        failure = ""
    except GradingError as error:
        failure = str(error)
    with register.opened(place.register) as connection:
        if not failure:
            _let_marks_stand(place, connection, job, answers)
            row = (register.now(), job.learner, job.session, job.fingerprint, json.dumps(answers))
            connection.execute(
                "INSERT INTO graded (at, learner, session, fingerprint, answers) VALUES (?,?,?,?,?)", row
            )
        given = marks.grades(place.gradebook, job.learner)
        statuses = tuple(
            _status(job, notebook, before, given, failure) for notebook in place.notebooks(job.session)
        )
        for status in statuses:
            register.add_event(connection, status)
    return Outcome(job, statuses)


def _status(job, notebook, before, given, failure) -> Status:
    old = before.get((job.learner, notebook)) or Status(job.learner, job.session, notebook)
    grades = given.get((job.learner, notebook), ())
    word, reason = (FAILED, failure) if failure else (judged(grades), "")
    if word == RECHECK:
        changed = [grade.question for grade in grades if grade.waiting and grade.manual is not None]
        reason = f"講師が点を付けたあとで答えが変わりました({'、'.join(changed)})"
    return Status(job.learner, job.session, notebook, word, reason, old.late, old.handin)


def _note_marked(place, connection, job):
    """Remember which answer each human mark was given for: the one graded last, when the mark is settled."""
    last = connection.execute(
        "SELECT answers FROM graded WHERE learner = ? AND session = ? ORDER BY id DESC LIMIT 1",
        (job.learner, job.session)).fetchone()  # fmt: skip
    shown = json.loads(last[0]) if last else {}
    given = marks.grades(place.gradebook, job.learner)
    for notebook in place.notebooks(job.session):
        for grade in given.get((job.learner, notebook), ()):
            if grade.manual is not None and not grade.waiting:
                connection.execute("INSERT OR REPLACE INTO marked VALUES (?,?,?)",
                                   (job.learner, grade.question, shown.get(grade.question, "")))  # fmt: skip


def _let_marks_stand(place, connection, job, answers):
    """nbgrader flags every human mark after each run; unflag those whose answer is still the marked one."""
    rows = connection.execute(
        "SELECT question, answer FROM marked WHERE learner = ?", (job.learner,)
    ).fetchall()
    same = [question for question, answer in rows if answers.get(question, "") == answer]
    marks.unflag(place.gradebook, job.learner, job.session, same)


def _answers(place, job) -> dict[str, str]:
    """Question id → hash of what was answered (without times and doors)."""
    document = json.loads(
        (place.submitted / job.learner / job.session / "answers.json").read_text(encoding="utf-8")
    )
    bare = {
        i: {k: v for k, v in entry.items() if k not in ("at", "door")}
        for i, entry in document["answers"].items()
    }
    hashed = {i: hashlib.sha256(json.dumps(v, sort_keys=True).encode()).hexdigest() for i, v in bare.items()}
    return hashed | _code(place, job)


def _code(place, job) -> dict[str, str]:
    """Grade id → hash of the source of each answer cell (発展)."""
    found = {}
    for path in sorted((place.submitted / job.learner / job.session).glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            if cell["metadata"].get("kenshu", {}).get("role") == "answer":
                found[cell["metadata"]["nbgrader"]["grade_id"]] = hashlib.sha256(
                    "".join(cell["source"]).encode()
                ).hexdigest()
    return found


def _setting(place, key):
    with register.opened(place.register) as connection:
        row = connection.execute("SELECT value FROM setting WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def _set(place, key, value):
    with register.opened(place.register) as connection:
        connection.execute("INSERT OR REPLACE INTO setting VALUES (?,?)", (key, value))


def _hash(*folders: Path) -> str:
    """One hash over the names and bytes of all files; not over nbgrader's timestamp.txt."""
    total = hashlib.sha256()
    for folder in folders:
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.name != "timestamp.txt"):
            total.update(
                f"{path.relative_to(folder).as_posix()} {path.stat().st_size}\n".encode() + path.read_bytes()
            )
    return total.hexdigest()
