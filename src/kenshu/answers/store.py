"""answers.json: every acknowledged answer survives a kill, a second window, a full disk and a broken file."""

import errno
import json
import os
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kenshu import why
from kenshu.answers import lock
from kenshu.answers.document import LARGEST, SCHEMA, parse, structure_problems
from kenshu.answers.errors import AnswersError, ConflictError
from kenshu.answers.question import QUESTIONS

ANSWERS = "answers.json"
BACKUP = "answers.json.bak"
LOCK = ".answers.lock"
ANY = object()  # "whatever stands there now may be overwritten"


class Store:
    """The answers of one session folder.

    ``notes``: what had to be mended (Japanese lines for the learner). That a broken file was set aside is said
    at every reading until an answer is written: whoever reads first may be a program.
    """

    def __init__(self, folder: str | Path):
        self.folder = Path(folder)
        self.path = self.folder / ANSWERS
        self.notes: list[str] = []

    def read(self) -> dict[str, dict]:
        """{question id: entry}; {} when there is no file."""
        return self.document()["answers"]

    def document(self, *, mend: bool = True) -> dict:
        """The document; a new, empty one when there is no file.

        A broken file is set aside and the backup put in its place (``notes``); with ``mend=False`` nothing is
        written and a broken file raises AnswersError.
        """
        try:
            document = self._load(self.path)
        except _Broken as broken:
            if not mend:
                raise AnswersError(
                    f"{self.path} が壊れていて読めません。出し直してもらってください。"
                ) from broken
            document = self._recover()
        document = document or self._empty()
        if not self.notes and (aside := self._unseen(document)):
            self.notes.append(_aside_note(aside, document))
        return document

    def write(self, question_id: str, entry: dict, *, door: str = "form", previous=ANY) -> dict:
        """Store ``entry`` ({} removes the answer) and return it as stored, with "at" and "door".

        ``previous``: the "at" this window last saw (None = no answer); when another stands there, nothing is
        written and ConflictError raised. Unchanged content is not written again. Raises AnswersError.
        """
        wanted = {name: value for name, value in entry.items() if name not in ("at", "door")}

        def change(document: dict) -> dict:
            stored = document["answers"].get(question_id, {})
            if _content(stored) == wanted:
                return stored
            if previous is not ANY and stored.get("at") != previous:
                raise ConflictError(stored)
            if not wanted:
                document["answers"].pop(question_id)
                return {}
            document["answers"][question_id] = {**wanted, "at": _stamp(stored.get("at")), "door": door}
            return document["answers"][question_id]

        return self._change(change)

    def carry(self, entries: dict[str, dict]):
        """Put in earlier sessions' answers, {id: {"value": …, "from": "s1"}}; others there already stay."""

        def change(document: dict):
            document["carried"] = {**document["carried"], **entries}

        self._change(change)

    def _change(self, change):
        """Read, change and replace the document under the lock; give back what ``change`` gave."""
        try:
            with lock.held(self.folder / LOCK):
                document = self._load_or_recover()
                before = _encode(document)
                result = change(document)
                after = _encode(document)
                if len(after) > LARGEST:
                    raise AnswersError(
                        "この回の答えが全部で1MBを超えるので保存できません。この問いの文を短くしてください。"
                    )
                if after != before:
                    self._replace(after)
                return result
        except OSError as error:
            raise AnswersError(_reason(error, self.folder)) from error

    def _replace(self, content: bytes):
        if self.path.exists():
            _write(self.folder / BACKUP, self.path.read_bytes())
        _write(self.path, content)

    def _load(self, path: Path) -> dict | None:
        """The document at ``path``, None when there is no file; _Broken when it cannot be understood."""
        try:
            content = _patiently(path.read_bytes)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise AnswersError(
                f"{path} を読めません({why(error)})。フォルダーの場所と権限を確かめてください。"
            ) from error
        try:
            document = parse(content)
        except AnswersError as error:
            raise _Broken(content) from error
        if (
            isinstance(document, dict)
            and isinstance(document.get("schema"), int)
            and document["schema"] > SCHEMA
        ):
            raise AnswersError(
                f"{path} は新しい版の研修で書かれています。新しい版で開いてください。答えは残っています。"
            )
        entries = document.get("answers") if isinstance(document, dict) else None
        if structure_problems(document) or not all(isinstance(entry, dict) for entry in entries.values()):
            raise _Broken(content)
        document.setdefault("carried", {})
        return document

    def _load_or_recover(self) -> dict:
        """As ``document``, for one who holds the lock."""
        try:
            return self._load(self.path) or self._empty()
        except _Broken as broken:
            return self._set_aside(broken) or self._empty()

    def _recover(self) -> dict | None:
        """Set the broken file aside under the lock; in a read-only folder only look at the backup."""
        try:
            with lock.held(self.folder / LOCK):
                return self._load_or_recover()
        except OSError:
            self.notes.append("答えのファイルが壊れていたので、ひとつ前の控えを表示しています。")
            return self._backup()

    def _set_aside(self, broken: "_Broken") -> dict | None:
        aside = self.folder / f"{ANSWERS}.broken-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}"
        _write(aside, broken.content)
        document = self._backup()
        if document is None:
            self.path.unlink()
        else:
            _write(self.path, _encode(document))
        self.notes.append(_aside_note(aside, document or self._empty()))
        return document

    def _unseen(self, document: dict) -> Path | None:
        """The broken file set aside last, when no answer of ``document`` was written after it."""
        aside = max(self.folder.glob(f"{ANSWERS}.broken-*"), default=None)
        last = max((str(entry.get("at")) for entry in document["answers"].values()), default="")
        digits = "".join(c for c in last if c.isdigit())
        return aside if aside and "".join(c for c in aside.suffix if c.isdigit()) > digits else None

    def _backup(self) -> dict | None:
        try:
            return self._load(self.folder / BACKUP)
        except _Broken:
            return None

    def _empty(self) -> dict:
        return {"schema": SCHEMA, "session": self._session(), "city": _city(), "answers": {}, "carried": {}}

    def _session(self) -> str:
        try:
            return str(json.loads((self.folder / QUESTIONS).read_text(encoding="utf-8"))["session"])
        except (OSError, ValueError, KeyError, TypeError):
            return self.folder.name


class _Broken(Exception):
    def __init__(self, content: bytes):
        super().__init__("broken")
        self.content = content


def _aside_note(aside: Path, document: dict) -> str:
    rest = (
        "ひとつ前の控えに戻しました。最後に書いた答えが残っているか見てください。"
        if document["answers"]
        else "控えがないので、はじめから書く形になります。壊れたファイルは講師に渡せるよう残してあります。"
    )
    return f"答えのファイルが壊れていたので、「{aside.name}」という名前で別に取り置きました。{rest}"


def _write(path: Path, content: bytes):
    """Replace a file in one step: a reader sees the old or the new content, even after a power cut."""
    new = path.with_name(f".{path.name}.new")
    fd = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o644)
    with os.fdopen(fd, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(new, 0o644)  # whatever the umask: another account collects it
    _patiently(lambda: os.replace(new, path))
    if os.name != "nt":
        fd = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def _patiently(act):
    """Windows refuses for a moment what a reader or a virus scanner has open: try for two seconds."""
    for _ in range(40 if os.name == "nt" else 0):
        try:
            return act()
        except PermissionError:
            time.sleep(0.05)
    return act()


def _encode(document: dict) -> bytes:
    return (json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n").encode("utf-8")


def _content(entry: dict) -> dict:
    return {name: value for name, value in entry.items() if name not in ("at", "door")}


def _stamp(before: str | None) -> str:
    """Now, UTC; never the same as ``before``, because windows compare it."""
    now = datetime.now(UTC)
    stamp = f"{now:%Y-%m-%dT%H:%M:%S.%fZ}"
    return stamp if stamp != before else f"{now + timedelta(microseconds=1):%Y-%m-%dT%H:%M:%S.%fZ}"


def _city() -> str:
    """sha256 of the dataset's datapackage.json; "" where there is none (intake then holds the hand-in)."""
    from kenshu import KenshuError, data

    try:
        return data.city_id()
    except KenshuError:
        return ""


def _reason(error: OSError, folder: Path) -> str:
    kept = "画面の文字は消えていません。"
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"ディスクの空きがなく、保存できませんでした。{kept}要らないファイルを消してください。"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return (
            f"{folder} に書き込めないので保存できませんでした。{kept}講師か情報システム担当を呼んでください。"
        )
    return f"{folder} に保存できませんでした({why(error)})。{kept}講師を呼んでください。"
