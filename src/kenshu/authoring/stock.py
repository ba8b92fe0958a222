"""nbgrader's own GenerateAssignment, in this process, far away from the course's real folders.

It works in a throw-away course folder: its globs and patterns meet neither brackets nor drive letters there,
a failure leaves the present release as it was, and nothing lies beside the sources that it could copy.
"""

import contextlib
import io
import logging
import os
import shutil
import sys
import tempfile
from pathlib import Path

from kenshu.authoring.errors import AuthoringError


@contextlib.contextmanager
def generated(session: str, made_from: Path, *, config: Path, db_url: str | None = None):
    """The release folder nbgrader makes of the source notebooks in ``made_from``, until the block ends.

    With ``db_url`` the cells are recorded in that gradebook (as ``nbgrader generate_assignment`` does);
    without, nothing is recorded (``--no-db``). Raises AuthoringError with nbgrader's words when it refuses.
    """
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        root = Path(folder).resolve()
        shutil.copytree(made_from, root / "source" / session)
        _run(session, root, config, db_url)
        yield root / "release" / session


def _run(session: str, root: Path, config: Path, db_url: str | None) -> None:
    from nbgrader.converters import GenerateAssignment
    from nbgrader.coursedir import CourseDirectory

    settings = _settings(config, root, db_url)
    course = CourseDirectory(config=settings)
    course.assignment_id = session
    converter = GenerateAssignment(coursedir=course, config=settings)
    converter.force = True
    converter.no_database = db_url is None
    said = io.StringIO()
    with _log_into(converter.log, said), _scripts_on_path():
        try:
            converter.start()
        except Exception as error:
            raise AuthoringError(_refusal(session, said.getvalue(), error)) from error


def _settings(config: Path, root: Path, db_url: str | None):
    """The course's nbgrader settings with every path moved to ``root``."""
    from traitlets.config import PyFileConfigLoader

    settings = PyFileConfigLoader(config.name, path=str(config.parent)).load_config()
    settings.CourseDirectory.root = str(root)
    settings.CourseDirectory.source_directory = "source"
    settings.CourseDirectory.release_directory = "release"
    if db_url is None:
        settings.SaveCells.enabled = False
    settings.CourseDirectory.db_url = db_url or "sqlite://"
    return settings


def _refusal(session: str, said: str, error: Exception) -> str:
    if "there are submissions associated" in said + str(error):
        return (
            f"{session}: 提出がある問題の数や番号は変えられません。"
            "原稿の問題の id を元に戻すか、新しいクラスを作ってから使ってください。"
        )
    reasons = [line for line in said.splitlines() if "Error" in line or "error" in line] or [repr(error)]
    return f"{session}: nbgrader が配布用を作れませんでした({reasons[-1].strip()})。原稿を直してください。"


@contextlib.contextmanager
def _log_into(log: logging.Logger, stream: io.StringIO):
    """nbgrader's log goes to ``stream`` and nowhere else."""
    handler, before = logging.StreamHandler(stream), (log.level, log.propagate, log.handlers[:])
    log.handlers[:], log.propagate = [handler], False
    log.setLevel(logging.WARNING)
    try:
        yield
    finally:
        log.level, log.propagate, log.handlers[:] = before


@contextlib.contextmanager
def _scripts_on_path():
    """nbgrader starts ``alembic`` through PATH, where a venv that was not activated is missing."""
    before = os.environ.get("PATH", "")
    os.environ["PATH"] = os.pathsep.join([str(Path(sys.executable).parent), before])
    try:
        yield
    finally:
        os.environ["PATH"] = before
