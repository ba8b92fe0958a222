"""Files on their way beside the notebook: whole or not at all, never over another, kept when dropped."""

import os
import time

import pytest

from kenshu.answers import AnswersError, Question, attachments
from kenshu.answers.kinds import file
from kenshu.handin import names

SHEET = Question.from_dict({"id": "n98-sheet", "kind": "file", "label": "様式"})
PHOTO = Question.from_dict({"id": "n98-photo", "kind": "file", "label": "写真"})
PDF = b"%PDF-1.4 " + b"x" * 100


def send(folder, content=PDF, name="様式.pdf", question=SHEET, view="a", piece=40):
    for offset in range(0, max(1, len(content)), piece):
        part = content[offset : offset + piece]
        row = attachments.receive(folder, question, view, offset, part, len(content), name)
    return row


def put(folder, **about):
    """Attached and named by an answer."""
    row = send(folder, **about)
    attachments.come_in(folder, [row])
    return row


def names_in(folder, room):
    return sorted(path.name for path in (folder / room).glob("*"))


def test_pieces_become_one_file_that_waits_for_its_answer(tmp_path):
    row = send(tmp_path)
    assert row == {"file": "様式.pdf", "bytes": len(PDF)}
    assert names_in(tmp_path, "attachments") == []
    attachments.come_in(tmp_path, [row])
    assert (tmp_path / "attachments" / "様式.pdf").read_bytes() == PDF
    assert names_in(tmp_path, ".attachments") == []


def test_a_name_is_never_given_twice(tmp_path):
    put(tmp_path)
    assert put(tmp_path, name="様式.PDF")["file"] == "様式(2).PDF"
    assert send(tmp_path, name="様式.pdf")["file"] == "様式(3).pdf"
    assert send(tmp_path, name="写真.JPEG", content=b"\xff\xd8\xff\xe0")["file"] == "写真.jpg"


def test_two_windows_may_send_at_once(tmp_path):
    other = PDF.replace(b"x", b"y")
    attachments.receive(tmp_path, SHEET, "a", 0, PDF[:50], len(PDF), "一.pdf")
    attachments.receive(tmp_path, SHEET, "b", 0, other[:50], len(other), "二.pdf")
    attachments.receive(tmp_path, SHEET, "a", 50, PDF[50:], len(PDF), "一.pdf")
    attachments.receive(tmp_path, SHEET, "b", 50, other[50:], len(other), "二.pdf")
    assert (tmp_path / ".attachments" / "一.pdf").read_bytes() == PDF
    assert (tmp_path / ".attachments" / "二.pdf").read_bytes() == other


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ({"content": b""}, "空のファイル"),
        ({"content": PDF, "name": "様式.xlsx"}, "中身が xlsx のファイルではない"),
        ({"content": b"\xd0\xcf\x11\xe0" * 9, "name": "予算.xlsx"}, "パスワードを外し"),
        ({"content": PDF, "name": "様式.heic"}, "付けられるのは"),
        ({"content": PDF, "name": "..\\様式.pdf"}, "ファイル名"),
        ({"content": PDF, "name": "長" * 90 + ".pdf"}, "短い名前"),
    ],
)
def test_what_cannot_be_attached_is_refused(tmp_path, about, said):
    with pytest.raises(AnswersError, match=said):
        send(tmp_path, **about)
    assert names_in(tmp_path, "attachments") == []


def test_20_mb_are_counted_over_all_questions(tmp_path):
    (tmp_path / "attachments").mkdir()
    (tmp_path / "attachments" / "前の.pdf").write_bytes(b"x" * (file.LARGEST - 50))
    with pytest.raises(AnswersError, match=r"20\.0MBと合わせて、全部で20MBまで"):
        send(tmp_path)


def test_a_piece_lost_on_the_way_is_noticed(tmp_path):
    attachments.receive(tmp_path, SHEET, "a", 0, PDF[:40], len(PDF), "様式.pdf")
    with pytest.raises(AnswersError, match="途中で切れました"):
        attachments.receive(tmp_path, SHEET, "a", 80, PDF[80:], len(PDF), "様式.pdf")


def test_a_dropped_file_waits_and_may_come_back(tmp_path):
    row = put(tmp_path)
    attachments.go_out(tmp_path, [row], {}, [SHEET])
    assert (names_in(tmp_path, "attachments"), names_in(tmp_path, ".attachments")) == ([], ["様式.pdf"])
    attachments.come_in(tmp_path, [row])
    assert names_in(tmp_path, "attachments") == ["様式.pdf"]


def test_a_file_another_answer_names_stays(tmp_path):
    row = put(tmp_path)
    attachments.go_out(tmp_path, [row], {"n98-photo": {"value": [row]}}, [SHEET, PHOTO])
    assert names_in(tmp_path, "attachments") == ["様式.pdf"]


def test_an_answer_cannot_name_a_file_that_is_nowhere(tmp_path):
    with pytest.raises(AnswersError, match=r"「様式\.pdf」が見つかりません"):
        attachments.come_in(tmp_path, [{"file": "様式.pdf", "bytes": 3}])


def test_pieces_of_a_closed_window_go_after_a_day(tmp_path):
    attachments.receive(tmp_path, SHEET, "old", 0, PDF[:9], len(PDF), "様式.pdf")
    [part] = (tmp_path / ".attachments").iterdir()
    os.utime(part, (time.time() - 90_000,) * 2)
    send(tmp_path)
    assert names_in(tmp_path, ".attachments") == ["様式.pdf"]


def test_the_hand_in_takes_what_a_form_takes():
    assert (file.TYPES, file.LARGEST) == (names.ATTACHMENT_TYPES, names.MAX_ATTACHMENTS)
    assert file.LONGEST_NAME == names.MAX_NAME
