"""Marks, flags and comments are stock nbgrader's: known answers and code, mutated by a seeded generator."""

import importlib.util
import shutil

import pytest


@pytest.fixture(scope="module")
def bench(root):
    """benchmarks/bench_grading.py, which makes such classes and types the commands."""
    spec = importlib.util.spec_from_file_location("bench_grading", root / "benchmarks" / "bench_grading.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def compared(bench, course, folder):
    """(number of rows, those that differ) after stock and after us."""
    stock, ours = (shutil.copytree(course, folder / name) for name in ("stock", "ours"))
    bench.autograde(stock)
    bench.kenshu_grade(ours)
    theirs, mine = bench.rows(stock), bench.rows(ours)
    return len(theirs), sorted(theirs ^ mine, key=str)


@pytest.mark.parametrize("learners", [1, pytest.param(250, marks=pytest.mark.full)])
def test_marks_flags_and_comments_equal_stocks_row_by_row(bench, tmp_path, learners):
    """Two notebooks a learner: 500 submissions in the full count."""
    course = bench.make_class(tmp_path / "class", (bench.FORM, bench.CODE), learners, seed=7)
    count, differences = compared(bench, course, tmp_path)
    assert differences == [] and count == 27 * learners


def test_the_variants_of_code_earn_different_marks(bench, tmp_path):
    """Else equality would say little: over twelve learners each test of code gives at least two marks."""
    course = bench.make_class(tmp_path / "class", (bench.CODE,), 12, seed=3)
    bench.kenshu_grade(course)
    given = {}
    for kind, _, _, name, points, *_ in bench.rows(course):
        if kind == "grade":
            given.setdefault(name, set()).add(points)
    assert len(given) == 5 and all(len(points) > 1 for points in given.values()), given
