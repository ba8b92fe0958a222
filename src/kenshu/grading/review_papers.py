"""What the pages of ``kenshu review`` show of rubrics: papers to read, one paper with its texts, an anchor."""

from collections.abc import Mapping
from dataclasses import dataclass

from kenshu.answers import Question, said
from kenshu.answers.kinds.said import Said as Words
from kenshu.grading import register, rubric_standing
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import ABSENT, HELD, RECHECK, Learner
from kenshu.grading.rubric import Criterion, Rubric
from kenshu.grading.rubric_automatic import Finding, findings
from kenshu.grading.rubric_marks import NOTHING
from kenshu.grading.rubric_standing import Standing
from kenshu.grading.standing import Row, table


@dataclass(frozen=True)
class Paper:
    """What is read once: a group's capstone, or a group in a session. ``members`` in roster order."""

    rubric: Rubric
    members: tuple[Learner, ...]
    standing: Standing

    @property
    def key(self) -> str:
        return self.members[0].number

    @property
    def name(self) -> str:
        teams = "、".join(dict.fromkeys(one.team for one in self.members if one.team))
        return teams or self.key


@dataclass(frozen=True)
class Text:
    """One answer as it is read. ``of``: whose it is, where a paper has several."""

    label: str
    words: Words
    of: str = ""


@dataclass(frozen=True)
class Part:
    """One 観点 on the page. ``level``: the radio that is chosen, or None; ``remark``: why it should be looked at."""

    criterion: Criterion
    texts: tuple[Text, ...]
    findings: tuple[Finding, ...]
    level: int | None
    note: str
    remark: str = ""


def papers(place: Place, rubric: Rubric) -> list[Paper]:
    """All papers of one rubric: of those who handed the capstone in, or every group for a session."""
    if rubric.notebook:
        given = rubric_standing.capstones(
            place, rubric, [row for row in table(place) if row.status.status != HELD]
        )
        shared: dict[object, list[Standing]] = {}
        for number, standing in given.items():
            shared.setdefault(standing.row.status.handin or number, []).append(standing)
        return [Paper(rubric, tuple(one.row.learner for one in group), group[0]) for group in shared.values()]
    with register.opened(place.register) as connection:
        people = register.learners(connection)
    known, teams = rubric_standing.sessions(place, rubric), {}
    for learner in people.values():
        teams.setdefault(learner.team or learner.number, []).append(learner)
    blank = Standing(rubric, None, NOTHING, {}, {})
    return [Paper(rubric, tuple(group), known.get(group[0].number, blank)) for group in teams.values()]


def paper(place: Place, rubric: Rubric, number: str) -> Paper:
    """The paper ``number`` belongs to. Raises GradingError when there is none."""
    for one in papers(place, rubric):
        if number in {learner.number for learner in one.members}:
            return one
    raise GradingError(
        f"{number} の「{rubric.title}」はまだありません。受付と採点がすんでいるかを確かめてください。"
    )


def parts(place: Place, shown: Paper) -> list[Part]:
    """The page of one paper, a 観点 after the other."""
    questions = rubric_standing.all_questions(place)
    readers = shown.members[:1] if shown.rubric.notebook else shown.members
    known = {
        one.number: rubric_standing.known_answers(place, one.number, shown.rubric.session) for one in readers
    }
    return [_part(shown, one, questions, known) for one in shown.rubric.criteria]


def anchor_parts(rubric: Rubric, anchor, questions: Mapping[str, Question]) -> list[Part]:
    """The page of an anchor: its texts, the checks, and no level yet."""
    return [
        Part(one, _texts(one, questions, anchor.known, ""), findings(one, questions, anchor.known), None, "")
        for one in rubric.criteria
    ]


def _part(shown: Paper, one: Criterion, questions, known) -> Part:
    several = len(known) > 1
    texts = tuple(text for number, mine in known.items() for text in _texts(one, questions, mine, number if several else "")
                  if not several or text.words.as_text())  # fmt: skip
    first = next(iter(known.values()))
    found = () if several else _changed(findings(one, questions, first), shown.standing, one)
    level, remark = _level(shown.standing, one, first)
    grade = shown.standing.row.marks.get(one.question) if shown.standing.row else None
    note = shown.standing.said.notes.get(one.id, "") or (grade.comment if grade else "")
    return Part(one, texts, found, level, note, remark)


def _texts(one: Criterion, questions, known, of) -> tuple[Text, ...]:
    return tuple(
        Text(questions[q].label, said(questions[q], known.get(q)), of) for q in one.read if q in questions
    )


def _changed(found, standing: Standing, one: Criterion):
    """The automatic part as a trainer left it."""
    kept = standing.said.checks
    return tuple(
        Finding(f.question, f.label, kept.get((one.id, f.question), f.fine), f.message) for f in found
    )


def _level(standing: Standing, one: Criterion, known) -> tuple[int | None, str]:
    """The level to show as chosen, and what to say about it."""
    if one.id in standing.levels:
        level = standing.levels[one.id]
        if level == int(level):
            return int(level), ""
        return None, f"いまの点({one.points(level):g}点)は、段階のあいだです。段階を選ぶと、点も変わります。"
    row: Row | None = standing.row
    grade = row.marks.get(one.question) if row else None
    if grade and grade.manual is not None:
        return standing.said.levels.get(
            one.id
        ), f"{RECHECK}: 点を付けたあとで文が変わりました。読み直してください。"
    if one.id in standing.said.levels:
        return standing.said.levels[one.id], ""
    if one.question and (known.get(one.question) or {}).get("value") is None:
        return 0, "何も書かれていないので、0にしてあります。"
    return None, ""


def handed_in(shown: Paper) -> int | None:
    """The id of the hand-in a capstone's paper was read from."""
    row = shown.standing.row
    return row.status.handin if row and row.status.status != ABSENT else None
