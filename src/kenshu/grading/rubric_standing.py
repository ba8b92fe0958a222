"""Where each paper stands by a rubric: levels, points, 差戻し rules, and 修了 or what to add. Nobody is ranked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

from kenshu import answers
from kenshu.answers import Question
from kenshu.grading import rubric_marks
from kenshu.grading.place import Place
from kenshu.grading.register import ABSENT, GRADED, RETURNED
from kenshu.grading.rubric import Criterion, Rubric
from kenshu.grading.rubric_automatic import falls_under
from kenshu.grading.rubric_marks import NOTHING, Said
from kenshu.grading.standing import Row

DONE, AGAIN, OPEN = "修了", "もう一度", "まだ決まっていません"


@dataclass(frozen=True)
class Standing:
    """One learner by one rubric. ``levels``: criterion → level, only those given; ``rules``: 差戻し rule → what was
    found, without those a trainer lifted; ``returned``: the reason while the notebook is 差戻し, else None."""

    rubric: Rubric
    row: Row | None
    said: Said
    levels: Mapping[str, float]
    rules: Mapping[str, str]
    returned: str | None = None

    @property
    def whole(self) -> bool:
        """Whether every 観点 has its level."""
        return len(self.levels) == len(self.rubric.criteria)

    @property
    def total(self) -> float:
        """The points of the levels given so far."""
        return round(
            sum(one.points(self.levels[one.id]) for one in self.rubric.criteria if one.id in self.levels), 2
        )

    @property
    def verdict(self) -> str:
        """修了, もう一度, or still open. A rule nobody has decided on keeps it open."""
        if self.returned is not None:
            return AGAIN
        if not self.whole or self.rules or (self.row and self.row.status.status != GRADED):
            return OPEN
        each = min(self.levels.values()) >= (self.rubric.each or 0)
        return DONE if each and self.total >= (self.rubric.least or 0) else AGAIN

    def to_add(self) -> list[tuple[Criterion, str]]:
        """What would lead on: the 観点 below the level asked for, then, while the points lack, the heaviest next steps."""
        given = [one for one in self.rubric.criteria if one.id in self.levels]
        low = [one for one in given if self.levels[one.id] < (self.rubric.each or 0)]
        missing = (self.rubric.least or 0) - self.total
        rest = sorted((one for one in given if one not in low and self.levels[one.id] < 4),
                      key=lambda one: (self.levels[one.id], -one.weight))  # fmt: skip
        gained = sum(one.weight / 4 for one in low)
        for one in rest:
            if gained >= missing:
                break
            low.append(one)
            gained += one.weight / 4
        return [(one, one.what_to_add(self.levels[one.id])) for one in low]


def capstones(place: Place, rubric: Rubric, rows: list[Row]) -> dict[str, Standing]:
    """受講者番号 → Standing by a rubric of one notebook; who handed nothing in is not in it."""
    said, questions = rubric_marks.said(place, rubric), all_questions(place)
    found = {}
    for row in rows:
        if row.notebook == rubric.notebook and row.status.status != ABSENT:
            number = row.learner.number
            found[number] = _standing(place, rubric, row, said.get(number, NOTHING), questions)
    return found


def sessions(place: Place, rubric: Rubric) -> dict[str, Standing]:
    """受講者番号 → Standing by the rubric of a session, for those who have levels."""
    return {number: Standing(rubric, None, said, said.levels, {})
            for number, said in rubric_marks.said(place, rubric).items() if said.levels}  # fmt: skip


def all_questions(place: Place) -> dict[str, Question]:
    """Every released question; a capstone carries answers of earlier sessions."""
    found: dict[str, Question] = {}
    for session in place.sessions():
        found |= answers.load_questions(place.release / session)
    return found


def known_answers(place: Place, learner: str, session: str) -> dict[str, dict]:
    """question id → entry of the hand-in that counts, what it carries included; {} without one."""
    path = place.submitted / learner / session / "answers.json"
    if not path.is_file():
        return {}
    document = json.loads(path.read_text(encoding="utf-8"))
    return {**document.get("carried", {}), **document["answers"]}


def _standing(place, rubric, row: Row, said: Said, questions) -> Standing:
    levels = {one.id: one.level(row.marks[one.question].points) for one in rubric.criteria
              if one.question in row.marks and not row.marks[one.question].waiting
              and row.marks[one.question].points is not None}  # fmt: skip
    known = known_answers(place, row.learner.number, row.session)
    rules = {rule: told for rule, told in falls_under(rubric, questions, known).items()
             if said.lifted.get(rule, ("", None))[1] != row.status.handin or rule not in said.lifted}  # fmt: skip
    returned = row.status.reason if row.status.status == RETURNED else None
    return Standing(rubric, row, said, levels, rules, returned)
