"""Take people out of the two databases, the copies included, so that not even a freed page still holds them."""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from kenshu.grading import register
from kenshu.grading.register import Learner

GONE = "(消去)"


def forget_learner(folder: Path, learner: Learner) -> None:
    """Remove one learner from class.db and gradebook.db in ``folder`` (the class's, or one copy's)."""
    if (folder / "class.db").is_file():
        _rewrite(folder / "class.db", lambda connection: _from_register(connection, learner))
    if (folder / "gradebook.db").is_file():
        _rewrite(folder / "gradebook.db", lambda connection: _from_gradebook(connection, learner))


def forget_answers(folder: Path, numbers: Iterable[str], session: str, file: str, new_name: str) -> None:
    """Remove what the answers of one hand-in left in class.db: their hashes, and the file's name."""
    if not (folder / "class.db").is_file():
        return

    def change(connection):
        for number in numbers:
            connection.execute("DELETE FROM graded WHERE learner = ? AND session = ?", (number, session))
            connection.execute("DELETE FROM marked WHERE learner = ?", (number,))
            for table in _rubric_table(connection):  # words about the texts; the marks stay
                connection.execute(
                    f"DELETE FROM {table} WHERE learner = ? AND kind IN ('note', 'lifted')", (number,)
                )
        connection.execute("UPDATE handin SET file = ? WHERE file = ?", (new_name, file))

    _rewrite(folder / "class.db", change)


def _rewrite(path: Path, change) -> None:
    """All of ``change`` or nothing; then the file is written anew, so that no freed page keeps a word."""
    with closing(sqlite3.connect(path, timeout=20)) as connection:
        connection.execute("PRAGMA secure_delete = ON")
        with connection:
            change(connection)
        connection.execute("VACUUM")
    if path.name == "class.db":
        with register.opened(path, create=True):
            pass  # puts the triggers back


def _from_register(connection, learner: Learner) -> None:
    number = learner.number
    connection.execute("DROP TRIGGER IF EXISTS event_stands")
    connection.execute("DROP TRIGGER IF EXISTS settled_stands")
    for table in ("event", "graded", "marked", *_rubric_table(connection)):
        connection.execute(f"DELETE FROM {table} WHERE learner = ?", (number,))
    for row, sender, members in connection.execute("SELECT id, learner, members FROM handin").fetchall():
        group = json.loads(members)
        if number not in (sender, *group):
            continue
        left = [other for other in group if other != number]
        if left:
            connection.execute(
                "UPDATE handin SET learner = ?, members = ?, file = ? WHERE id = ?",
                (sender if sender != number else left[0], json.dumps(left), f"{GONE}{row}", row),
            )
        else:
            connection.execute("DELETE FROM handin WHERE id = ?", (row,))
            connection.execute("DELETE FROM settled WHERE handin = ?", (row,))
    connection.execute("UPDATE settled SET learner = ? WHERE learner = ?", (GONE, number))
    for table in ("handin", "event", "settled"):
        _blot(connection, table, "reason", learner)
    for table in _rubric_table(connection):
        _blot(connection, table, "value", learner)
    connection.execute("DELETE FROM learner WHERE number = ?", (number,))


def _from_gradebook(connection, learner: Learner) -> None:
    papers = "SELECT id FROM submitted_assignment WHERE student_id = ?"
    notebooks = f"SELECT id FROM submitted_notebook WHERE assignment_id IN ({papers})"
    for table in ("grade", "comment"):
        connection.execute(f"DELETE FROM {table} WHERE notebook_id IN ({notebooks})", (learner.number,))
    connection.execute(f"DELETE FROM submitted_notebook WHERE assignment_id IN ({papers})", (learner.number,))
    connection.execute("DELETE FROM submitted_assignment WHERE student_id = ?", (learner.number,))
    connection.execute("DELETE FROM student WHERE id = ?", (learner.number,))
    for column in ("auto_comment", "manual_comment"):
        _blot(connection, "comment", column, learner)


def _rubric_table(connection) -> tuple[str, ...]:
    """The table of levels and words, where a trainer has used a rubric."""
    return tuple(
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE name = 'rubric_said'")
    )


def _blot(connection, table: str, column: str, learner: Learner) -> None:
    """Others' lines that name the learner keep standing, without the name."""
    for word in sorted({learner.number, *names(learner)}, key=len, reverse=True):
        connection.execute(
            f"UPDATE {table} SET {column} = replace({column}, ?, ?) WHERE instr({column}, ?)",
            (word, GONE, word),
        )


def names(learner: Learner) -> set[str]:
    """The name and its reading, as written and without the space between family and given name."""
    written = {learner.name, learner.kana} - {""}
    return written | {"".join(word.split()) for word in written}
