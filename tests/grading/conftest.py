"""A small course with a class of four, made once; each test gets its own copy."""

import json
import os
import shutil
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from kenshu import answers, city, cli, grading, handin
from kenshu.grading import roster
from kenshu.grading.place import Place

HERE = Path(__file__).parent
NUMBERS = tuple(handin.issue_numbers(4))
IN_TIME = datetime(2026, 8, 10, 1, 0, tzinfo=UTC)
ROSTER = "受講者番号,氏名,よみ,所属,職位,グループ\r\n" + "".join(
    f",{name},,{section},主事,{team}\r\n"
    for name, section, team in (
        ("髙橋 一", "税務課", "1班"), ("山﨑 花", "窓口課", "1班"), ("=鈴木", "健康課", "2班"),
        ("佐藤 二", "総務課", "2班"))
)  # fmt: skip


class Classroom:
    """What a trainer and the learners of the small course do, in one line each."""

    def __init__(self, root: Path):
        self.root = root
        self.place = Place(root / "grading")
        self.box = root / "grading" / "hand-in-box"

    def work(self, learner: str, given: dict) -> Path:
        """The learner's own copy of session s3 with answers put in through the store, as the desk does."""
        folder = self.root / "work" / learner / "s3"
        if not folder.exists():
            shutil.copytree(self.place.release / "s3", folder)
        questions, store = answers.load_questions(folder), answers.Store(folder)
        for name, value in given.items():
            raw = value if isinstance(value, dict) else {"value": value}
            store.write(name, answers.read_value(questions[name], raw))
        return folder

    def hand_in(self, learner: str, given: dict, *, at: datetime = IN_TIME, members=()) -> Path:
        """Answer and hand in; the zip, whose time in the box is ``at``."""
        folder = self.work(learner, given)
        receipt = handin.pack(
            folder, self.box, learner=learner, class_id=self.class_id, members=members, now=at
        )
        os.utime(receipt.path, (at.timestamp(), at.timestamp()))
        return receipt.path

    @property
    def class_id(self) -> str:
        return self.place.settings()["class"]

    def collect(self):
        return list(grading.collect(self.place, grading.waiting(self.place)))

    def grade(self, **options):
        grading.prepare(self.place)
        return list(grading.grade(self.place, grading.due(self.place, **options)))

    def statuses(self) -> dict[str, str]:
        return {row.learner.number: row.status.text for row in grading.table(self.place)}

    def row(self, learner: str):
        return next(row for row in grading.table(self.place) if row.learner.number == learner)

    def code(self, learner: str, source: str) -> None:
        """Write the learner's code into the answer cell of the notebook."""
        path = self.work(learner, {}) / "n90-mini.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["metadata"]["kenshu"]["role"] == "answer":
                cell["source"] = source
        path.write_text(json.dumps(notebook), encoding="utf-8")


@pytest.fixture(scope="session")
def made(tmp_path_factory, root) -> Path:
    """The small course, released, its class of four with no hand-in yet."""
    course = tmp_path_factory.mktemp("mini") / "小さな 研修"
    shutil.copytree(HERE / "mini", course)
    shutil.copy(root / "city.yml", course)
    (course / "grading").mkdir()
    shutil.copy(root / "grading" / "nbgrader_config.py", course / "grading")
    begun = grading.init(course / "grading", date(2026, 6, 16), city=city.load(course / "city.yml"), box=None)
    names = course / "名簿.csv"
    names.write_bytes(ROSTER.encode("cp932"))
    grading.add(begun.place, roster.read(names))
    grading.release(begun.place)
    grading.prepare(begun.place)
    return course


@pytest.fixture
def classroom(made, tmp_path, monkeypatch) -> Classroom:
    """A copy of the small course for one test."""
    room = copied(made, tmp_path)
    monkeypatch.setenv("KENSHU_DATA", str(room.place.release / "datasets"))
    return room


@pytest.fixture(scope="module")
def evening(made, tmp_path_factory) -> Classroom:
    """One copy for all tests of a module that only look."""
    room = copied(made, tmp_path_factory.mktemp("evening"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KENSHU_DATA", str(room.place.release / "datasets"))
        yield room


@pytest.fixture
def typed(monkeypatch, capsys):
    """Run ``kenshu …``; (exit code, what was printed)."""

    def run(*words):
        monkeypatch.setattr(sys, "argv", ["kenshu", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out + err

    return run


def copied(made: Path, folder: Path) -> Classroom:
    """A copy of the small course that knows where its box is now."""
    room = Classroom(shutil.copytree(made, folder / "小さな 研修"))
    settings = {**room.place.settings(), "box": str(room.box)}
    room.place.class_json.write_text(json.dumps(settings, ensure_ascii=False), encoding="utf-8")
    return room


@pytest.fixture(scope="session")
def capstones(root, tmp_path_factory):
    """A class of four that handed the capstone in (see rubric_class), made once; each test marks a copy."""
    from tests.grading import rubric_class

    folder = tmp_path_factory.mktemp("capstone")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KENSHU_DATA", str(folder / "course" / "grading" / "release" / "datasets"))
        return rubric_class.capstone_class(folder, root)
