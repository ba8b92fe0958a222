"""What a process may use, and whose rights it has."""

import contextlib
import ctypes
import os
import sys
from pathlib import Path

MEMORY = 2 * 2**30  # bytes beyond what the warm process has mapped already
LARGEST_FILE = 64 * 2**20  # bytes
OPEN_FILES = 256
PROCESSES = 64
FIRST_UID = 2_000_000_000  # of the users that exist only while a notebook of root's runs
KEPT_CAPABILITIES = (
    1,
    2,
)  # DAC_OVERRIDE, DAC_READ_SEARCH: a Python below /root is still found; Landlock decides
CHOWN, SETGID, SETUID = 0, 6, 7
PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_CAP_AMBIENT = 1, 4, 8, 47
SIGKILL = 9
CAPABILITIES = 0x20080522  # version 3 of Linux's structure


def limit(cpu: float, *, strictly: bool) -> None:
    """Limits that cannot be raised again. ``strictly``: raises OSError where one cannot be had."""
    try:
        import resource
    except ImportError:  # Windows
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    most = int(used.ru_utime + used.ru_stime + cpu) + 1
    limits = [(resource.RLIMIT_CORE, 0, 0),
              (resource.RLIMIT_CPU, most, most + 5)]  # a signal first, that says which limit it was  # fmt: skip
    if sys.platform == "linux":
        memory = _mapped() + MEMORY
        processes = _of_this_user() + PROCESSES
        limits += [(resource.RLIMIT_AS, memory, memory), (resource.RLIMIT_NPROC, processes, processes),
                   (resource.RLIMIT_FSIZE, LARGEST_FILE, LARGEST_FILE),
                   (resource.RLIMIT_NOFILE, OPEN_FILES, OPEN_FILES)]  # fmt: skip
    for which, soft, hard in limits:
        before = resource.getrlimit(which)[1]
        top = hard if before == resource.RLIM_INFINITY else min(hard, before)
        try:
            resource.setrlimit(which, (min(soft, top), top))
        except (ValueError, OSError) as error:
            if strictly:
                raise OSError(getattr(error, "errno", 0) or 1, "rlimit", "rlimit") from error


def shed_privileges(scratch: Path) -> None:
    """No new privileges; root becomes a user of its own, who keeps nothing but the reading of files.

    A limit of processes does not hold for root, and the kernel counts them by user.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    if os.geteuid() == 0:
        user = FIRST_UID + os.getpid()
        for path in (scratch, *scratch.rglob("*")):
            os.chown(path, user, user, follow_symlinks=False)
        libc.prctl(PR_SET_KEEPCAPS, 1, 0, 0, 0)
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    _keep_capabilities(libc, KEPT_CAPABILITIES if os.geteuid() >= FIRST_UID else ())
    libc.prctl(PR_SET_DUMPABLE, 1, 0, 0, 0)
    if libc.prctl(38, 1, 0, 0, 0):  # PR_SET_NO_NEW_PRIVS
        raise OSError(ctypes.get_errno(), "no_new_privs", "no_new_privs")


def can_shed() -> bool:
    """Whether root here may become another user (a container may have taken that away); true for everybody else."""
    if os.geteuid() != 0:
        return True
    lines = Path("/proc/self/status").read_text().splitlines()
    held = int(next(line for line in lines if line.startswith("CapEff")).split()[1], 16)
    return all(held >> number & 1 for number in (CHOWN, SETGID, SETUID, *KEPT_CAPABILITIES))


def die_with_parent() -> None:
    """No learner's program outlives its attendant, not even when that is killed (Linux)."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0)


def _keep_capabilities(libc, kept: tuple[int, ...]) -> None:
    mask = sum(1 << number for number in kept)
    head = (ctypes.c_uint32 * 2)(CAPABILITIES, 0)
    if libc.capset(head, (ctypes.c_uint32 * 6)(mask, mask, mask, 0, 0, 0)):
        raise OSError(ctypes.get_errno(), "capset", "capset")
    for number in kept:
        libc.prctl(PR_CAP_AMBIENT, 2, number, 0, 0)  # programs it starts find their libraries, too


def _mapped() -> int:
    """Bytes of address space of this process."""
    return int(Path("/proc/self/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")


def _of_this_user() -> int:
    """Threads that run under this process's user now: the limit counts them as well."""
    me, found = os.getuid(), 0
    if me >= FIRST_UID:
        return 1
    for entry in os.scandir("/proc"):
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if entry.stat().st_uid == me:
                    found += len(os.listdir(f"/proc/{entry.name}/task"))
    return found
