"""The learner's folder: where it is, how a release gets into it, and what a new release leaves alone.

Everything below the folder came from the release, except what the learner writes: answers.json (and its
backup), receipts.json, attachments/, and the learner's own code in a notebook's answer cells.
``.kenshu/`` inside holds the desk's own papers (settings, log, who is at the desk).
"""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from kenshu import answers, why
from kenshu.desk.errors import DeskError

OWN = ("answers.json", "answers.json.bak", "answers.json.lock", "receipts.json")
PLACED = "placed.json"
EARLIER = "前の版"


@dataclass(frozen=True)
class Workplace:
    """One learner's folder for one class, copied from ``release``; hand-ins go into ``box``."""

    folder: Path
    release: Path
    class_id: str
    title: str
    box: Path
    dates: dict
    deletes: str = ""

    @property
    def trial(self) -> bool:
        """True in a clone without a class: no number is asked, the box is a folder of one's own."""
        return self.class_id == "tameshi"

    @property
    def papers(self) -> Path:
        return self.folder / ".kenshu"

    @property
    def sessions(self) -> list[Path]:
        return sorted(path.parent for path in self.folder.glob("s[0-9]/session.json"))


def find_release(start: Path | None = None) -> Path:
    """The release root: KENSHU_RELEASE, else at or above ``start``, else in this package's clone.

    At each place ``grading/release`` is looked into as well. Raises DeskError.
    """
    given = os.environ.get("KENSHU_RELEASE")
    here = Path(start or Path.cwd()).resolve()
    clone = Path(__file__).resolve().parents[3]
    places = [Path(given)] if given else [*(here, *here.parents), clone]
    for place in places:
        for folder in (place, place / "grading" / "release"):
            if (folder / "class.json").is_file() and list(folder.glob("s[0-9]/session.json")):
                return folder
    where = given or here
    raise DeskError(
        f"研修の教材が見つかりません(探した場所: {where})。"
        "受け取った研修のフォルダーの中で、もう一度実行してください。"
        "別の場所にあるときは、環境変数 KENSHU_RELEASE にその場所を書きます。"
    )


def open_workplace(release: Path) -> Workplace:
    """The workplace for a release; its folder is made and tried. Raises DeskError."""
    about = _class_json(release)
    class_id = about["class"]
    base = Path(os.environ.get("KENSHU_WORK") or Path.home() / "kenshu-work").expanduser().absolute()
    folder = base / class_id
    box = Path(about["box"]) if about.get("box") else base / f"{class_id}-box"
    try:
        (folder / ".kenshu").mkdir(parents=True, exist_ok=True)
        if not about.get("box"):
            box.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder / ".kenshu"):
            pass
    except OSError as error:
        raise DeskError(
            f"答えを置くフォルダーに書き込めません: {folder}({why(error)})。"
            "書き込めるフォルダーを環境変数 KENSHU_WORK に書いて、もう一度実行してください。"
            "分からないときは情報システム担当に聞いてください。"
        ) from error
    dates, deletes = about.get("sessions", {}), about.get("deletes", "")
    return Workplace(folder, release, class_id, about.get("title", ""), box, dates, deletes)


def update(work: Workplace) -> list[str]:
    """Bring the release's files into the folder; what was replaced or kept, one Japanese line each.

    Answers are never touched. A notebook is replaced by a newer one; if the learner had written code in it,
    that code goes along into the same cells and the whole earlier notebook is kept in 前の版/.
    """
    placed = _placed(work)
    lines, papers = [], 0
    try:
        for source in sorted(path for path in work.release.rglob("*") if path.is_file()):
            name = source.relative_to(work.release).as_posix()
            if source.name in OWN or name.startswith("."):
                continue
            if source.suffix == ".ipynb":
                lines += _bring_notebook(work.folder / name, source.read_bytes(), name, placed)
            else:
                papers += _bring_paper(work.folder / name, source.read_bytes(), name, placed)
        write_whole(work.papers / PLACED, json.dumps(placed, ensure_ascii=False, indent=1).encode())
        for session in work.sessions:
            with suppress(answers.AnswersError):  # the session itself says what is wrong with its answers
                answers.bring(session)
    except OSError as error:
        raise DeskError(
            f"教材を {work.folder} に置けませんでした({why(error)}: {error.filename})。"
            "空き容量と権限を確かめて、もう一度実行してください。書いた答えはそのまま残っています。"
        ) from error
    return [*lines, *([f"資料を {papers} 個、新しいものに入れ替えました。"] if papers else [])]


def write_whole(path: Path, data: bytes):
    """``path`` holds ``data`` whole or stays as it was; readable by others as an ordinary file is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with open(part, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    os.replace(part, path)


def _bring_paper(target: Path, data: bytes, name: str, placed: dict[str, str]) -> int:
    """Put one file that is not the learner's; 1 when a newer one took the place of an older."""
    fingerprint = hashlib.sha256(data).hexdigest()
    newer = name in placed and placed[name] != fingerprint
    if not target.is_file() or target.read_bytes() != data:
        write_whole(target, data)
    placed[name] = fingerprint
    return int(newer)


def _bring_notebook(target: Path, data: bytes, name: str, placed: dict[str, str]) -> list[str]:
    """Put one notebook; a readable one of this same release stays as the learner saved it."""
    fingerprint = hashlib.sha256(data).hexdigest()
    lines = []
    if not target.is_file():
        write_whole(target, data)
    else:
        current = target.read_bytes()
        if current != data and not (placed.get(name) == fingerprint and _cells(current)):
            lines = _replace_notebook(target, current, data)
    placed[name] = fingerprint
    return lines


def _replace_notebook(target: Path, current: bytes, new: bytes) -> list[str]:
    """A newer notebook, or a broken one mended; the learner's own code is carried over by cell id."""
    cells, fresh = _cells(current), json.loads(new)
    written = {i: text for i, text in _own_code(cells).items() if text != _own_code(fresh["cells"]).get(i)}
    if not written and cells:
        write_whole(target, new)
        return [f"{target.name} を新しい版に入れ替えました(答えはそのままです)。"]
    kept = target.parent / EARLIER / f"{target.stem}-{hashlib.sha256(current).hexdigest()[:8]}.ipynb"
    write_whole(kept, current)
    for cell in fresh["cells"]:
        cell["source"] = written.get(cell.get("id"), cell["source"])
    write_whole(target, (json.dumps(fresh, ensure_ascii=False, indent=1) + "\n").encode())
    why = "新しい版に入れ替えました" if cells else "壊れて読めなくなっていたので、配られたものに戻しました"
    where = f"{kept.parent.name}/{kept.name}"
    return [f"{target.name} を{why}。前のものは {where} に残してあります(答えはそのままです)。"]


def _cells(notebook: bytes) -> list[dict]:
    """The cells of a notebook; empty when it cannot be read."""
    try:
        cells = json.loads(notebook)["cells"]
        return cells if isinstance(cells, list) and all(isinstance(cell, dict) for cell in cells) else []
    except (ValueError, KeyError, TypeError):
        return []


def _own_code(cells: list[dict]) -> dict[str, str]:
    """Cell id -> text of the cells a learner writes code in."""
    roles = ((cell, cell.get("metadata", {}).get("kenshu", {}).get("role")) for cell in cells)
    return {cell.get("id"): "".join(cell.get("source", "")) for cell, role in roles if role == "answer"}


def _class_json(release: Path) -> dict:
    path = release / "class.json"
    try:
        about = json.loads(path.read_text(encoding="utf-8"))
        if about["schema"] != 1:
            raise ValueError("schema")
        return {**about, "class": str(about["class"])}
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DeskError(
            f"{path} が読めません。配られた研修のフォルダーをもう一度受け取ってください。"
        ) from error


def _placed(work: Workplace) -> dict[str, str]:
    try:
        return json.loads((work.papers / PLACED).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
