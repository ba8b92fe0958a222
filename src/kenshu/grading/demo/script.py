"""The demo's stage and actors: a real release, answers through the store, real hand-ins."""

import json
import os
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

from kenshu import answers, city, grading, handin
from kenshu.answers import Question
from kenshu.data import elsewhere
from kenshu.grading import roster
from kenshu.grading.place import GradingError, Place

S1 = date(2026, 6, 16)
ESSAYS = {
    "n08-time-use": "空いた時間で、窓口の相談をゆっくり聞きます。住民は、夜でも予約できるようになりました。",
    "n08-sentence": "5〜7月、電話と電子申請の職員対応時間は短くなり、予約はふえ、1件当たりの分は減りました。",
}
PLAYED = ("n00-first-step", "n08-effect-and-cost")  # the notebooks that handins.yml and expected.csv speak of
RELEASED = ("exercises", "datasets", "city.yml", "grading/nbgrader_config.py")


@dataclass(frozen=True)
class Cases:
    """The right answers of a course's exercises, read from its known answers."""

    exercises: Path

    def right(self, question: Question) -> dict:
        from kenshu.authoring import plain_yaml

        path = self.exercises / question.session / f"{question.notebook}.answers" / f"{question.id}.yml"
        for case in plain_yaml.load(path.read_text(encoding="utf-8")):
            if case["name"] == "right":
                return case["answer"]
        raise GradingError(f"{path} に「right」の答えがありません。デモは、ここから正しい答えを読みます。")


def set_up(folder: Path, course: Path, data: Path, watch) -> Place:
    """A copy of the course in ``folder`` with a class of everybody on the roster, released."""
    stage = folder / "course"
    for name in RELEASED:
        source, target = course / name, stage / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(source, target) if source.is_dir() else shutil.copy(source, target)
    _only_played(stage / "exercises")
    begun = grading.init(stage / "grading", S1, city=city.load(stage / "city.yml"), class_id="demo")
    names = folder / "名簿.csv"
    names.write_bytes((data / "roster.csv").read_text(encoding="utf-8").replace("\n", "\r\n").encode("cp932"))
    grading.add(begun.place, roster.read(names))
    grading.release(begun.place, watch=watch)
    return begun.place


def _only_played(exercises):
    """Leave the notebooks of the play alone, and nothing to carry from others."""
    for text in exercises.glob("s*/n*.md"):
        if text.stem not in PLAYED:
            text.unlink()
            shutil.rmtree(text.with_suffix(".answers"), ignore_errors=True)
    for about in exercises.glob("s*/session.yml"):
        if not list(about.parent.glob("n*.md")):
            shutil.rmtree(about.parent)
            continue
        lines = about.read_text(encoding="utf-8").splitlines(keepends=True)
        about.write_text("".join(line for line in lines if not line.startswith("carries:")), encoding="utf-8")


def act(place: Place, data: Path, watch) -> None:
    """Everybody answers and hands in, as handins.yml says."""
    from kenshu.authoring import plain_yaml

    script = plain_yaml.load((data / "handins.yml").read_text(encoding="utf-8"))
    scenes = [(learner, scene) for scene in script for learner in scene["who"]]
    with elsewhere(place.release / "datasets"):
        for done, (learner, scene) in enumerate(scenes, start=1):
            _hand_in(place, learner, scene)
            watch(done, len(scenes), f"提出 {learner}")


def _hand_in(place, learner, scene):
    folder = place.root.parent.parent / "kenshu-work" / learner / scene["session"]
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(place.release / scene["session"], folder)
    questions, store = answers.load_questions(folder), answers.Store(folder)
    cases, change = Cases(place.course / "exercises"), scene.get("change", {})
    for question in questions.values():
        raw = _raw(question, scene, cases, change.get(question.id, {}))
        if raw:
            store.write(question.id, answers.read_value(question, raw))
    if scene.get("damage") == "notebook":
        for path in folder.glob("*.ipynb"):
            path.write_bytes(path.read_bytes()[:999])
    at = datetime.fromisoformat(scene["at"])
    receipt = handin.pack(folder, Path(place.settings()["box"]), learner=learner, now=at,
                          class_id=scene.get("class", "demo"), members=scene.get("members", ()))  # fmt: skip
    _damage(receipt.path, scene.get("damage"))
    os.utime(receipt.path, (at.timestamp(), at.timestamp()))


def _raw(question: Question, scene: dict, cases: Cases, change: dict) -> dict:
    """What this learner types at one question; {} = nothing."""
    if change.get("leave"):
        return {}
    if {"choose", "text", "ask"} & set(change):
        return {"value": change.get("choose", change.get("text")), "ask": change.get("ask")}
    if question.graded == "human":
        return {"value": ESSAYS[question.id]} if scene.get("essays") else {}
    if question.graded == "no" or scene["base"] == "blank":
        return {}
    raw = dict(cases.right(question))
    if "cell" in change:
        row, column, times = change["cell"]
        rows = [dict(line) for line in raw["value"]]
        rows[row][column] = float(rows[row][column]) * times
        return {**raw, "value": rows}
    if {"times", "plus", "unit"} & set(change):
        raw["value"] = round(float(raw["value"]) * change.get("times", 1) + change.get("plus", 0), 6)
        raw["unit"] = change.get("unit", raw.get("unit"))
    return raw


def _damage(path: Path, kind: str | None) -> None:
    """What a bad disk or a cut line does to a zip."""
    if kind == "zip":
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    if kind == "answers":
        found = handin.read(path)
        files = {**found.files, "answers.json": found.answers[: len(found.answers) // 2]}
        manifest = {
            "schema": 1, "version": found.version, "class": found.class_id, "session": found.session,
            "learner": found.learner, "members": list(found.members), "city": found.city,
            "made_at": found.made_at.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "files": {name: sha256(content).hexdigest() for name, content in files.items()},
        }  # fmt: skip
        path.write_bytes(
            handin.box.zipped({"manifest.json": json.dumps(manifest).encode(), **files}, found.made_at)
        )
