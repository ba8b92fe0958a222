"""What everything below this process takes together, where a limit of each process is not enough (Linux)."""

import contextlib
import ctypes
import os
import signal
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

DISK = 256 * 2**20  # bytes in the scratch folder and in files that have no name any more
MEMORY = 3 * 2**30  # bytes of all processes of one notebook that are theirs alone
DEEPEST, MOST = 100, 20_000  # folders in folders, entries of the scratch folder
PR_SET_CHILD_SUBREAPER = 36


def adopt_orphans() -> None:
    """Processes a learner's code leaves behind become children of this one, however they hide."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def excess(folder: Path) -> str:
    """「disk」, 「files」 or 「memory」 when the processes below this one take too much; else nothing."""
    if sys.platform != "linux":
        return ""
    below = _descendants()
    return overfull(folder, below) or ("memory" if sum(map(_own_memory, below)) > MEMORY else "")


def overfull(folder: Path, below: Iterable[int] = ()) -> str:
    """「disk」 or 「files」 when there is too much in ``folder``, or held nameless by the processes ``below``."""
    written = _written(folder)
    if written is None:
        return "files"
    return "disk" if written + sum(map(_nameless, below)) > DISK else ""


def end_all() -> None:
    """Kill and reap everything below this process, and what that starts meanwhile."""
    while _has_children():
        for process in _descendants():
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(process, signal.SIGKILL)
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-1, 0)


def _has_children() -> bool:
    """Reaps on its way what has ended already."""
    try:
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    except ChildProcessError:
        return False
    return sys.platform == "linux"


def _descendants() -> set[int]:
    parents = {}
    for entry in os.listdir("/proc"):
        if entry.isdigit():
            with contextlib.suppress(OSError):
                about = Path(f"/proc/{entry}/stat").read_text(errors="replace")
                parents[int(entry)] = int(about.rpartition(")")[2].split()[1])
    found: set[int] = set()
    more = {os.getpid()}
    while more:
        more = {process for process, parent in parents.items() if parent in more} - found
        found |= more
    return found


def _written(folder: Path) -> int | None:
    """Bytes on disk below ``folder``; None when there is more, or deeper, than can be looked through."""
    total, seen, todo = 0, 0, [(str(folder), 0)]
    while todo:
        where, depth = todo.pop()
        with contextlib.suppress(OSError), os.scandir(where) as entries:
            for entry in entries:
                seen += 1
                if seen > MOST or depth > DEEPEST:
                    return None
                with contextlib.suppress(OSError):
                    total += entry.stat(follow_symlinks=False).st_blocks * 512
                    if entry.is_dir(follow_symlinks=False):
                        todo.append((entry.path, depth + 1))
    return total


def _nameless(process: int) -> int:
    """Bytes on disk of files the process holds open and has removed."""
    total = 0
    with contextlib.suppress(OSError):
        for entry in os.scandir(f"/proc/{process}/fd"):
            with contextlib.suppress(OSError):
                about = os.stat(entry.path)
                if stat.S_ISREG(about.st_mode) and about.st_nlink == 0:
                    total += about.st_blocks * 512
    return total


def _own_memory(process: int) -> int:
    with contextlib.suppress(OSError, IndexError):
        resident, shared = Path(f"/proc/{process}/statm").read_text().split()[1:3]
        return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
    return 0
