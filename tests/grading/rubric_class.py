"""A class of four that hands in the capstone: the anchors' own answers, typed by two people of a group and by two alone."""

import json
import os
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

from kenshu import answers, city, grading, handin
from kenshu.grading import roster, rubric, rubric_anchors, rubric_standing
from kenshu.grading.place import Place
from kenshu.grading.rubric_standing import all_questions

HERE = Path(__file__).parent
WHEN = datetime(2026, 8, 10, 1, 0, tzinfo=UTC)
ROSTER = "受講者番号,氏名,よみ,所属,職位,グループ\r\n" + "".join(
    f",{name},,課,主事,{team}\r\n" for name, team in (("東 一", "1班"), ("西 二", "1班"), ("南 三", "2班"), ("北 四", "3班"))
)  # fmt: skip


def capstone_class(folder: Path, root: Path) -> Place:
    """A course of session s4 alone with the shipped rubrics and anchors; graded, with nothing read by a person yet.

    m01x and her group hand in bulky-waste, the third meeting-room, the fourth allotment.
    """
    course = folder / "course"
    (course / "grading").mkdir(parents=True)
    shutil.copytree(HERE / "mini" / "datasets", course / "datasets")
    for name in ("city.yml", "grading/nbgrader_config.py"):
        shutil.copy(root / name, course / name)
    for name in ("rubrics", "anchors"):
        shutil.copytree(root / "grading" / name, course / "grading" / name)
    session = course / "exercises" / "s4"
    session.mkdir(parents=True)
    (session / "session.yml").write_text("title: S4 予算と実行\n", encoding="utf-8")
    for path in (root / "exercises" / "s4").glob("*.md"):
        shutil.copy(path, session)
    place = grading.init(
        course / "grading", date(2026, 6, 16), city=city.load(course / "city.yml"), box=None
    ).place
    names = course / "名簿.csv"
    names.write_bytes(ROSTER.encode("cp932"))
    grading.add(place, roster.read(names))
    grading.release(place)
    numbers = handin.issue_numbers(4)
    hand_in(place, folder, numbers[0], "bulky-waste", members=numbers[:2])
    hand_in(place, folder, numbers[2], "meeting-room")
    hand_in(place, folder, numbers[3], "allotment")
    take_in(place)
    return place


def anchor(place: Place, name: str):
    return rubric_anchors.anchors(place, rubric.capstone(place), all_questions(place))[name]


def levels_of(place: Place, name: str) -> dict[str, int]:
    """The reference levels of an anchor."""
    return dict(anchor(place, name).levels)


def standing(place: Place, number: str):
    """Where one learner's capstone stands now."""
    return rubric_standing.capstones(place, rubric.capstone(place), grading.table(place)).get(number)


def hand_in(
    place: Place, folder: Path, learner: str, name: str, *, members=(), changed=None, at=WHEN
) -> None:
    """Hand in an anchor's answers, some of them ``changed``."""
    work = folder / "work" / learner / "s4"
    if not work.exists():
        shutil.copytree(place.release / "s4", work)
    questions, store = answers.load_questions(work), answers.Store(work)
    for question, entry in {**anchor(place, name).known, **(changed or {})}.items():
        store.write(question, answers.read_value(questions[question], entry))
    receipt = handin.pack(work, Path(place.settings()["box"]), learner=learner, class_id=place.settings()["class"],
                          members=members, now=at)  # fmt: skip
    os.utime(receipt.path, (at.timestamp(), at.timestamp()))


def take_in(place: Place, *, everything=False) -> None:
    list(grading.collect(place, grading.waiting(place)))
    grading.prepare(place)
    list(grading.grade(place, grading.due(place, everything=everything), size=1))


def copied(place: Place, folder: Path) -> Place:
    """A class of its own for one test."""
    course = shutil.copytree(place.course, folder / "course")
    made = Place(course / "grading")
    settings = {**made.settings(), "box": str(made.root / "hand-in-box")}
    made.class_json.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    return made
