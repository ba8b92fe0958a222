"""Run the cells of a source as the kernel would: the whole notebook once, and each test cell by itself."""

import ast
import contextlib
import io
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from kenshu.authoring import notebook
from kenshu.authoring.course import environment
from kenshu.authoring.errors import Problem
from kenshu.authoring.messages import problem
from kenshu.authoring.source import Block, Source


def run(item: Source, *, root: Path, release: Path) -> list[Problem]:
    """What fails when the cells of ``item`` run with no answer given, on the release at ``release``.

    Test cells run in an empty namespace (those that say ``needs`` after the model solutions, for all points);
    each must end in a number from 0 to its points, because nbgrader pays in full for anything else.
    """
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        work = Path(folder).resolve() / item.session
        shutil.copytree(release / item.session, work)
        grading = {"NBGRADER_EXECUTION": "autograde", "MPLBACKEND": "agg"}
        quiet = contextlib.redirect_stdout(io.StringIO())
        with environment(root, **grading), contextlib.chdir(work), quiet:
            return [*_whole(item), *_tests(item)]


def evaluate(code: str, namespace: dict) -> tuple[object, str]:
    """Run a cell in ``namespace``: (value of its last expression, "") or (None, the reason it failed)."""
    tree = ast.parse(code)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    try:
        exec(compile(tree, "<cell>", "exec"), namespace)
        return (eval(compile(ast.Expression(last.value), "<cell>", "eval"), namespace) if last else None), ""
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"


def _whole(item: Source) -> Iterator[Problem]:
    """The given cells, forms and model solutions in order in one namespace, with tests that need them."""
    namespace: dict = {}
    for block in item.blocks:
        if block.role == "prose" or (block.role == "test" and not block.needs):
            continue
        code = f'from kenshu import forms\nforms.show("{block.id}")' if block.role == "form" else block.text
        value, reason = _execute(code, namespace)
        name = block.id or f"{block.line}行目"
        if reason:
            yield problem(item.path, block.line, "cell-fails", id=name, reason=reason)
        elif block.role == "test" and not _full(value, block.points):
            yield problem(
                item.path, block.line, "solution-fails", id=name, value=value, points=f"{block.points:g}"
            )


def _tests(item: Source) -> Iterator[Problem]:
    for block in item.blocks:
        if not _is_lone_test(block):
            continue
        value, reason = _execute(notebook.code_of(block), {})
        if reason:
            yield problem(item.path, block.line, "cell-fails", id=block.id, reason=reason)
        elif not _is_mark(value, block.points):
            yield problem(
                item.path, block.line, "no-mark", id=block.id, value=value, points=f"{block.points:g}"
            )


def _is_lone_test(block: Block) -> bool:
    return (block.role == "test" and not block.needs) or block.form.get("graded") == "auto"


def _is_mark(text: str, points: float) -> bool:
    try:
        return 0 <= float(text) <= points
    except ValueError:
        return False


def _full(text: str, points: float) -> bool:
    return _is_mark(text, points) and float(text) == points


def _execute(code: str, namespace: dict) -> tuple[str, str]:
    """(repr of the last expression, "") or ("", the reason it failed)."""
    value, reason = evaluate(code, namespace)
    return ("", reason) if reason else (repr(value), "")
