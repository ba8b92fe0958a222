"""``kenshu demo``: a class of 24 from the roster to the marks, held against marks written by hand."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kenshu import grading
from kenshu.grading import register
from kenshu.grading.demo.script import act, set_up
from kenshu.grading.place import Place
from kenshu.grading.standing import Row

DATA = Path(__file__).parent
HANDIN = "提出"  # stands in place of a notebook in the lines about zips that were not taken in


@dataclass(frozen=True)
class Line:
    """One learner × notebook (or one zip not taken in) as it came out, and whether it should have."""

    learner: str
    team: str
    notebook: str
    status: str
    points: str
    lost: str
    reason: str
    agrees: bool


@dataclass(frozen=True)
class Result:
    """``differences`` is empty when everything is as written by hand; the class stays at ``place``."""

    place: Place
    learners: int
    lines: tuple[Line, ...]
    differences: tuple[str, ...]


def run(folder: Path, *, course: Path, watch: Callable[[int, int, str], None], data: Path = DATA) -> Result:
    """Play the whole class in the empty ``folder`` with the exercises of ``course``.

    ``watch(done, all, what)`` hears about each step. ``data`` holds roster.csv, handins.yml and expected.csv.
    """
    place = set_up(folder, course, data, watch)
    act(place, data, watch)
    zips = grading.waiting(place)
    for done, arrival in enumerate(grading.collect(place, zips), start=1):
        watch(done, len(zips), f"受付 {arrival.learner}")
    grading.prepare(place)
    jobs = grading.due(place)
    for done, outcome in enumerate(grading.grade(place, jobs), start=1):
        watch(done, len(jobs), f"採点 {outcome.job.learner}")
    grading.feedback(place)
    grading.export(place)
    return compare(place, data)


def compare(place: Place, data: Path = DATA) -> Result:
    """Hold what stands in the class's records against ``expected.csv``."""
    expected, found = _expected(data), {**_graded(place), **_not_taken(place)}
    lines, differences = [], []
    for key in dict.fromkeys([*expected, *found]):
        wanted, got = expected.get(key), found.get(key)
        problem = _difference(key, wanted, got)
        differences += [problem] if problem else []
        if got:
            late = "(遅れ)" if got["late"] else ""
            lines.append(Line(*key[:1], got["team"], key[1], got["status"] + late, got["points"], got["lost"],
                              got["said"], not problem))  # fmt: skip
    with register.opened(place.register) as connection:
        learners = len(register.learners(connection))
    return Result(place, learners, tuple(lines), tuple(differences))


def _expected(data):
    text = (data / "expected.csv").read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in text if not line.startswith("#"))
    return {(row["learner"], row["notebook"]): row for row in rows}


def _graded(place):
    return {(row.learner.number, row.notebook): _facts(row) for row in grading.table(place)}


def _facts(row: Row):
    lost = [f"{question}={grade.points:g}" for question, grade in row.marks.items()
            if not grade.waiting and grade.points < grade.of]  # fmt: skip
    return {"team": row.learner.team, "status": row.status.status, "late": "遅れ" if row.status.late else "",
            "points": "" if row.total is None else f"{row.total:g}", "lost": " ".join(lost),
            "said": row.status.reason}  # fmt: skip


def _not_taken(place):
    with register.opened(place.register) as connection:
        found = [a for a in register.arrivals(connection) if a.state != register.RECEIVED]
    empty = {"team": "", "late": "", "points": "", "lost": ""}
    return {(a.learner, HANDIN): {**empty, "status": a.state, "said": a.reason} for a in found}


def _difference(key, wanted, got):
    """One Japanese line on what is not as written by hand, or nothing."""
    name = " ".join(key)
    if got is None:
        return f"{name}: 予想は「{wanted['status']}」ですが、結果にありません。"
    if wanted is None:
        return f"{name}: 予想にない結果「{got['status']}」です。"
    for field, word in (("status", "状態"), ("late", "遅れ"), ("points", "点"), ("lost", "満点でない問い")):
        if wanted[field] != got[field]:
            return f"{name}: {word}の予想は「{wanted[field]}」、結果は「{got[field]}」です。{got['said']}"
    if wanted["said"] not in got["said"]:
        return f"{name}: 理由に「{wanted['said']}」がありません。「{got['said']}」"
    return ""
