"""What a graded job leaves in class.db: the event of each notebook, and which human marks still stand."""

import hashlib
import json
from collections.abc import Mapping

from kenshu.grading import marks, register
from kenshu.grading.changed import Job
from kenshu.grading.place import Place
from kenshu.grading.register import FAILED, RECHECK, RETURNED, Status
from kenshu.grading.standing import judged

_NEWEST = """
SELECT learner, session, notebook, status, reason, late, handin FROM event
WHERE id IN (SELECT max(id) FROM event WHERE learner = ? GROUP BY notebook)
"""


def note_marked(place: Place, job: Job) -> None:
    """Before grading: remember which answer each human mark was given for, where the mark is settled."""
    given = marks.grades(place.gradebook, job.learner)
    with register.opened(place.register) as connection:
        last = connection.execute(
            "SELECT answers FROM graded WHERE learner = ? AND session = ? ORDER BY id DESC LIMIT 1",
            (job.learner, job.session)).fetchone()  # fmt: skip
        shown = json.loads(last[0]) if last else {}
        for notebook in place.notebooks(job.session):
            for grade in given.get((job.learner, notebook), ()):
                if grade.manual is not None and not grade.waiting:
                    connection.execute("INSERT OR REPLACE INTO marked VALUES (?,?,?)",
                                       (job.learner, grade.question, shown.get(grade.question, "")))  # fmt: skip


def keep(place: Place, job: Job, failures: Mapping[str, str]) -> tuple[Status, ...]:
    """After grading: let unchanged marks stand and add the events. ``failures``: notebook → reason.

    Only a job without failures counts as done; any other is due again.
    """
    answers = _answers(place, job)
    with register.opened(place.register) as connection:
        _let_marks_stand(place, connection, job, answers)
        if not failures:
            row = (register.now(), job.learner, job.session, job.fingerprint, json.dumps(answers))
            connection.execute(
                "INSERT INTO graded (at, learner, session, fingerprint, answers) VALUES (?,?,?,?,?)", row
            )
        before = {
            row[2]: Status(*row[:5], bool(row[5]), row[6])
            for row in connection.execute(_NEWEST, (job.learner,))
        }
        given = marks.grades(place.gradebook, job.learner)
        statuses = tuple(
            _status(job, notebook, before, given, failures.get(notebook, ""))
            for notebook in place.notebooks(job.session)
        )
        for status in statuses:
            register.add_event(connection, status)
    return statuses


def _status(job, notebook, before, given, failure) -> Status:
    old = before.get(notebook) or Status(job.learner, job.session, notebook)
    if old.status == RETURNED:  # the trainer's word stands until a new hand-in or the trainer lifts it
        return old
    grades = given.get((job.learner, notebook), ())
    word, reason = (FAILED, failure) if failure else (judged(grades), "")
    if word == RECHECK:
        changed = [grade.question for grade in grades if grade.waiting and grade.manual is not None]
        reason = f"講師が点を付けたあとで答えが変わりました({'、'.join(changed)})"
    return Status(job.learner, job.session, notebook, word, reason, old.late, old.handin)


def _let_marks_stand(place, connection, job, answers):
    """nbgrader flags every human mark after each run; unflag those whose answer is still the marked one."""
    rows = connection.execute(
        "SELECT question, answer FROM marked WHERE learner = ?", (job.learner,)
    ).fetchall()
    if not rows:
        return
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
