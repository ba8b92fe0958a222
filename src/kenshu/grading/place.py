"""Where a class lives on the trainer's machine, and the error of this room."""

import json
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from kenshu import KenshuError


class GradingError(KenshuError):
    """Something in the class folder, the roster, the box or the gradebook that the trainer must mend."""


@dataclass(frozen=True)
class Place:
    """The class folder (``grading/`` of the course) and the names of everything in it."""

    root: Path

    @property
    def course(self) -> Path:
        """The course this class works on (the folder with ``exercises/`` and ``city.yml``)."""
        return self.root.parent

    @property
    def class_json(self) -> Path:
        return self.root / "class.json"

    @property
    def register(self) -> Path:
        return self.root / "class.db"

    @property
    def gradebook(self) -> Path:
        return self.root / "gradebook.db"

    @property
    def db_url(self) -> str:
        return f"sqlite:///{self.gradebook.as_posix()}"

    @property
    def source(self) -> Path:
        """nbgrader's source notebooks (with solutions), made by ``authoring.build``."""
        return self.course / "build" / "source"

    @property
    def release(self) -> Path:
        return self.root / "release"

    @property
    def handins(self) -> Path:
        """Originals of the hand-ins that were understood, as received."""
        return self.root / "handins"

    @property
    def quarantine(self) -> Path:
        """Originals of the hand-ins that could not be understood."""
        return self.root / "quarantine"

    @property
    def submitted(self) -> Path:
        return self.root / "submitted"

    @property
    def autograded(self) -> Path:
        return self.root / "autograded"

    @property
    def feedback(self) -> Path:
        return self.root / "feedback"

    def settings(self) -> dict:
        """The class.json of this class: id, title, box, sessions with their dates."""
        return json.loads(self.class_json.read_text(encoding="utf-8"))

    def sessions(self) -> tuple[str, ...]:
        """Sessions whose release is built, in order."""
        return tuple(sorted(p.parent.name for p in self.release.glob("*/session.json")))

    def notebooks(self, session: str) -> dict[str, str]:
        """Notebook id → title of one released session."""
        return {notebook["id"]: notebook["title"] for notebook in self._listed(session)["notebooks"]}

    def minutes(self, session: str) -> dict[str, int]:
        """Notebook id → the minutes it is meant to take."""
        return {notebook["id"]: notebook["minutes"] for notebook in self._listed(session)["notebooks"]}

    def title(self, session: str) -> str:
        """The title of one released session, as learners know it."""
        return self._listed(session)["title"]

    def _listed(self, session):
        return json.loads((self.release / session / "session.json").read_text(encoding="utf-8"))


def find(start: Path | None = None) -> Place:
    """The class folder: ``KENSHU_CLASS``, else ``grading/`` with a class.json, walking up from ``start``.

    Raises GradingError when no class has been set up here.
    """
    if given := os.environ.get("KENSHU_CLASS"):
        candidates = [Path(given)]
    else:
        here = (start or Path.cwd()).resolve()
        candidates = [folder / "grading" for folder in (here, *here.parents)]
        candidates.insert(0, here)
    for folder in candidates:
        begun = any((folder / name).is_file() for name in ("class.db", "purging.json"))
        if begun and (folder / "class.json").is_file():  # of a class whose deletion was cut off, too
            return Place(folder.resolve())
    raise GradingError(
        f"クラスが見つかりません({candidates[0]} とその上のフォルダーを探しました)。"
        "初めてのときは kenshu class init で作ってください。"
    )


def write_whole(path: Path, text: str) -> None:
    """Write UTF-8 text so that a reader sees either the old file or the whole new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(name, 0o644)
    os.replace(name, path)


def course_folder(start: Path | None = None) -> Path:
    """The folder of the course (with ``exercises/`` and ``city.yml``), walking up from ``start``.

    Raises GradingError when there is none.
    """
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "exercises").is_dir() and (folder / "city.yml").is_file():
            return folder
    raise GradingError(
        f"教材のフォルダーが見つかりません({here} とその上を探しました)。"
        "exercises と city.yml のあるフォルダーで実行してください。"
    )
