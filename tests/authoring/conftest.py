"""A small course of one notebook, with the real data, city and nbgrader settings."""

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture(scope="session")
def datasets(root, tmp_path_factory):
    """A datasets folder made from the real targets, as it lies in the repository (planted/ in it)."""
    from kenshu import synth

    folder = tmp_path_factory.mktemp("data") / "datasets"
    planted = synth.read_planted(root / "datasets" / "planted")
    synth.build(folder, planted.target, planted.seed)
    for card in (root / "datasets").rglob("README.md"):
        shutil.copy(card, folder / card.relative_to(root / "datasets"))
    shutil.copytree(root / "datasets" / "planted", folder / "planted")
    return folder


@pytest.fixture(scope="session")
def make_course(root, datasets):
    def make(folder: Path) -> Path:
        shutil.copytree(HERE / "small", folder, dirs_exist_ok=True)
        shutil.copytree(datasets, folder / "datasets")
        shutil.copy(root / "city.yml", folder)
        (folder / "grading").mkdir()
        shutil.copy(root / "grading" / "nbgrader_config.py", folder / "grading")
        return folder

    return make


@pytest.fixture
def course(make_course, tmp_path):
    """A course folder of its own for each test; its path has a space, Japanese letters and brackets."""
    return make_course(tmp_path / "研修 [令和8年]")
