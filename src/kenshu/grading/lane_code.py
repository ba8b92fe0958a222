"""The code lane's inner end: one learner's cells in this process, which lives for one notebook.

``serve`` is called in a child forked for it, or by ``main`` where there is no fork.
"""

import os
import random
import signal
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import BinaryIO

from kenshu.grading.isolation import IsolationError, confine
from kenshu.grading.isolation_limits import die_with_parent
from kenshu.grading.lane_frames import receive, send


@dataclass(frozen=True)
class Limits:
    """Seconds. CPU time tells a loop from a busy PC; the wall limits are for what waits and never computes."""

    cell_cpu: float = 30
    cell_wall: float = 120
    cpu: float = 120
    wall: float = 600

    def plain(self) -> dict:
        return asdict(self)


class CellTimeoutError(KeyboardInterrupt):
    """A cell ran into a limit (nbgrader's word for it). ``except Exception`` does not hold it up."""


def serve(reader: BinaryIO, writer: BinaryIO, shell) -> None:
    """Answer {"begin": {folder, limits, isolation}} with {"ready"} or {"failed", "why"}, then one thing at a time.

    {"run": source} → {"outputs", "late"}; {"ask": question} (see lane_answers) → its answer and "streams".
    ``late``: a wall limit ended it.
    """
    request = receive(reader)
    if request is None:
        return
    begin = request["begin"]
    limits = Limits(**begin["limits"])
    try:
        settle(Path(begin["folder"]), limits, begin["isolation"])
    except IsolationError as error:
        send(writer, {"failed": "isolation", "why": str(error)})
        return
    shell.take_over()
    send(writer, {"ready": True})
    clock, answers = _Clock(limits), None
    while (request := receive(reader)) is not None:
        clock.late = False
        if "run" in request:
            with clock:
                outputs = shell.run(request["run"])
            send(writer, {"outputs": outputs, "late": clock.late})
            continue
        if answers is None:
            from kenshu.grading.lane_answers import Answers

            answers = Answers(shell.user_ns)
        with clock:
            answer, streams = shell.aside(lambda: answers.to(request["ask"]))  # noqa: B023  (called at once)
        send(writer, {**answer, "streams": streams, "late": clock.late})


def settle(scratch: Path, limits: Limits, isolation: str) -> None:
    """What this process gives up before the first of the learner's cells runs. Raises IsolationError.

    ``scratch`` holds ``work``, the cells' folder, and ``home`` and ``tmp``; nothing else on the disk is theirs.
    """
    os.environ |= {"HOME": str(scratch / "home"), "IPYTHONDIR": str(scratch / "home"),
                   "MPLCONFIGDIR": str(scratch / "home"),
                   **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch / "tmp"))}  # fmt: skip
    tempfile.tempdir = None
    os.chdir(scratch / "work")
    sys.path.insert(0, "")
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    confine(isolation, scratch, limits.cpu)
    die_with_parent()  # a change of user forgets it


class _Clock:
    """A context manager around one cell: raises CellTimeoutError in it, again each second it goes on."""

    def __init__(self, limits: Limits):
        self.late = False
        self._timers = []
        if hasattr(signal, "setitimer"):
            signal.signal(signal.SIGPROF, self._stop)
            signal.signal(signal.SIGALRM, self._stop)
            self._timers = [(signal.ITIMER_PROF, limits.cell_cpu), (signal.ITIMER_REAL, limits.cell_wall)]

    def __enter__(self):
        for timer, seconds in self._timers:
            signal.setitimer(timer, seconds, 1)

    def __exit__(self, *_):
        for timer, _ in self._timers:
            signal.setitimer(timer, 0)

    def _stop(self, number, frame):
        self.late = self.late or number == signal.SIGALRM
        raise CellTimeoutError("時間の上限を超えたので止めました")


def main() -> None:
    """Requests on stdin, answers on stdout: the plain child where there is no fork."""
    from kenshu.grading.lane_shell import ZMQInteractiveShell

    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    serve(reader, writer, ZMQInteractiveShell.instance())
