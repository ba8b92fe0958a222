"""nbgrader's Gradebook with one engine for a whole run, and one transaction where nbgrader makes dozens.

nbgrader opens the gradebook anew in every preprocessor and commits after every cell. Here its own code is given
a gradebook that is open already, whose ``commit`` waits for ``keep``. What it writes stays its own business.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from nbgrader.api import (
    Assignment,
    BaseCell,
    Comment,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    SourceCell,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.converters import autograde
from nbgrader.preprocessors import latesubmissions, overwritecells, overwritekernelspec, saveautogrades
from sqlalchemy.orm import Session, scoped_session, sessionmaker

PLACES = (autograde, overwritekernelspec, overwritecells, saveautogrades, latesubmissions)


class _Held(Session):
    """A session whose commits are only flushed, until ``keep``."""

    def commit(self):
        self.flush()

    def keep(self):
        super().commit()


class Ledger(Gradebook):
    """An open gradebook for one run. Look-ups of a notebook's cells and grades are one query each."""

    def __init__(self, db_url: str):
        super().__init__(f"{db_url}?timeout=20")
        self.db.remove()
        self.db = scoped_session(sessionmaker(class_=_Held, bind=self.engine, future=True))
        self._cells: dict[tuple[str, str, type], dict[str, object]] = {}
        self._rows: dict[tuple[str, str, str, type], dict[str, object]] = {}

    @contextmanager
    def lent(self) -> Iterator["Ledger"]:
        """While the block lasts, whatever part of nbgrader opens the gradebook gets this one."""
        before = {place: place.Gradebook for place in PLACES}
        for place in PLACES:
            place.Gradebook = lambda *_: self
        try:
            yield self
        finally:
            for place, gradebook in before.items():
                place.Gradebook = gradebook

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Everything nbgrader writes in the block, or nothing of it."""
        try:
            yield
            self.db().keep()
        finally:
            self.db.remove()  # rolls back what was not kept, and forgets what formgrader may change
            self._rows.clear()

    def close(self):
        """nbgrader closes it after each step; ``end`` closes it."""

    def end(self) -> None:
        self.db.remove()
        self.engine.dispose()

    def find_source_cell(self, name, notebook, assignment):
        found = self._of_source(SourceCell, notebook, assignment).get(name)
        return found or super().find_source_cell(name, notebook, assignment)

    def find_graded_cell(self, name, notebook, assignment):
        found = self._of_source(GradeCell, notebook, assignment).get(name)
        return found or super().find_graded_cell(name, notebook, assignment)

    def find_grade(self, grade_cell, notebook, assignment, student):
        found = self._of_submission(Grade, notebook, assignment, student).get(grade_cell)
        return found or super().find_grade(grade_cell, notebook, assignment, student)

    def find_comment(self, solution_cell, notebook, assignment, student):
        found = self._of_submission(Comment, notebook, assignment, student).get(solution_cell)
        return found or super().find_comment(solution_cell, notebook, assignment, student)

    def _of_source(self, kind, notebook, assignment):
        """Name → cell of one source notebook; nothing in a grading run changes these, so they are kept."""
        key = notebook, assignment, kind
        if key not in self._cells:
            with Session(self.engine) as session:
                query = session.query(kind).join(Notebook, Notebook.id == kind.notebook_id).join(Assignment)
                rows = query.filter(Notebook.name == notebook, Assignment.name == assignment).all()
                session.expunge_all()
            self._cells[key] = {cell.name: cell for cell in rows}
        return self._cells[key]

    def _of_submission(self, kind, notebook, assignment, student):
        """Cell name → grade (or comment) of one submitted notebook, in this transaction."""
        key = notebook, assignment, student, kind
        if key not in self._rows:
            query = (
                self.db.query(BaseCell.name, kind)
                .join(kind, kind.cell_id == BaseCell.id)
                .join(SubmittedNotebook, SubmittedNotebook.id == kind.notebook_id)
                .join(Notebook, Notebook.id == SubmittedNotebook.notebook_id)
                .join(SubmittedAssignment, SubmittedAssignment.id == SubmittedNotebook.assignment_id)
                .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
            )
            wanted = query.filter(
                Notebook.name == notebook, Assignment.name == assignment,
                SubmittedAssignment.student_id == student)  # fmt: skip
            self._rows[key] = dict(wanted.all())
        return self._rows[key]
