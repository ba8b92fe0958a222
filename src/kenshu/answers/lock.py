"""One writer at a time, over processes: the system's own lock, so a killed process leaves none behind."""

import contextlib
import os
import time
from pathlib import Path

from kenshu.answers.errors import AnswersError

if os.name == "nt":
    import msvcrt

    def _take(fd: int):
        msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)

    def _give_back(fd: int):
        os.lseek(fd, 0, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _take(fd: int):
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _give_back(fd: int):
        fcntl.flock(fd, fcntl.LOCK_UN)


@contextlib.contextmanager
def held(path: Path, patience: float = 10.0):
    """Hold the lock file ``path`` (never removed); AnswersError after ``patience`` seconds."""
    fd = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _wait(fd, time.monotonic() + patience)
        try:
            yield
        finally:
            _give_back(fd)
    finally:
        os.close(fd)


def _wait(fd: int, until: float):
    while True:
        try:
            return _take(fd)
        except OSError:
            if time.monotonic() > until:
                raise AnswersError(
                    "別の画面が答えを保存している最中のままです。ほかに開いている画面を閉じて、もう一度書いてください。"
                    "この画面の文字は消えていません。"
                ) from None
            time.sleep(0.01)
