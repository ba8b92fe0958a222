"""nbgrader's own Autograde in two halves, around a worker that runs the cells. nbgrader is imported here.

Only ``Execute`` is replaced. What nbgrader does before it makes the notebook safe to run (``sanitise``), what it
does after it writes marks, comments and flags (``save``). The parent alone does both; workers see bytes.
"""

import io
import json
import logging
import os
import re
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kenshu.grading.place import GradingError, Place

if "jsonschema" not in sys.modules:  # 1 CPU-s at import, for checks of addresses nobody makes here
    sys.modules["rfc3987_syntax"] = None
import nbformat
from nbformat.v4 import reads_json
from nbformat.v4.rwbase import split_lines, strip_transient
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import CheckCellMetadata, Execute
from sqlalchemy.exc import SAWarning
from traitlets.config import Config

from kenshu.grading.autograde_ledger import Ledger
from kenshu.grading.worker import is_ours

if sys.modules.get("rfc3987_syntax", "") is None:
    del sys.modules["rfc3987_syntax"]

STAGE = ".autograding"  # beside autograded/, for what is not whole yet


def settings(place: Place) -> Config:
    """nbgrader's settings for this class; only what differs from its defaults."""
    config = Config()
    course = config.CourseDirectory
    course.root = str(place.root)
    course.directory_structure = os.path.join("{nbgrader_step}", "{student_id}", "{assignment_id}")
    course.source_directory = str(place.source)
    course.db_url = place.db_url
    config.NbGraderAPI.timezone = "Asia/Tokyo"
    config.NbGraderAPI.timestamp_format = "%Y/%m/%d %H:%M"
    config.Execute.timeout = 120
    config.Execute.iopub_timeout = 60
    config.Execute.shutdown_kernel = "immediate"
    config.Execute.extra_arguments = ["--log-level=ERROR"]
    return config


class Clerk:
    """Does nbgrader's part of a run, in this process. A context manager; one at a time in a process."""

    def __init__(self, place: Place):
        self._place, self._config = place, settings(place)
        self._config.CourseDirectory.autograded_directory = STAGE
        self._halves: dict[str, _Halves] = {}

    def __enter__(self):
        self._ledger = Ledger(self._place.db_url)
        return self

    def __exit__(self, *_):
        self._ledger.end()
        shutil.rmtree(self._place.root / STAGE, ignore_errors=True)

    def sanitise(self, session: str, learner: str, name: str) -> bytes:
        """The handed-in notebook with our cells put back, hidden tests included, and no outputs.

        Raises GradingError with a Japanese reason.
        """
        halves = self._half(session, learner)
        with self._at_work(halves):
            return halves.before(self._submitted(session, learner, name))

    def save(self, session: str, learner: str, name: str, executed: bytes) -> None:
        """Write the executed notebook into ``autograded/``, then what nbgrader makes of it into the gradebook.

        All of the gradebook's rows in one transaction, after the file. Raises GradingError; then neither stays.
        """
        halves = self._half(session, learner)
        try:
            with self._at_work(halves), self._ledger.transaction():
                halves.init_assignment(session, learner)
                output = halves.after(self._submitted(session, learner, name), executed)
                stage = self._place.root / STAGE / learner / session
                (stage / f"{name}.ipynb").write_bytes(output)
                _move(stage, self._place.autograded / learner / session)
        except GradingError:
            self.drop(session, learner, name)
            raise

    def drop(self, session: str, learner: str, name: str) -> None:
        """A notebook that failed leaves none of an earlier run's in ``autograded/``."""
        path = self._place.autograded / learner / session / f"{name}.ipynb"
        if path.exists():
            path.chmod(0o644)
            path.unlink()

    def _half(self, session, learner) -> "_Halves":
        if session not in self._halves:
            course = CourseDirectory(config=self._config, assignment_id=session)
            self._halves[session] = _Halves(course, self._config)
        halves = self._halves[session]
        halves.coursedir.student_id = learner
        halves.notebooks = sorted(map(str, (self._place.submitted / learner / session).glob("*.ipynb")))
        return halves

    def _submitted(self, session, learner, name) -> str:
        return str(self._place.submitted / learner / session / f"{name}.ipynb")

    @contextmanager
    def _at_work(self, halves):
        """nbgrader with our gradebook; what it says becomes the reason when it fails."""
        with self._ledger.lent(), _log_into(halves.log) as said, warnings.catch_warnings():
            warnings.simplefilter("ignore", SAWarning)  # nbgrader 0.9 on SQLAlchemy 2: noise, no loss
            try:
                yield
            except GradingError:
                raise
            except Exception as error:
                raise GradingError(_reason(said.getvalue(), error)) from error


class _Halves(Autograde):
    """nbgrader's converter of one session, whose two passes over a notebook can be made at different times.

    Its exporter copies and validates a notebook around every step; here it is validated as it goes in and out.
    """

    def __init__(self, course: CourseDirectory, config: Config):
        super().__init__(coursedir=course, config=config)
        self.exporter = self.exporter_class(parent=self, config=config)
        self._first = self._made(self.sanitize_preprocessors)
        self._second = self._made([step for step in self.autograde_preprocessors if step is not Execute])

    def before(self, path: str) -> bytes:
        notebook = nbformat.read(path, as_version=4)
        return json.dumps(self._through(self._first, notebook, path), ensure_ascii=False).encode()

    def after(self, path: str, executed: bytes) -> bytes:
        notebook = self._through(self._second, reads_json(executed.decode()), path)
        nbformat.validate(notebook)
        _check_tests_ran(notebook)
        return _written(notebook)

    def _through(self, steps, notebook, path):
        resources = self.init_single_notebook_resources(path)
        for step in steps:
            notebook, resources = step(notebook, resources)
        return notebook

    def _made(self, steps) -> list:
        exporter = self.exporter
        exporter._preprocessors = []
        for step in steps:
            exporter.register_preprocessor(_CheckedOnce if step is CheckCellMetadata else step)
        return exporter._preprocessors


class _CheckedOnce(CheckCellMetadata):
    """The check reads types and nbgrader's metadata of the cells only: where these were seen, it is done."""

    def __init__(self, **traits):
        super().__init__(**traits)
        self._seen: set[str] = set()

    def preprocess(self, nb, resources):
        key = json.dumps(
            [(cell.cell_type, cell.metadata.get("nbgrader")) for cell in nb.cells], sort_keys=True
        )
        if key not in self._seen:
            super().preprocess(nb, resources)
            self._seen.add(key)
        return nb, resources


def _written(notebook) -> bytes:
    """As nbformat writes it but on one line: the indented form costs ten times as much and nobody reads it."""
    text = json.dumps(strip_transient(split_lines(notebook)), ensure_ascii=False, sort_keys=True)
    return (text + "\n").encode()


def _move(stage: Path, target: Path) -> None:
    """Each file of ``stage`` in place of the one in ``target``, whole and read-only as nbgrader leaves it."""
    for path in sorted(p for p in stage.rglob("*") if p.is_file()):
        final = target / path.relative_to(stage)
        final.parent.mkdir(parents=True, exist_ok=True)
        if final.exists():
            final.chmod(0o644)  # Windows replaces no read-only file
        path.chmod(0o444)
        os.replace(path, final)


def _check_tests_ran(notebook) -> None:
    """A test of ours that stops with an error is our fault and must not look like a learner's 0."""
    for cell in notebook["cells"]:
        about = cell["metadata"].get("nbgrader", {})
        if not is_ours(cell) or not about.get("grade"):
            continue
        for output in cell["outputs"]:
            if output["output_type"] == "error" or output.get("name") == "stderr":
                what = output.get("evalue") or "".join(output.get("text", ""))
                raise GradingError(
                    f"確認のセル {about['grade_id']} が動きませんでした({_line(what)})。"
                    "教材を作った人に知らせてください。"
                )


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
