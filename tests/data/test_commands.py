"""`kenshu data` as typed in a terminal."""

import os
import shutil
import subprocess
import sys

import pytest


@pytest.fixture
def kenshu(tmp_path):
    def run(*words, **settings):
        here = {key: value for key, value in os.environ.items() if key != "KENSHU_DATA"}
        return subprocess.run(
            [sys.executable, "-m", "kenshu", *map(str, words)],
            cwd=tmp_path,
            env={**here, **settings},
            capture_output=True,
            encoding="utf-8",
        )

    return run


def test_list_shows_every_name(kenshu):
    done = kenshu("data", "list")
    assert done.returncode == 0
    assert sum(line.startswith("d1-") for line in done.stdout.splitlines()) == 10
    assert "架空のデータ" in done.stdout


def test_check_counts_the_committed_city(kenshu):
    done = kenshu("data", "check")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "○ 問題はありません。")


def test_build_makes_another_city_that_passes_with_the_trainers_numbers(kenshu, root, tmp_path):
    out = tmp_path / "別の市"
    built = kenshu("data", "build", "--seed", 7, "--out", out)
    assert built.returncode == 0, built.stderr
    assert "38個のファイルを作りました" in built.stdout
    assert not (out / "planted").exists()
    alone = kenshu("data", "check", KENSHU_DATA=str(out))
    assert alone.returncode == 0
    assert "planted(講師側のフォルダー)がないので確かめていません" in alone.stdout
    counted = kenshu("data", "check", "--targets", root / "datasets/planted", KENSHU_DATA=str(out))
    assert counted.returncode == 0, counted.stdout


def test_check_fails_and_names_the_file_when_one_was_changed(kenshu, root, tmp_path):
    copy = shutil.copytree(root / "datasets", tmp_path / "datasets")
    path = copy / "d1-screening-booking/raw/phone-before.csv"
    path.write_bytes(path.read_bytes() + b"x")
    done = kenshu("data", "check")
    assert done.returncode == 1
    assert "phone-before.csv が配られたときと違っています" in done.stdout


def test_check_fails_when_the_files_fit_their_hashes_but_not_the_planted_facts(kenshu, root, tmp_path):
    altered = shutil.copytree(root / "datasets/planted", tmp_path / "altered")
    numbers = (altered / "d1.toml").read_text(encoding="utf-8")
    (altered / "d1.toml").write_text(numbers.replace("talk_hours = 27.0", "talk_hours = 27.5"), "utf-8")
    out = tmp_path / "out"
    kenshu("data", "build", "--targets", altered, "--out", out)
    done = kenshu("data", "check", "--targets", altered, KENSHU_DATA=str(out))
    assert done.returncode == 1
    assert "× hours-phone-after: 33.0 のはずが 33.5000 です。" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("data", "build", "--seed", "7"), "--out で置く場所も書いてください"),
        (("data", "build", "--seed", "-7", "--out", "x"), "「--seed」に書いた値が使えません"),
        (("data", "build", "--scale", "5"), "--out で作るファイルの名前も書いてください"),
        (("data", "build", "--scale", "0", "--out", "x"), "1 以上にしてください"),
        (("data", "build", "--targets", "ない", "--out", "x"), "ない/city.toml がありません"),
    ],
)
def test_what_cannot_be_done_is_one_japanese_line_and_no_traceback(kenshu, words, said):
    done = kenshu(*words)
    assert done.returncode in (1, 2)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_scale_makes_one_file_of_exactly_that_many_rows(kenshu, tmp_path):
    out = tmp_path / "大きい.csv"
    done = kenshu("data", "build", "--scale", 6_500, "--out", out)
    assert done.returncode == 0, done.stderr
    assert "6,500行(" in done.stdout
    assert out.read_bytes().count(b"\r\n") == 6_501
