"""``kenshu exercises build`` and ``check``, as typed."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from kenshu import KenshuError
from kenshu.cli import app


def kenshu(*words):
    return subprocess.run(
        [sys.executable, "-m", "kenshu", "exercises", *map(str, words)],
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip


def check(*words):
    """(exit code, what was printed) of ``kenshu exercises check``, without a new process."""
    done = CliRunner().invoke(app, ["exercises", "check", *map(str, words)])
    assert done.exception is None or isinstance(done.exception, SystemExit | KenshuError), done.exc_info
    return done.exit_code, done.output


def change(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def text(course):
    return course / "exercises" / "s3" / "n08-small.md"


def test_build_says_what_was_made_and_where(course):
    done = kenshu("build", "--root", course)
    assert (done.returncode, done.stderr.strip()) == (0, "")
    assert done.stdout == f"新しく作った回: s3\n配布用の場所: {course / 'grading' / 'release'}\n"
    assert kenshu("build", "--root", course).stdout.startswith("新しく作った回: ありません")


def test_check_of_a_sound_course_ends_well(course):
    code, said = check("--root", course)
    assert said.splitlines()[-1] == "原稿の問題 0件、例 17件のうち合わないもの 0件"
    assert code == 0


def spoil_a_text(text):
    change(text, "label: 令和6年", "lable: 令和6年")
    return "n08-small.md:31: 「n08-before-hours」に label がありません。"


def spoil_a_case(text):
    change(text.with_suffix(".answers") / "n08-before-hours.yml", "message: talk-only", "message: right")
    return "n08-before-hours の「talk」は 0点 right のはずが 0点 talk-only でした。"


def spoil_the_cases(text):
    (text.with_suffix(".answers") / "n08-which-time.yml").unlink()
    return "n08-which-time.yml: 何も答えない例"


def spoil_a_given_cell(text):
    change(text, "side = 3", "side = 1 / 0")
    return "ZeroDivisionError"


def spoil_a_test(text):
    odd = "```{code-cell}\n:role: test n08-odd 2\n-1\n```\n\n"
    change(text, "```{form}\nid: n08-note", odd + "```{form}\nid: n08-note")
    return "採点のセル「n08-odd」の最後の値が -1 です"


def spoil_a_solution(text):
    change(text, "return side * side", "return side")
    return "解答例のままで「n08-area-test」が"


def spoil_a_rule(text):
    change(text, "n08-before-hours", "n08-unheard-of")
    answers = text.with_suffix(".answers")
    (answers / "n08-before-hours.yml").rename(answers / "n08-unheard-of.yml")
    return "「n08-unheard-of」の確かめ方がまだありません"


SPOILS = (spoil_a_text, spoil_a_case, spoil_the_cases, spoil_a_given_cell, spoil_a_test, spoil_a_solution,
          spoil_a_rule)  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILS, ids=[spoil.__name__ for spoil in SPOILS])
def test_check_names_what_is_wrong_and_fails(text, spoil):
    reason = spoil(text)
    code, said = check("--root", text.parents[2])
    assert code == 1
    assert reason in said


def test_check_looks_for_leaks_where_it_is_told_to(course, tmp_path):
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>2点: 期間と範囲の両方に触れている。", encoding="utf-8")
    code, said = check("--root", course, "--also", site)
    assert code == 1
    assert "n08-note の採点基準が" in said and "index.html にあります" in said


def test_a_folder_without_exercises_is_one_japanese_line(tmp_path):
    done = kenshu("build", "--root", tmp_path)
    assert done.returncode == 1
    assert "演習の原稿がありません" in done.stderr and "Traceback" not in done.stderr
