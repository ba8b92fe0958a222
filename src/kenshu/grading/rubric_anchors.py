"""Anchor capstones: whole texts with reference levels, for trainers to learn to read alike. Never handed to learners.

An anchor's answers have the shape of N11's own (a table's row is a list in the order of its columns), so that a
trainer reads it as a group's hand-in is read, and the same checks run on it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kenshu import KenshuError, answers
from kenshu.answers import AnswersError, Question
from kenshu.grading.place import GradingError, Place
from kenshu.grading.rubric import LEVELS, Rubric, kept_in

FARTHEST, CLOSE = (
    1,
    0.5,
)  # CURRICULUM: no 観点 off by more than one level, mean absolute difference at most 0.5


@dataclass(frozen=True)
class Anchor:
    """``known``: question id → entry; ``levels`` and ``reasons``: criterion → the reference; ``returned``: rule → why."""

    id: str
    procedure: str
    known: Mapping[str, dict]
    levels: Mapping[str, int]
    reasons: Mapping[str, str]
    returned: Mapping[str, str]


@dataclass(frozen=True)
class Calibration:
    """How far levels given to one text are from the reference; ``off``: criterion → given − reference."""

    anchor: str
    off: Mapping[str, int]

    @property
    def mean(self) -> float:
        """Mean absolute difference in levels."""
        return sum(abs(one) for one in self.off.values()) / len(self.off)

    @property
    def farthest(self) -> int:
        return max(abs(one) for one in self.off.values())

    @property
    def close(self) -> bool:
        """Near enough to mark alone (CURRICULUM, level L3)."""
        return self.farthest <= FARTHEST and self.mean <= CLOSE


def anchors(place: Place, rubric: Rubric, questions: Mapping[str, Question]) -> dict[str, Anchor]:
    """id → Anchor, in order of the files. Raises GradingError naming the file when one does not fit the questions."""
    read = [load(path, rubric, questions) for path in sorted(kept_in(place, "anchors").glob("*.yml"))]
    return {one.id: one for one in read}


def load(path: Path, rubric: Rubric, questions: Mapping[str, Question]) -> Anchor:
    """One checked anchor. Raises GradingError."""
    from kenshu.authoring import plain_yaml

    try:
        written = plain_yaml.read(path)
        known = {name: _entry(questions, name, value) for name, value in written["answers"].items()}
        given = written["reference"]
        levels = {one.id: given[one.id]["level"] for one in rubric.criteria}
        reasons = {one.id: given[one.id]["why"] for one in rubric.criteria}
    except KeyError as error:
        raise GradingError(f"{path}: {error} がありません。観点と項目を見直してください。") from error
    except KenshuError as error:
        raise GradingError(f"{path}: {error}") from error
    strange = [f"{name} の段階 {level}" for name, level in levels.items() if level not in LEVELS]
    strange += [f"観点 {name}" for name in given if name not in levels]
    if strange or set(written["returned"]) - set(rubric.returned):
        raise GradingError(
            f"{path}: 観点表に合わないものがあります({'、'.join(strange) or '差戻しの決まり'})。"
        )
    return Anchor(written["id"], written["procedure"], known, levels, reasons, written["returned"])


def compare(anchor: Anchor, given: Mapping[str, int]) -> Calibration:
    """The levels a trainer gave to an anchor, beside the reference."""
    return Calibration(anchor.id, {name: given[name] - level for name, level in anchor.levels.items()})


def kappa(pairs: list[tuple[int, int]]) -> float | None:
    """Cohen's κ with quadratic weights over (one marker, other marker) levels 0–4; None when nothing varies.

    >>> kappa([(0, 0), (2, 2), (4, 4)])
    1.0
    """
    count = len(pairs)
    seen = sum((one - other) ** 2 for one, other in pairs) / count
    by_chance = sum((one - other) ** 2 for one, _ in pairs for _, other in pairs) / count**2
    return None if by_chance == 0 else 1 - seen / by_chance


def _entry(questions, name: str, value) -> dict:
    if name not in questions:
        raise GradingError(f"問い「{name}」は配った教材にありません。")
    question = questions[name]
    if isinstance(value, list) and question.columns:
        value = [_row(question, number, cells) for number, cells in enumerate(value)]
    try:
        return answers.read_value(question, {"value": value})
    except AnswersError as error:
        raise GradingError(f"問い「{name}」: {error}") from error


def _row(question: Question, number: int, cells: list) -> dict:
    if len(cells) != len(question.columns):
        raise GradingError(
            f"問い「{question.id}」の{number + 1}行目の欄の数が合いません({len(question.columns)}欄)。"
        )
    row = {column.id: cell for column, cell in zip(question.columns, cells, strict=True)}
    return {"row": question.rows[number], **row} if question.rows else row
