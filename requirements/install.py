# coding: utf-8
"""Make ``.venv`` from a hash-pinned lock, with uv when it is on the PATH, else with pip.

``python requirements/install.py [learner|office|test]``: does nothing when the environment
already holds what the lock and pyproject.toml say. Written for any Python, 2.7 too, so that a wrong version
gets one clear Japanese line instead of a traceback.
"""

import hashlib
import os
import shutil
import subprocess
import sys

LOCKS = ("learner", "office", "test")  # each holds all of the one before
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
VENV = os.path.join(ROOT, ".venv")


def main(lock):
    if sys.version_info < (3, 11):
        stop(
            "Python 3.11 以上が必要です(いまは {}.{} です)。新しい Python を入れて、もう一度実行してください。".format(
                *sys.version_info[:2]
            )
        )
    if lock not in LOCKS:
        stop("環境の名前は {} のどれかです(受け取った名前: {})。".format("、".join(LOCKS), lock))
    wanted = {name: fingerprint(name) for name in LOCKS[LOCKS.index(lock) :]}
    if os.path.exists(python()) and any(stamp_of(name) == mark for name, mark in wanted.items()):
        return
    say("環境を用意しています(初めては数分かかります): {}".format(VENV))
    check_writable()
    if not is_ours():
        make_venv()
    install(lock)
    for name in LOCKS:
        if name != lock and os.path.exists(stamp(name)):
            os.remove(stamp(name))
    with open(stamp(lock), "w", encoding="ascii") as f:
        f.write(fingerprint(lock))


def check_writable():
    """Try it where something will be written; on Windows permissions cannot be asked for."""
    probe = os.path.join(VENV if os.path.isdir(VENV) else ROOT, ".kenshu-probe")
    try:
        with open(probe, "w"):
            pass
        os.remove(probe)
    except OSError:
        stop(
            "{} に書き込めません。書き込める場所に研修のフォルダーを置いて、もう一度実行してください。".format(
                os.path.dirname(probe)
            )
        )


def is_ours():
    """Whether .venv is an environment of its own whose Python runs and is new enough.

    Without pyvenv.cfg its python is somebody else's, and installing would change theirs.
    """
    if not os.path.isfile(os.path.join(VENV, "pyvenv.cfg")):
        return False
    asks = "import sys; sys.exit(sys.version_info < (3, 11) or sys.prefix == sys.base_prefix)"
    try:
        return subprocess.run([python(), "-c", asks], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def make_venv():
    """Make .venv anew; what a broken one held goes."""
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV])
    if made.returncode:
        stop(
            "環境のフォルダーを作れませんでした(上の行に理由があります): {}。同じ名前のファイルがあれば消し、"
            "空き容量を確かめて、もう一度実行してください。".format(VENV)
        )


def install(lock):
    requirements = os.path.join(HERE, lock + ".txt")
    uv = shutil.which("uv")
    if uv:
        pip = [uv, "pip", "install", "--quiet", "--python", python()]
    else:
        pip = [python(), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    environment = dict(os.environ, PYTHONUTF8="1")
    steps = (
        pip + ["--require-hashes", "-r", requirements],
        pip + ["--no-deps", "--no-build-isolation", "-e", ROOT],
    )
    for step in steps:
        if subprocess.run(step, env=environment, cwd=ROOT).returncode:
            stop(
                "部品を入れられませんでした(上の行に理由があります)。ネットワークの設定と空き容量を情報システム担当に確認し、"
                "同じ命令をもう一度実行してください。途中まで入ったものは無駄になりません。"
            )
    say_where_the_source_is()


def say_where_the_source_is():
    """Write the way to src/ as steps from site-packages: setuptools writes the whole path, and Python dies at
    its start on a path with Japanese letters wherever the locale is not UTF-8 (a C locale, Windows)."""
    found = subprocess.check_output(
        [python(), "-X", "utf8", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    )
    packages = found.decode("utf-8").strip()
    for name in os.listdir(packages):
        if name.startswith("__editable__.kenshu") and name.endswith(".pth"):
            with open(os.path.join(packages, name), "w", encoding="ascii") as f:
                f.write(os.path.relpath(os.path.join(ROOT, "src"), packages) + "\n")


def python():
    parts = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    return os.path.join(VENV, *parts)


def stamp(lock):
    return os.path.join(VENV, "kenshu-" + lock)


def stamp_of(lock):
    try:
        with open(stamp(lock), encoding="ascii") as f:
            return f.read()
    except OSError:
        return ""


def fingerprint(lock):
    """sha256 over the lock, pyproject.toml and the place: an editable install breaks when its folder moves."""
    digest = hashlib.sha256(ROOT.encode("utf-8", "surrogateescape"))
    for path in (os.path.join(HERE, lock + ".txt"), os.path.join(ROOT, "pyproject.toml")):
        try:
            with open(path, "rb") as f:
                digest.update(f.read())
        except OSError:
            stop("{} が読めません。研修のフォルダーを、もう一度丸ごと受け取ってください。".format(path))
    return digest.hexdigest()


def say(line):
    stream = getattr(sys.stdout, "buffer", None)
    if stream:  # a C locale must not turn a Japanese line into a traceback
        stream.write((line + "\n").encode("utf-8"))
        stream.flush()
    else:
        print(line)


def stop(line):
    say(line)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "office")
