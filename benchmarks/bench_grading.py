"""Autograding a class: stock nbgrader typed as its manual says, and ours; marks and comments row by row.

``python benchmarks/bench_grading.py [pairs] [learners]`` (5 pairs; 30 learners with two notebooks each: N08 filled
in from its known answers, and a notebook of pandas and matplotlib with five tests of the learner's own code).
Then each lane by itself, and what one new hand-in costs in a class of 200. Every run begins with the files as
intake left them and ends with the gradebook on disk, from a cold process. CPU is that of a command and all its
children; the ratios are of the sums over all pairs. Nothing here is asserted but that the rows are equal.
"""

import json
import os
import random
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LANES = ROOT / "tests" / "grading" / "lanes"
FORM, CODE = "n08-effect-and-cost", "n91-code"
SCRIPTS = Path(sys.executable).parent
TYPED = 3  # times stock is typed at most, until it drops nobody

ROWS = """
SELECT sa.student_id, n.name, c.name, g.auto_score, g.manual_score, g.needs_manual_grade
FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook sn ON sn.id = g.notebook_id
JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment sa ON sa.id = sn.assignment_id
"""
COMMENTS = """
SELECT sa.student_id, n.name, c.name, cm.auto_comment
FROM comment cm JOIN base_cell c ON c.id = cm.cell_id JOIN submitted_notebook sn ON sn.id = cm.notebook_id
JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment sa ON sa.id = sn.assignment_id
"""


def main(pairs: int, learners: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        mixed = compare(Path(folder) / "mixed", (FORM, CODE), learners, pairs)
        report("form lane alone", compare(Path(folder) / "form", (FORM,), 2 * learners, 1))
        report("code lane alone", compare(Path(folder) / "code", (CODE,), 2 * learners, 1))
        again(Path(folder) / "again", 200)
        report("both lanes", mixed)
        print(f"cpu ratio: {ratio(mixed, 0):.2f}")
        print(f"wall ratio: {ratio(mixed, 1):.2f}")


def compare(folder: Path, notebooks: tuple[str, ...], learners: int, pairs: int) -> list[tuple]:
    """Grade the same class by stock and by us, in turns; [(stock, ours)] of (CPU, wall) seconds."""
    course = make_class(folder / "class", notebooks, learners)
    times = []
    for number in range(pairs):
        stock, ours = (
            shutil.copytree(course, folder / f"stock{number}"),
            shutil.copytree(course, folder / f"ours{number}"),
        )
        both = [timed(autograde, stock), timed(kenshu_grade, ours)]
        theirs, mine = rows(stock), rows(ours)
        assert theirs == mine, sorted(theirs ^ mine, key=str)[:10]
        times.append(tuple(both))
        print(f"{'+'.join(notebooks)} pair {number + 1}: {len(theirs)} rows equal; stock cpu {both[0][0]:.1f} "
              f"wall {both[0][1]:.1f}; ours cpu {both[1][0]:.1f} wall {both[1][1]:.1f}; load "
              f"{os.getloadavg()[0]:.1f}", flush=True)  # fmt: skip
        shutil.rmtree(stock)
        shutil.rmtree(ours)
    return times


def report(name: str, times: list[tuple]) -> None:
    print(f"{name}: cpu {ratio(times, 0):.2f} x, wall {ratio(times, 1):.2f} x", flush=True)


def ratio(times: list[tuple], which: int) -> float:
    return sum(stock[which] for stock, _ in times) / sum(ours[which] for _, ours in times)


def timed(act, course: Path) -> tuple[float, float]:
    """CPU seconds of the command's processes, and wall seconds."""
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    act(course)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, time.perf_counter() - start


def autograde(course: Path) -> None:
    """Stock, as its manual says.

    Seldom (twice in some 2,500 notebooks here) stock drops a learner it can grade, and ends with an error. Its
    trainer types the command again, which takes those that are missing; so do we, and say whom and why it dropped.
    """
    grading = course / "grading"
    env = environment() | {"KENSHU_DATA": str(grading / "release" / "datasets"),
                           "KENSHU_CITY": str(grading / "release" / "city.json")}  # fmt: skip
    command = [SCRIPTS / "nbgrader", "autograde", "s3"]
    for _ in range(TYPED - 1):
        ran = tried(command, grading, env)
        if ran.returncode == 0:
            return
        dropped = re.findall(r"There was an error processing assignment '.*", ran.stderr)
        reasons = re.findall(r"^ *([\w.]+(?:Error|Exception): .*)", ran.stderr, re.MULTILINE)
        print("stock is typed again:", *dropped, *reasons, sep="\n  ", flush=True)
    done(command, grading, env)


def kenshu_grade(course: Path) -> None:
    done([SCRIPTS / "kenshu", "grade"], course / "grading", environment())


def environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("KENSHU_")}
    return kept | {"PATH": f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1"}


def tried(command: list, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess:
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, encoding="utf-8", errors="replace"
    )


def done(command: list, cwd: Path, env: dict[str, str]) -> str:
    ran = tried(command, cwd, env)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
    return ran.stdout


def rows(course: Path) -> set[tuple]:
    """Every mark, manual flag and automatic comment of a gradebook."""
    connection = sqlite3.connect(course / "grading" / "gradebook.db")
    found = {("grade", *row) for row in connection.execute(ROWS)}
    found |= {("comment", *row) for row in connection.execute(COMMENTS)}
    connection.close()
    return found


def again(folder: Path, learners: int) -> None:
    """What one new hand-in costs when everybody else's stands; the second run is process start and imports."""
    course = make_class(folder, (FORM,), learners)
    timed(kenshu_grade, course)
    place, works = place_of(course), folder.parent / "again-work"
    first = numbers(place)[0]
    hand_in(place, works, (FORM,), first, random.Random(1))
    taken(place)
    one, none = timed(kenshu_grade, course), timed(kenshu_grade, course)
    print(f"one new hand-in of {learners} learners: cpu {one[0]:.2f} wall {one[1]:.2f}; nothing new: cpu "
          f"{none[0]:.2f} wall {none[1]:.2f}; start and imports of the grader: cpu {imports():.2f}",
          flush=True)  # fmt: skip


def imports() -> float:
    """CPU seconds of a process that only starts and imports what a grading run imports."""
    code = "import kenshu.cli, kenshu.grading.autograde"
    lane = "import kenshu.grading.lane_form, pandas, IPython.core.formatters, kenshu.check, kenshu.forms"
    return sum(
        timed(lambda _, c=c: done([sys.executable, "-c", c], ROOT, environment()), ROOT)[0]
        for c in (code, lane)
    )


def make_class(course: Path, notebooks: tuple[str, ...], learners: int, seed: int = 0) -> Path:
    """A course with session s3 of ``notebooks``, its class, and a hand-in of everybody, taken in."""
    from kenshu import city, grading, handin
    from kenshu.grading import roster

    session = course / "exercises" / "s3"
    session.mkdir(parents=True)
    (session / "session.yml").write_text("title: S3\n", encoding="utf-8")
    for name in notebooks:
        source = (LANES if name == CODE else ROOT / "exercises" / "s3") / f"{name}.md"
        shutil.copy(source, session)
    shutil.copytree(ROOT / "datasets", course / "datasets", ignore=shutil.ignore_patterns("planted"))
    (course / "grading").mkdir()
    for name in ("city.yml", "grading/nbgrader_config.py"):
        shutil.copy(ROOT / name, course / name)
    place = grading.init(course / "grading", date(2026, 6, 16), city=city.load(course / "city.yml")).place
    people = [
        f"{number},学習 {index},税務課,1班" for index, number in enumerate(handin.issue_numbers(learners))
    ]
    names = course / "名簿.csv"
    names.write_text("\n".join(["受講者番号,氏名,所属,グループ", *people, ""]), encoding="utf-8")
    grading.add(place, roster.read(names))
    grading.release(place)
    grading.prepare(place)
    for index, number in enumerate(numbers(place)):
        hand_in(place, course / "work", notebooks, number, random.Random(1000 * seed + index))
    taken(place)
    shutil.rmtree(course / "work")
    return course


def place_of(course: Path):
    from kenshu.grading import Place

    return Place(course / "grading")


def numbers(place) -> list[str]:
    from kenshu.grading import register

    with register.opened(place.register) as connection:
        return list(register.learners(connection))


def taken(place) -> None:
    from kenshu import grading

    for arrival in grading.collect(place, grading.waiting(place)):
        assert arrival.state == "受付", arrival


def hand_in(place, works: Path, notebooks: tuple[str, ...], number: str, chance: random.Random) -> None:
    """One learner's work, drawn by ``chance`` from known answers and variants of code, into the box."""
    from kenshu import handin

    work = shutil.copytree(place.release / "s3", works / number / "s3")
    if FORM in notebooks:
        answer(work, chance)
    if CODE in notebooks:
        write_code(work / f"{CODE}.ipynb", chance)
    settings = place.settings()
    handin.pack(work, Path(settings["box"]), learner=number, class_id=settings["class"])


def answer(work: Path, chance: random.Random) -> None:
    """Answers as a form stores them: a known case of each question, some of its numbers changed, some missing."""
    from kenshu import answers
    from kenshu.authoring import plain_yaml

    questions, store = answers.load_questions(work), answers.Store(work)
    first = True
    for question in questions.values():
        known = ROOT / "exercises" / "s3" / f"{FORM}.answers" / f"{question.id}.yml"
        cases = [case["answer"] for case in plain_yaml.read(known) if not case.get("refused")]
        raw = chance.choice(cases)
        try:
            entry = answers.read_value(question, mutated(raw, chance)) if raw else {}
        except answers.AnswersError:
            entry = answers.read_value(question, raw)
        if entry and first:
            store.write(question.id, entry)  # makes the file
            first = False
        elif entry:
            path = work / "answers.json"
            document = json.loads(path.read_text(encoding="utf-8"))
            document["answers"][question.id] = {**entry, "at": "2026-07-01T00:00:00Z", "door": "form"}
            path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")


def mutated(raw: dict, chance: random.Random) -> dict:
    """The answer with its numbers a little or much off, one time in three."""
    if chance.random() > 1 / 3:
        return raw
    return {name: off(value, chance) if name == "value" else value for name, value in raw.items()}


def off(value, chance: random.Random):
    if isinstance(value, list):
        return [off(item, chance) for item in value]
    if isinstance(value, dict):
        return {name: off(item, chance) for name, item in value.items()}
    if isinstance(value, int | float) and not isinstance(value, bool) and chance.random() < 0.5:
        return round(value * chance.choice([0.5, 0.99, 1.01, 10, 60]), 2)
    return value


def write_code(path: Path, chance: random.Random) -> None:
    from kenshu.authoring import plain_yaml

    variants = plain_yaml.read(LANES / "variants.yml")
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in variants and chance.random() < 0.95:
            good = chance.random() < 0.4
            cell["source"] = variants[name][0] if good else chance.choice(variants[name])
    path.write_text(json.dumps(notebook), encoding="utf-8")


if __name__ == "__main__":
    main(*(int(word) for word in (sys.argv[1:] + ["5", "30"][len(sys.argv) - 1 :])))
