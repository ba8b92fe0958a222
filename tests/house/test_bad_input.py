"""Bad input through the real verbs: a Japanese line says what, where and what to do; nothing is lost; the rest goes on.

The cases are data, in bad_input/*.yml. What is spoilt further down is tested in the rooms (handin, answers, grading).
"""

import csv
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
import yaml
from tests.grading.test_intake import spoilt
from tests.house.classroom import WHEN, WITHOUT_PRIVILEGE, hand_in, kenshu, nobody_may_write, open_class

from kenshu import handin

HERE = Path(__file__).parent / "bad_input"
GIVEN = {"n08-before-hours": {"value": "180", "unit": "時間"}, "n08-sentence": {"value": "文です。"}}


def cases(name):
    found = yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))
    return [pytest.param(case, id=case.get("name") or " ".join(case["words"])) for case in found]


HANDINS = [case.values[0] for case in cases("handins")]
NUMBERS = handin.issue_numbers(len(HANDINS) + 2)
FIRST, LAST = NUMBERS[0], NUMBERS[-1]
OWNER = {case["name"]: number for case, number in zip(HANDINS, NUMBERS[1:-1], strict=True)}


@pytest.fixture(scope="module")
def course(root, tmp_path_factory):
    return open_class(root, tmp_path_factory.mktemp("bad"), len(NUMBERS))


@pytest.fixture(scope="module")
def evening(course):
    """Two whole hand-ins and every bad one in one box, taken in and graded by the verbs: (course, collect, rows, bytes)."""
    hand_in(course, FIRST, GIVEN)
    sent = {}
    for case in HANDINS:
        path = hand_in(course, OWNER[case["name"]], GIVEN)
        case = dict(case)
        if other := case.pop("other", None):
            text = (course / "grading" / "release" / other).read_text(encoding="utf-8")
            case |= {"files": {"n08-effect-and-cost.ipynb": text}}
        sent[path.name] = spoilt(path, case)
        path.write_bytes(sent[path.name])
        os.utime(path, (WHEN.timestamp(), WHEN.timestamp()))
    hand_in(course, LAST, GIVEN, now=WHEN + timedelta(minutes=5))
    collected = kenshu(course, "collect")
    graded = kenshu(course, "grade")
    exported = kenshu(course, "export")
    assert (collected.code, graded.code, exported.code) == (0, 0, 0), (collected, graded, exported)
    with open(course / "grading" / "export" / "marks_n08-effect-and-cost.csv", encoding="utf-8-sig") as file:
        rows = {row["受講者番号"]: row for row in csv.DictReader(file)}
    return course, collected.out, rows, sent


@pytest.mark.parametrize("case", cases("handins"))
def test_a_bad_handin_is_one_japanese_line_and_a_status(evening, case):
    _, printed, rows, _ = evening
    number = OWNER[case["name"]]
    lines = [line for line in printed.splitlines() if f" s3_{number}_" in line]
    if "line" in case and case["line"] not in ("", "any"):
        assert re.fullmatch(rf"{case['state']} \S+\.zip: {re.escape(case['line'])}", "\n".join(lines))
    if "begins" in case:
        assert re.match(rf"{case['state']} \S+\.zip: {re.escape(case['begins'])}", lines[0])
    assert rows[number]["状態"] == case["then"]
    if case["then"] == "採点待ち":
        (hours,) = (points for heading, points in rows[number].items() if "n08-before-hours" in heading)
        assert (hours, rows[number]["合計"]) == ("3", "3点と採点待ち")
    elif case["then"] == "保留":
        assert rows[number]["理由"] in lines[0] and rows[number]["合計"] == "保留"


def test_the_rest_of_the_class_has_its_marks(evening):
    rows = evening[2]
    for number in (FIRST, LAST):
        assert rows[number]["状態"] == "採点待ち" and rows[number]["合計"] == "3点と採点待ち"


def test_every_original_is_kept_byte_for_byte_and_nothing_lies_outside(evening):
    course, _, _, sent = evening
    kept = {
        path.name: path
        for folder in ("handins", "quarantine")
        for path in (course / "grading" / folder).iterdir()
    }
    assert {name: kept[name].read_bytes() for name in sent} == sent
    assert not list(course.parent.rglob("evil.txt"))


def test_two_learners_with_one_number_lose_nothing(evening):
    """Which of the two it was, only people can say: the trainer is told, both zips are kept, the later one counts."""
    course, _, _, _ = evening
    other = hand_in(
        course, LAST, {"n08-after-hours": {"value": "40", "unit": "時間"}}, now=WHEN + timedelta(hours=1)
    )
    before = [path for path in (course / "grading" / "handins").glob(f"s3_{LAST}_*")]
    said = kenshu(course, "collect")
    assert said.code == 0
    assert "とは別のところで書かれています。2人が同じ番号を使っていないか、本人に確かめてください" in said.out
    assert {*before, course / "grading" / "handins" / other.name} == set(
        (course / "grading" / "handins").glob(f"s3_{LAST}_*")
    )
    stands = json.loads(
        (course / "grading" / "submitted" / LAST / "s3" / "answers.json").read_text(encoding="utf-8")
    )
    assert stands["answers"]["n08-after-hours"]["value"] == 40


@pytest.mark.parametrize("case", cases("rosters"))
def test_a_roster_comes_in_whole_or_not_at_all(course, tmp_path, case):
    (tmp_path / "名簿.csv").write_bytes(case["text"].encode(case["encoding"]))
    before = people(course)
    said = kenshu(course, "class", "add", tmp_path / "名簿.csv")
    assert len(people(course)) - len(before) == case["added"]
    assert case["said"] in (said.out if case["added"] else said.last)
    assert said.code == (0 if case["added"] else 1)


def test_a_name_keeps_its_rare_character(course, tmp_path):
    (tmp_path / "名簿.csv").write_bytes(
        "受講者番号,氏名,所属,グループ\r\n,髙﨑 次郎,税務課,1班\r\n".encode("cp932")
    )
    kenshu(course, "class", "add", tmp_path / "名簿.csv")
    assert "髙﨑 次郎" in people(course).values()


def people(course):
    with sqlite3.connect(course / "grading" / "class.db") as connection:
        return dict(connection.execute("SELECT number, name FROM learner"))


@pytest.fixture(scope="module")
def authors(course, tmp_path_factory):
    return shutil.copytree(course, tmp_path_factory.mktemp("author") / "研修")


@pytest.mark.parametrize("case", cases("sources"))
def test_a_fault_in_a_text_is_named_and_the_present_release_stays(authors, case):
    path = authors / "exercises" / case["file"]
    whole = text = path.read_text(encoding="utf-8")
    if "replace" in case:
        assert case["replace"][0] in text
        text = text.replace(*case["replace"], 1)
    path.write_text(text + case.get("append", ""), encoding="utf-8")
    before = contents(authors / "grading" / "release")
    try:
        said = kenshu(authors, "exercises", "build")
    finally:
        path.write_text(whole, encoding="utf-8")
    assert said.code == 1 and re.search(case["said"], said.last), said
    assert contents(authors / "grading" / "release") == before


@pytest.mark.parametrize("case", cases("typed"))
def test_a_command_typed_wrongly_is_one_japanese_line(course, case):
    said = kenshu(course, *case["words"])
    assert (said.last, said.out, said.code != 0) == (case["said"], "", True)


@pytest.fixture(scope="module")
def another_evening(evening, tmp_path_factory):
    """The class as it was after the evening, with one more hand-in waiting in the box."""
    course = shutil.copytree(evening[0], tmp_path_factory.mktemp("refused") / "研修 コース")
    paper = course / "grading" / "class.json"
    settings = json.loads(paper.read_text(encoding="utf-8")) | {
        "box": str(course / "grading" / "hand-in-box")
    }
    paper.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    hand_in(course, FIRST, GIVEN, now=WHEN + timedelta(days=1, minutes=1))
    (course.parent / "work").chmod(0o755)
    return course


@pytest.mark.parametrize("how", ["locked", "full"])
@pytest.mark.parametrize("case", cases("refused"))
def test_a_verb_that_cannot_write_says_so_and_nothing_changes(another_evening, case, how):
    """``full`` is a disk on which no write succeeds; collect on a full disk: tests/grading."""
    course = another_evening
    if how not in case:
        assert case["words"] == ["collect"]
        return
    before = contents(course)
    places = {"KENSHU_WORK": str(course / "机"), "KENSHU_RELEASE": str(course / "grading" / "release")}
    if how == "locked":
        with nobody_may_write(course):
            said = kenshu(course, *case["words"], locked=True, **places)
    else:
        said = kenshu(course, *case["words"], full=True, **places)
    assert said.code == 1 and re.search(case[how], said.last), said
    assert contents(course) == before


def test_a_box_nobody_may_write_into_keeps_the_answers(another_evening):
    session, box = (
        another_evening.parent / "work" / f"{FIRST}-0101" / "s3",
        another_evening / "grading" / "hand-in-box",
    )
    code = (
        "import sys; from pathlib import Path; from kenshu import handin\n"
        "try: handin.pack(Path(sys.argv[1]), Path(sys.argv[2]), learner='m01x', class_id='c202606')\n"
        "except handin.HandinError as error: print(error)"
    )
    before = contents(another_evening.parent)
    with nobody_may_write(box):
        command = [*WITHOUT_PRIVILEGE, sys.executable, "-X", "utf8", "-c", code, str(session), str(box)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8")
    wanted = (
        f"提出先のフォルダーに書き込めません: {box}。講師に伝えてください。答えは手元に保存されています。\n"
    )
    assert (done.stdout, done.stderr) == (wanted, "")
    assert contents(another_evening.parent) == before


def test_a_locked_gradebook_stops_grading_with_a_line(another_evening):
    with sqlite3.connect(another_evening / "grading" / "gradebook.db", isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        said = kenshu(another_evening, "grade", "--all")
        other.execute("ROLLBACK")
    assert said.code == 1
    assert re.search(
        "成績の記録 .+ を、いま別のプログラムが使っています。.+提出は何も失われていません。", said.last
    )


def test_a_taken_port_is_said_before_the_marking_page_opens(another_evening):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = kenshu(another_evening, "review", "--port", port)
    wanted = f"ポート {port} は、ほかのプログラムが使っています。--port で別の番号を指定してください。"
    assert (said.last, said.code) == (wanted, 1)


def contents(course):
    """Every file's bytes, but for what is made anew at each call (export/), the lock and empty files."""
    files = [path for path in course.rglob("*") if path.is_file() and path.name != "writer-lock.db"]
    found = {path: path.read_bytes() for path in files if path.parent.name != "export"}
    return {path: data for path, data in found.items() if data}
