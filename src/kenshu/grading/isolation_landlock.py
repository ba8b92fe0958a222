"""Linux's Landlock through its three system calls: which files a process may touch, and nothing of the network."""

import ctypes
import os
import stat
from collections.abc import Iterable
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same on every architecture
OLDEST = 3  # the first version that keeps files from being cut to nothing (Linux 6.2)
EXECUTE, WRITE_FILE, READ_FILE, READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
REMOVE_DIR, REMOVE_FILE = 1 << 4, 1 << 5
MAKE_DIR, MAKE_REG, MAKE_FIFO, MAKE_SYM = 1 << 7, 1 << 8, 1 << 10, 1 << 12
REFER, TRUNCATE = 1 << 13, 1 << 14
ALL = {3: (1 << 15) - 1, 5: (1 << 16) - 1}  # rights a version knows of
READ = EXECUTE | READ_FILE | READ_DIR
OF_A_FILE = EXECUTE | WRITE_FILE | READ_FILE | TRUNCATE
SCRATCH = (READ | WRITE_FILE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG | MAKE_FIFO | MAKE_SYM | REFER
           | TRUNCATE) & ~EXECUTE  # fmt: skip
TCP = 0b11  # bind, connect; known from version 4 on
SCOPES = 0b11  # abstract sockets, signals; from version 6 on


class _Ruleset(ctypes.Structure):
    _fields_ = [("files", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64)]


class _Beneath(ctypes.Structure):
    _pack_, _layout_ = 1, "ms"
    _fields_ = [("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32)]


def version() -> int:
    """The version of Landlock that the kernel speaks; 0 or less when it has none."""
    return ctypes.CDLL(None).syscall(CREATE_RULESET, None, ctypes.c_size_t(0), 1)


def restrict(readable: Iterable[str], scratch: Path) -> int:
    """Leave this process and all it starts only ``readable`` and, to write, ``scratch``; the version.

    It can neither trace nor read the memory of a process outside. Raises OSError.
    """
    known = version()
    if known < OLDEST:
        raise OSError(38, "Landlock", "Landlock(Linux 6.2以降)")
    libc = ctypes.CDLL(None, use_errno=True)
    rules = _Ruleset(ALL[5] if known >= 5 else ALL[3], TCP if known >= 4 else 0, SCOPES if known >= 6 else 0)
    size = 24 if known >= 6 else 16 if known >= 4 else 8
    ruleset = _called(libc, CREATE_RULESET, ctypes.byref(rules), ctypes.c_size_t(size), 0)
    try:
        for path in readable:
            _allow(libc, ruleset, path, READ | (WRITE_FILE if path == "/dev/null" else 0))
        _allow(libc, ruleset, str(scratch), SCRATCH)
        _called(libc, RESTRICT_SELF, ruleset, 0)
    finally:
        os.close(ruleset)
    return known


def _allow(libc, ruleset: int, path: str, rights: int) -> None:
    try:
        handle = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except FileNotFoundError:  # not every system has every folder
        return
    try:
        if not stat.S_ISDIR(os.fstat(handle).st_mode):
            rights &= OF_A_FILE
        _called(libc, ADD_RULE, ruleset, 1, ctypes.byref(_Beneath(rights, handle)), 0)
    finally:
        os.close(handle)


def _called(libc, number: int, *arguments) -> int:
    found = libc.syscall(number, *arguments)
    if found < 0:
        raise OSError(ctypes.get_errno(), "Landlock", "Landlock")
    return found
