"""Isolation: what is chosen, when code is refused, and what passes between a learner's process and the judge."""

import json
import os
import sys

import numpy
import pandas
import pytest

from kenshu.grading import GradingError, isolation, isolation_landlock, isolation_seccomp, worker
from kenshu.grading.lane_frames import FrameError
from kenshu.grading.lane_judge import Judge
from kenshu.grading.lane_values import described, rebuilt
from kenshu.grading.lanes import Crew

linux = pytest.mark.skipif(sys.platform != "linux", reason="Landlock and seccomp are Linux's")


def test_an_unknown_mode_is_refused_in_japanese():
    with pytest.raises(GradingError, match="strict か same-user"):
        isolation.chosen("loose")


def test_where_strict_cannot_be_had_the_other_is_taken_unless_strict_was_asked_for(monkeypatch):
    monkeypatch.setattr(isolation_landlock, "version", lambda: 2)
    assert isolation.chosen(None) == "same-user" and isolation.chosen("strict") == "strict"
    assert "Landlock" in isolation.why_not()


@linux
def test_code_is_refused_where_strict_was_asked_for_and_is_not_possible(tmp_path, monkeypatch):
    """Two forked lanes: in one of them a kernel without Landlock is told to the child."""
    broken = tmp_path / "sitecustomize.py"
    broken.write_text(
        "import kenshu.grading.isolation_landlock as l\nl.version = lambda: 0\n", encoding="utf-8"
    )
    work = tmp_path / "work"
    work.mkdir()
    cells = [{"cell_type": "code", "metadata": {"kenshu": {"role": "answer"}}, "source": "open('ran', 'w')",
              "outputs": [], "execution_count": None}]  # fmt: skip
    notebook = json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()
    task = worker.task(notebook, work, isolation="strict")
    with (
        Crew({"PYTHONPATH": str(tmp_path)}, 1) as crew,
        pytest.raises(GradingError, match=r"閉じこめて.*same-user"),
    ):
        worker.run(task, crew)


@linux
def test_on_an_older_kernel_signals_are_kept_inside_by_seccomp(tmp_path):
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        found = b"reached"
        try:
            isolation.shed_privileges(tmp_path)
            isolation_seccomp.forbid(signals=True)
            os.kill(os.getpid(), 0)
            os.kill(os.getppid(), 0)
        except PermissionError:
            found = b"refused"
        os.write(write, found)
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    assert os.read(read, 20) == b"refused"


@pytest.mark.parametrize(
    "value",
    [None, True, 3, -(2**70), 0.5, float("inf"), "日本", (1, [2, {"a": {3}}]), {1: "x", ("b",): None},
     pandas.Timestamp("2026-06-16 10:30"), numpy.int64(4), numpy.float64(0.25)],
)  # fmt: skip
def test_a_plain_value_arrives_as_it_was(value):
    back = rebuilt(json.loads(json.dumps(described(value, lambda _: 0))), lambda _: "ref")
    assert back == value and type(back) is type(value)


def test_frames_arrive_with_their_types_index_and_missing_cells():
    days = pandas.to_datetime(["2026-06-16", None])
    columns = {"n": [1, 2], "x": [0.5, None], "who": ["窓口", None], "day": days}
    frame = pandas.DataFrame(columns, index=pandas.Index(["a", "b"], name="key"))
    back = rebuilt(json.loads(json.dumps(described(frame, lambda _: 0))), lambda _: "ref")
    pandas.testing.assert_frame_equal(back, frame)


@pytest.mark.parametrize(
    "sent",
    [
        {"module": "os"},
        {"module": "unittest.mock"},
        {"int": "x"},
        {"list": 3},
        {"pickle": "gASV"},
        {},
        {"a": 1, "b": 2},
    ],
)
def test_what_is_no_value_is_refused(sent):
    with pytest.raises(FrameError):
        rebuilt(sent, lambda _: "ref")


def test_a_thing_that_is_not_plain_is_equal_to_nothing_and_is_no_mark():
    def ask(question):
        if "names" in question:
            return {"value": {"list": ["thing"]}, "ref": None}
        return {"value": {"ref": 0, "type": ["unittest.mock", "_ANY"]}, "ref": 0}

    judge = Judge(ask)
    (equal,) = judge.mark("thing == 4 or 4 == thing or thing == thing.other")
    assert equal["data"]["text/plain"] == "False"
    (shown,) = judge.mark("thing")
    assert not any(sign.isdigit() for sign in shown["data"]["text/plain"])


def test_what_the_given_cells_import_is_not_the_learners():
    def ask(question):
        if "names" in question:
            return {"value": {"list": ["sqrt", "pd"]}, "ref": None}
        raise AssertionError(question)

    judge = Judge(ask, ["from math import sqrt\nimport pandas as pd\nbase = 1 / 0"])
    (root,) = judge.mark("sqrt(4) + len(pd.Series([1]))")
    assert root["data"]["text/plain"] == "3.0"
