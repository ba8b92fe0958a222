"""Hand-ins that hold nothing but typical mistakes, as few as it takes to hand in every one of them.

Two mistakes share a hand-in when neither is looked at by the rule of the other, or both see there what they saw
alone: then each must earn what its known answer says, whatever else was handed in with it.
"""

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from tests.course import mistakes
from tests.house.classroom import WHEN

from kenshu import answers, handin
from kenshu.answers import Question
from kenshu.authoring import course, notebook
from kenshu.check import rules
from kenshu.grading import Place

ROOT = Path(__file__).parents[2]
NOTHING = object()  # where a rule looked and found no answer


@dataclass(frozen=True)
class Slip:
    """A typical mistake. ``seen``: every answer its rule looks at {question: raw answer or NOTHING}, its own among
    them; ``points`` and ``message_id`` as the known answer says; ``said``: the message in words."""

    question: Question
    name: str
    seen: dict
    points: float
    message_id: str
    said: str


@dataclass
class Sheet:
    """One learner's answers of a session, and the slips among them."""

    slips: list[Slip] = field(default_factory=list)
    seen: dict = field(default_factory=dict)

    def takes(self, slip: Slip) -> bool:
        mine = {one.question.id for one in self.slips}
        return slip.question.id not in mine and all(
            self.seen.get(name, raw) == raw for name, raw in slip.seen.items()
        )

    def add(self, slip: Slip):
        self.slips.append(slip)
        self.seen |= slip.seen

    def answers(self) -> dict:
        """{question: raw answer}, those of earlier sessions among them."""
        return {name: raw for name, raw in self.seen.items() if raw is not NOTHING}


class Looked(dict):
    """Answers that remember which of them were looked at."""

    def __init__(self, *given):
        super().__init__(*given)
        self.at = set()

    def __getitem__(self, name):
        self.at.add(name)
        return super().__getitem__(name)

    def get(self, name, otherwise=None):
        self.at.add(name)
        return super().get(name, otherwise)

    def __contains__(self, name):
        self.at.add(name)
        return super().__contains__(name)

    def __iter__(self):
        raise AssertionError("a rule looks at every answer there is: nothing can be handed in beside it")

    keys = values = items = __iter__


def sheets(root: Path, session: str) -> list[Sheet]:
    """As few hand-ins as hold every typical mistake of a session."""
    asked = _asked(root)
    made: list[Sheet] = []
    with course.environment(root):
        for question, case in mistakes.typical(root):
            if question.session == session:
                slip = _slip(asked, question, case)
                sheet = next((one for one in made if one.takes(slip)), None)
                if sheet is None:
                    made.append(sheet := Sheet())
                sheet.add(slip)
    return made


def hand_in(place: Place, session: str, learner: str, sheet: Sheet, work: Path) -> Path:
    """Answer a session in ``work`` as the desk does and hand it in; the zip in the box."""
    folder = work / learner / session
    shutil.copytree(place.release / session, folder)
    questions, store = answers.load_questions(folder), answers.Store(folder)
    asked = _asked(ROOT)
    earlier = {}
    for name, raw in sheet.answers().items():
        if name in questions:
            store.write(name, answers.read_value(questions[name], raw))
        else:
            earlier[name] = {**answers.read_value(asked[name], raw), "from": asked[name].session}
    store.carry(earlier)
    settings = place.settings()
    return handin.pack(
        folder, Path(settings["box"]), learner=learner, class_id=settings["class"], now=WHEN
    ).path


@cache
def _asked(root) -> dict[str, Question]:
    return {
        spec["id"]: Question.from_dict({**spec, "session": session})
        for session in course.sessions(root)
        for item in course.read(root, session)
        for spec in notebook.questions(item)
    }


def _slip(asked, question, case) -> Slip:
    """The mistake with what its rule looks at."""
    raw = {**(case.get("others") or {}), question.id: case["answer"]}
    known = Looked()
    for second, (name, one) in enumerate(raw.items()):  # some rules ask which was written first
        known[name] = {**answers.read_value(asked[name], one), "at": f"2026-08-10T10:00:{second:02}+09:00"}
    verdict = rules.verdict(question.id, known)
    replies = {choice.id: choice.reply for choice in question.choices}
    said = verdict.message if verdict else replies[case["answer"]["value"]]
    seen = {name: raw.get(name, NOTHING) for name in known.at}
    return Slip(question, case["name"], raw | seen, case["points"], case["message"], said)
