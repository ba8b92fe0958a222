"""How far a learner's code is shut in while it is graded: ``strict`` or ``same-user``.

``strict`` (Linux 6.2 or newer): no file but the libraries, the class's data and a scratch folder; no socket; no
signal to others; limits on memory, CPU time, processes, open files and the size of a file; no privilege. All of it
or nothing: where a part cannot be had, no cell runs. ``same-user``: limits only; the code may do what the trainer may.
"""

import os
import platform
import site
import sys
from collections.abc import Iterable
from pathlib import Path

import kenshu
from kenshu.grading import isolation_landlock, isolation_seccomp
from kenshu.grading.isolation_limits import can_shed, limit, shed_privileges
from kenshu.grading.place import GradingError

STRICT, SAME_USER = "strict", "same-user"
MODES = (STRICT, SAME_USER)
RAN = "kenshu_isolation"  # in a graded notebook's metadata: the mode its learner's code ran in
SAID = {
    STRICT: "隔離: strict。受講者のプログラムは、ほかの提出・採点の記録・ネットワークにさわれません。",
    SAME_USER: "隔離: same-user。受講者のプログラムは、採点する人と同じ権限で動きました。"
    "教材のフォルダーと採点の記録にもさわれるので、知らない人の提出は採点しないでください。",
}
TOLD = {  # the learner, on the feedback page
    STRICT: "書いてくださったプログラムは、ほかの人の提出・採点の記録・ネットワークにさわれない場所(strict)で動かしました。",
    SAME_USER: "書いてくださったプログラムは、採点する人のPCで、採点する人と同じ権限(same-user)で動かしました。",
}
SYSTEM = (
    "/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/ld.so.cache", "/etc/localtime", "/etc/timezone", "/etc/fonts",
    "/etc/mime.types", "/etc/alternatives", "/proc/cpuinfo", "/proc/meminfo", "/proc/self", "/dev/null", "/dev/zero",
    "/dev/urandom",
)  # fmt: skip


class IsolationError(Exception):
    """A part of ``strict`` cannot be had here; the text says which, in Japanese."""


def chosen(wanted: str | None) -> str:
    """``wanted``, or the most that this PC allows. Raises GradingError when ``wanted`` is no mode.

    ``strict`` is taken at its word: where it is not possible, learners' code is refused when it should run.
    """
    if wanted is None:
        return SAME_USER if why_not() else STRICT
    if wanted not in MODES:
        raise GradingError(f"隔離「{wanted}」はありません。strict か same-user と書いてください。")
    return wanted


def why_not() -> str:
    """Why ``strict`` is not possible on this PC, in Japanese; empty when it is, as far as can be told without trying.

    Where trying fails all the same, no cell runs.
    """
    if sys.platform != "linux":
        return "このPCがLinuxではないため"
    if (known := isolation_landlock.version()) < isolation_landlock.OLDEST:
        return f"Linuxが古いか、Landlockが使えないため(要る版 {isolation_landlock.OLDEST}、ここの版 {max(known, 0)})"
    if platform.machine() not in isolation_seccomp.MACHINES:
        return f"このPCの種類({platform.machine()})の用意がないため"
    if not can_shed():
        return "管理者(root)なのに、利用者を替える権限がないため"
    return ""


def confine(mode: str, scratch: Path, cpu: float) -> None:
    """Shut this process in for good. ``scratch``: the only folder it may write; ``cpu``: seconds it may compute.

    Raises IsolationError before anything of a learner's has run.
    """
    if mode != STRICT:
        limit(cpu, strictly=False)
        return
    if sys.platform != "linux":
        raise IsolationError("このPCがLinuxではないため")
    data = [os.environ[name] for name in ("KENSHU_DATA", "KENSHU_CITY") if name in os.environ]
    try:
        shed_privileges(scratch)
        limit(cpu, strictly=True)
        version = isolation_landlock.restrict(_readable(data), scratch)
        isolation_seccomp.forbid(
            signals=version < 6
        )  # from the sixth version on Landlock itself keeps signals inside
    except OSError as error:
        raise IsolationError(
            f"{error.filename or 'Linuxのしくみ'}が使えないため({kenshu.why(error)})"
        ) from error


def _readable(data: Iterable[str]) -> list[str]:
    """Libraries, our package, the class's data. Nothing of the course beside them."""
    python = {sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages()}
    ours = Path(kenshu.__file__).parent
    return [*SYSTEM, *sorted(python), str(ours), *data]
