"""Read nbgrader's gradebook.db. Nothing here writes, so it may run while somebody marks in formgrader."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kenshu.grading.database_reading import reading
from kenshu.grading.database_words import refusal
from kenshu.grading.place import GradingError

WHAT = "成績の記録"
_GRADES = """
SELECT sa.student_id, n.name, c.name, gc.max_score, gc.cell_type, g.auto_score, g.manual_score,
       coalesce(g.extra_credit, 0), g.needs_manual_grade, coalesce(cm.manual_comment, '')
FROM grade g
JOIN submitted_notebook sn ON sn.id = g.notebook_id
JOIN submitted_assignment sa ON sa.id = sn.assignment_id
JOIN notebook n ON n.id = sn.notebook_id
JOIN base_cell c ON c.id = g.cell_id
JOIN grade_cells gc ON gc.id = c.id
LEFT JOIN base_cell s ON s.notebook_id = n.id AND s.name = c.name AND s.type = 'SolutionCell'
LEFT JOIN comment cm ON cm.cell_id = s.id AND cm.notebook_id = sn.id
WHERE :who IS NULL OR sa.student_id = :who
ORDER BY sa.student_id, n.name, c.rowid
"""

_UNFLAG = """
UPDATE grade SET needs_manual_grade = 0
WHERE manual_score IS NOT NULL AND needs_manual_grade = 1
  AND notebook_id IN (SELECT sn.id FROM submitted_notebook sn
                      JOIN submitted_assignment sa ON sa.id = sn.assignment_id
                      JOIN assignment a ON a.id = sa.assignment_id
                      WHERE sa.student_id = ? AND a.name = ?)
  AND cell_id IN (SELECT id FROM base_cell WHERE name = ?)
"""


@dataclass(frozen=True)
class Grade:
    """One question's row of the gradebook. ``human``: a trainer gives the mark (no test does)."""

    question: str
    of: float
    human: bool
    auto: float | None
    manual: float | None
    extra: float
    waiting: bool
    comment: str

    @property
    def points(self) -> float | None:
        """The mark as nbgrader counts it; None while a person still has to read the answer."""
        mark = self.manual if self.manual is not None else self.auto
        return None if mark is None else mark + self.extra


def grades(gradebook: Path, learner: str | None = None) -> dict[tuple[str, str], tuple[Grade, ...]]:
    """(受講者番号, notebook) → its grades in the notebook's order; of one ``learner``, or of everybody.

    Empty when nothing was graded yet. Raises GradingError when the file is no gradebook.
    """
    if not gradebook.is_file():
        return {}
    found: dict[tuple[str, str], list[Grade]] = {}
    try:
        with closing(reading(gradebook)) as connection:
            for number, notebook, question, of, cell, *rest in connection.execute(_GRADES, {"who": learner}):
                auto, manual, extra, waiting, comment = rest
                grade = Grade(question, of, cell == "markdown", auto, manual, extra, bool(waiting), comment)
                found.setdefault((number, notebook), []).append(grade)
    except sqlite3.Error as error:
        raise GradingError(refusal(WHAT, gradebook, error)) from error
    return {key: tuple(rows) for key, rows in found.items()}


def knows(gradebook: Path, session: str) -> bool:
    """Whether nbgrader recorded this session's cells."""
    if not gradebook.is_file():
        return False
    try:
        with closing(reading(gradebook)) as connection:
            found = connection.execute("SELECT 1 FROM assignment WHERE name = ?", (session,)).fetchone()
    except sqlite3.Error as error:
        raise GradingError(refusal(WHAT, gradebook, error)) from error
    return found is not None


def unflag(gradebook: Path, learner: str, session: str, questions: list[str]) -> None:
    """Settle human marks that nbgrader flagged for review although their answer is unchanged."""
    try:
        with closing(sqlite3.connect(gradebook, timeout=20)) as connection, connection:
            connection.executemany(_UNFLAG, [(learner, session, question) for question in questions])
    except sqlite3.Error as error:
        raise GradingError(refusal(WHAT, gradebook, error)) from error


def set_closing(gradebook: Path, session: str, closes: datetime) -> None:
    """Let formgrader show until when a session may be handed in. Marks do not depend on it."""
    moment = closes.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")
    try:
        with closing(sqlite3.connect(gradebook, timeout=20)) as connection, connection:
            connection.execute("UPDATE assignment SET duedate = ? WHERE name = ? AND duedate IS NOT ?",
                               (moment, session, moment))  # fmt: skip
    except sqlite3.Error as error:
        raise GradingError(refusal(WHAT, gradebook, error)) from error


def check_writable(gradebook: Path) -> None:
    """Raise GradingError when the gradebook is locked by another program or cannot be written."""
    if not gradebook.is_file():
        return
    connection = sqlite3.connect(gradebook, timeout=2, isolation_level=None)
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("CREATE TABLE kenshu_probe (x)")
        connection.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise GradingError(refusal(WHAT, gradebook, error)) from error
    finally:
        connection.close()
