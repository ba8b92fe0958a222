"""What the form on the screen and the kernel say to each other: plain dicts both ways.

Screen → kernel: {"type": "save", "raw", "previous", "force", "confirmed"}, {"type": "check"}, or
{"type": "attach", "name", "whole", "offset"} with one piece of a file as buffer.
Kernel → screen: "saved" (the only acknowledgement), "error" (mend the field), "warn" (looks personal),
"conflict" (another window was faster), "failed" (nothing could be stored), "mark"; of an upload "piece" (send
the next), "attached" (its row for the answer), "refused".
"""

from kenshu import KenshuError, answers, check
from kenshu.answers import AnswersError, ConflictError, Question, Store, attachments
from kenshu.answers.store import ANY
from kenshu.check.mark import TONES
from kenshu.forms.static_answer import in_words


def answer(message: dict, question: Question, store: Store, buffers=()) -> dict:
    """The reply to one message. Never raises: what went wrong is said on the screen."""
    try:
        if message.get("type") == "check":
            return _check(question, store)
        if message.get("type") == "attach":
            return _attach(message, question, store, bytes(buffers[0]) if buffers else b"")
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
    previous = ANY if message.get("force") else message.get("previous")
    try:
        stored = (_store_files if question.kind == "file" else _store)(question, entry, store, previous)
    except ConflictError as error:
        return {"type": "conflict", "entry": error.stored, "words": in_words(question, error.stored)}
    return {"type": "saved", "entry": stored, "words": in_words(question, stored) if stored else ""}


def _store(question: Question, entry: dict, store: Store, previous) -> dict:
    return store.write(question.id, entry, previous=previous)


def _store_files(question: Question, entry: dict, store: Store, previous) -> dict:
    """Files come in before the answer names them and go out after it no longer does: a kill between the two
    leaves a file too many, never an answer without its file."""
    rows = entry.get("value") or []
    before = store.read().get(question.id, {}).get("value") or []
    attachments.come_in(store.folder, rows)
    try:
        return _store(question, entry, store, previous)
    finally:
        files = [one for one in answers.load_questions(store.folder).values() if one.kind == "file"]
        attachments.go_out(store.folder, [*before, *rows], store.read(), files)


def _attach(message: dict, question: Question, store: Store, piece: bytes) -> dict:
    view = "".join(c for c in str(message.get("view")) if c.isalnum())[:40]
    offset, whole = int(message["offset"]), int(message["whole"])
    try:
        row = attachments.receive(store.folder, question, view, offset, piece, whole, str(message["name"]))
    except AnswersError as error:
        return {"type": "refused", "message": str(error)}
    return {"type": "attached", "row": row} if row else {"type": "piece", "offset": offset + len(piece)}


def _check(question: Question, store: Store) -> dict:
    mark = check.mark(question.id, store.folder)
    sign, words = TONES[mark.tone]
    return {"type": "mark", "tone": mark.tone, "sign": sign, "words": words, "message": mark.message}
