"""The environment: locks that pin by hash, environment.yml equal to them, and an installer that speaks."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

LOCKS = ("learner", "office", "test")


@pytest.fixture(scope="module")
def lock_module(root):
    spec = importlib.util.spec_from_file_location("lock", root / "requirements" / "lock.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def pins(root, lock):
    text = (root / "requirements" / f"{lock}.txt").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z0-9-]+==[^\s;\\]+)", text, re.M)), text


@pytest.mark.parametrize("lock", LOCKS)
def test_each_pin_has_a_hash_and_no_index_address(root, lock):
    pinned, text = pins(root, lock)
    entries = re.split(r"\n(?=\S)", text.strip())
    assert len(entries) >= len(pinned) > 50
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    assert "index-url" not in text


def test_a_larger_environment_holds_the_smaller_one_at_the_same_versions(root):
    learner, office, test = (pins(root, lock)[0] for lock in LOCKS)
    assert learner < office < test


def test_the_learners_lock_has_nothing_of_the_trainers(root):
    names = {pin.split("==")[0] for pin in pins(root, "learner")[0]}
    assert names.isdisjoint({"nbgrader", "jupyter-book", "jupytext", "pytest", "playwright"})


def test_environment_yml_says_what_the_lock_says(root, lock_module):
    assert (root / "environment.yml").read_text(encoding="utf-8") == lock_module.environment_yml()


def test_every_direct_dependency_has_a_reason(root, lock_module):
    contributing = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"^ +- ([a-z0-9-]+)==", lock_module.environment_yml(), re.M)
    assert [name for name in named if f"`{name}`" not in contributing] == []


def installer(root, *words, python=sys.executable, **environment):
    return subprocess.run([python, str(root / "requirements" / "install.py"), *words], capture_output=True,
                          encoding="utf-8", env=dict(os.environ, **environment))  # fmt: skip


def test_an_unknown_environment_gets_one_japanese_line(root):
    done = installer(root, "everything", LC_ALL="C")
    assert done.returncode == 1
    assert done.stdout.startswith("環境の名前は learner、office、test のどれかです")
    assert not done.stderr


def test_an_old_python_gets_one_japanese_line(root, tmp_path):
    """Run by a real older Python where there is one, else by this one saying it is 3.10."""
    text = (root / "requirements" / "install.py").read_text(encoding="utf-8")
    script = tmp_path / "install.py"
    script.write_text(text.replace("sys.version_info", "VERSION").replace(
        "import sys\n", "import sys\nVERSION = (3, 10, 13)\n"), encoding="utf-8")  # fmt: skip
    done = subprocess.run([sys.executable, str(script), "office"], capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert done.stdout.strip().count("\n") == 0
    assert "Python 3.11 以上が必要です(いまは 3.10 です)" in done.stdout


def test_a_folder_that_cannot_be_written_is_named(root, tmp_path):
    (tmp_path / "requirements").mkdir()
    shutil.copy(root / "requirements" / "install.py", tmp_path / "requirements")
    for name in ("requirements/test.txt", "requirements/office.txt", "pyproject.toml"):
        shutil.copy(root / name, tmp_path / name)
    (tmp_path / ".venv").write_text("a file stands where the folder should be", encoding="utf-8")
    done = installer(tmp_path, "test")
    assert done.returncode == 1
    assert "環境のフォルダーを作れませんでした" in done.stdout


def test_python_starts_in_a_folder_with_japanese_letters_whatever_the_locale(root):
    """The way to src/ is written as steps: an ASCII or CP932 locale cannot read a path with 研修 in it."""
    [found] = [path for place in sys.path for path in Path(place).glob("__editable__.kenshu*.pth")]
    assert found.read_text(encoding="ascii").strip().startswith("..")
    asks = [sys.executable, "-c", "import kenshu"]
    assert (
        subprocess.run(asks, env={"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}).returncode
        == 0
    )
