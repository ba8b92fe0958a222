"""The lanes themselves: our cells run apart from a learner's, and whatever a learner's cell does is contained."""

import json
import os
import signal
import subprocess
import sys
import textwrap
import time

import psutil
import pytest

from kenshu.grading import GradingError, worker
from kenshu.grading.lane_code import Limits
from kenshu.grading.lanes import Crew, Lost

USUAL = Limits()
LOOPS = Limits(cell_cpu=1, cell_wall=200, cpu=3, wall=300)  # a busy PC makes no difference to CPU time
SLEEPS = Limits(cell_cpu=100, cell_wall=2, cpu=100, wall=300)
QUESTIONS = {
    "schema": 1, "session": "s3",
    "questions": [{"id": "n90-pick", "kind": "choice", "label": "どちら", "points": 2, "graded": "auto",
                   "choices": [{"id": "east", "label": "東"}, {"id": "west", "label": "西"}]}],
}  # fmt: skip
ANSWERS = {
    "schema": 1, "session": "s3", "city": "", "carried": {},
    "answers": {"n90-pick": {"value": "east", "at": "2026-07-01T00:00:00Z", "door": "form"}},
}  # fmt: skip
KEYED = 'from kenshu import check\ncheck.keyed("n90-pick", {"east": 2})'


@pytest.fixture(scope="module")
def crew():
    with Crew({}, 2) as crew:
        yield crew


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "questions.json").write_text(json.dumps(QUESTIONS), encoding="utf-8")
    (tmp_path / "answers.json").write_text(json.dumps(ANSWERS), encoding="utf-8")
    return tmp_path


def cell(role, source, **more):
    about = {"kenshu": {"role": role, **more}, "nbgrader": {"grade_id": "x", "grade": role == "test"}}
    return {"cell_type": "code", "metadata": about, "source": textwrap.dedent(source), "outputs": [],
            "execution_count": None}  # fmt: skip


def ran(crew, folder, *cells, limits=USUAL, final=True):
    """The outputs of each cell."""
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    done = worker.run(worker.task(notebook, folder, limits=limits, final=final), crew)
    return [cell["outputs"] for cell in json.loads(done)["cells"]]


def text(outputs):
    return "".join(
        o.get("text", "") or o.get("data", {}).get("text/plain", "") or o.get("ename", "") for o in outputs
    )


def test_our_cells_never_meet_a_learners_code(crew, folder):
    """Every trick on shared state is played before the test; the mark is still the answer's."""
    tricks = """
        import builtins, sys, json
        from pathlib import Path
        from kenshu import check
        check.keyed = check.mark = lambda *a: 2
        builtins.repr = lambda x: "2"
        sys.displayhook = lambda x: print(2)
        Path("answers.json").write_text(json.dumps({"answers": {}}))
        get_ipython().input_transformers_cleanup.append(lambda lines: ["2\\n"])
    """
    wrong = {**ANSWERS, "answers": {"n90-pick": {**ANSWERS["answers"]["n90-pick"], "value": "west"}}}
    (folder / "answers.json").write_text(json.dumps(wrong), encoding="utf-8")
    outputs = ran(crew, folder, cell("answer", tricks), cell("test", KEYED))
    assert text(outputs[1]) == "0" and outputs[1][0]["output_type"] == "execute_result"


def test_a_notebook_of_ours_alone_starts_no_learners_lane(folder):
    with Crew({}, 2) as crew:
        before = set(psutil.Process().children(recursive=True))
        given, test = ran(crew, folder, cell("given", "raise SystemExit"), cell("test", KEYED))
        assert given == [] and text(test) == "2"
        assert len(set(psutil.Process().children(recursive=True)) - before) == 1


@pytest.mark.parametrize(
    "source, reason",
    [
        ("raise MemoryError", "メモリが足りません"),
        ("open('no such file')", "ありません"),
        ("import os, shutil\nshutil.rmtree(os.getcwd())", "なくなりました"),
    ],
)
def test_a_cell_of_ours_that_cannot_read_or_has_no_memory_is_tried_again_and_nobodys_zero(
    crew, folder, source, reason
):
    with pytest.raises(worker.TryAlone, match=reason):
        ran(crew, folder, cell("test", source))
    outputs = ran(crew, folder, cell("test", "assert 1 == 2"), cell("test", KEYED))
    assert outputs[0][0]["ename"] == "AssertionError" and text(outputs[1]) == "2"


def test_cells_see_each_other_and_a_test_that_needs_them(crew, folder):
    outputs = ran(crew, folder, cell("given", "import pandas as pd\nbase = 20"),
                  cell("answer", "def double(x): return 2 * x\nprint('a')\nbase"),
                  cell("test", "assert double(base) == 40\n1.5", needs="n90-double"))  # fmt: skip
    assert [text(o) for o in outputs] == ["", "a\n20", "1.5"]


@pytest.mark.parametrize(
    "source, seen",
    [
        ("import os; os.system('echo below')", "below"),
        ("import sys; print('x', file=sys.stderr)", "x"),
        ("!echo shell", "shell"),
        ("input()", "EOFError"),
        ("def f(:", "SyntaxError"),
        ("1/0", "ZeroDivisionError"),
        ("await __import__('asyncio').sleep(0, 'slept')", "'slept'"),
        ("raise SystemExit(3)", "SystemExit"),
        ("get_ipython().__class__.__name__", "'ZMQInteractiveShell'"),
        ("import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.show()", "<Figure size"),
        ("from IPython.display import display\nh = display('old', display_id='d')\nh.update('new')", "'new'"),
        ("print('gone')\nfrom IPython.display import clear_output\nclear_output()\nprint('left')", "left"),
        ("print('日本語' * 3_000_000)", "日本語"),
    ],
)
def test_outputs_are_those_of_a_kernel(crew, folder, source, seen):
    (outputs,) = ran(crew, folder, cell("answer", source))
    assert seen in text(outputs) and "gone" not in text(outputs)
    assert len(text(outputs)) <= 4_000_000


def test_a_loop_ends_by_its_cpu_time_and_the_next_cells_run(crew, folder):
    loop, after = ran(crew, folder, cell("answer", "while True: pass"), cell("answer", "'on'"),
                      limits=LOOPS, final=False)  # fmt: skip
    assert text(loop).endswith("CellTimeoutError") and text(after) == "'on'"


def test_a_loop_that_puts_the_clock_out_is_killed(crew, folder):
    source = "import signal\nsignal.signal(signal.SIGPROF, signal.SIG_IGN)\nwhile True: pass"
    with pytest.raises(GradingError, match="計算が3秒を超えても") as caught:
        ran(crew, folder, cell("answer", source), limits=LOOPS)
    assert not isinstance(caught.value, worker.TryAlone)


def test_a_long_sleep_is_tried_again_alone_before_it_is_believed(crew, folder):
    asleep, after = cell("answer", "import time; time.sleep(99)"), cell("answer", "'on'")
    with pytest.raises(worker.TryAlone, match="長く待っても"):
        ran(crew, folder, asleep, after, limits=SLEEPS, final=False)
    outputs = ran(crew, folder, asleep, after, limits=SLEEPS, final=True)
    assert text(outputs[0]) == "CellTimeoutError" and text(outputs[1]) == "'on'"


@pytest.mark.parametrize(
    "source",
    [
        "import os; os._exit(0)",
        "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
        "import ctypes; ctypes.string_at(0)",
        "import os\nfor n in range(3, 99):\n    try: os.close(n)\n    except OSError: pass",
        "import os\nfor n in range(3, 99):\n    try: os.write(n, b'x' * 20)\n    except OSError: pass\nos._exit(0)",
    ],
)
def test_a_child_that_dies_or_talks_nonsense_is_a_failure_and_the_lane_goes_on(crew, folder, source):
    with pytest.raises(worker.TryAlone, match="DeadKernelError"):
        ran(crew, folder, cell("answer", source))
    assert text(ran(crew, folder, cell("answer", "'next'"))[0]) == "'next'"


def test_nothing_a_learner_started_stays_behind(crew, folder):
    source = """
        import os, subprocess, sys, threading, time
        subprocess.Popen([sys.executable, "-c", "import time; time.sleep(98765)"])
        if os.fork() == 0: time.sleep(98765)
        threading.Thread(target=time.sleep, args=(98765,)).start()
    """
    ran(crew, folder, cell("answer", source))
    until = time.monotonic() + 5  # a killed process takes a moment to go
    while (
        left := [_command(pid) for pid in psutil.pids() if "98765" in _command(pid)]
    ) and time.monotonic() < until:
        time.sleep(0.1)
    assert left == []


def _command(pid):
    try:
        return " ".join(psutil.Process(pid).cmdline())
    except psutil.Error:  # it has just gone
        return ""


def test_no_descriptor_and_no_secret_of_the_parent_is_there(crew, folder, monkeypatch):
    monkeypatch.setenv("KENSHU_SECRET", "himitsu")
    source = (
        "import os\nprint(sorted(os.listdir('/proc/self/fd')), 'KENSHU_SECRET' in os.environ, os.listdir())"
    )
    with Crew({}, 1) as fresh:
        (outputs,) = ran(fresh, folder, cell("answer", source))
    seen = text(outputs)
    assert "False ['answers.json', 'questions.json']" in seen.replace(
        "'questions.json', 'answers.json'", "'answers.json', 'questions.json'"
    )
    assert seen.count("', '") <= 10


def test_each_notebook_begins_new_with_its_own_chance(crew, folder):
    source = "import random, numpy\nfound = random.random(), numpy.random.rand(), 'kept' in globals()\nkept = 1\nfound"
    first, second = (text(ran(crew, folder, cell("answer", source))[0]) for _ in range(2))
    assert first != second and first.endswith("False)") and second.endswith("False)")


def test_a_lane_that_was_killed_is_opened_again(folder):
    with Crew({}, 1) as crew:
        ran(crew, folder, cell("answer", "1"), cell("test", KEYED))
        for process in psutil.Process().children(recursive=True):
            if "kenshu.grading.lane" in _command(process.pid):
                process.kill()
        psutil.wait_procs(psutil.Process().children(), timeout=5)
        answers = []
        for _ in range(3):
            try:
                answers.append(text(ran(crew, folder, cell("answer", "7"), cell("test", KEYED))[1]))
            except worker.TryAlone:
                answers.append("lost")
        assert answers[-1] == "2" and answers.count("lost") <= 2


def test_when_the_trainers_process_is_killed_no_lane_stays(folder):
    code = textwrap.dedent(f"""
        import json, sys
        from pathlib import Path
        from kenshu.grading import worker
        from kenshu.grading.lanes import Crew
        crew = Crew({{}}, 2)
        about = {{"files": {{}}, "limits": {Limits().plain()}, "final": True, "isolation": "same-user"}}
        print(crew.code({{"cells": [{{"role": "answer", "source": "1"}}], **about}})["late"], flush=True)
        crew.code({{"cells": [{{"role": "answer", "source": "while True: pass"}}], **about}})
    """)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout.readline() == "False\n"
        time.sleep(0.5)
        lanes = psutil.Process(parent.pid).children(recursive=True)
        assert len(lanes) >= 4
        os.kill(parent.pid, signal.SIGKILL)
    _, alive = psutil.wait_procs(lanes, timeout=10)
    assert alive == []


def test_a_closed_crew_says_so(folder):
    crew = Crew({}, 1)
    crew.close()
    with pytest.raises(Lost):
        crew.form({"cells": [], "files": {}})


def test_without_fork_a_plain_process_does_the_same(folder):
    cells = (cell("given", "base = 20"), cell("answer", "print('a')\nbase * 2"), cell("test", KEYED))
    with Crew({}, 1, fork=False) as plain:
        assert [text(o) for o in ran(plain, folder, *cells)] == ["", "a\n40", "2"]
        with pytest.raises(worker.TryAlone, match="DeadKernelError"):
            ran(plain, folder, cell("answer", "import os; os._exit(0)"))
        with pytest.raises(worker.TryAlone, match="長く待っても"):
            ran(
                plain,
                folder,
                cell("answer", "import time\ntime.sleep(99)"),
                limits=Limits(cell_wall=99, wall=5),
            )


def test_the_data_travel_to_a_machine_without_our_disk(tmp_path):
    (tmp_path / "datasets" / "d1").mkdir(parents=True)
    (tmp_path / "datasets" / "d1" / "a.csv").write_bytes("窓口\r\n".encode("cp932"))
    (tmp_path / "city.json").write_text("{}", encoding="utf-8")
    notebook = {"cells": [cell("answer", "import os\nfrom pathlib import Path\nprint(os.environ['KENSHU_DATA'])\n"
                "(Path(os.environ['KENSHU_DATA']) / 'd1/a.csv').read_text(encoding='cp932')")],
                "metadata": {}, "nbformat": 4, "nbformat_minor": 5}  # fmt: skip
    empty = tmp_path / "empty"
    empty.mkdir()
    task = worker.task(json.dumps(notebook).encode(), empty)
    shelf = worker.pack_shelf(tmp_path / "datasets", tmp_path / "city.json")
    (outputs,) = (cell["outputs"] for cell in json.loads(worker.execute(task, shelf))["cells"])
    assert "'窓口\\n'" in text(outputs) and str(tmp_path) not in text(outputs)


def test_another_version_of_kenshu_is_no_helper(tmp_path):
    task = json.loads(worker.task(b'{"cells": []}', tmp_path))
    with pytest.raises(worker.TryAlone, match="版"):
        worker.execute(json.dumps({**task, "version": "1999.1"}).encode(), b"")
