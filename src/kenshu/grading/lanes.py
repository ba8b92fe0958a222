"""The parent's end of the lanes: the processes that run cells, opened when first wanted."""

import contextlib
import os
import queue
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable

from kenshu.grading.lane_frames import FrameError, framed, receive, send, single

KEPT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "TEMP", "TMP", "TMPDIR", "LANG", "LC_ALL")
PATIENCE = 2  # seconds a process gets to end by itself


class Lost(Exception):
    """A lane's process has gone, or what it sent is no answer."""


class Crew:
    """One process for our own cells, ``size`` that fork for learners' notebooks. A context manager.

    ``environment``: KENSHU_DATA and the like for the cells. ``fork``: None = wherever the system can. Processes
    start when first wanted, end with the crew, and end by themselves when this process dies.
    """

    def __init__(self, environment: dict[str, str], size: int = 1, *, fork: bool | None = None):
        self._environment = {name: os.environ[name] for name in KEPT if name in os.environ} | {
            "PYTHONUTF8": "1", "OPENBLAS_NUM_THREADS": "1", "NBGRADER_EXECUTION": "autograde",
            "MPLBACKEND": "module://matplotlib_inline.backend_inline", **environment}  # fmt: skip
        self._forks = hasattr(os, "fork") if fork is None else fork
        self._forms = _Lane(1, lambda count: [_piped(self._environment)])
        self._codes = _Lane(size, lambda count: _forking(count, self._environment))

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    def close(self) -> None:
        """End all processes, whatever they are doing; who still asks gets Lost."""
        self._forms.close()
        self._codes.close()

    def form(self, request: dict) -> dict:
        """Run cells of ours (the request of lane_form). Safe in threads. Raises Lost."""
        return self._forms.ask(request)

    def code(self, request: dict) -> dict:
        """Run a learner's cells (the request of lane_code, with files). Safe in threads. Raises Lost."""
        return self._codes.ask(request) if self._forks else _plain(request, self._environment)


class _Lane:
    """``size`` channels to processes, opened together; one that is lost is replaced when next wanted."""

    def __init__(self, size: int, open_channels: Callable[[int], list["_Channel"]]):
        self._size, self._open = size, open_channels
        self._lock = threading.Lock()
        self._closed = False
        self._opened: list[_Channel] = []
        self._spare: list[_Channel] = []
        self._idle: queue.SimpleQueue[_Channel | None] = queue.SimpleQueue()
        for _ in range(size):
            self._idle.put(None)

    def ask(self, request: dict) -> dict:
        channel = self._idle.get()
        try:
            channel = channel or self._next()
            return channel.ask(request)
        except Lost:
            channel = None
            raise
        finally:
            self._idle.put(channel)

    def _next(self) -> "_Channel":
        with self._lock:
            if self._closed:
                raise Lost
            if not self._spare:
                self._spare = self._open(1 if self._opened else self._size)
                self._opened += self._spare
            return self._spare.pop()

    def close(self) -> None:
        with self._lock:
            self._closed = True
            for channel in self._opened:
                channel.hang_up()
            for channel in self._opened:
                channel.end()


class _Channel:
    """Questions to and answers from one process, one at a time. Every method raises Lost or nothing."""

    def __init__(self, process: subprocess.Popen, reader, writer, line: socket.socket | None = None):
        self._process, self._reader, self._writer, self._line = process, reader, writer, line

    def ask(self, request: dict) -> dict:
        try:
            send(self._writer, request)
            answer = receive(self._reader)
        except (OSError, ValueError, FrameError) as error:
            raise Lost from error
        if answer is None:
            raise Lost
        return answer

    def hang_up(self) -> None:
        """Tell the process to end; an idle one does so at once."""
        with contextlib.suppress(OSError):
            self._line.shutdown(socket.SHUT_RDWR) if self._line else self._writer.close()

    def end(self) -> None:
        """Wait for its end; one that goes on is killed with what it forked. Who waits for an answer gets Lost."""
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            if hasattr(os, "killpg"):
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.wait()
        for file in (self._writer, self._reader, *([self._line] if self._line else [])):
            with contextlib.suppress(OSError):  # what was still to be written has nobody to read it
                file.close()


def _piped(environment: dict[str, str]) -> _Channel:
    """The form lane: a process of its own that is asked over its stdin and stdout."""
    process = subprocess.Popen(
        _command("lane_form"), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, **_apart(),
    )  # fmt: skip
    return _Channel(process, process.stdout, process.stdin)


def _forking(count: int, environment: dict[str, str]) -> list[_Channel]:
    """``count`` channels into one process that imports once and forks."""
    pairs = [socket.socketpair() for _ in range(count)]
    far = [there.fileno() for _, there in pairs]
    process = subprocess.Popen(
        _command("lane_server", ",".join(map(str, far))), env=environment, pass_fds=far,
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **_apart(),
    )  # fmt: skip
    for _, there in pairs:
        there.close()
    channels = []
    for here, _ in pairs:
        channels.append(_Channel(process, here.makefile("rb"), here.makefile("wb"), here))
    return channels


def _plain(request: dict, environment: dict[str, str]) -> dict:
    """The code lane without fork: an attendant's process for one notebook, which starts the learner's."""
    patience = request["limits"]["wall"] + PATIENCE
    with subprocess.Popen(
        _command("lane_attend"), env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, **_apart(),
    ) as attendant:  # fmt: skip
        try:
            sent, _ = attendant.communicate(framed(request), timeout=patience)
        except subprocess.TimeoutExpired:
            attendant.kill()
            return {"failed": "time"}
    return single(sent) or {"failed": "died"}


def _command(module: str, *arguments: str) -> list[str]:
    return [sys.executable, "-P", "-c", f"from kenshu.grading.{module} import main; main(*{arguments!r})"]


def _apart() -> dict:
    """Ctrl+C in the trainer's window is for the parent, which then ends the others."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
