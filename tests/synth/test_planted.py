"""The trainer's numbers are read strictly, and what cannot be used is said in Japanese."""

import shutil

import pytest

from kenshu import synth


@pytest.mark.parametrize("text", ["[target]\n", "x ="])
def test_a_planted_file_that_cannot_be_used_is_refused(root, text, tmp_path):
    shutil.copytree(root / "datasets" / "planted", tmp_path / "planted")
    (tmp_path / "planted" / "d1.toml").write_text(text, encoding="utf-8")
    with pytest.raises(synth.SynthError, match=r"d1\.toml を読めません"):
        synth.read_planted(tmp_path / "planted")


def test_a_folder_without_planted_numbers_is_named(tmp_path):
    with pytest.raises(synth.SynthError, match=r"city\.toml がありません"):
        synth.read_planted(tmp_path)


def test_numbers_for_a_set_that_does_not_exist_are_refused(root, tmp_path):
    shutil.copytree(root / "datasets" / "planted", tmp_path / "planted")
    (tmp_path / "planted" / "d1-old.toml").write_text("", encoding="utf-8")
    with pytest.raises(synth.SynthError, match=r"d1-old\.toml に当たるデータはありません"):
        synth.read_planted(tmp_path / "planted")
