"""Linux's seccomp: system calls that a learner's code has no use for and that reach past its files.

Landlock keeps files from being opened; it says nothing of sockets other than TCP, of a file's mode, owner and
times, nor of memory that outlives a process. Those are refused here, or (mode, owner, times) done as if.
"""

import ctypes
import os
import platform
import struct

EACCES, ENOSYS, EPERM = 13, 38, 1
ALLOW, REFUSE, KILL = 0x7FFF0000, 0x00050000, 0x80000000
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARCHITECTURE, FIRST_ARGUMENT = 0, 4, 16  # offsets in what a filter sees
NAMESPACES = 0x7E020080  # of clone's flags: new user, network, process … namespaces
X32 = 0x40000000
PR_SET_SECCOMP, MODE_FILTER = 22, 2

# name: (x86_64, aarch64); None where there is no such call
REFUSED = {
    "socket": (41, 198), "connect": (42, 203), "bind": (49, 200),
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    "pidfd_getfd": (438, 438), "pidfd_open": (434, 434), "bpf": (321, 280), "perf_event_open": (298, 241),
    "userfaultfd": (323, 282), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427), "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "unshare": (272, 97),
    "setns": (308, 268), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fspick": (433, 433), "mount_setattr": (442, 442), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "init_module": (175, 105), "finit_module": (313, 273),
    "delete_module": (176, 106), "kexec_load": (246, 104), "reboot": (169, 142), "swapon": (167, 224),
    "settimeofday": (164, 170), "clock_settime": (227, 112), "sethostname": (170, 161), "shmget": (29, 194),
    "semget": (64, 190), "msgget": (68, 186), "mq_open": (240, 180), "quotactl": (179, 60), "fanotify_init": (300, 262),
    "inotify_add_watch": (254, 27), "memfd_create": (319, 279),
}  # fmt: skip
AS_IF = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None),
    "fchown": (93, 55), "lchown": (94, None), "fchownat": (260, 54), "utime": (132, None), "utimes": (235, None),
    "futimesat": (261, None), "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
}  # fmt: skip
SIGNALS = {"kill": (62, 129), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138)}
CLONE, CLONE3 = (56, 220), (435, 435)
MACHINES = {"x86_64": (0, 0xC000003E), "aarch64": (1, 0xC00000B7)}


class _Program(ctypes.Structure):
    _fields_ = [("length", ctypes.c_ushort), ("filter", ctypes.c_char_p)]


def forbid(*, signals: bool) -> None:
    """Set the filter for this process and all it starts. ``signals``: they may go to this process only.

    Raises OSError where there is no seccomp, or no list of ours for this kind of processor.
    """
    if platform.machine() not in MACHINES:
        raise OSError(ENOSYS, "seccomp", f"seccomp({platform.machine()})")
    program = b"".join(_program(*MACHINES[platform.machine()], os.getpid() if signals else None))
    libc = ctypes.CDLL(None, use_errno=True)
    filled = _Program(len(program) // 8, program)
    if libc.prctl(PR_SET_SECCOMP, MODE_FILTER, ctypes.byref(filled), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp", "seccomp")


def _program(column: int, architecture: int, only: int | None) -> list[bytes]:
    """The filter's instructions: each rule is a comparison that skips its own verdict."""
    found = [
        _step(LOAD, ARCHITECTURE),
        _step(EQUAL, architecture, 1, 0),
        _step(RETURN, KILL),
        _step(LOAD, NUMBER),
    ]
    if column == 0:
        found += [_step(AT_LEAST, X32, 0, 1), _step(RETURN, REFUSE | ENOSYS)]
    for table, verdict in ((REFUSED, REFUSE | EACCES), (AS_IF, REFUSE)):
        for numbers in table.values():
            if numbers[column] is not None:
                found += [_step(EQUAL, numbers[column], 0, 1), _step(RETURN, verdict)]
    found += [_step(EQUAL, CLONE3[column], 0, 1), _step(RETURN, REFUSE | ENOSYS)]  # clone is used instead
    found += _by_argument(CLONE[column], _step(ANY_BIT, NAMESPACES, 0, 1))
    if only is not None:
        for numbers in SIGNALS.values():
            found += _by_argument(numbers[column], _step(EQUAL, only, 1, 0))
    return [*found, _step(RETURN, ALLOW)]


def _by_argument(number: int, comparison: bytes) -> list[bytes]:
    """Refuse a call when ``comparison`` of its first argument falls through; else allow it."""
    return [_step(EQUAL, number, 0, 4), _step(LOAD, FIRST_ARGUMENT), comparison, _step(RETURN, REFUSE | EPERM),
            _step(RETURN, ALLOW)]  # fmt: skip


def _step(code: int, value: int, then: int = 0, otherwise: int = 0) -> bytes:
    return struct.pack("=HBBI", code, then, otherwise, value)
