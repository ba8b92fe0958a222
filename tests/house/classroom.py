"""A real class of the real course, and ``kenshu`` typed in it, for the tests of bad input."""

import json
import os
import resource
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kenshu import answers, handin

OF_COURSE = ("exercises", "datasets", "course", "book", "city.yml", "grading/nbgrader_config.py")
_CAPABILITIES = "-dac_override,-dac_read_search"  # with them root writes where nobody may
WITHOUT_PRIVILEGE = (
    ("setpriv", f"--bounding-set={_CAPABILITIES}", f"--inh-caps={_CAPABILITIES}") if os.geteuid() == 0 else ()
)
TRACES = ("Traceback", "[Errno", "Error:", "Please ", "Usage:")
WHEN = datetime(2026, 8, 10, 1, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Said:
    """What a verb printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def last(self) -> str:
        """stderr without the progress bar."""
        return "\n".join(line for line in self.err.splitlines() if line.strip() and "残り" not in line)


def kenshu(folder: Path, *words, locked=False, full=False, **environment) -> Said:
    """Type ``kenshu …`` in ``folder``; ``locked``: permissions count for root too, ``full``: no write succeeds.

    Whatever happens, no English, no traceback.
    """
    command = [*(WITHOUT_PRIVILEGE if locked else ()), sys.executable, "-m", "kenshu", *map(str, words)]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, encoding="utf-8", timeout=300, preexec_fn=_no_room if full else None,
        env={**os.environ, "PYTHONUTF8": "1", "COLUMNS": "200", **environment},
    )  # fmt: skip
    said = Said(done.returncode, done.stdout, done.stderr)
    assert not [trace for trace in TRACES if trace in said.out + said.err], said
    return said


def open_class(root: Path, folder: Path, people: int, *, city: Path | None = None) -> Path:
    """A copy of the course in ``folder`` (with ``city`` as its city.yml) with a released class of ``people``, by the verbs."""
    course = folder / "研修 コース"
    for name in OF_COURSE:
        (course / name).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (root / name).is_dir() else shutil.copy
        copy(root / name, course / name)
    if city:
        shutil.copy(city, course / "city.yml")
    lines = ["受講者番号,氏名,よみ,所属,職位,グループ"]
    lines += [f",髙橋 {n}郎,,税務課,主事,{n % 5 + 1}班" for n in range(1, people + 1)]
    (folder / "名簿.csv").write_bytes("\r\n".join(lines).encode("cp932"))
    for words in (("class", "init", "2026-06-16"), ("class", "add", "../名簿.csv"), ("release",)):
        said = kenshu(course, *words)
        assert said.code == 0, said
    return course


def hand_in(course: Path, learner: str, given: dict, *, now=WHEN) -> Path:
    """Answer s3 as the desk does and hand in; the zip in the box, dated ``now``."""
    settings = json.loads((course / "grading" / "class.json").read_text(encoding="utf-8"))
    folder = course.parent / "work" / f"{learner}-{now:%H%M}" / "s3"
    shutil.copytree(course / "grading" / "release" / "s3", folder)
    questions, store = answers.load_questions(folder), answers.Store(folder)
    before, os.environ["KENSHU_DATA"] = os.environ.get("KENSHU_DATA"), str(course / "datasets")
    try:
        for name, raw in given.items():
            store.write(name, answers.read_value(questions[name], raw))
    finally:
        os.environ.pop("KENSHU_DATA") if before is None else os.environ.update(KENSHU_DATA=before)
    packed = handin.pack(folder, Path(settings["box"]), learner=learner, class_id=settings["class"], now=now)
    os.utime(packed.path, (now.timestamp(), now.timestamp()))
    return packed.path


@contextmanager
def nobody_may_write(folder: Path):
    """Every file and folder below ``folder`` read-only until the block ends."""
    paths = [folder, *folder.rglob("*")]
    modes = [path.stat().st_mode for path in paths]
    for path, mode in zip(paths, modes, strict=True):
        path.chmod(mode & 0o555)
    try:
        yield
    finally:
        for path, mode in zip(paths, modes, strict=True):
            path.chmod(mode)


def _no_room():
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
