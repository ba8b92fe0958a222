"""`kenshu demo`: 24 learners as written by hand beforehand; and it notices when something is wrong."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from kenshu.grading import Place, demo
from kenshu.grading.marks import grades

HERE = Path(__file__).parent
FAULTS = sorted((HERE / "faults").glob("*.yml"))
DOZEN = ("m01x", "m02z", "m03b", "m04d", "m05f", "m06h", "m07k", "m08n", "m12c", "m13e", "m18r", "m24k")
REGRADE = """
import sys
from pathlib import Path
from kenshu import grading
from kenshu.grading import Place, demo
place, learners = Place(Path(sys.argv[1])), sys.argv[2].split(",")
jobs = [job for job in grading.due(place, everything=True) if job.learner in learners and job.session == "s3"]
assert len(list(grading.grade(place, jobs))) == len(learners)
print(*demo.compare(place).differences, sep="\\n")
"""


@pytest.fixture(scope="module")
def played(tmp_path_factory, root):
    """One whole demo."""
    heard = []
    result = demo.run(tmp_path_factory.mktemp("demo"), course=root, watch=lambda *step: heard.append(step))
    return result, heard


def test_24_learners_have_the_marks_and_statuses_written_by_hand(played):
    result, _ = played
    assert result.differences == ()
    assert (result.learners, len(result.lines)) == (24, 2 * 24 + 5)


def test_the_demo_holds_every_kind_of_handin(played):
    said = {f"{line.status}" for line in played[0].lines}
    assert {"未提出", "保留", "隔離", "採点済", "採点待ち", "採点済(遅れ)"} <= said
    assert any(row["reason"].startswith("班の提出") for row in _events(played[0].place))


def test_the_progress_bar_hears_each_step(played):
    _, heard = played
    assert {what.split()[0] for _, _, what in heard if what} >= {"提出", "受付", "採点"}
    assert all(done <= whole for done, whole, _ in heard)


def test_a_feedback_page_opens_without_scripts_or_hosts(played):
    page = (played[0].place.feedback / "m03b" / "s3.html").read_text(encoding="utf-8")
    assert "分のままではありませんか" in page and "次に試すこと" in page and "渡邉 二郎さんへ" in page
    assert "<script" not in page and "http:" not in page and "https:" not in page
    assert "HIDDEN" not in page and "check.keyed" not in page


@pytest.fixture(scope="module")
def stock_started(played, tmp_path_factory, root):
    """The same sources and a dozen submissions, being graded by nbgrader's commands as its manual says."""
    ours, course = played[0].place, tmp_path_factory.mktemp("stock")
    shutil.copytree(ours.source, course / "build" / "source")
    (course / "grading").mkdir()
    shutil.copy(root / "grading" / "nbgrader_config.py", course / "grading")
    for learner in DOZEN:
        shutil.copytree(ours.submitted / learner / "s3", course / "grading" / "submitted" / learner / "s3")
    scripts = Path(sys.executable).parent
    env = {**os.environ, "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "PYTHONUTF8": "1",
           "KENSHU_DATA": str(ours.release / "datasets"),
           "KENSHU_CITY": str(ours.release / "city.json")}  # fmt: skip
    made = subprocess.run(
        [scripts / "nbgrader", "generate_assignment", "s3"], cwd=course / "grading", env=env
    )
    assert made.returncode == 0
    log = (course / "autograde.log").open("wb")
    running = subprocess.Popen(
        [scripts / "nbgrader", "autograde", "s3"], cwd=course / "grading", env=env, stdout=log, stderr=log
    )
    yield course, running
    running.kill()
    running.wait()
    log.close()


@pytest.fixture(scope="module")
def stock(stock_started):
    course, running = stock_started
    assert running.wait() == 0, (course / "autograde.log").read_text(encoding="utf-8", errors="replace")[
        -3000:
    ]
    return Place(course / "grading")


@pytest.mark.parametrize("fault", [None, *FAULTS], ids=lambda path: path.stem if path else "no fault")
def test_a_planted_fault_alone_makes_it_fail(played, stock_started, tmp_path, fault):
    about = yaml.safe_load(fault.read_text(encoding="utf-8")) if fault else {"learners": ["m04d", "m24k"]}
    course = shutil.copytree(played[0].place.course, tmp_path / "course")
    if "swap" in about:
        one, other = (course / "grading" / "submitted" / learner / "s3" for learner in about["swap"])
        one.rename(tmp_path / "aside")
        other.rename(one)
        (tmp_path / "aside").rename(other)
    said = regraded(course / "grading", about["learners"], faulty(tmp_path, about))
    if fault is None:
        assert said == ""
    else:
        assert all(f"{learner} n08-effect-and-cost" in said for learner in about["learners"])


@pytest.mark.full
@pytest.mark.parametrize("fault", FAULTS, ids=lambda path: path.stem)
def test_the_command_ends_with_an_error_for_each_fault(root, tmp_path, fault):
    about = yaml.safe_load(fault.read_text(encoding="utf-8"))
    package = faulty(tmp_path, about, always=True)
    if "swap" in about:
        script = package / "kenshu" / "grading" / "demo" / "handins.yml"
        one, other = about["swap"]
        text = script.read_text(encoding="utf-8")
        text = text.replace(one, "?").replace(other, one).replace("?", other)
        script.write_text(text, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "kenshu", "demo"], cwd=root, capture_output=True, text=True,
        encoding="utf-8", env={**os.environ, "PYTHONPATH": str(package)},
    )  # fmt: skip
    assert ran.returncode == 1, ran.stderr
    assert about["learners"][0] in ran.stdout and "予想と違います" in ran.stdout


def faulty(tmp_path, about, *, always=False):
    """A copy of the package with the fault in it; where there is none to put in, the package as it is."""
    import kenshu

    source = Path(kenshu.__file__).parent
    if "file" not in about and not always:
        return source.parent
    copy = shutil.copytree(
        source, tmp_path / "faulty" / "kenshu", ignore=shutil.ignore_patterns("__pycache__")
    )
    if "file" in about:
        path = copy / about["file"]
        text = path.read_text(encoding="utf-8")
        assert text.count(about["old"]) == 1
        path.write_text(text.replace(about["old"], about["new"]), encoding="utf-8")
    return copy.parent


def regraded(place, learners, package):
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", REGRADE, str(place), ",".join(learners)],
        capture_output=True, text=True, encoding="utf-8", env={**os.environ, "PYTHONPATH": str(package)},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.strip()


def test_marks_equal_stock_nbgraders_cell_by_cell(played, stock):
    theirs = grades(stock.gradebook)
    ours = {key: rows for key, rows in grades(played[0].place.gradebook).items() if key in theirs}
    assert len(theirs) >= 12
    assert len({sum(grade.auto or 0 for grade in rows) for rows in theirs.values()}) >= 4
    assert ours == theirs
    assert _comments(played[0].place.gradebook, theirs) == _comments(stock.gradebook, theirs)


def test_messages_and_answers_in_the_notebooks_equal_stock_nbgraders(played, stock):
    """Everything the test and form cells put out, not only the marks."""
    for path in sorted(stock.autograded.glob("*/s3/*.ipynb")):
        theirs = json.loads(path.read_text(encoding="utf-8"))["cells"]
        own = played[0].place.autograded / path.relative_to(stock.autograded)
        ours = json.loads(own.read_text(encoding="utf-8"))["cells"]
        for cell, other in zip(ours, theirs, strict=True):
            if cell["metadata"].get("kenshu", {}).get("role") in ("test", "form", "manual"):
                assert _shown(cell) == _shown(other)


def _shown(cell):
    return cell["source"], [output.get("data", output.get("text")) for output in cell.get("outputs", ())]


def _comments(gradebook, keys):
    query = """
        SELECT sa.student_id, n.name, c.name, cm.auto_comment FROM comment cm
        JOIN base_cell c ON c.id = cm.cell_id JOIN submitted_notebook sn ON sn.id = cm.notebook_id
        JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment sa ON sa.id = sn.assignment_id
    """
    connection = sqlite3.connect(gradebook)
    found = {row for row in connection.execute(query) if row[:2] in keys}
    connection.close()
    return found


def _events(place):
    connection = sqlite3.connect(place.register)
    connection.row_factory = sqlite3.Row
    rows = connection.execute("SELECT * FROM event").fetchall()
    connection.close()
    return rows
