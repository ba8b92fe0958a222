"""A workbook in the box is a hand-in: taken in, answered with a receipt beside it, graded like any other."""

import io
import json
import os
import re
import shutil
from datetime import timedelta
from hashlib import sha256

import pytest
from openpyxl import load_workbook
from tests.forms import hand
from tests.grading.conftest import IN_TIME

from kenshu import answers
from kenshu.forms.excel import places

FIRST, SECOND = "m01x", "m02z"
GIVEN = {"n90-pick": {"value": "east"}, "n90-count": {"value": "３件"}, "n90-essay": {"value": "一文です。"}}


def workbook(classroom, learner, given=GIVEN):
    """The released workbook of s3, filled in."""
    blank = (classroom.place.release / "excel" / "s3.xlsx").read_bytes()
    return hand.fill(blank, learner, given, answers.load_questions(classroom.place.release / "s3"))


def put(classroom, name, content, at=IN_TIME):
    path = classroom.box / name
    path.write_bytes(content)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def submitted(classroom, learner):
    path = classroom.place.submitted / learner / "s3" / "answers.json"
    return json.loads(path.read_text(encoding="utf-8"))["answers"]


def receipts(classroom):
    return [path.read_text(encoding="utf-8-sig") for path in sorted(classroom.box.glob("*_receipt_*.txt"))]


def test_the_workbook_is_taken_in_and_receipted(classroom):
    path = put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST))
    (arrival,) = classroom.collect()
    assert (arrival.state, arrival.learner, arrival.session) == ("受付", FIRST, "s3")
    found = submitted(classroom, FIRST)
    assert {name: entry["value"] for name, entry in found.items()} == {
        "n90-pick": "east", "n90-count": 3, "n90-essay": "一文です。",
    }  # fmt: skip
    assert {(entry["door"], entry["at"]) for entry in found.values()} == {
        ("excel", "2026-08-10T01:00:00.000000Z")
    }
    (receipt,) = receipts(classroom)
    for said in (
        arrival.receipt,
        "3問のうち3問",
        "読めないところはありませんでした",
        "2026年8月10日(月) 10時00分",
    ):
        assert said in receipt
    assert (classroom.place.handins / path.name).read_bytes() == path.read_bytes()
    assert classroom.collect() == []


def test_it_is_graded_as_the_same_answers_from_a_form_are(classroom):
    put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST))
    classroom.hand_in(SECOND, GIVEN)
    classroom.collect()
    classroom.grade()
    one, other = classroom.row(FIRST), classroom.row(SECOND)
    assert [mark.points for mark in one.marks.values()] == [mark.points for mark in other.marks.values()]
    assert one.marks["n90-pick"].points == 2


def test_what_cannot_be_read_is_named_in_the_receipt_and_the_rest_counts(classroom):
    put(
        classroom,
        f"s3_{FIRST}.xlsx",
        workbook(classroom, FIRST, GIVEN | {"n90-count": {"value": "たくさん"}}),
    )
    (arrival,) = classroom.collect()
    assert arrival.state == "受付"
    assert "いくつありますか。" in arrival.reason and "数として読めません" in arrival.reason
    assert set(submitted(classroom, FIRST)) == {"n90-pick", "n90-essay"}
    (receipt,) = receipts(classroom)
    assert "「たくさん」は数として読めません" in receipt and "3問のうち2問" in receipt


def test_put_in_again_under_the_same_name_the_later_one_counts(classroom):
    put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST))
    classroom.collect()
    later = workbook(classroom, FIRST, {"n90-pick": {"value": "west"}})
    put(classroom, f"s3_{FIRST}.xlsx", later, IN_TIME + timedelta(hours=1))
    (arrival,) = classroom.collect()
    assert arrival.state == "受付"
    assert submitted(classroom, FIRST)["n90-pick"]["value"] == "west"
    assert len(list(classroom.place.handins.glob(f"s3_{FIRST}*.xlsx"))) == 2
    assert len(receipts(classroom)) == 2


def test_after_closing_it_is_late(classroom):
    put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST), IN_TIME + timedelta(days=40))
    (arrival,) = classroom.collect()
    assert arrival.late
    assert classroom.statuses()[FIRST].startswith("受付(遅れ)")


def test_a_workbook_under_any_name_is_found_by_its_number(classroom):
    put(classroom, "コピー ~ S3.xlsx", workbook(classroom, "Ｍ０１Ｘ"))
    (arrival,) = classroom.collect()
    assert (arrival.state, arrival.learner) == ("受付", FIRST)


def test_other_files_in_the_box_are_left_alone(classroom):
    put(classroom, f"~$s3_{FIRST}.xlsx", b"lock file of Excel")
    book = load_workbook(io.BytesIO(workbook(classroom, FIRST)))
    del book[places.ABOUT]
    put(classroom, f"s3_{FIRST}_様式.xlsx", hand.saved(book))
    assert classroom.collect() == []


DOUBTS = {
    "no number at all": ("s3.xlsx", "", "受講者番号が書かれていません"),
    "number of nobody": ("s3_m99q.xlsx", "", "正しく|違うようです|名簿にない"),
    "two numbers": (f"s3_{FIRST}.xlsx", SECOND, "番号.*が違います"),
    "mistyped number": ("s3.xlsx", "m01y", "違うようです"),
    "named for another session": (f"s2_{FIRST}.xlsx", FIRST, "中身は s3 のブックです"),
}


@pytest.mark.parametrize("name", DOUBTS)
def test_when_it_is_not_clear_whose_it_is_a_person_decides(classroom, name):
    file, number, said = DOUBTS[name]
    path = put(classroom, file, workbook(classroom, number))
    (arrival,) = classroom.collect()
    assert arrival.state == "保留"
    assert re.search(said, arrival.reason), arrival.reason
    assert (classroom.place.handins / path.name).is_file()
    assert re.search(said, receipts(classroom)[0])


def elsewhere(content, cell, value):
    book = load_workbook(io.BytesIO(content))
    book[places.ABOUT][cell] = value
    return hand.saved(book)


FOREIGN = {
    "another class": ("B2", "c209901", "保留", "別のクラス"),
    "a session not handed out": ("B3", "s1", "保留", "まだ配っていない回"),
    "other data": ("B4", "cd" * 32, "保留", "別のデータ"),
    "no class": ("B2", "髙橋", "隔離", "書きかえられています"),
}


@pytest.mark.parametrize("name", FOREIGN)
def test_a_workbook_of_elsewhere_is_not_graded_and_says_why(classroom, name):
    cell, value, state, said = FOREIGN[name]
    session = value if cell == "B3" else "s3"
    put(classroom, f"{session}_{FIRST}.xlsx", elsewhere(workbook(classroom, FIRST), cell, value))
    classroom.hand_in(SECOND, GIVEN)
    found = {arrival.learner: arrival for arrival in classroom.collect()}
    assert (found[FIRST].state, said in found[FIRST].reason) == (state, True), found[FIRST].reason
    assert found[SECOND].state == "受付"
    assert said in receipts(classroom)[0]


def test_a_broken_workbook_is_put_aside_with_a_receipt(classroom):
    path = put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST)[:3000])
    (arrival,) = classroom.collect()
    assert (arrival.state, "壊れて" in arrival.reason) == ("隔離", True)
    assert (classroom.place.quarantine / path.name).is_file()
    assert classroom.statuses()[FIRST].startswith("未提出") or "保留" in classroom.statuses()[FIRST]
    assert "壊れて" in receipts(classroom)[0]


def test_a_box_one_may_not_write_into_costs_the_receipt_only(classroom):
    put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST))
    (path,) = classroom.box.glob("*.xlsx")
    number = sha256(path.read_bytes()).hexdigest()[:8]
    (classroom.box / f"s3_{FIRST}_receipt_{number}.txt").mkdir()
    (arrival,) = classroom.collect()
    assert arrival.state == "受付"
    assert "受領書を提出先に置けませんでした" in arrival.reason


def test_something_like_a_name_in_ones_own_work_is_noticed(classroom):
    release = classroom.place.release / "s3"
    spec = json.loads((release / "questions.json").read_text(encoding="utf-8"))
    for question in spec["questions"]:
        question["lane"] = "b"
    (release / "questions.json").write_text(json.dumps(spec), encoding="utf-8")
    essay = {"n90-essay": {"value": "担当の山田さんに聞きました。"}}
    put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST, essay))
    (arrival,) = classroom.collect()
    assert "名前や電話番号のように見える" in arrival.reason
    assert "山田" not in arrival.reason


def test_files_named_in_the_workbook_are_kept_from_beside_it(classroom):
    release = classroom.place.release / "s3"
    spec = json.loads((release / "questions.json").read_text(encoding="utf-8"))
    spec["questions"].append({"id": "n90-sheet", "kind": "file", "label": "様式を付けてください。", "max": 3})
    (release / "questions.json").write_text(json.dumps(spec), encoding="utf-8")
    _with_sheets(classroom)
    names = ["様式.pdf", "写真.jpg", "大きい.png"]
    given = {"n90-sheet": {"value": [{"file": name} for name in names]}}
    (classroom.box / f"s3_{FIRST}_様式.pdf").write_bytes(b"%PDF-1.7")
    with open(classroom.box / "大きい.png", "wb") as huge:
        huge.truncate(40 * 2**20)
    put(classroom, f"s3_{FIRST}.xlsx", workbook(classroom, FIRST, given))
    (arrival,) = classroom.collect()
    assert [row["file"] for row in submitted(classroom, FIRST)["n90-sheet"]["value"]] == names
    (kept,) = classroom.place.handins.glob(f"s3_{FIRST}_*/*")
    assert (kept.name, kept.read_bytes()) == ("様式.pdf", b"%PDF-1.7")
    assert "「写真.jpg」が、ブックの横に見つかりません" in arrival.reason
    assert "「大きい.png」は受け取れません" in arrival.reason
    assert (classroom.box / "大きい.png").exists()


def _with_sheets(classroom):
    """The workbook once more, for questions.json as it is now."""
    from dataclasses import replace

    from kenshu.authoring import doors
    from kenshu.forms import excel
    from kenshu.forms.pieces import Ask

    made = doors.issue("s3", root=classroom.root, release=classroom.place.release)
    asked = answers.load_questions(classroom.place.release / "s3").values()
    page = replace(made.pages[0], pieces=tuple(map(Ask, asked)))
    book = excel.workbook(replace(made, pages=(page,)))
    (classroom.place.release / "excel" / "s3.xlsx").write_bytes(book)


def test_the_folders_of_the_release_hold_a_workbook_a_paper_and_a_list_to_type(classroom):
    shutil.rmtree(classroom.place.release / "paper")
    from kenshu import authoring

    written = authoring.sheets(classroom.place.release, root=classroom.root)
    names = [path.relative_to(classroom.place.release).as_posix() for path in written]
    assert names == ["excel/s3.xlsx", "paper/s3.html", "paper/s3-typed.xlsx"]
    assert all(path.is_file() for path in written)
