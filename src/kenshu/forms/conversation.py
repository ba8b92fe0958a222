"""What the form on the screen and the kernel say to each other: plain dicts both ways.

Screen → kernel: {"type": "save", "raw", "previous", "force", "confirmed"} or {"type": "check"}.
Kernel → screen: "saved" (the only acknowledgement), "error" (mend the field), "warn" (looks personal),
"conflict" (another window was faster), "failed" (nothing could be stored), "mark".
"""

from kenshu import KenshuError, answers, check
from kenshu.answers import AnswersError, ConflictError, Question, Store
from kenshu.answers.store import ANY
from kenshu.check.mark import TONES
from kenshu.forms.static_answer import in_words


def answer(message: dict, question: Question, store: Store) -> dict:
    """The reply to one message. Never raises: what went wrong is said on the screen."""
    try:
        if message.get("type") == "check":
            return _check(question, store)
        return _save(message, question, store)
    except KenshuError as error:
        return {"type": "failed", "message": str(error)}
    except Exception as error:
        said = f"研修の仕組みの側に問題が起きました({type(error).__name__}: {error})。"
        return {
            "type": "failed",
            "message": f"{said}画面の文字は消えていません。この文を講師に見せてください。",
        }


def _save(message: dict, question: Question, store: Store) -> dict:
    try:
        entry = answers.read_value(question, message["raw"])
    except AnswersError as error:
        cell = {"row": getattr(error, "row", None), "column": getattr(error, "column", None)}
        return {"type": "error", "message": str(error), **cell}
    found = [hit for hit in answers.warnings(question, entry) if hit not in message.get("confirmed", ())]
    if found:
        return {"type": "warn", "found": found}
    try:
        previous = ANY if message.get("force") else message.get("previous")
        stored = store.write(question.id, entry, previous=previous)
    except ConflictError as error:
        return {"type": "conflict", "entry": error.stored, "words": in_words(question, error.stored)}
    return {"type": "saved", "entry": stored, "words": in_words(question, stored) if stored else ""}


def _check(question: Question, store: Store) -> dict:
    mark = check.mark(question.id, store.folder)
    sign, words = TONES[mark.tone]
    return {"type": "mark", "tone": mark.tone, "sign": sign, "words": words, "message": mark.message}
