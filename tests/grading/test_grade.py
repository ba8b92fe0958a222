"""Marks are nbgrader's; what goes wrong with one learner never stops the others; human marks stand."""

import json
import os
import sqlite3
import subprocess
import sys
import textwrap
from datetime import UTC, datetime, timedelta

import pytest

from kenshu import grading
from kenshu.grading import marks

IN_TIME = datetime(2026, 8, 10, 1, 0, tzinfo=UTC)
FIRST, SECOND, THIRD, FOURTH = "m01x", "m02z", "m03b", "m04d"


@pytest.fixture(scope="module")
def graded(evening):
    """The class after one evening: a whole hand-in with code, one with deadly code, one with a choice."""
    evening.code(FIRST, "def double(x):\n    return x * 2")
    evening.hand_in(FIRST, {"n90-pick": "east", "n90-essay": "一文です。"})
    evening.code(SECOND, "import os\nos._exit(1)")
    evening.hand_in(SECOND, {"n90-pick": "east"})
    evening.hand_in(THIRD, {"n90-pick": "west"})
    evening.collect()
    evening.grade()
    return evening


def test_a_learner_whose_code_kills_the_kernel_fails_alone(graded):
    said = graded.statuses()
    assert said[FIRST] == "採点待ち" and said[THIRD] == "採点済" and said[FOURTH] == "未提出"
    assert said[SECOND].startswith("採点失敗: 採点のプログラムが止まりました(")
    assert "DeadKernelError" in said[SECOND]


def test_the_marks_are_in_nbgraders_own_gradebook(graded):
    row = graded.row(FIRST)
    assert {q: g.points for q, g in row.marks.items()} == {
        "n90-pick": 2,
        "n90-essay": None,
        "n90-double-test": 2,
    }
    assert graded.row(THIRD).total == 1


def test_nothing_is_graded_twice_unless_asked(graded):
    assert [job.learner for job in grading.due(graded.place)] == [SECOND]
    assert len(grading.due(graded.place, everything=True)) == 3


def test_a_zero_an_absence_and_a_failure_never_look_alike(graded):
    import csv

    from openpyxl import load_workbook

    book, sheet = grading.export(graded.place)
    text = sheet.read_text(encoding="utf-8-sig").splitlines()
    heading, *lines = csv.reader(text)
    rows = {line[0]: dict(zip([head.split()[0] for head in heading], line, strict=True)) for line in lines}
    assert rows[THIRD]["n90-double-test"] == "0" and rows[THIRD]["合計"] == "1"
    assert rows[FOURTH]["n90-double-test"] == "未提出" and rows[FOURTH]["合計"] == "未提出"
    assert rows[SECOND]["n90-double-test"] == "採点失敗"
    assert rows[FIRST]["n90-essay"] == "採点待ち" and rows[FIRST]["合計"] == "4点と採点待ち"
    assert rows[THIRD]["氏名"] == "'=鈴木"
    cell = next(c for c in load_workbook(book)["N90 小さなノート"]["B"] if str(c.value).endswith("鈴木"))
    assert (cell.value, cell.data_type) == ("=鈴木", "s")


def test_progress_counts_learners_by_group(graded):
    counted = grading.progress(graded.place)
    assert counted[("n90-mini", "1班")]["採点待ち"] == 1
    assert counted[("n90-mini", "2班")]["未提出"] == 1


def test_the_feedback_shows_answers_and_no_hidden_test(graded):
    from html.parser import HTMLParser

    written = {path.parent.name: path.read_text(encoding="utf-8") for path in grading.feedback(graded.place)}
    page = written[FIRST]
    assert 'lang="ja"' in page and "髙橋 一さんへ" in page and "一文です。" in page and "東ですね。" in page
    assert "講師が読んでいます" in page and "2 / 2 点" in page
    assert "double(21)" not in page and "<script" not in page and "http" not in page
    assert set(written) == {FIRST, THIRD}
    HTMLParser().feed(page)


def mark(place, learner, question, points, comment=""):
    """What formgrader's own handler does when a trainer types a mark."""
    from nbgrader.api import Gradebook

    with Gradebook(place.db_url) as gradebook:
        grade = gradebook.find_grade(question, "n90-mini", "s3", learner)
        grade.manual_score, grade.needs_manual_grade = points, False
        gradebook.find_comment(question, "n90-mini", "s3", learner).manual_comment = comment
        gradebook.db.commit()


def test_a_human_mark_stands_until_the_text_changes(classroom):
    classroom.hand_in(FIRST, {"n90-essay": "一文です。"})
    classroom.collect()
    classroom.grade()
    mark(classroom.place, FIRST, "n90-essay", 3, "よく書けています")
    assert classroom.statuses()[FIRST] == "採点済"
    classroom.grade(everything=True)
    assert classroom.statuses()[FIRST] == "採点済"
    classroom.hand_in(FIRST, {"n90-pick": "west"}, at=IN_TIME + timedelta(hours=1))
    classroom.collect()
    assert classroom.statuses()[FIRST] == "受付"
    classroom.grade()
    assert classroom.row(FIRST).total == 4 and classroom.statuses()[FIRST] == "採点済"
    classroom.hand_in(FIRST, {"n90-essay": "書き直しました。"}, at=IN_TIME + timedelta(hours=2))
    classroom.collect()
    classroom.grade()
    assert classroom.statuses()[FIRST] == "要再確認: 講師が点を付けたあとで答えが変わりました(n90-essay)"
    classroom.grade(everything=True)
    assert classroom.statuses()[FIRST].startswith("要再確認")
    mark(classroom.place, FIRST, "n90-essay", 2)
    assert classroom.statuses()[FIRST] == "採点済" and classroom.row(FIRST).total == 3


def test_a_test_of_ours_that_stops_is_no_zero(classroom):
    """A fault of the course is 採点失敗, in nobody's marks."""
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    _without_code(classroom, FIRST)
    answers = classroom.place.submitted / FIRST / "s3" / "answers.json"
    answers.write_text(answers.read_text(encoding="utf-8").replace("east", "north"), encoding="utf-8")
    (outcome,) = classroom.grade()
    assert outcome.statuses[0].status == "採点失敗"
    assert "確認のセル n90-pick が動きませんでした" in outcome.statuses[0].reason


def _without_code(room, learner):
    path = room.place.submitted / learner / "s3" / "n90-mini.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    notebook["cells"] = [c for c in notebook["cells"] if c["metadata"]["kenshu"]["role"] != "answer"]
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_a_locked_gradebook_is_said_and_nothing_is_lost(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"})
    classroom.collect()
    other = sqlite3.connect(classroom.place.gradebook, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        with pytest.raises(grading.GradingError, match="いま別のプログラムが使っています"):
            marks.check_writable(classroom.place.gradebook)
    finally:
        other.close()
    assert classroom.grade()[0].statuses[0].status == "採点済"


def test_a_read_only_gradebook_is_said(classroom):
    """Root may write everywhere, so the question is asked as another user where the tests run as root."""
    code = textwrap.dedent(f"""
        import os
        from pathlib import Path
        from kenshu import KenshuError
        from kenshu.grading import marks
        if hasattr(os, "geteuid") and os.geteuid() == 0:
            os.seteuid(65534)
        try:
            marks.check_writable(Path({str(classroom.place.gradebook)!r}))
        except KenshuError as error:
            print(error)
    """)
    classroom.place.gradebook.chmod(0o444)
    for folder in (classroom.place.root, *classroom.place.root.parents):
        if os.access(folder, os.W_OK) and folder.stat().st_uid == os.geteuid() and str(folder) != "/":
            folder.chmod(folder.stat().st_mode | 0o055)
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, encoding="utf-8"
    )
    assert "書き込めません" in ran.stdout and "提出は何も失われていません" in ran.stdout, ran.stderr
