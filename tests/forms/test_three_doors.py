"""One set of answers through form, workbook and paper: the same bytes in answers.json and the same marks.

The eight kinds but ``file``, as the author's guide shows them, in a class of their own: typed by keyboard into a
real desk, into the workbook as a clerk would, and from paper into the trainer's list.
"""

import csv
import json
import os
import re
import shutil
import sys
import textwrap
import types
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk
from tests.forms import hand
from tests.improve.documents import office

from kenshu import answers, authoring, check, city, grading, handin
from kenshu.authoring import plain_yaml
from kenshu.authoring.release import TRIAL_CLASS
from kenshu.grading import roster
from kenshu.grading.intake_typed import import_answers

KINDS = ("choice", "choices", "number", "table", "ranking", "match", "cards", "text")
FORM, EXCEL, PAPER, OFFICE = handin.issue_numbers(4)
IN_TIME = datetime(2026, 8, 10, 1, 0, tzinfo=UTC)
GUIDE = (Path(authoring.__file__).parent / "KINDS.md").read_text(encoding="utf-8")
PARTS = {part.split(":")[0]: part for part in re.split(r"^## ", GUIDE, flags=re.MULTILINE)[1:]}
HEAD = "---\nkenshu:\n  notebook: n99-kinds\n  title: 八つの問い\n  session: s3\n  minutes: 10\n---\n\n# 八つの問い\n\n"


def fence(text, language):
    return re.search(rf"^```{language}\n(.*?)^```", text, re.DOTALL | re.MULTILINE)[1]


def given():
    """The value the guide gives for each kind, as a person answers it."""
    raws = {f"n99-{kind}": {"value": json.loads(fence(PARTS[kind], "json"))} for kind in KINDS}
    raws["n99-number"]["unit"] = "時間"
    return raws


@pytest.fixture(scope="module")
def room(root, tmp_path_factory):
    """The class with its release, and nobody's answers yet."""
    course = tmp_path_factory.mktemp("doors") / "course"
    shutil.copytree(root / "tests" / "grading" / "mini" / "datasets", course / "datasets")
    (course / "exercises" / "s3").mkdir(parents=True)
    blocks = [f"```{{form}}\n{fence(PARTS[kind], 'yaml')}```\n" for kind in KINDS]
    (course / "exercises" / "s3" / "n99-kinds.md").write_text(HEAD + "\n".join(blocks), encoding="utf-8")
    (course / "exercises" / "s3" / "session.yml").write_text("title: S3 ためし\n", encoding="utf-8")
    shutil.copy(root / "city.yml", course)
    (course / "grading").mkdir()
    shutil.copy(root / "grading" / "nbgrader_config.py", course / "grading")
    made = grading.init(course / "grading", date(2026, 6, 16), city=city.load(course / "city.yml"))
    names = course / "名簿.csv"
    people = "".join(f",{name},,税務課,主事,1班\r\n" for name in ("髙橋", "山﨑", "鈴木", "佐藤"))
    names.write_bytes(f"受講者番号,氏名,よみ,所属,職位,グループ\r\n{people}".encode("cp932"))
    grading.add(made.place, roster.read(names))
    grading.release(made.place)
    return made.place


@pytest.fixture(scope="module")
def questions(room):
    return answers.load_questions(room.release / "s3")


@pytest.fixture(scope="module")
def by_form(room, questions, tmp_path_factory):
    """Typed into the real desk; a hand-in of the first learner lies in the box."""
    folder = tmp_path_factory.mktemp("desk")
    release = shutil.copytree(room.release, folder / "release")
    (release / "class.json").write_text(json.dumps(TRIAL_CLASS), encoding="utf-8")
    with running_desk(release, folder / "work") as desk, seat.chromium() as opened:
        clerk = seat.take_seat(opened, desk)
        clerk.open("n99-kinds", "s3")
        for name, raw in given().items():
            clerk.answer(questions[name], raw)
        clerk.press("Tab")
        for name in given():
            expect(clerk.form(name).locator(".kenshu-status")).to_contain_text(seat.SAVED)
        assert clerk.complaints == []
        box = Path(room.settings()["box"])
        packed = handin.pack(desk.work / "s3", box, learner=FORM, class_id=room.settings()["class"])
    in_time(packed.path)


@pytest.fixture(scope="module")
def by_excel(room, questions):
    blank = (room.release / "excel" / "s3.xlsx").read_bytes()
    path = Path(room.settings()["box"]) / f"s3_{EXCEL}.xlsx"
    path.write_bytes(hand.fill(blank, EXCEL, given(), questions))
    in_time(path)


@pytest.fixture(scope="module")
def by_paper(room, questions):
    rows = hand.rows(PAPER, given(), questions)
    path = room.root.parent / "紙から.csv"
    heads = list(dict.fromkeys(head for row in rows for head in row))
    with open(path, "w", encoding="cp932", newline="") as file:
        writer = csv.DictWriter(file, heads, restval="")
        writer.writeheader()
        writer.writerows(rows)
    import_answers(room, path, received=IN_TIME)


@pytest.fixture(scope="module")
def rules(room):
    """The rules of the guide, found where those of n99 would be; the city's data are the small ones."""
    module = types.ModuleType("kenshu.check.n99")
    head = GUIDE.split("\n## ")[0]
    for kind in KINDS:
        if kind != "choice":
            exec(textwrap.dedent(fence(head, "python")) + fence(PARTS[kind], "python"), module.__dict__)
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, module.__name__, module)
        patch.setenv("KENSHU_DATA", str(room.release / "datasets"))
        yield module


def in_time(path):
    os.utime(path, (IN_TIME.timestamp(), IN_TIME.timestamp()))


def collected(room):
    found = list(grading.collect(room, grading.waiting(room)))
    assert {arrival.state for arrival in found} <= {"受付"}, found
    assert not [arrival.reason for arrival in found if "確かめる" in arrival.reason]


def values(room, learner) -> dict[str, bytes]:
    """Each answer as bytes, without its door and time."""
    path = room.submitted / learner / "s3" / "answers.json"
    entries = json.loads(path.read_text(encoding="utf-8"))["answers"]
    bare = {name: {k: v for k, v in e.items() if k not in ("at", "door")} for name, e in entries.items()}
    return {
        name: json.dumps(entry, ensure_ascii=False, sort_keys=True).encode() for name, entry in bare.items()
    }


def doors(room, learner):
    path = room.submitted / learner / "s3" / "answers.json"
    return {entry["door"] for entry in json.loads(path.read_text(encoding="utf-8"))["answers"].values()}


def marks(room, learner, questions):
    """(points, message id) of every question, as the test cells find them."""
    folder, found = room.submitted / learner / "s3", {}
    for name in questions:
        key = plain_yaml.load(fence(PARTS[name.removeprefix("n99-")], "yaml")).get("key")
        mark = check.keyed(name, key, folder) if key else check.mark(name, folder)
        found[name] = (mark.points, mark.message_id)
    return found


def test_three_doors_give_the_same_answers_and_the_same_marks(
    room, questions, by_form, by_excel, by_paper, rules
):
    collected(room)
    form, excel, paper = (values(room, learner) for learner in (FORM, EXCEL, PAPER))
    assert [doors(room, learner) for learner in (FORM, EXCEL, PAPER)] == [{"form"}, {"excel"}, {"paper"}]
    assert set(form) == set(given())
    assert excel == form
    assert paper == form
    first = marks(room, FORM, questions)
    assert marks(room, EXCEL, questions) == marks(room, PAPER, questions) == first
    graded = [name for name, question in questions.items() if question.graded == "auto"]
    assert [first[name][0] for name in graded] == [questions[name].points for name in graded]


@pytest.mark.full
def test_a_workbook_saved_by_libreoffice_gives_the_same_too(room, questions, by_form, rules, tmp_path):
    blank = (room.release / "excel" / "s3.xlsx").read_bytes()
    path = tmp_path / f"s3_{OFFICE}.xlsx"
    path.write_bytes(hand.fill(blank, OFFICE, given(), questions))
    saved = office.converted(path, "xlsx", tmp_path)
    in_time(Path(shutil.copy(saved, Path(room.settings()["box"]) / path.name)))
    collected(room)
    assert values(room, OFFICE) == values(room, FORM)
    assert marks(room, OFFICE, questions) == marks(room, FORM, questions)
