"""``kenshu document`` as somebody types it."""

import subprocess
import sys

import pytest
from tests.improve.test_documents_request import write_session


def typed(*words):
    """(exit code, stdout, stderr) of the command."""
    done = subprocess.run([sys.executable, "-m", "kenshu", "document", *map(str, words)], capture_output=True, text=True,
                          timeout=120)  # fmt: skip
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("verb", "names"),
    [("budget", ["予算要求資料.xlsx", "予算要求資料.docx", "想定問答.docx"]), ("plan", ["実行プラン.xlsx"]),
     ("slides", ["発表スライド.pptx"])],
)  # fmt: skip
def test_answers_become_documents(tmp_path, verb, names):
    write_session(tmp_path / "s4")
    code, out, error = typed(verb, tmp_path / "s4", "--out", tmp_path / "out")
    assert (code, error) == (0, "")
    assert [(tmp_path / "out" / name).stat().st_size > 5000 for name in names] == [True] * len(names)
    assert all(f"作りました: {tmp_path / 'out' / name}" in out for name in names)


def test_templates_need_no_answers(tmp_path):
    code, out, _ = typed("papers", "--out", tmp_path)
    assert code == 0 and len(out.splitlines()) == len(list(tmp_path.glob("*.md"))) == 5


def test_answers_that_are_not_there_are_one_japanese_line(tmp_path):
    code, out, error = typed("budget", tmp_path / "s4")
    assert (code, out, error.count("\n")) == (1, "", 1) and "answers.json か" in error


def test_unfinished_answers_name_everything_that_is_missing(tmp_path):
    (tmp_path / "answers.json").write_text('{"schema": 1, "session": "s4", "answers": {}, "carried": {}}')
    code, _, error = typed("slides", tmp_path)
    assert code == 1 and "件名(n11-title)" in error and "KPI(n10-kpis)" in error
    assert not list(tmp_path.glob("*.pptx"))
