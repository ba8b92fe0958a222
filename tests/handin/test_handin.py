"""What a learner puts into the box can be read again, is never overwritten, and says its receipt."""

import errno
import json
import os
import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from kenshu import handin
from kenshu.handin import HandinError

NOW = datetime(2026, 12, 1, 10, 15, 30, tzinfo=UTC)
WHO = {"learner": "m07k", "class_id": "r8-midorino"}


@pytest.fixture
def session(tmp_path):
    folder = tmp_path / "work" / "s3"
    folder.mkdir(parents=True)
    (folder / "session.json").write_text('{"schema":1,"session":"s3","title":"S3","notebooks":[]}')
    write_answers(folder, {"n08-unit": {"value": "talk", "at": "2026-12-01T10:00:00Z", "door": "form"}})
    (folder / "n08-effect-and-cost.ipynb").write_text(
        json.dumps({"cells": [{"source": "表示", "outputs": []}]})
    )
    return folder


@pytest.fixture
def box(tmp_path):
    (tmp_path / "提出箱").mkdir()
    return tmp_path / "提出箱"


def write_answers(folder, answers):
    document = {"schema": 1, "session": "s3", "city": "ab" * 32, "answers": answers, "carried": {}}
    (folder / "answers.json").write_text(json.dumps(document))


def test_a_hand_in_comes_out_of_the_box_as_it_went_in(session, box):
    receipt = handin.pack(session, box, **WHO, now=NOW)
    got = handin.read(receipt.path)
    assert receipt.path.name == f"s3_m07k_20261201T101530Z_{receipt.number}.zip"
    assert (got.receipt, got.learner, got.class_id, got.session) == (
        receipt.number,
        "m07k",
        "r8-midorino",
        "s3",
    )
    assert (got.city, got.made_at, got.received) == ("ab" * 32, NOW, receipt.received)
    assert got.answers == (session / "answers.json").read_bytes()
    assert list(got.notebooks) == ["n08-effect-and-cost.ipynb"]
    assert abs(got.received - datetime.now(UTC)) < timedelta(minutes=1), "the box's clock, not the learner's"


def test_the_same_work_at_the_same_second_gives_the_same_bytes_and_one_file(session, box):
    first = handin.pack(session, box, **WHO, now=NOW)
    data = first.path.read_bytes()
    second = handin.pack(session, box, **WHO, now=NOW)
    assert (second.number, second.replaced) == (first.number, ())
    assert [path.read_bytes() for path in box.iterdir()] == [data]


def test_a_second_hand_in_lies_beside_the_first_and_names_it(session, box):
    first = handin.pack(session, box, **WHO, now=NOW)
    kept = first.path.read_bytes()
    write_answers(session, {"n08-unit": {"value": "all"}})
    second = handin.pack(session, box, **WHO, now=NOW)
    assert second.replaced == (first.number,)
    assert first.path.read_bytes() == kept
    assert len(list(box.iterdir())) == 2


def test_another_learners_hand_in_is_not_said_to_be_replaced(session, box):
    handin.pack(session, box, learner="m01x", class_id="r8", now=NOW)
    assert handin.pack(session, box, **WHO, now=NOW).replaced == ()


def test_a_group_hands_in_once_for_all_its_members(session, box):
    receipt = handin.pack(session, box, **WHO, members=["m02z", "m01x"], now=NOW)
    assert receipt.members == handin.read(receipt.path).members == ("m01x", "m02z", "m07k")


def test_an_attachment_with_a_japanese_name_goes_along(session, box, tmp_path):
    (tmp_path / "予約票(様式1).xlsx").write_bytes(b"PK")
    receipt = handin.pack(session, box, **WHO, attachments=[tmp_path / "予約票(様式1).xlsx"])
    assert handin.read(receipt.path).attachments == {"予約票(様式1).xlsx": b"PK"}


@pytest.mark.parametrize("name", ["macro.xlsm", "page.html", "noend"])
def test_an_attachment_of_another_kind_is_refused_by_name(session, box, tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(HandinError, match=name):
        handin.pack(session, box, **WHO, attachments=[tmp_path / name])
    assert list(box.iterdir()) == []


def test_attachments_above_20_megabytes_are_refused_with_both_sizes(session, box, tmp_path):
    files = [tmp_path / f"{i}.pdf" for i in range(3)]
    for file in files:
        file.write_bytes(os.urandom(1024) * 7 * 1024)
    with pytest.raises(HandinError, match=r"20 MB まで.*21\.0 MB"):
        handin.pack(session, box, **WHO, attachments=files)


def test_an_untouched_session_can_be_handed_in(session, box):
    (session / "answers.json").unlink()
    assert json.loads(handin.read(handin.pack(session, box, **WHO).path).answers)["answers"] == {}


def test_broken_answers_are_left_alone_and_the_learner_is_told_of_the_copy(session, box):
    (session / "answers.json").write_text('{"schema":1,"answers":{"n08')
    with pytest.raises(HandinError, match=r"壊れていて読めません.*answers\.json\.bak"):
        handin.pack(session, box, **WHO)
    assert (session / "answers.json").read_text() == '{"schema":1,"answers":{"n08'


def test_a_missing_box_says_where_and_that_the_answers_are_kept(session, tmp_path):
    with pytest.raises(HandinError, match=r"見つかりません.*no-box.*手元に保存"):
        handin.pack(session, tmp_path / "no-box", **WHO)


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "空き容量"), (errno.EACCES, "書き込めません"), (errno.EIO, "少し待って")],
)
def test_a_box_that_fails_while_writing_is_explained_and_left_clean(session, box, monkeypatch, code, words):
    def fail(_fd):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(HandinError, match=f"{words}.*手元に保存"):
        handin.pack(session, box, **WHO)
    assert list(box.iterdir()) == []


def test_a_full_disk_is_said_to_be_full(session, tmp_path):
    """/dev/full is a real device without space: the zip's own name points to it."""
    from kenshu.handin import box as room

    with pytest.raises(OSError) as caught, open("/dev/full", "wb", buffering=0) as full:
        full.write(b"x")
    assert "空き容量が足りません" in room._why_not(caught.value, tmp_path)


def test_a_share_without_hard_links_still_gets_the_whole_file(session, box, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    receipt = handin.pack(session, box, **WHO, now=NOW)
    assert handin.read(receipt.path).receipt == receipt.number
    assert handin.pack(session, box, **WHO, now=NOW).number == receipt.number
    assert len(list(box.iterdir())) == 1


def test_only_the_learners_own_words_change_the_digest_of_the_work(session):
    before = handin.work_digest(session)
    write_answers(session, {"n08-unit": {"value": "talk", "at": "2027-01-01T00:00:00Z", "door": "excel"}})
    own, given = (
        {"source": "表示", "outputs": [{"x": 1}]},
        {"source": "新", "metadata": {"kenshu": {"role": "prose"}}},
    )
    (session / "n08-effect-and-cost.ipynb").write_text(json.dumps({"cells": [given, own]}))
    assert handin.work_digest(session) == before
    (session / "n08-effect-and-cost.ipynb").write_text(
        json.dumps({"cells": [given, {**own, "source": "集計"}]})
    )
    assert handin.work_digest(session) != before
    (session / "n08-effect-and-cost.ipynb").write_text(json.dumps({"cells": [own]}))
    write_answers(session, {"n08-unit": {"value": "all", "at": "2027-01-01T00:00:00Z"}})
    assert handin.work_digest(session) != before


def test_the_zip_is_readable_by_any_zip_tool(session, box):
    with zipfile.ZipFile(handin.pack(session, box, **WHO).path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", "answers.json", "n08-effect-and-cost.ipynb"]
