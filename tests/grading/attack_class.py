"""A class in which one learner, or many, hand in an attack; and what the attack did.

``attacks()``: the corpus in ``attacks/*.yml``. ``graded``: hand in, take in, grade in a process of its own by us
(strict or same-user) or by stock nbgrader. ``harm``: whether what the file names has happened.
"""

import hashlib
import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from unittest import mock

import psutil
import yaml

from kenshu import answers, city, grading, handin
from kenshu.grading import register, roster
from kenshu.grading.place import Place

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
IN_TIME = datetime(2026, 8, 10, 1, 0, tzinfo=UTC)
LIMITS = {"cell_cpu": 2, "cell_wall": 10, "cpu": 5, "wall": 40}
TEST, PICK = "n90-double-test", "n90-last"
GOOD = "def double(x):\n    return x * 2"
GRADE = f"""
import sys
from pathlib import Path
from kenshu import grading
from kenshu.grading.lane_code import Limits
place = grading.Place(Path(sys.argv[1]))
list(grading.grade(place, grading.due(place), limits=Limits(**{LIMITS}), isolation=sys.argv[2]))
"""


@dataclass(frozen=True)
class Attack:
    """One file of the corpus. ``failed``: what the reason must hold (「a|」: or it is graded after all)."""

    name: str
    what: str
    source: str
    harm: dict = field(default_factory=dict)
    off: str = ""
    failed: str = ""
    points: float = 0.0
    slow: bool = False


def attacks() -> list[Attack]:
    """All attacks, by name."""
    files = sorted((HERE / "attacks").glob("*.yml"))
    return [Attack(path.stem, **yaml.safe_load(path.read_text(encoding="utf-8"))) for path in files]


class Room:
    """The class around the attacks: ``good`` learners answer rightly, the others attack."""

    def __init__(self, course: Path, by: list[Attack], good: int):
        self.course, self.attacks = course, by
        self.place = Place(course / "grading")
        self.witness = course / "witness"
        numbers = handin.issue_numbers(len(by) + good)
        self.attackers = dict(zip((attack.name for attack in by), numbers, strict=False))
        self.good = numbers[len(by) :]
        self._listening: list[socket.socket] = []
        self.reached: set[str] = set()

    def handed_in(self) -> "Room":
        """Build the course and the class, and take in everybody's hand-in."""
        shutil.copytree(HERE / "mini", self.course)
        with (self.course / "exercises" / "s3" / "n90-mini.md").open("a", encoding="utf-8") as exercise:
            exercise.write((HERE / "attacks" / "last-question.md").read_text(encoding="utf-8"))
        self.witness.mkdir()
        shutil.copy(ROOT / "city.yml", self.course)
        (self.course / "grading").mkdir()
        shutil.copy(ROOT / "grading" / "nbgrader_config.py", self.course / "grading")
        town = city.load(self.course / "city.yml")
        grading.init(self.course / "grading", date(2026, 6, 16), city=town, box=None)
        names = self.course / "名簿.csv"
        people = [
            f"{number},学習 {number},税務課,主事,1班" for number in (*self.attackers.values(), *self.good)
        ]
        names.write_text("\n".join(["受講者番号,氏名,所属,職位,グループ", *people, ""]), encoding="utf-8")
        grading.add(self.place, roster.read(names))
        grading.release(self.place)
        grading.prepare(self.place)
        with mock.patch.dict(os.environ, {"KENSHU_DATA": str(self.place.release / "datasets")}):
            self._everybody_hands_in()
        return self

    def _everybody_hands_in(self) -> None:
        for learner in self.good:
            self._hand_in(learner, GOOD, {PICK: "east"})
        for attack in self.attacks:
            self._hand_in(self.attackers[attack.name], attack.source, {"n90-count": 3})
        for arrival in grading.collect(self.place, grading.waiting(self.place)):
            assert arrival.state == "受付", arrival

    def _hand_in(self, learner: str, source: str, given: dict) -> None:
        folder = self.course / "work" / learner / "s3"
        shutil.copytree(self.place.release / "s3", folder)
        questions, store = answers.load_questions(folder), answers.Store(folder)
        for name, value in given.items():
            store.write(name, answers.read_value(questions[name], {"value": value}))
        path = folder / "n90-mini.ipynb"
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if cell["metadata"]["kenshu"]["role"] == "answer":
                cell["source"] = source
        path.write_text(json.dumps(notebook), encoding="utf-8")
        settings = self.place.settings()
        box = Path(settings["box"])
        kept = handin.pack(folder, box, learner=learner, class_id=settings["class"], now=IN_TIME).path
        os.utime(kept, (IN_TIME.timestamp(), IN_TIME.timestamp()))

    def graded(self, how: str) -> int:
        """Grade by 「strict」, 「same-user」 or 「stock」 in a process of its own; its exit status."""
        port = self._listen()
        command = [sys.executable, "-c", GRADE, str(self.place.root), how]
        if how == "stock":
            command = [str(Path(sys.executable).parent / "nbgrader"), "autograde", "s3"]
        env = {**os.environ, "KENSHU_SECRET": "himitsu", "PYTHONUTF8": "1",
               "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
               "KENSHU_DATA": str(self.place.release / "datasets"),
               "KENSHU_CITY": str(self.place.release / "city.json")}  # fmt: skip
        with (self.course / "said.txt").open("wb") as said, subprocess.Popen(
            ["sh", "-c", 'read line; exec "$@"', "sh", *command], cwd=self.place.root, env=env,
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=said,
        ) as grader:  # fmt: skip
            self._fill_in({"PORT": port, "PARENT": grader.pid, "CLASS": self.place.root, "COURSE": self.course,
                           "SOCKET": self.witness / "sock", "MARK": f"86{port}"})  # fmt: skip
            self.before = self.state()
            grader.stdin.write(b"\n")
            grader.stdin.close()
            self.status = grader.wait()
        self._mark = f"86{port}"
        for listening in self._listening:
            listening.close()
        return self.status

    def _fill_in(self, facts: dict) -> None:
        """An attack knows all it could find out: paths, ports, the number of the grader's process."""
        for attack, learner in self.attackers.items():
            witness = self.witness / attack
            witness.mkdir()
            path = self.place.submitted / learner / "s3" / "n90-mini.ipynb"
            text = path.read_text(encoding="utf-8")
            for name, value in {**facts, "WITNESS": witness}.items():
                text = text.replace(f"@{name}@", json.dumps(str(value))[1:-1])
            path.chmod(0o644)
            path.write_text(text, encoding="utf-8")

    def _listen(self) -> int:
        tcp, udp = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        tcp.bind(("127.0.0.1", 0))
        tcp.listen()
        port = tcp.getsockname()[1]
        udp.bind(("127.0.0.1", port))
        local = socket.socket(socket.AF_UNIX)
        (self.witness / "sock").unlink(missing_ok=True)
        short = os.getcwd()
        os.chdir(self.witness)  # the path of such a socket is short
        local.bind("sock")
        os.chdir(short)
        local.listen()
        self._listening = [tcp, udp, local]
        for name, line in (("tcp", tcp), ("udp", udp), ("unix", local)):
            threading.Thread(target=self._wait, args=(name, line), daemon=True).start()
        return port

    def _wait(self, name, line) -> None:
        try:
            line.recvfrom(1) if name == "udp" else line.accept()
            self.reached.add(name)
        except OSError:
            pass

    def state(self) -> dict[str, object]:
        """What no hand-in may change."""
        source, kept = self.course / "build" / "source", self.place.handins
        parts = {"source": source, "handins": kept, "release": self.place.release}
        found = {name: _digest(folder) for name, folder in parts.items()}
        found["modes"] = self.place.register.stat().st_mode & 0o777
        found["times"] = [(path.name, path.stat().st_mtime) for path in sorted(kept.rglob("*.zip"))]
        with sqlite3.connect(f"file:{self.place.gradebook}?mode=ro", uri=True) as book:
            found["gradebook"] = sorted(name for (name,) in book.execute("select name from sqlite_master"))
        return found

    def harm(self, attack: Attack) -> bool:
        """Whether the harm that the attack is made for has happened."""
        ((kind, wanted),) = attack.harm.items()
        learner = self.attackers[attack.name]
        path = self.place.autograded / learner / "s3" / "n90-mini.ipynb"
        shown = path.read_text(encoding="utf-8") if path.exists() else ""
        match kind:
            case "printed":
                cells = json.loads(shown)["cells"] if shown else []
                return wanted in "".join(
                    "".join(out.get("text", "")) for cell in cells for out in cell.get("outputs", [])
                )
            case "size":
                return len(shown) > wanted
            case "witness":
                return (self.witness / attack.name / wanted).exists()
            case "changed":
                return self.state()[wanted] != self.before[wanted]
            case "reached":
                return wanted in self.reached
            case "left":
                return any(self._mark in _command(process) for process in psutil.process_iter())
            case "parent" | "lane":
                return self.status != 0 or self.mark(learner, TEST) is None
        return (self.mark(learner, TEST if wanted == "test" else PICK) or 0) > 0

    def mark(self, learner: str, question: str) -> float | None:
        """The automatic points of a question in the gradebook; None when there are none."""
        with sqlite3.connect(f"file:{self.place.gradebook}?mode=ro", uri=True) as book:
            row = book.execute(
                "SELECT g.auto_score FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook n "
                "ON n.id = g.notebook_id JOIN submitted_assignment a ON a.id = n.assignment_id "
                "WHERE a.student_id = ? AND c.name = ?", (learner, question)).fetchone()  # fmt: skip
        return row[0] if row else None

    def status_of(self, learner: str):
        return next(row.status for row in grading.table(self.place) if row.learner.number == learner)

    def end(self) -> None:
        """What an attack left running ends here."""
        for process in psutil.process_iter():
            if self._mark in _command(process):
                process.kill()


def _digest(folder: Path) -> str:
    found = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        found.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return found.hexdigest()


def _command(process) -> str:
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


def as_expected(room: Room, attack: Attack) -> str:
    """What differs from the file's expectation for a contained attack; empty when nothing does."""
    learner = room.attackers[attack.name]
    status, points = room.status_of(learner), room.mark(learner, TEST)
    failed = status.status == register.FAILED
    if failed and not (attack.failed and re.search(attack.failed, status.text)):
        return f"unexpected failure: {status.text}"
    if not failed and attack.failed and not attack.failed.endswith("|"):
        return f"did not fail: {status.text}"
    if not failed and points != attack.points:
        return f"points {points}, expected {attack.points}"
    return ""


def unharmed(room: Room) -> str:
    """What befell the other learners; empty when nothing did."""
    seen = [(who, room.mark(who, TEST), room.mark(who, PICK)) for who in room.good]
    wrong = [row for row in seen if row[1:] != (2.0, 2.0)]
    now = room.state()
    wrong += [name for name in now if now[name] != room.before[name]]
    wrong += [f"reached {name}" for name in room.reached]
    return str(wrong) if wrong else ""
