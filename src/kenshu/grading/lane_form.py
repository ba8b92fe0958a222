"""The form lane: our own self-contained cells, run in this process one hand-in after the other. No kernel.

Nothing a learner wrote is ever executed here; answers are data, validated at intake. Where a cell of ours cannot
read its files, or has no memory, that is the machine's and no mark of anybody's.
"""

import ast
import contextlib
import functools
import io
import os
import tempfile
import traceback
from pathlib import Path
from typing import BinaryIO

import kenshu
from kenshu.grading.lane_frames import receive, send, unpack
from kenshu.grading.lane_outputs import Outputs


def serve(reader: BinaryIO, writer: BinaryIO) -> None:
    """Answer requests {cells, files} with {"cells": outputs of each} or {"failed": reason}, until the other side closes."""
    _remember_questions()
    while (request := receive(reader)) is not None:
        with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
            unpack(request["files"], Path(folder))
            with contextlib.chdir(folder):
                ran = [_ran(source, None) for source in request["cells"]]
            whole = all((Path(folder) / name).is_file() for name in request["files"])
        reason = next(filter(None, (_of_the_machine(problem) for _, problem in ran)), "")
        failed = reason or ("" if whole else "作業用のフォルダーがなくなりました")
        send(writer, {"failed": failed} if failed else {"cells": [outputs.cell for outputs, _ in ran]})


def run(source: str, namespace: dict | None = None) -> list[dict]:
    """The outputs of one cell in an empty namespace, or in ``namespace``, formatted as IPython formats them."""
    return _ran(source, namespace)[0].cell


def _ran(source: str, namespace: dict | None) -> tuple[Outputs, Exception | None]:
    outputs = Outputs()
    said = {"stdout": io.StringIO(), "stderr": io.StringIO()}
    with contextlib.redirect_stdout(said["stdout"]), contextlib.redirect_stderr(said["stderr"]):
        try:
            value = _value(source, namespace)
            shown = _formatter().format(value) if value is not None else None
            problem = None
        except Exception as error:
            shown, problem = None, error
    for name, text in said.items():
        outputs.stream(name, text.getvalue())
    if problem is not None:
        outputs.error(type(problem).__name__, str(problem), traceback.format_exception(problem))
    elif shown:
        outputs.result(*shown)
    return outputs, problem


def _of_the_machine(problem: BaseException | None) -> str:
    """The reason, in Japanese, when a cell's error came of the disk or the memory; else nothing."""
    while problem is not None:
        if isinstance(problem, OSError):
            return kenshu.why(problem)
        if isinstance(problem, MemoryError):
            return "メモリが足りません"
        problem = problem.__cause__ or problem.__context__
    return ""


def _remember_questions() -> None:
    """Read the same questions.json once in this process: it comes with every learner, to every cell."""
    from kenshu import answers

    read = answers.load_questions
    known: dict[bytes, dict] = {}

    def load_questions(folder):
        content = (Path(folder) / "questions.json").read_bytes()
        if content not in known:
            known[content] = read(folder)
        return known[content]

    answers.load_questions = load_questions


def _value(source: str, namespace: dict | None):
    """The value of the last line, as a cell shows it; None when the last line is no expression."""
    body, last = _compiled(source)
    namespace = {"__name__": "__main__"} if namespace is None else namespace
    exec(body, namespace)
    return eval(last, namespace) if last is not None else None


@functools.lru_cache(maxsize=2000)  # the same cells come with every learner
def _compiled(source: str):
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    tail = compile(ast.Expression(last.value), "<cell>", "eval") if last is not None else None
    return compile(tree, "<cell>", "exec"), tail


@functools.cache
def _formatter():
    from IPython.core.formatters import DisplayFormatter

    return DisplayFormatter()


def main() -> None:
    """Requests on stdin, answers on stdout: the form lane where there is no fork."""
    reader, writer = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for number in (0, 1):
        os.dup2(null, number)
    serve(reader, writer)
