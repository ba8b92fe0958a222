"""What must not be in an exercise text. Each rule yields the places where it is broken."""

import ast
import builtins
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from kenshu.authoring import course, known, source
from kenshu.authoring.errors import Problem
from kenshu.authoring.messages import problem
from kenshu.authoring.source import Block, Source

MARKER = re.compile(r"(BEGIN|END) (SOLUTION|HIDDEN TESTS|MARK SCHEME)|\b(HASHED )?AUTOTEST\b")
MARKER_OF = {"answer": "SOLUTION", "test": "HIDDEN TESTS"}
FENCE = re.compile(r"\s*[-*>]?\s*(`{3,}|~{3,}|:{3,})")
TWELVE_DIGITS = re.compile(r"(?<!\d)\d{12}(?!\d)")  # full-width digits too
NUMBER = re.compile(r"(?<![\d.,])\d+\.\d+(?![\d.])")
VERDICT = re.compile(r"正解")
LONGEST_ID = 48  # of the 64 characters a cell id may have, with our prefixes and counters


def lint(path: Path) -> list[Problem]:
    """Every problem of a source file, a session folder or a whole ``exercises`` folder, answers too."""
    path = Path(path)
    files = (
        [path] if path.is_file() else sorted(p for p in path.rglob("*.md") if course.TEXT.fullmatch(p.name))
    )
    parsed = [(file, *source.parse(file)) for file in files]
    problems = [found for _, _, broken in parsed for found in broken]
    sources = [item for _, item, _ in parsed if item]
    for file in files:
        problems += _lines_as_typed(file)
    for item in sources:
        for rule in (_ids, _markers, _fences, _cells, _forms, _schemes, _right_numbers):
            problems += rule(item)
    return sorted({*problems, *_doubled_ids(sources)})


def undefined_names(code: str) -> list[str]:
    """Names a cell reads but nowhere binds (builtins aside), sorted; raises SyntaxError.

    >>> undefined_names("import math; math.sqrt(side)")
    ['side']
    """
    read, bound = set(), {*dir(builtins), "get_ipython", "display"}
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Name(id=name, ctx=ast.Load()):
                read.add(name)
            case ast.alias(name=name, asname=other):
                bound.add((other or name).split(".")[0])
            case ast.Name(id=name) | ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                bound.add(name)
            case ast.ExceptHandler(name=str(name)):
                bound.add(name)
    return sorted(read - bound)


def long_lines(text: str) -> list[str]:
    """The lines of a secret text that are long enough to be recognised elsewhere (8 characters)."""
    return [line.strip() for line in text.splitlines() if len(line.strip()) >= 8]


def _lines_as_typed(file: Path) -> Iterator[Problem]:
    """Rules on the lines of the text and of its known answers."""
    for path in [file, *sorted(file.with_suffix(".answers").glob("*.yml"))]:
        fence = ""
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            opened = re.match(r"`{3,}|~{3,}", line)
            if opened and not fence:
                fence = opened[0]
            elif fence and line.strip() == fence:
                fence = ""
            elif path == file and not fence and line.startswith("+++"):
                yield problem(path, number, "plus")
            if TWELVE_DIGITS.search(line):
                yield problem(path, number, "twelve-digits")


def _ids(item: Source) -> Iterator[Problem]:
    prefix = item.notebook.split("-")[0] + "-"
    for block in filter(_id, item.blocks):
        if not source.NOTEBOOK_ID.fullmatch(block.id) or len(block.id) > LONGEST_ID:
            yield problem(item.path, block.line, "id-form", id=block.id, prefix=prefix, longest=LONGEST_ID)
        elif not block.id.startswith(prefix):
            yield problem(item.path, block.line, "id-prefix", id=block.id, prefix=prefix)


def _doubled_ids(sources: list[Source]) -> Iterator[Problem]:
    seen: dict[str, tuple[str, int]] = {}
    for item in sources:
        for block in filter(_id, item.blocks):
            file, line = seen.setdefault(block.id, (item.path.name, block.line))
            if (file, line) != (item.path.name, block.line):
                yield problem(item.path, block.line, "id-twice", id=block.id, file=file, line=line)


def _id(block: Block) -> str:
    return block.id


def _markers(item: Source) -> Iterator[Problem]:
    for block in item.blocks:
        order = []
        for offset, line in enumerate(block.text.splitlines()):
            marker = MARKER.search(line)
            if marker and marker[2] != MARKER_OF.get(block.role, ""):
                place = block.line + (offset if block.role == "prose" else 0)
                yield problem(item.path, place, "marker-place", marker=marker[0])
            elif marker:
                order.append(marker[1])
        if order != ["BEGIN", "END"] * (len(order) // 2):
            yield problem(item.path, block.line, "marker-pair", marker=MARKER_OF[block.role])
        if block.role == "answer" and not order:
            yield problem(item.path, block.line, "no-solution", id=block.id)


def _fences(item: Source) -> Iterator[Problem]:
    for block in item.blocks:
        lines = enumerate(block.text.splitlines()) if block.role == "prose" else ()
        broken = next((offset for offset, line in lines if FENCE.match(line)), None)
        if broken is not None:
            yield problem(item.path, block.line + broken, "fence")


def _cells(item: Source) -> Iterator[Problem]:
    names = {block.id for block in item.blocks if block.role == "answer"}
    for block in item.blocks:
        if block.role not in source.ROLES:
            continue
        if not block.text.strip():
            yield problem(item.path, block.line, "empty-cell")
        if block.role == "test" and block.points <= 0:
            yield problem(item.path, block.line, "no-points", id=block.id, points=f"{block.points:g}")
        if block.needs and block.needs not in names:
            yield problem(item.path, block.line, "needs", needs=block.needs)
        try:
            unknown = undefined_names(block.text)
        except SyntaxError as error:
            yield problem(item.path, block.line, "syntax", line=error.lineno)
            continue
        if block.role == "test" and not block.needs and unknown:
            yield problem(item.path, block.line, "other-cell", id=block.id, names="、".join(unknown))


def _forms(item: Source) -> Iterator[Problem]:
    """What ``answers`` says of a spec, and what only the author's side of it can have wrong."""
    from kenshu import answers

    for block in item.blocks:
        if block.role != "form" or not source.NOTEBOOK_ID.fullmatch(block.id):
            continue
        missing = [name for name in ("kind", "label") if not str(block.form.get(name) or "").strip()]
        if missing:
            yield problem(item.path, block.line, "missing", id=block.id, name=missing[0])
            continue
        try:
            answers.Question.from_dict(block.form)
        except answers.AnswersError as error:
            yield problem(item.path, block.line, "spec", reason=error)
            continue
        key = block.form.get("key")
        if key is not None and (
            block.form["graded"] != "auto" or max(key.values(), default=0) != block.points
        ):
            yield problem(item.path, block.line, "key-points", id=block.id)
        for choice in block.form.get("choices") or []:
            if block.form["graded"] != "no" and VERDICT.search(str(choice.get("reply") or "")):
                yield problem(item.path, block.line, "verdict", id=block.id, choice=choice["id"])


def _schemes(item: Source) -> Iterator[Problem]:
    """No sentence of a mark scheme where learners read."""
    for block in item.blocks:
        secret = long_lines(str(block.form.get("scheme") or ""))
        for place in item.blocks:
            if place.role in ("prose", "given") and any(line in place.text for line in secret):
                yield problem(item.path, place.line, "scheme-shown", id=block.id)


def _right_numbers(item: Source) -> Iterator[Problem]:
    """No number of a right answer, as people write it with a decimal (12.0, 3.45), where learners read."""
    secret = known.right_numbers(item)
    for block in item.blocks:
        shown = block.text.split("\nscheme:")[0] if block.role == "form" else block.text
        for number in NUMBER.findall(unicodedata.normalize("NFKC", shown)):
            if number in secret and block.role != "answer":
                yield problem(item.path, block.line, "secret-number", number=number)
