"""Sources → ``build/source/<session>`` → nbgrader's release, with the data and papers a learner needs."""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import kenshu
from kenshu import why
from kenshu.authoring import course, notebook, stock
from kenshu.authoring.errors import AuthoringError
from kenshu.authoring.rules import lint

STAMPS = Path("build") / "release-stamps.json"
TRIAL_CLASS = {
    "schema": 1, "class": "tameshi", "box": "", "title": "自治体DX実践研修(ためし)", "sessions": {},
}  # fmt: skip


@dataclass(frozen=True)
class Release:
    """A whole release at ``folder``; ``sessions`` are in it now, ``made`` were built anew this time."""

    folder: Path
    sessions: tuple[str, ...]
    made: tuple[str, ...]


def build(
    sessions: Iterable[str] | None = None,
    *,
    root: Path,
    out: Path | None = None,
    watch: Callable[[int, int, str], None] | None = None,
) -> Release:
    """Build ``sessions`` (None = all, and those without a text leave the release) of the course at ``root``.

    ``out`` defaults to ``root/grading/release``. A session whose text and release are as they were is left
    alone. ``watch(done, all, what)`` hears about each step. Raises AuthoringError.
    """
    root = Path(root).resolve()
    out = Path(out).resolve() if out else root / "grading" / "release"
    try:
        return _build(sessions, root, out, watch or (lambda done, whole, what: None))
    except OSError as error:
        raise AuthoringError(
            f"{error.filename or out}: 配布用を作る途中で、読み書きできませんでした({why(error)})。"
            "書き込みの権限と空き容量を確かめて、もう一度実行してください。"
        ) from error


def _build(sessions, root, out, watch) -> Release:
    wanted = list(sessions) if sessions is not None else course.sessions(root)
    made = [session for session in wanted if not _is_current(root, session, out)]
    if made and (problems := lint(root / "exercises")):
        raise AuthoringError("原稿に直すところがあるので、配布用を作りませんでした。", tuple(problems))
    for done, session in enumerate(wanted):
        watch(done, len(wanted) + 1, session)
        if session in made:
            _session(root, session, out)
    watch(len(wanted), len(wanted) + 1, "datasets")
    _papers(root, out)
    _datasets(root / "datasets", out / "datasets")
    if sessions is None:
        for stale in set(path.name for path in out.glob("s[0-9]")) - set(wanted):
            shutil.rmtree(out / stale)
    watch(len(wanted) + 1, len(wanted) + 1, "")
    present = tuple(sorted(path.name for path in out.glob("s[0-9]")))
    return Release(out, present, tuple(made))


def generate(session: str, *, root: Path, db_url: str) -> None:
    """Record a session's cells in the gradebook at ``db_url``, so that its hand-ins can be graded.

    Writes ``build/source/<session>`` (nbgrader takes questions.json from there) and no release.
    Raises AuthoringError, also when cells changed that already have hand-ins.
    """
    root = Path(root).resolve()
    source = write_source(root, session)
    with stock.generated(session, source, config=root / "grading" / "nbgrader_config.py", db_url=db_url):
        pass


def write_source(root: Path, session: str) -> Path:
    """Write ``build/source/<session>``: nbgrader source notebooks and questions.json, nothing else."""
    sources = course.read(root, session)
    files = {f"{item.notebook}.ipynb": notebook.to_bytes(item) for item in sources}
    files["questions.json"] = notebook.questions_json(session, sources)
    folder = root / "build" / "source" / session
    _write_folder(folder, files)
    return folder


def _session(root: Path, session: str, out: Path) -> None:
    source, target = write_source(root, session), out / session
    with stock.generated(session, source, config=root / "grading" / "nbgrader_config.py") as folder:
        files = {path.name: path.read_bytes() for path in folder.iterdir()}
    files["session.json"] = _json(course.session_json(root, session, course.read(root, session)))
    _write_folder(target, files)
    _write(root / STAMPS, _json({**_stamps(root), session: _stamp(root, session, out)}))


def _is_current(root: Path, session: str, out: Path) -> bool:
    """Whether text, source notebooks and release are those of the last build."""
    return _stamps(root).get(session) == _stamp(root, session, out)


def _stamps(root: Path) -> dict:
    return json.loads((root / STAMPS).read_text(encoding="utf-8")) if (root / STAMPS).is_file() else {}


def _stamp(root: Path, session: str, out: Path) -> list[str]:
    made = [_hash_folder(root / "build" / "source" / session), _hash_folder(out / session)]
    return [_hash(_inputs(root, session)), *made]


def _papers(root: Path, out: Path) -> None:
    """city.json, and class.json where no class was made yet."""
    from kenshu import city

    _write(out / "city.json", city.load(root / "city.yml").to_json().encode())
    if not (out / "class.json").is_file():
        _write(out / "class.json", _json(TRIAL_CLASS))


def _datasets(source: Path, target: Path) -> None:
    """The files ``data`` calls a release's own, so nothing of the trainer's; others leave the release."""
    from kenshu import data

    wanted = {path.relative_to(source): path for path in data.files(source)}
    for stale in [path for path in target.rglob("*") if path.is_file()]:
        if stale.relative_to(target) not in wanted:
            stale.unlink()
    for empty in sorted((path for path in target.rglob("*") if path.is_dir()), reverse=True):
        if not any(empty.iterdir()):
            empty.rmdir()
    for name, path in wanted.items():
        if not path.is_file():
            raise AuthoringError(f"{path}: ありません。kenshu data build でデータを作り直してください。")
        _write(target / name, path.read_bytes())


def _inputs(root: Path, session: str) -> list[Path]:
    """Everything a session's release depends on besides the version of nbgrader."""
    folder = root / "exercises" / session
    ours = sorted(Path(__file__).parent.glob("*.py"))
    return [*course.texts(folder), folder / "session.yml", root / "grading" / "nbgrader_config.py", *ours]


def _hash(paths: Iterable[Path]) -> str:
    from importlib.metadata import version

    total = hashlib.sha256(f"{kenshu.__version__} nbgrader {version('nbgrader')}".encode())
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        total.update(f"{path.name} {hashlib.sha256(content).hexdigest()}\n".encode())
    return total.hexdigest()


def _hash_folder(folder: Path) -> str:
    return _hash(sorted(path for path in folder.rglob("*") if path.is_file()))


def _json(value) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def _write_folder(folder: Path, files: dict[str, bytes]) -> None:
    """Make ``folder`` hold exactly ``files``."""
    for path in list(folder.iterdir()) if folder.is_dir() else []:
        if path.name not in files:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    for name, content in files.items():
        _write(folder / name, content)


def _write(path: Path, content: bytes) -> None:
    """Write through a temporary file, and only what changed."""
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
        file.write(content)
    Path(file.name).chmod(0o644)
    Path(file.name).replace(path)
