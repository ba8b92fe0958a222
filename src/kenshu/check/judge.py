"""From a stored answer to a Mark."""

from pathlib import Path

from kenshu import answers
from kenshu.answers import Question
from kenshu.check import rules
from kenshu.check.mark import CheckError, Mark, Verdict

BLANK = "分かるところから書いて大丈夫です。"
ASK = "「まだ分からない」として受け取りました。聞いて分かったら、ここに戻って書いてください。"
KEPT = "答えを受け取りました。"


def mark(question_id: str, folder: str | Path | None = None) -> Mark:
    """Check the stored answer of a question with its rule, on the course's dataset.

    ``folder``: the session folder (questions.json, answers.json); None = the one around the cwd.
    No answer: 0 points, message_id "blank"; 「まだ分からない」: 0 points, "ask". A choice without a rule gets
    the reply of what was chosen and 0 points here: its points come from ``keyed``, hidden in the test cell.
    Raises AnswersError or CheckError (Japanese); never a mark for what could not be checked.
    """
    question, known = _stored(question_id, folder)
    return judge(question, known)


def keyed(question_id: str, key: dict[str, float], folder: str | Path | None = None) -> Mark:
    """Mark a choice by ``key`` (choice id -> points); message_id = the chosen id, the message its reply."""
    question, known = _stored(question_id, folder)
    choices = {choice.id for choice in question.choices}
    if question.kind != "choice" or not set(key) <= choices:
        raise CheckError(f"問い「{question_id}」の配点表が選択肢と合いません。講師に知らせてください。")
    entry = known.get(question_id, {})
    waiting = _unanswered(question, entry)
    if waiting:
        return waiting
    return _reply(question, entry["value"], key.get(entry["value"], 0))


def judge(question: Question, known: dict, data_folder: str | Path | None = None) -> Mark:
    """Mark of ``question`` given ``known`` = {question id: entry}; pure but for reading the dataset."""
    entry = known.get(question.id, {})
    waiting = _unanswered(question, entry)
    if waiting:
        return waiting
    verdict = rules.verdict(question.id, known, data_folder)
    if verdict is None:
        return _without_rule(question, entry)
    return of_verdict(question, verdict)


def of_verdict(question: Question, verdict: Verdict) -> Mark:
    """A verdict's share of the question's points, rounded to 1/100 point."""
    points = round(verdict.share * question.points, 2)
    if question.graded == "no":  # nothing there is right or wrong
        return Mark(question.id, 0, 0, verdict.message_id, verdict.message, "reply")
    return Mark(question.id, points, question.points, verdict.message_id, verdict.message)


def can_check(question: Question) -> bool:
    """Whether 「確かめる」 has something to say about this question."""
    if any(choice.reply for choice in question.choices):
        return True
    return (question.graded == "auto" and question.kind != "choice") or rules.find(question.id) is not None


def _stored(question_id: str, folder) -> tuple[Question, dict]:
    """The question, and all answers a rule may look at: this session's and those carried from earlier."""
    folder = Path(folder) if folder is not None else answers.session_folder()
    questions = answers.load_questions(folder)
    if question_id not in questions:
        raise CheckError(
            f"問い「{question_id}」が {folder.name}/questions.json にありません。講師に知らせてください。"
        )
    question = questions[question_id]
    document = answers.Store(folder).document(mend=False)
    known = {**document["carried"], **document["answers"]}
    if question_id in known:
        answers.check_entry(question, known[question_id])
    return question, known


def _unanswered(question: Question, entry: dict) -> Mark | None:
    if entry.get("value") is not None:
        return None
    name, message = ("ask", ASK) if entry.get("ask") else ("blank", BLANK)
    return Mark(question.id, 0, question.points, name, message)


def _without_rule(question: Question, entry: dict) -> Mark:
    if question.kind == "choice":
        return _reply(question, entry["value"], 0)
    if question.graded == "auto":
        raise CheckError(
            f"問い「{question.id}」の確かめ方がまだありません。答えは保存されています。講師に知らせてください。"
        )
    return Mark(question.id, 0, question.points, "kept", KEPT, "reply")


def _reply(question: Question, chosen: str, points: float) -> Mark:
    choice = next(choice for choice in question.choices if choice.id == chosen)
    return Mark(question.id, points, question.points, chosen, choice.reply or KEPT, "reply")
