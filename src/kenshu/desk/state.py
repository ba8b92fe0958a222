"""What はじめに and the status line show: sessions, notebooks, how far each is, and the hand-in."""

import json
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from kenshu import KenshuError, answers, handin
from kenshu.desk import person
from kenshu.desk.errors import DeskError
from kenshu.desk.workplace import Workplace, write_whole

RECEIPTS = "receipts.json"


def overview(work: Workplace) -> dict:
    """Everything the page needs, as plain JSON; a broken session carries its Japanese ``problem``."""
    number = person.who(work)
    return {
        "class": {"id": work.class_id, "title": work.title, "trial": work.trial, "deletes": work.deletes},
        "learner": number,
        "work": str(work.folder),
        "sessions": [session(work, folder, number) for folder in work.sessions],
    }


def session(work: Workplace, folder: Path, number: str) -> dict:
    """One session: its notebooks with ``done`` of ``total`` questions, when last saved, and the hand-in."""
    about = json.loads((folder / "session.json").read_text(encoding="utf-8"))
    dates = work.dates.get(folder.name, {})
    try:
        entries, problem = answers.Store(folder).read(), ""
        questions = answers.load_questions(folder)
    except KenshuError as error:
        entries, questions, problem = {}, {}, str(error)
    return {
        "id": folder.name,
        "title": about["title"],
        "date": dates.get("date", ""),
        "closes": dates.get("closes", ""),
        "notebooks": [_notebook(folder, item, entries, questions) for item in about["notebooks"]],
        "saved": _saved(folder),
        "handin": _handin(folder, number),
        "problem": problem,
    }


def next_notebook(work: Workplace, first: str = "") -> str:
    """The path of the notebook probably opened next: the first unfinished one, of session ``first``."""
    sessions = sorted(overview(work)["sessions"], key=lambda entry: entry["id"] != first)
    notebooks = [notebook for entry in sessions for notebook in entry["notebooks"]]
    unfinished = [notebook for notebook in notebooks if notebook["done"] < notebook["total"]]
    return (unfinished or notebooks)[0]["path"]


def hand_in(work: Workplace, name: str) -> dict:
    """Put session ``name`` into the box; the receipt and the session as it is now.

    Raises a KenshuError in Japanese; then nothing was handed in and nothing was lost.
    """
    number = person.who(work)
    if not number:
        raise DeskError(
            "受講者番号がまだ入っていません。「はじめに」で番号を入れてから、もう一度「提出する」を押してください。"
        )
    folder = work.folder / name
    if folder not in work.sessions:
        raise DeskError(f"回「{name}」はこの研修にありません。「はじめに」を開き直してください。")
    digest = handin.work_digest(folder)
    attached = sorted(path for path in folder.glob("attachments/*") if path.is_file())
    receipt = handin.pack(folder, work.box, learner=number, class_id=work.class_id, attachments=attached)
    _remember(folder, receipt, digest)
    return {"receipt": _plain(receipt), "session": session(work, folder, number)}


def _notebook(folder: Path, item: dict, entries: dict, questions: dict) -> dict:
    asked = [i for i, question in questions.items() if question.notebook == item["id"]]
    return {
        "id": item["id"],
        "title": item["title"],
        "minutes": item.get("minutes", 0),
        "path": f"{folder.name}/{item['id']}.ipynb",
        "done": sum(i in entries for i in asked),
        "total": len(asked),
    }


def _saved(folder: Path) -> str:
    """When answers.json was last written (UTC, ISO 8601), or ""."""
    path = folder / "answers.json"
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat() if path.exists() else ""


def _handin(folder: Path, number: str) -> dict:
    """``state``: none / done / changed, with the latest receipt of this learner."""
    mine = [receipt for receipt in _receipts(folder) if receipt["learner"] == number]
    if not mine:
        return {"state": "none"}
    last = mine[-1]
    same = last["digest"] == handin.work_digest(folder)
    return {"state": "done" if same else "changed", "number": last["number"], "received": last["received"],
            "times": len(mine)}  # fmt: skip


def _receipts(folder: Path) -> list[dict]:
    try:
        return json.loads((folder / RECEIPTS).read_text(encoding="utf-8"))["receipts"]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _remember(folder: Path, receipt: handin.Receipt, digest: str):
    """Write the receipt down. The hand-in already lies in the box: a full disk here does not undo it."""
    document = {"schema": 1, "receipts": [*_receipts(folder), {**_plain(receipt), "digest": digest}]}
    with suppress(OSError):
        write_whole(folder / RECEIPTS, json.dumps(document, ensure_ascii=False, indent=1).encode())


def _plain(receipt: handin.Receipt) -> dict:
    return {**asdict(receipt), "path": receipt.path.name, "received": receipt.received.isoformat()}
