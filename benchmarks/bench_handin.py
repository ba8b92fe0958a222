"""From 提出 to the receipt, and the intake of one zip, on a session folder of real size.

``python benchmarks/bench_handin.py [rounds]``. The folder is N08 of the real release, run from beginning to end
by nbclient (pictures and tables in it), with every question answered as its known right answer says. In each
round, one after the other: `handin.pack` into a box on this disk, the same bytes compressed by zlib alone (the
reference: no check, no manifest, no fsync), `handin.read` of the zip, and `grading.collect` of that one zip. CPU:
best of the rounds. ``cpu ratio`` and ``wall ratio`` are pack ÷ reference; no figure here is asserted.
"""

import json
import os
import shutil
import sys
import tempfile
import time
import zlib
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOK = "n08-effect-and-cost"
LEARNER = "m01x"


def main(rounds: int):
    from kenshu import grading, handin

    with tempfile.TemporaryDirectory() as folder:
        place = open_class(Path(folder))
        session = fill(place, Path(folder) / "work" / "s3")
        files = [path for path in session.iterdir() if path.suffix in (".ipynb", ".json")]
        content = [path.read_bytes() for path in files if path.name not in ("questions.json", "session.json")]
        box, times = Path(place.settings()["box"]), {}
        print(
            f"load {os.getloadavg()[0]:.1f}; {rounds} rounds; {sum(map(len, content)):,} bytes in {len(content)} files"
        )
        for _ in range(rounds):
            receipt = timed(
                times, "pack", lambda: handin.pack(session, box, learner=LEARNER, class_id="bench")
            )
            timed(times, "reference", lambda: [zlib.compress(data) for data in content])
            got = timed(times, "read", handin.read, receipt.path)
            assert got.receipt == receipt.number and got.answers == (session / "answers.json").read_bytes()
            (arrival,) = timed(times, "intake", lambda: list(grading.collect(place, grading.waiting(place))))
            assert arrival.state == "受付", arrival
            time.sleep(1.1)  # another second is another hand-in
    report(times, receipt.path.name)


def timed(times: dict, name: str, act, *arguments):
    """What ``act(…)`` gives; its CPU and wall seconds join ``times[name]``."""
    cpu, wall = time.process_time(), time.perf_counter()
    result = act(*arguments)
    times.setdefault(name, []).append((time.process_time() - cpu, time.perf_counter() - wall))
    return result


def report(times: dict, name: str):
    words = {"pack": "提出 → receipt (handin.pack)", "reference": "reference (zlib of the same bytes)",
             "read": "read back (handin.read)", "intake": "intake of one zip (waiting + collect)"}  # fmt: skip
    best = {
        key: (min(cpu for cpu, _ in found), min(wall for _, wall in found)) for key, found in times.items()
    }
    for key, (cpu, wall) in best.items():
        print(f"{words[key]:40} cpu {cpu * 1000:7.1f} ms   wall {wall * 1000:7.1f} ms")
    print(f"last: {name}")
    print(f"cpu ratio: {best['pack'][0] / best['reference'][0]:.2f}")
    print(f"wall ratio: {best['pack'][1] / best['reference'][1]:.2f}")


def open_class(folder: Path):
    """A released class of one in a copy of the course."""
    from kenshu import city, grading
    from kenshu.grading import roster

    course = folder / "course"
    for name in ("exercises", "datasets"):
        shutil.copytree(ROOT / name, course / name)
    (course / "grading").mkdir()
    for name in ("city.yml", "grading/nbgrader_config.py"):
        shutil.copy(ROOT / name, course / name)
    ours = city.load(course / "city.yml")
    place = grading.init(course / "grading", date(2026, 6, 16), city=ours, class_id="bench").place
    names = folder / "名簿.csv"
    names.write_text(f"受講者番号,氏名,所属,グループ\n{LEARNER},髙橋 一,税務課,1班\n", encoding="utf-8")
    grading.add(place, roster.read(names))
    grading.release(place)
    os.environ["KENSHU_DATA"] = str(place.release / "datasets")
    return place


def fill(place, session: Path) -> Path:
    """The learner's copy of s3: every question answered, the notebook run with its outputs."""
    import nbformat
    from nbclient import NotebookClient

    from kenshu import answers
    from kenshu.authoring import plain_yaml

    shutil.copytree(place.release / "s3", session)
    questions, store = answers.load_questions(session), answers.Store(session)
    for question in questions.values():
        known = ROOT / "exercises" / "s3" / f"{NOTEBOOK}.answers" / f"{question.id}.yml"
        case = next(
            (c for c in plain_yaml.read(known) if c.get("points") == question.points and c["answer"]), None
        )
        if case:
            store.write(question.id, answers.read_value(question, case["answer"]))
    path = session / f"{NOTEBOOK}.ipynb"
    notebook = nbformat.read(path, 4)
    NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(session)}}).execute()
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return session


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
