"""One learner's session through nbgrader's own Autograde, in this process. nbgrader is imported here.

Notebooks in which only the course's own cells run share one kernel, emptied between learners. A notebook with
a learner's code gets nbgrader's stock Execute, a fresh kernel of its own. Nothing else is replaced.
"""

import io
import json
import logging
import os
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from jupyter_client.manager import AsyncKernelManager
from jupyter_core.utils import run_sync
from nbformat.v4 import new_code_cell
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from kenshu.grading.place import GradingError, Place

ENTER = """\
import os as _os
_os.chdir({folder!r})
get_ipython().reset(new_session=True)
"""


def settings(place: Place) -> Config:
    """nbgrader's settings for this class; only what differs from its defaults."""
    config = Config()
    course = config.CourseDirectory
    course.root = str(place.root)
    course.directory_structure = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")
    course.source_directory = str(place.source)
    course.db_url = place.db_url
    config.Execute.timeout = 120
    config.Execute.iopub_timeout = 60
    config.Execute.shutdown_kernel = "immediate"
    config.Execute.extra_arguments = ["--log-level=ERROR"]
    return config


class SharedExecute(Execute):
    """nbgrader's Execute in the batch's one kernel, made empty and moved to the notebook's folder first."""

    def __init__(self, kernel, **traits):
        super().__init__(**traits)
        self.kernel = kernel

    def preprocess(self, nb, resources):
        folder = str(Path(resources["metadata"]["path"]).resolve())
        nb.cells.insert(0, new_code_cell(ENTER.format(folder=folder)))
        try:
            return super().preprocess(nb, resources, km=self.kernel)
        finally:
            del nb.cells[0]
            if self.kc is not None:
                self.kc.stop_channels()


@dataclass
class Bench:
    """The kernel that a batch shares; it starts with the first notebook. A context manager."""

    kernel: AsyncKernelManager | None = None
    _log: io.StringIO = field(default_factory=io.StringIO)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.clear()

    def clear(self) -> None:
        """Stop the shared kernel; the next notebook starts a new one."""
        if self.kernel is not None and self.kernel.has_kernel:
            run_sync(self.kernel.shutdown_kernel)(now=True)
        self.kernel = None

    def grade(self, place: Place, session: str, learner: str) -> None:
        """Write ``autograded/<learner>/<session>/`` and the learner's rows of the gradebook.

        Raises GradingError with a Japanese reason when nbgrader could not; then nothing of this learner is in
        ``autograded/``. A shared kernel that failed is thrown away and the learner tried once more, alone.
        """
        ours = not _has_learners_code(place.submitted / learner / session)
        try:
            self._run(place, session, learner, shared=ours)
        except GradingError:
            self.clear()
            if not ours:
                raise
            self._run(place, session, learner, shared=False)
        if ours:
            _check_tests_ran(place.autograded / learner / session)

    def _run(self, place, session, learner, *, shared):
        config = settings(place)
        course = CourseDirectory(config=config, assignment_id=session, student_id=learner)
        converter = Autograde(coursedir=course, config=config)
        converter.force = True
        if shared:
            self.kernel = self.kernel or AsyncKernelManager(kernel_name="python3", config=config)
            execute = SharedExecute(self.kernel, config=config)
            converter.autograde_preprocessors = [
                execute if step is Execute else step for step in converter.autograde_preprocessors
            ]
        with _environment(place), _log_into(converter.log) as said, warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # nbgrader 0.9 on SQLAlchemy 2: noise, no loss
            try:
                converter.start()
            except Exception as error:
                raise GradingError(_reason(said.getvalue(), error)) from error


def _has_learners_code(folder: Path) -> bool:
    for path in folder.glob("*.ipynb"):
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        if any(cell["metadata"].get("kenshu", {}).get("role") == "answer" for cell in cells):
            return True
    return False


def _check_tests_ran(folder: Path) -> None:
    """A test of ours that stops with an error is our fault and must not look like a learner's 0."""
    for path in sorted(folder.glob("*.ipynb")):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            about = cell["metadata"].get("nbgrader", {})
            if cell["cell_type"] != "code" or not about.get("grade"):
                continue
            for output in cell["outputs"]:
                if output["output_type"] == "error" or output.get("name") == "stderr":
                    what = output.get("evalue") or "".join(output.get("text", ""))
                    raise GradingError(
                        f"確認のセル {about['grade_id']} が動きませんでした({_line(what)})。"
                        "教材を作った人に知らせてください。"
                    )


@contextmanager
def _environment(place: Place) -> Iterator[None]:
    """The kernel finds the class's data and city, and Python itself speaks UTF-8."""
    wanted = {"KENSHU_DATA": str(place.release / "datasets"), "KENSHU_CITY": str(place.release / "city.json"),
              "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1"}  # fmt: skip
    before = {name: os.environ.get(name) for name in wanted}
    os.environ.update(wanted)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


@contextmanager
def _log_into(log: logging.Logger) -> Iterator[io.StringIO]:
    """nbgrader's log goes into the stream and nowhere else."""
    stream = io.StringIO()
    before = log.level, log.propagate, log.handlers[:]
    log.handlers[:], log.propagate = [logging.StreamHandler(stream)], False
    log.setLevel(logging.WARNING)
    try:
        yield stream
    finally:
        log.handlers[:] = before[2]
        log.level, log.propagate = before[:2]


def _reason(said: str, error: Exception) -> str:
    """nbgrader's log ends with the traceback's own last line, which names what happened."""
    named = [line for line in said.splitlines() if re.match(r"[\w.]+(Error|Exception|Entry)\b", line)]
    return (
        f"採点のプログラムが止まりました({_line(named[-1] if named else repr(error))})。"
        "もう一度 kenshu grade を実行し、続くときは担当者に見せてください。"
    )


def _line(text: str) -> str:
    """The first line of what a program said, short enough for a table."""
    first = next(iter(str(text).strip().splitlines()), "")
    return first if len(first) <= 120 else first[:119] + "…"
