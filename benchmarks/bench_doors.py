"""The course's workbooks and papers: bytes, CPU seconds to write, and to read back one filled in by hand.

``python benchmarks/bench_doors.py``. Each reading is measured in turn with openpyxl merely opening the same file
(best of 5), so that what our own reading costs can be told from what the library costs. To reach: 2,000,000 bytes
a workbook, 2 s to read it back.
"""

import os
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
LEARNER = "m01x"


def main():
    from kenshu import answers, authoring
    from kenshu.authoring import course

    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        release = authoring.build(root=ROOT, out=Path(folder) / "release").folder
        began = time.process_time()
        authoring.sheets(release, root=ROOT)
        print(
            f"load {os.getloadavg()[0]:.1f}; all workbooks and papers written in {cpu_since(began):.1f} s of CPU"
        )
        print("session  questions  workbook kB  paper kB   read back s   openpyxl alone s   ratio")
        sessions = {name: answers.load_questions(release / name) for name in course.sessions(ROOT)}
        for session in sessions:
            print(line(session, release, sessions))


def line(session: str, release: Path, sessions) -> str:
    from kenshu.authoring import by_hand
    from kenshu.forms import excel

    blank = (release / "excel" / f"{session}.xlsx").read_bytes()
    paper = (release / "paper" / f"{session}.html").stat().st_size
    filled = by_hand.fill(blank, LEARNER, right_answers(session), sessions[session])
    ours, bare = [], []
    for _ in range(5):
        ours.append(cpu(excel.read, filled, sessions))
        bare.append(cpu(opened, filled))
    return (
        f"{session:7}  {len(sessions[session]):9}  {len(blank) / 1000:11.0f}  {paper / 1000:8.0f}"
        f"  {min(ours):12.2f}  {min(bare):17.2f}  {min(ours) / min(bare):6.2f}"
    )


def right_answers(session: str) -> dict[str, dict]:
    """{question id: the right known answer}."""
    from kenshu.authoring import course, plain_yaml

    found = {}
    for item in course.read(ROOT, session):
        for file in sorted(item.answers_folder.glob("*.yml")):
            for case in plain_yaml.read(file):
                if case["name"] == "right" and case["answer"] is not None:
                    found[file.stem] = case["answer"]
    return found


def opened(content: bytes):
    from io import BytesIO

    from openpyxl import load_workbook

    return load_workbook(BytesIO(content), data_only=True)


def cpu(job, *given) -> float:
    began = time.process_time()
    job(*given)
    return cpu_since(began)


def cpu_since(began: float) -> float:
    return time.process_time() - began


if __name__ == "__main__":
    main()
