"""Files of a ``file`` question on disk: taken in piece by piece, named by an answer, put aside when dropped.

A file on its way, and one an answer no longer names, lies in ``.attachments/`` (the waiting room, never handed
in); a file an answer names lies in ``attachments/``. No file is ever overwritten or deleted by an answer.
"""

import errno
import os
import time
from pathlib import Path

from kenshu import why
from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import file
from kenshu.answers.question import Question

FOLDER = "attachments"
WAITING = ".attachments"
_OLE = b"\xd0\xcf\x11\xe0"  # an Office file under a password, or one of before 2007
_STARTS = {"png": b"\x89PNG", "jpg": b"\xff\xd8\xff", "pdf": b"%PDF-"} | dict.fromkeys(
    ("xlsx", "docx", "pptx"), b"PK\x03\x04"
)


def receive(folder: Path, question: Question, view: str, offset: int, piece: bytes, whole: int, name: str):
    """Take one piece of a file of ``whole`` bytes called ``name``; pieces of one ``view`` come in order.

    Gives None until the last piece, then the row {"file", "bytes"} for the answer; the file then lies in the
    waiting room under that name, which no other file has. Raises AnswersError.
    """
    name = _tidy(name)
    file.check_name(question, name)
    _check_size(folder, name, whole)
    part = folder / WAITING / f"{question.id}.{view}.part"
    try:
        part.parent.mkdir(exist_ok=True)
        if offset == 0:
            _sweep(part.parent)
        with open(part, "wb" if offset == 0 else "ab") as growing:
            if growing.tell() != offset or offset + len(piece) > whole:
                raise AnswersError(f"「{name}」が途中で切れました。もう一度、付け直してください。")
            growing.write(piece)
            if offset + len(piece) < whole:
                return None
            growing.flush()
            os.fsync(growing.fileno())
        return _arrived(folder, part, name)
    except OSError as error:
        raise AnswersError(_reason(error, name)) from error


def come_in(folder: Path, rows: list[dict] | None):
    """Before an answer is stored: every file it names lies in ``attachments/``. Raises AnswersError."""
    for row in rows or ():
        here, waiting = folder / FOLDER / row["file"], folder / WAITING / row["file"]
        if here.is_file():
            continue
        if not waiting.is_file():
            raise AnswersError(f"「{row['file']}」が見つかりません。もう一度、付け直してください。")
        _move(waiting, here)


def go_out(folder: Path, rows: list[dict], entries: dict[str, dict], files: list[Question]):
    """After an answer was stored: of ``rows`` what no answer to ``files`` names goes to the waiting room."""
    named = {row["file"] for one in files for row in entries.get(one.id, {}).get("value") or ()}
    for row in rows:
        here = folder / FOLDER / row["file"]
        if row["file"] not in named and here.is_file():
            _move(here, folder / WAITING / row["file"])


def _tidy(name: str) -> str:
    """.JPEG of a camera is the jpg of a hand-in."""
    stem, dot, suffix = str(name).rpartition(".")
    return f"{stem}.jpg" if dot and suffix.lower() in ("jpeg", "jpg") else str(name)


def _check_size(folder: Path, name: str, whole: int):
    if whole <= 0:
        raise AnswersError(f"「{name}」は空のファイルです。中身を確かめて、付け直してください。")
    there = sum(path.stat().st_size for path in (folder / FOLDER).glob("*") if path.is_file())
    if there + whole > file.LARGEST:
        already = f"付けてあるもの{file.size_in_words(there)}と合わせて、" if there else ""
        raise AnswersError(
            f"「{name}」は大きすぎます({file.size_in_words(whole)})。{already}全部で20MBまでです。"
            "写真は小さくするか、枚数を減らしてください。"
        )


def _sweep(room: Path):
    """Pieces that a closed window left behind, a day old."""
    for path in room.glob("*.part"):
        if time.time() - path.stat().st_mtime > 86_400:
            path.unlink()


def _arrived(folder: Path, part: Path, name: str) -> dict:
    suffix = name.rpartition(".")[2].lower()
    with open(part, "rb") as arrived:
        head = arrived.read(1024)
    start = _STARTS.get(suffix, b"")
    if not (start in head if suffix == "pdf" else head.startswith(start)):
        locked = head.startswith(_OLE) and suffix != "pdf"
        what = (
            "には、パスワードが付いているようです"
            if locked
            else f"の中身が {suffix} のファイルではないようです"
        )
        how = "パスワードを外し、" if locked else "もとのソフトで開き、"
        raise AnswersError(f"「{name}」{what}。{how}保存し直してから付けてください。")
    target = _free(folder, name)
    os.replace(part, target)
    return {"file": target.name, "bytes": target.stat().st_size}


def _free(folder: Path, name: str) -> Path:
    """A name in the waiting room that no file has, here or in ``attachments/``: 様式.xlsx, 様式(2).xlsx, …"""
    stem, _, suffix = name.rpartition(".")
    taken = {path.name.casefold() for room in (FOLDER, WAITING) for path in (folder / room).glob("*")}
    number, free = 1, name
    while free.casefold() in taken:
        number += 1
        free = f"{stem}({number}).{suffix}"
    return folder / WAITING / free


def _move(source: Path, target: Path):
    try:
        target.parent.mkdir(exist_ok=True)
        os.replace(source, target)
    except OSError as error:
        raise AnswersError(_reason(error, source.name)) from error


def _reason(error: OSError, name: str) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"ディスクの空きがなく、「{name}」を付けられませんでした。要らないファイルを消してください。"
    return f"「{name}」を付けられませんでした({why(error)})。ほかで開いていれば閉じて、もう一度どうぞ。"
