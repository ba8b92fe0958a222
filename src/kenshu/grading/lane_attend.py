"""One learner's notebook, conducted: each cell goes to the learner's process, each test that needs them stays here.

``main`` is the attendant where there is no fork; lane_server's forked attendants call ``attend`` themselves.
"""

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

from kenshu.grading.lane_frames import FrameError, receive, send, unpack


class Failed(BaseException):
    """The learner's process gave no answer; its text is a key of ``worker.WHY``. No test may catch it."""


def attend(request: dict, folder: Path, ask: Callable[[dict], dict]) -> dict:
    """Answer a request {cells, files, limits, isolation, final}: {"cells": outputs of each, "late"} or {"failed"}.

    A cell is {source, role}; a role 「test」 is judged here, by values that ``ask`` brings from the learner's process.
    """
    unpack(request["files"], folder / "work")
    begin = {"folder": str(folder), **{name: request[name] for name in ("limits", "isolation")}}
    conductor = _Conductor(ask, [c["source"] for c in request["cells"] if c["role"] == "given"])
    try:
        begun = ask({"begin": begin})
        if "ready" not in begun:
            return {"failed": begun["failed"], "why": begun["why"]}
        ran = []
        for cell in request["cells"]:
            ran.append(conductor.outputs(cell))
            if conductor.late and not request["final"]:
                break
        return {"cells": ran, "late": conductor.late}
    except Failed as error:
        return {"failed": str(error)}
    except (FrameError, KeyError, TypeError, ValueError, RecursionError):  # it was no answer
        return {"failed": "died"}


class _Conductor:
    def __init__(self, ask, given: list[str]):
        self._send, self._given = ask, given
        self._judge = None
        self.late = False

    def outputs(self, cell: dict) -> list[dict]:
        if cell["role"] != "test":
            return self._ask({"run": cell["source"]})["outputs"]
        if self._judge is None:
            from kenshu.grading.lane_judge import Judge

            self._judge = Judge(lambda question: self._ask({"ask": question}), self._given)
        return self._judge.mark(cell["source"])

    def _ask(self, message):
        answer = self._send(message)
        self.late = self.late or answer["late"] is True
        return answer


@contextlib.contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder with ``work``, ``home`` and ``tmp`` for one notebook, which goes with all that is in it."""
    folder = Path(tempfile.mkdtemp(prefix="kenshu-"))
    try:
        for name in ("work", "home", "tmp"):
            (folder / name).mkdir()
        yield folder
    finally:
        try:
            shutil.rmtree(folder)
        except RecursionError:  # folders in folders, a thousand deep
            subprocess.run(["rm", "-rf", str(folder)], check=False)
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)


def main() -> None:
    """One request on stdin, its answer on stdout; the learner's process is started here."""
    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(null, number)
    request = receive(reader)
    with scratch_folder() as folder:
        child = subprocess.Popen(
            [sys.executable, "-P", "-c", "from kenshu.grading.lane_code import main; main()"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        line = _Piped(child, request["limits"]["wall"])
        try:
            answer = attend(request, folder, line.ask)
        finally:
            line.close()
    send(writer, answer)


class _Piped:
    """Questions to and answers from a child over its pipes; the wall limit kills it."""

    def __init__(self, child: subprocess.Popen, wall: float):
        self._child, self._over = child, False
        self._timer = threading.Timer(wall, self._stop)
        self._timer.start()

    def ask(self, message: dict) -> dict:
        try:
            send(self._child.stdin, message)
            if (answer := receive(self._child.stdout)) is not None:
                return answer
        except (OSError, FrameError):
            pass
        raise Failed("time" if self._over else "died")

    def close(self) -> None:
        self._timer.cancel()
        self._child.kill()
        self._child.wait()

    def _stop(self):
        self._over = True
        self._child.kill()
