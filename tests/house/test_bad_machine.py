"""The installer on a machine that is not as it should be: an old Python, no permission, a Python that is not ours."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.house.classroom import WITHOUT_PRIVILEGE, nobody_may_write

LOCKS = ("learner.txt", "office.txt", "test.txt")
OLD_PYTHONS = sorted(map(str, Path.home().glob(".pyenv/versions/[23].[0-9].*/bin/python"))) + sorted(
    map(str, Path.home().glob(".pyenv/versions/3.10.*/bin/python"))
)


def clone(root, folder):
    """What install.py reads, in a folder of its own."""
    for name in ("pyproject.toml", *(f"requirements/{name}" for name in ("install.py", *LOCKS))):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(root / name, folder / name)
    return folder


def install(folder, python=sys.executable, locked=False):
    command = [*(WITHOUT_PRIVILEGE if locked else ()), python, "requirements/install.py", "learner"]
    done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8")
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("python", OLD_PYTHONS)
def test_a_real_old_python_gets_one_japanese_line(root, tmp_path, python):
    done = install(clone(root, tmp_path / "研修"), python)
    assert re.fullmatch(
        r"Python 3\.11 以上が必要です\(いまは \d\.\d+ です\)。新しい Python を入れて、もう一度実行してください。\n",
        done.stdout,
    )
    assert (done.stderr, done.returncode) == ("", 1)


def test_a_clone_that_nobody_may_write_into_is_named(root, tmp_path):
    folder = clone(root, tmp_path / "研修")
    with nobody_may_write(folder):
        done = install(folder, locked=True)
    wanted = (
        f"{folder} に書き込めません。書き込める場所に研修のフォルダーを置いて、もう一度実行してください。"
    )
    assert (done.stdout.splitlines()[-1], done.stderr, done.returncode) == (wanted, "", 1)


def test_a_lock_that_is_missing_is_named(root, tmp_path):
    folder = clone(root, tmp_path / "研修")
    (folder / "requirements" / "office.txt").unlink()
    done = install(folder)
    assert (done.stderr, done.returncode) == ("", 1)
    assert "office.txt が読めません。研修のフォルダーを、もう一度丸ごと受け取ってください。" in done.stdout


def test_a_python_that_is_not_the_environments_own_is_never_installed_into(root, tmp_path):
    """.venv/bin/python pointed at the system's Python once, and the packages went there."""
    folder = clone(root, tmp_path / "研修")
    (folder / ".venv" / "bin").mkdir(parents=True)
    (folder / ".venv" / "bin" / "python").symlink_to(Path(sys.executable).resolve())
    ask = "import sys; sys.path.insert(0, 'requirements'); import install; print(install.is_ours())"
    said = [subprocess.run([sys.executable, "-c", ask], cwd=folder, capture_output=True, text=True).stdout]
    shutil.rmtree(folder / ".venv")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    said.append(
        subprocess.run([sys.executable, "-c", ask], cwd=folder, capture_output=True, text=True).stdout
    )
    assert said == ["False\n", "True\n"]
