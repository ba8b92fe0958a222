"""What the course says to each typical mistake: ``python -m tests.course.mistakes`` writes MISTAKES.md beside this.

A typical mistake is a wrong case of the known answers with a name of its own: not blank, not asked, not refused,
and not the 「other」 that stands for everything no rule knows.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from kenshu import authoring
from kenshu.answers import AnswersError, Question, read_value
from kenshu.answers.wording import said
from kenshu.authoring import course, known, notebook

ROOT = Path(__file__).parents[2]
TABLE = Path(__file__).with_name("MISTAKES.md")
NO_MISTAKE = {"right", "blank", "ask", "kept", "other"}
HEAD = ("教材", "問い", "まちがい", "答え", "点", "説明の名", "説明")
SECOND = "second-"
TALKS = {"choice", "choices"}  # ungraded ones only reply, whatever is chosen
LONGEST = 90  # letters of an answer that are shown


@dataclass(frozen=True)
class Mistake:
    """A row: where, the mistake's name, the answer in words, points of all points, message id and message."""

    notebook: str
    question: str
    case: str
    answer: str
    points: str
    message_id: str
    message: str


def typical(root: Path) -> list[tuple[Question, dict]]:
    """Every typical mistake of the course at ``root``: its question, and its case as written."""
    found = []
    for session in course.sessions(root):
        for item in course.read(root, session):
            specs = {spec["id"]: spec for spec in notebook.questions(item)}
            for form in item.forms:
                question = Question.from_dict({**specs[form["id"]], "session": session})
                found += [
                    (question, case) for case in known.cases_of(item, form["id"])[1] if _wrong(case, form)
                ]
    return found


def rows(root: Path) -> list[Mistake]:
    """Each typical mistake, marked here and now."""
    came = {(outcome.question, outcome.case): outcome for outcome in authoring.known_answers(root=root)}
    return [_row(question, case, came[question.id, case["name"]]) for question, case in typical(root)]


def table(found: list[Mistake]) -> str:
    """The rows as Markdown, with the counts in front."""
    messages = {(row.question, row.message_id) for row in found}
    texts = {row.message for row in found}
    lines = [
        "# まちがいと説明", "",
        "`python -m tests.course.mistakes` が、既知の答えを一つずつ採点して書いたものです。", "",
        f"まちがい {len(found)}件、問いごとに数えた説明 {len(messages)}種類、ことばの違う説明 {len(texts)}種類。", "",
        _line(HEAD), _line(["---"] * len(HEAD)),
    ]  # fmt: skip
    for row in found:
        cells = (row.notebook, row.question, row.case, row.answer, row.points, row.message_id, row.message)
        lines.append(_line([cell.replace("|", "\\|").replace("\n", " ") for cell in cells]))
    return "\n".join(lines) + "\n"


def alike(found: list[Mistake]) -> list[str]:
    """Where two different mistakes of one question are told the same words; ``second-x`` is x in the second row."""
    first, doubled = {}, set()
    for row in found:
        twin = first.setdefault((row.question, row.message), row)
        if twin.message_id.removeprefix(SECOND) != row.message_id.removeprefix(SECOND):
            doubled.add(f"{row.question}: {twin.message_id} {row.message_id}")
    return sorted(doubled)


def _wrong(case: dict, form: dict) -> bool:
    """Whether the case is a mistake somebody makes; where nothing is earned, only what a rule has to say to it."""
    real = isinstance(case["answer"], dict) and case["answer"].get("value") is not None
    if not real or case.get("refused") or case["message"] in NO_MISTAKE or known.is_right(case):
        return False
    if form["graded"] == "no":
        return form["kind"] not in TALKS and not form["id"].startswith("n00")
    return case["points"] < form["points"]


def _row(question: Question, case: dict, outcome) -> Mistake:
    points, message_id = outcome.got.split("点 ")
    return Mistake(
        question.notebook, question.id, case["name"], _words(question, case["answer"]),
        f"{points}/{question.points:g}", message_id, outcome.said,
    )  # fmt: skip


def _words(question: Question, raw: dict) -> str:
    try:
        found = said(question, read_value(question, raw))
    except AnswersError:
        return str(raw)
    text = found.text or " / ".join(" ".join(str(cell) for cell in row) for row in found.rows)
    return text if len(text) <= LONGEST else text[:LONGEST] + "…"


def _line(cells) -> str:
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    made = rows(ROOT)
    TABLE.write_text(table(made), encoding="utf-8")
    print(f"{TABLE}: {len(made)} rows, {len({row.message for row in made})} distinct messages")
    sys.exit("\n".join(alike(made)))
