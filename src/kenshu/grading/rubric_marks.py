"""Levels a trainer gave: kept in class.db, and where a 観点 is a question of the notebook, as its mark in gradebook.db.

A mark changed in formgrader counts as well: the level of such a 観点 is always read from the gradebook. Every word
is only added, the newest counts.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass

from kenshu.grading import register
from kenshu.grading.database_words import refusal
from kenshu.grading.marks import WHAT
from kenshu.grading.place import GradingError, Place
from kenshu.grading.rubric import LEVELS, Criterion, Rubric

TABLE = """CREATE TABLE IF NOT EXISTS rubric_said (
    id INTEGER PRIMARY KEY, at TEXT NOT NULL, learner TEXT NOT NULL, rubric TEXT NOT NULL, kind TEXT NOT NULL,
    name TEXT NOT NULL, value TEXT NOT NULL, handin INTEGER)"""
NOT_GRADED = "まだ採点の記録にありません。先に kenshu grade を実行してください。"
LEVEL, NOTE, CHECK, LIFTED = "level", "note", "check", "lifted"
_NEWEST = """SELECT learner, kind, name, value, handin FROM rubric_said
WHERE id IN (SELECT max(id) FROM rubric_said WHERE rubric = ? GROUP BY learner, kind, name)"""
_CELL = """notebook_id IN (SELECT sn.id FROM submitted_notebook sn JOIN notebook n ON n.id = sn.notebook_id
    JOIN submitted_assignment sa ON sa.id = sn.assignment_id WHERE sa.student_id = ? AND n.name = ?)
    AND cell_id IN (SELECT id FROM base_cell WHERE name = ?)"""
_SET_MARK = f"UPDATE grade SET manual_score = ?, needs_manual_grade = 0 WHERE {_CELL}"
_ADD = "INSERT INTO rubric_said (at, learner, rubric, kind, name, value, handin) VALUES (?,?,?,?,?,?,?)"
_SET_COMMENT = f"UPDATE comment SET manual_comment = ? WHERE {_CELL}"


@dataclass(frozen=True)
class Said:
    """What a trainer said about one learner's part by one rubric. ``levels``, ``notes``: by criterion;
    ``checks``: (criterion, question) → fine, where a trainer changed the automatic part; ``lifted``: 差戻し rules
    that do not apply after all, each with the hand-in it was said of."""

    levels: Mapping[str, int]
    notes: Mapping[str, str]
    checks: Mapping[tuple[str, str], bool]
    lifted: Mapping[str, tuple[str, int | None]]


NOTHING = Said({}, {}, {}, {})


def said(place: Place, rubric: Rubric) -> dict[str, Said]:
    """受講者番号 → what was said so far."""
    with register.opened(place.register) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'rubric_said'").fetchone():
            return {}
        found: dict[str, Said] = {}
        for learner, kind, name, value, handin in connection.execute(_NEWEST, (rubric.id,)):
            mine = found.setdefault(learner, Said({}, {}, {}, {}))
            if kind == LEVEL:
                mine.levels[name] = int(value)
            elif kind == NOTE:
                mine.notes[name] = value
            elif kind == CHECK:
                mine.checks[tuple(json.loads(name))] = value == "1"
            else:
                mine.lifted[name] = (value, handin)
    return found


def give(place: Place, rubric: Rubric, learners: Iterable[str], *, levels: Mapping[str, int],
         notes: Mapping[str, str] | None = None, checks: Mapping[tuple[str, str], bool] | None = None,
         handin: int | None = None) -> None:  # fmt: skip
    """Keep levels (0–4), notes and changed checks for all ``learners`` of one paper, and set the marks of the notebook.

    The gradebook is written first: a crash in between leaves marks that stand, and a level that is read from them.
    Raises GradingError for a level that does not exist, a closed class, or a notebook that was not graded.
    """
    wrong = [f"{name} {level}" for name, level in levels.items() if level not in LEVELS]
    if wrong:
        raise GradingError(f"段階は0から4の整数です({'、'.join(wrong)})。")
    check_open(place)
    learners, notes = tuple(learners), notes or {}
    marked = [one for one in rubric.criteria if one.question and one.id in levels]
    if marked:
        _mark(place, rubric, learners, marked, levels, notes)
    lines = [(LEVEL, name, str(level)) for name, level in levels.items()]
    lines += [(NOTE, name, text.strip()) for name, text in notes.items()]
    lines += [(CHECK, json.dumps(name), str(int(fine))) for name, fine in (checks or {}).items()]
    _add(place, rubric, learners, lines, handin)


def lift_rule(
    place: Place, rubric: Rubric, learners: Iterable[str], rule: str, reason: str, handin: int
) -> None:
    """Keep that a 差戻し rule does not apply to this hand-in, and why. Raises GradingError without a reason."""
    if not reason.strip():
        raise GradingError("差戻しにしないわけを書いてください。あとで見る人のために残します。")
    check_open(place)
    _add(place, rubric, tuple(learners), [(LIFTED, rule, reason.strip())], handin)


def check_open(place: Place) -> None:
    """Raise GradingError when the class is closed."""
    with register.opened(place.register) as connection:
        if day := register.setting(connection, "closed"):
            raise GradingError(
                f"このクラスは {day} に閉じました。直すときは、先に kenshu class close --reopen で開き直してください。"
            )


def _add(place, rubric, learners, lines, handin):
    with register.opened(place.register) as connection:
        connection.execute(TABLE)
        rows = [(register.now(), learner, rubric.id, *line, handin) for learner in learners for line in lines]
        connection.executemany(_ADD, rows)


def _mark(place, rubric, learners, marked: list[Criterion], levels, notes):
    """All marks of a paper in one transaction of the gradebook, as formgrader would leave them."""
    try:
        with closing(sqlite3.connect(place.gradebook, timeout=20)) as connection, connection:
            for learner in learners:
                for one in marked:
                    where = (learner, rubric.notebook, one.question)
                    points = one.points(levels[one.id])
                    if not connection.execute(_SET_MARK, (points, *where)).rowcount:
                        raise GradingError(f"{learner} の「{one.title}」の問いが、{NOT_GRADED}")
                    if one.id in notes:
                        connection.execute(_SET_COMMENT, (notes[one.id].strip(), *where))
    except sqlite3.Error as error:
        raise GradingError(refusal(WHAT, place.gradebook, error)) from error
