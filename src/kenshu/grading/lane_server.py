"""The code lane's outer end: a process that imports everything once and forks a child for each notebook.

``main("4,5")``: the sockets to serve. The process that forks a learner's child has
never read a request, so no other hand-in and no hidden test is in the child's memory.
"""

import contextlib
import gc
import os
import select
import signal
import time
from pathlib import Path

from kenshu.grading import isolation_watch as watch
from kenshu.grading import lane_code
from kenshu.grading.isolation_limits import die_with_parent
from kenshu.grading.lane_attend import Failed, attend, scratch_folder
from kenshu.grading.lane_frames import HEAD, LARGEST, FrameError, decoded, receive, send

GLANCE = 0.5  # seconds between looks at whether the child still lives


def main(sockets: str) -> None:
    """Import, fork a server for each socket, wait until all of them have gone."""
    channels = [int(number) for number in sockets.split(",")]
    shell = _warm()
    gc.freeze()  # the collector then leaves the shared pages alone
    for channel in channels:
        if os.fork() == 0:
            _close_all_but(channel)
            _fork_for_each(channel, shell)
            os._exit(0)
    for channel in channels:
        os.close(channel)
    while True:
        try:
            os.wait()
        except ChildProcessError:
            return


def _warm():
    """The imports that kernels spend most of their time on; a shell that each child finds ready."""
    import matplotlib.pyplot  # noqa: F401
    import matplotlib_inline.backend_inline  # noqa: F401
    import pandas  # noqa: F401

    from kenshu import check, data, figures, flow, forms, improve  # noqa: F401
    from kenshu.grading import lane_answers, lane_form, lane_judge  # noqa: F401
    from kenshu.grading.lane_shell import ZMQInteractiveShell

    shell = ZMQInteractiveShell.instance()
    shell.warm()
    lane_form.run("1")  # its formatter
    return shell


def _fork_for_each(channel: int, shell) -> None:
    """Fork an attendant for each request that comes; one that dies ends this server, which the parent sees."""
    while True:
        select.select([channel], [], [])
        attendant = os.fork()
        if attendant == 0:
            os._exit(_attend(channel, shell))
        if os.waitstatus_to_exitcode(os.waitpid(attendant, 0)[1]):
            return


def _attend(channel: int, shell) -> int:
    """Run one notebook in a child forked before its request is read; the exit status."""
    to_child, from_child = os.pipe(), os.pipe()
    child = os.fork()
    if child == 0:
        _be_the_child(to_child[0], from_child[1], shell)
    os.close(to_child[0])
    os.close(from_child[1])
    watch.adopt_orphans()
    with scratch_folder() as folder:
        try:
            with os.fdopen(os.dup(channel), "rb", buffering=0) as raw, os.fdopen(channel, "wb") as writer:
                request = receive(_Whole(raw))
                if request is None:
                    return 1
                with os.fdopen(to_child[1], "wb") as task, contextlib.suppress(BrokenPipeError):
                    line = _Line(child, task, from_child[0], channel, folder, request["limits"]["wall"])
                    answer = attend(request, folder, line.ask)
                    excess = watch.overfull(folder) if "cells" in answer else ""  # quicker than a glance
                    send(writer, {"failed": excess} if excess else answer)
            return 0
        except (OSError, FrameError):
            return 1
        finally:
            _end(child)


class _Whole:
    """An unbuffered file read to the byte, so that nothing of the next request is taken."""

    def __init__(self, raw):
        self._raw = raw

    def read(self, size):
        found = bytearray()
        while len(found) < size and (piece := self._raw.read(min(size - len(found), 2**20))):
            found += piece
        return bytes(found)


class _Line:
    """Questions to and answers from a child. Raises Failed: 「time」 (wall), 「cpu」, 「large」, 「died」 …"""

    def __init__(self, child: int, task, source: int, channel: int, folder: Path, wall: float):
        self._child, self._task, self._source, self._channel = child, task, source, channel
        self._folder, self._end = folder, time.monotonic() + wall
        self._body = bytearray()
        signal.signal(signal.SIGALRM, self._too_late)  # our own tests wait no longer than the learner's cells
        signal.setitimer(signal.ITIMER_REAL, wall)

    def ask(self, message: dict) -> dict:
        with contextlib.suppress(BrokenPipeError):  # the child is gone already; its answer will say so
            send(self._task, message)
        while time.monotonic() < self._end:
            gone = _status(self._child)  # before the last look, so that nothing it sent is missed
            wait = 0 if gone is not None else GLANCE
            ready, _, _ = select.select([self._source, self._channel], [], [], wait)
            if self._channel in ready:
                raise FrameError("the parent has gone")
            piece = os.read(self._source, 2**20) if ready else b""
            self._body += piece
            if answer := self._whole():
                return answer
            if gone is not None and not piece:
                raise Failed("cpu" if gone == -signal.SIGXCPU else "died")
            if not ready and (excess := watch.excess(self._folder)):
                raise Failed(excess)
            if ready and not piece:  # it closed its end and goes on
                time.sleep(GLANCE)
        raise Failed("time")

    def _whole(self) -> dict | None:
        """The next message, when all of it is there."""
        body = self._body
        if len(body) > LARGEST:
            raise Failed("large")
        end = HEAD + int.from_bytes(body[:HEAD], "big") if len(body) >= HEAD else len(body) + 1
        if len(body) < end:
            return None
        try:
            answer = decoded(bytes(body[HEAD:end]))
        except FrameError as error:
            raise Failed("died") from error
        del body[:end]
        return answer

    def _too_late(self, *_):
        raise Failed("time")


def _status(child: int) -> int | None:
    """How the child ended, as a negative signal or an exit status; None while it lives. ``_end`` reaps it."""
    ended = os.waitid(os.P_PID, child, os.WEXITED | os.WNOWAIT | os.WNOHANG)
    if ended is None:
        return None
    return ended.si_status if ended.si_code == os.CLD_EXITED else -ended.si_status


def _end(child: int) -> None:
    """Kill what is left of the child's process group and of all it started, and reap them."""
    signal.setitimer(signal.ITIMER_REAL, 0)
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError, PermissionError):
            kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    watch.end_all()


def _be_the_child(reader: int, writer: int, shell) -> None:
    """Serve one request with nothing else open, and end without going back."""
    try:
        os.setsid()
        die_with_parent()
        _close_all_but(reader, writer)
        with os.fdopen(reader, "rb") as task, os.fdopen(writer, "wb") as answer:
            lane_code.serve(task, answer, shell)
    finally:
        os._exit(1)


def _close_all_but(*keep: int) -> None:
    """Close every descriptor above 2 that is not in ``keep``."""
    lowest = 3
    for number in sorted(keep):
        os.closerange(lowest, number)
        lowest = number + 1
    os.closerange(lowest, os.sysconf("SC_OPEN_MAX"))
