"""Where everybody stands: the register's statuses joined with the gradebook's marks."""

from dataclasses import dataclass

from kenshu.grading import register
from kenshu.grading.marks import Grade, grades
from kenshu.grading.place import Place
from kenshu.grading.register import GRADED, RECHECK, WAITING, Learner, Status

HAS_MARKS = (WAITING, GRADED, RECHECK)


@dataclass(frozen=True)
class Row:
    """One learner × notebook. ``marks``: question id → Grade, empty unless the status has marks."""

    learner: Learner
    session: str
    notebook: str
    status: Status
    marks: dict[str, Grade]

    @property
    def total(self) -> float | None:
        """The sum of the points given so far; None where there are no marks at all."""
        return sum(g.points or 0 for g in self.marks.values()) if self.marks else None

    @property
    def of(self) -> float:
        return sum(g.of for g in self.marks.values())


def table(place: Place) -> list[Row]:
    """Every learner × released notebook, in roster order. A trainer's mark given since counts at once."""
    with register.opened(place.register) as connection:
        people, known = register.learners(connection), register.statuses(connection)
    given = grades(place.gradebook)
    rows = []
    for session in place.sessions():
        for notebook in place.notebooks(session):
            for number, learner in people.items():
                status = known.get((number, notebook)) or Status(number, session, notebook)
                marks = given.get((number, notebook), ()) if status.status in HAS_MARKS else ()
                rows.append(
                    Row(learner, session, notebook, _today(status, marks), {g.question: g for g in marks})
                )
    return rows


def progress(place: Place) -> dict[tuple[str, str], dict[str, int]]:
    """(notebook, グループ) → status → number of learners."""
    counted: dict[tuple[str, str], dict[str, int]] = {}
    for row in table(place):
        cell = counted.setdefault((row.notebook, row.learner.team), dict.fromkeys(register.STATUSES, 0))
        cell[row.status.status] += 1
    return counted


def judged(marks) -> str:
    """採点済, 採点待ち or 要再確認, from nbgrader's own flags."""
    waiting = [grade for grade in marks if grade.waiting]
    if any(grade.manual is not None for grade in waiting):
        return RECHECK
    return WAITING if waiting else GRADED


def _today(status, marks):
    """The status with what formgrader changed since the last grading run."""
    if not marks:
        return status
    word = judged(marks)
    reason = status.reason if word == status.status else ""
    return Status(status.learner, status.session, status.notebook, word, reason, status.late, status.handin)
