"""The code lane's inner end: one learner's cells in this process, which lives for one notebook.

``serve`` is called in a child forked for it, or by ``main`` where there is no fork.
"""

import os
import random
import signal
import sys
from dataclasses import asdict, dataclass
from typing import BinaryIO

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
    """Answer one request {cells, folder, limits, final}: {"cells": outputs of each, "late": …}.

    ``late``: a wall limit ended it, before the last cell unless ``final``.
    """
    request = receive(reader)
    if request is None:
        return
    limits = Limits(**request["limits"])
    confine(request["folder"], limits)
    shell.take_over()
    clock = _Clock(limits)
    ran = []
    for source in request["cells"]:
        with clock:
            outputs = shell.run(source)
        ran.append(outputs)
        if clock.late and not request["final"]:
            break
    send(writer, {"cells": ran, "late": clock.late})


def confine(folder: str, limits: Limits) -> None:
    """What this process gives up before the first of the learner's cells runs: the seam of isolation.

    As 「same-user」: a working folder of its own, no more CPU time than the limit, its own random numbers.
    """
    os.chdir(folder)
    sys.path.insert(0, "")
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    try:
        import resource
    except ImportError:  # Windows
        return
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + limits.cpu) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (most, most + 5))  # a signal first, that says which limit it was


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
    """One request on stdin, its answer on stdout: the plain child where there is no fork."""
    from kenshu.grading.lane_shell import ZMQInteractiveShell

    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    os.dup2(os.open(os.devnull, os.O_RDWR), 0)
    serve(reader, writer, ZMQInteractiveShell.instance())
