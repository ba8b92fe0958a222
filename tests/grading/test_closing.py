"""The end of a class: closed, nothing changes; purged, a search through every byte finds nothing of anybody."""

import contextlib
import json
import os
import sqlite3
import zipfile
from datetime import date

import pytest

from kenshu import grading
from kenshu.grading import backup, closing, closing_purge, register, resolve, returned
from kenshu.grading.closing_proof import Traces, search
from kenshu.grading.export_personnel import personnel

FIRST, SECOND, THIRD, FOURTH = "m01x", "m02z", "m03b", "m04d"
NAME, SECRET, OTHERS = "髙橋 一", "予約の電話が朝に集まって困っています。", "窓口の待ち時間を短くしたいです。"
DAY, AFTER = date(2026, 9, 29), date(2028, 4, 1)


@pytest.fixture
def room(classroom):
    """Two of four handed in, were graded, marked in words, exported and given their pages."""
    classroom.code(FIRST, f"def double(x):\n    # {SECRET}\n    return 2 * x")
    classroom.hand_in(FIRST, {"n90-pick": "east", "n90-essay": SECRET})
    classroom.hand_in(SECOND, {"n90-pick": "west", "n90-essay": OTHERS})
    classroom.collect()
    classroom.grade()
    with contextlib.closing(sqlite3.connect(classroom.place.gradebook)) as connection, connection:
        connection.execute("UPDATE comment SET manual_comment = ?", (f"{NAME}さんの文と比べてみましょう",))
    grading.export(classroom.place)
    personnel(classroom.place)
    grading.feedback(classroom.place)
    backup.keep(classroom.place.root)
    return classroom


def traced(room, *words):
    """Where these words still are below the class folder, the releases apart."""
    folders = [p for p in room.place.root.iterdir() if p.is_dir() and p.name != "release"]
    loose = [p for p in room.place.root.iterdir() if p.is_file()]
    return search(folders, loose, Traces(frozenset(words), frozenset(), frozenset()))[1]


def test_a_learner_is_gone_from_every_byte_and_the_others_are_untouched(room):
    before = room.row(SECOND)
    assert len(traced(room, NAME, SECRET)) > 5
    proof = closing_purge.purge_learner(room.place, FIRST, today=DAY)
    assert proof.deleted > 3 and proof.searched > 5
    assert traced(room, NAME, SECRET, "髙橋一") == []
    raw = [p for p in room.root.rglob("*") if p.is_file() and "名簿" not in p.name and "work" not in p.parts]
    assert not [p for p in raw if SECRET.encode() in p.read_bytes() or FIRST in p.name]
    assert room.row(SECOND).marks["n90-pick"] == before.marks["n90-pick"]
    assert set(room.statuses()) == {SECOND, THIRD, FOURTH}
    record = (room.place.root / "purged.csv").read_text(encoding="utf-8-sig")
    assert record.startswith('"2026-09-29","受講者1人"') and record.count("\n") == 1
    assert FIRST not in record and NAME not in record


def test_after_a_purge_the_class_goes_on_and_a_copy_brings_nobody_back(room):
    closing_purge.purge_learner(room.place, FIRST, today=DAY)
    backup.restore(room.place.root, backup.copies(room.place.root)[0])
    assert set(room.statuses()) == {SECOND, THIRD, FOURTH}
    room.hand_in(THIRD, {"n90-pick": "east"})
    assert [arrival.learner for arrival in room.collect()] == [THIRD]
    room.grade()
    assert room.row(THIRD).total == 2
    with pytest.raises(Exception, match="only added"), register.opened(room.place.register) as connection:
        connection.execute("UPDATE event SET reason = ''")


def test_a_group_keeps_its_marks_when_one_of_it_is_deleted(classroom):
    classroom.hand_in(FIRST, {"n90-pick": "east"}, members=[SECOND, THIRD])
    classroom.collect()
    classroom.grade()
    closing_purge.purge_learner(classroom.place, FIRST, today=DAY)
    assert classroom.row(SECOND).total == classroom.row(THIRD).total == 2
    with register.opened(classroom.place.register) as connection:
        (arrival,) = register.arrivals(connection)
    assert arrival.members == (SECOND, THIRD) and FIRST not in arrival.file
    assert classroom.collect() == []


def test_one_handin_goes_and_the_earlier_one_counts_again(classroom):
    at = classroom.hand_in(FIRST, {"n90-pick": "east"}).stat().st_mtime
    later = classroom.hand_in(FIRST, {"n90-essay": SECRET})
    os.utime(later, (at + 60,) * 2)
    _, second = classroom.collect()
    classroom.grade()
    closing_purge.purge_handin(classroom.place, second.receipt, today=DAY)
    assert traced(classroom, SECRET) == [] and not later.exists()
    assert classroom.statuses()[FIRST].startswith("受付")
    classroom.grade()
    assert classroom.row(FIRST).marks["n90-pick"].points == 2
    assert resolve.unsettled(classroom.place) == []


def test_a_trace_that_is_left_is_named_and_nothing_is_recorded(room):
    hidden = room.place.root / "handins" / "講師のメモ.zip"
    with zipfile.ZipFile(hidden, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("memo.txt", f"{NAME}さんに電話する".encode("cp932"))
    with pytest.raises(grading.GradingError, match=r"講師のメモ.zip の中の memo.txt"):
        closing_purge.purge_learner(room.place, FIRST, today=DAY)
    assert not (room.place.root / "purged.csv").exists()


def test_before_its_date_a_class_is_not_deleted(room):
    deletes = date.fromisoformat(room.place.settings()["deletes"])
    with pytest.raises(grading.GradingError, match=f"{deletes} まで残す"):
        closing_purge.purge_expired(room.place, today=deletes)
    assert room.row(FIRST).total == 4


def test_after_its_date_nothing_of_anybody_is_left(room):
    proof = closing_purge.purge_expired(room.place, today=AFTER)
    assert proof.what == "クラス全体"
    assert sorted(p.name for p in room.place.root.iterdir() if p.name != "nbgrader_config.py") == [
        "class.json", "hand-in-box", "purged.csv", "release", "writer-lock.db"]  # fmt: skip
    assert list(room.box.iterdir()) == []
    assert traced(room, NAME, SECRET, OTHERS, "山﨑 花", "=鈴木", "佐藤 二") == []


def test_somebody_not_in_the_class_is_said(classroom):
    with pytest.raises(grading.GradingError, match="名簿にありません"):
        closing_purge.purge_learner(classroom.place, "z99a", today=DAY)


@pytest.mark.parametrize("written", [
    SECRET.encode(), SECRET.encode("cp932"), SECRET.encode("utf-16"), json.dumps({"a": SECRET}).encode(),
    b"\x00\xff" + SECRET.encode() + b"\x00",
], ids=["UTF-8", "CP932", "UTF-16", "JSON escapes", "among binary"])  # fmt: skip
def test_the_search_finds_a_text_however_it_is_written(tmp_path, written):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.bin").write_bytes(written)
    _, hits = search([tmp_path], [], Traces(frozenset(), frozenset(), frozenset([SECRET])))
    assert hits == [str(tmp_path / "a" / "x.bin")]


def test_the_search_finds_numbers_as_words_only(tmp_path):
    for name, text in (("one.txt", "提出 m01x です"), ("other.txt", "am01xb"), ("s3_m01x_a.txt", "")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    _, hits = search([tmp_path], [], Traces(frozenset(), frozenset([FIRST]), frozenset()))
    assert [os.path.basename(hit) for hit in hits] == ["one.txt", "s3_m01x_a.txt"]


def test_a_class_with_open_ends_closes_only_when_told_and_then_nothing_changes(room):
    with pytest.raises(grading.GradingError, match="採点待ち: 2件"):
        closing.close(room.place, today=DAY)
    closed = closing.close(room.place, today=DAY, anyway=True)
    assert {path.name for path in closed.written} == {
        "marks.xlsx", "marks_n90-mini.csv", "personnel.xlsx", "personnel.csv"}  # fmt: skip
    assert "未修了" in (room.place.root / "export" / "personnel.csv").read_text(encoding="utf-8-sig")
    room.hand_in(THIRD, {"n90-pick": "east"})
    for change in (room.collect, lambda: returned.send_back(room.place, FIRST, "n90-mini", "理由")):
        with pytest.raises(grading.GradingError, match="2026-09-29 に閉じました"):
            change()
    closing.reopen(room.place)
    assert len(room.collect()) == 1
