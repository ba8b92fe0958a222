"""Read one exercise text (MyST, jupytext's own reader) into blocks: prose, code cells with a role, forms."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from kenshu.authoring import plain_yaml
from kenshu.authoring.errors import AuthoringError, Problem
from kenshu.authoring.messages import problem

ROLES = {"given": 0, "answer": 1, "test": 2}  # how many words follow the role
NOTEBOOK_ID = re.compile(r"n[0-9]{2}(-[a-z0-9]+)+")


@dataclass(frozen=True)
class Block:
    """A piece of the text. ``role``: prose, form, given, answer or test; ``line`` is 1-based."""

    role: str
    line: int
    text: str
    id: str = ""
    points: float = 0
    needs: str = ""
    form: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """One exercise: its front matter and its blocks in order. ``path`` is the .md file."""

    path: Path
    notebook: str
    title: str
    session: str
    minutes: int
    blocks: tuple[Block, ...]

    @property
    def forms(self) -> tuple[dict, ...]:
        return tuple(block.form for block in self.blocks if block.role == "form")

    @property
    def answers_folder(self) -> Path:
        """Where the known answers of this notebook lie (trainer's side)."""
        return self.path.with_suffix(".answers")


def read(path: Path) -> Source:
    """The source at ``path``; raises AuthoringError naming every place that cannot be understood."""
    source, problems = parse(path)
    if problems:
        raise AuthoringError("演習の原稿を読み取れません。", tuple(problems))
    return source


def parse(path: Path) -> tuple[Source | None, list[Problem]]:
    """The source as far as it can be read, and what is wrong with its form (not yet with its content)."""
    from jupytext.myst import myst_to_notebook

    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None, [problem(path, 0, "encoding")]
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    try:
        notebook = myst_to_notebook(text, add_source_map=True)
    except Exception as error:  # jupytext passes on what json and yaml raise
        reason = str(error).splitlines()[0]
        return None, [problem(path, 0, "format", reason=reason)]
    lines = text.split("\n")
    head, problems = _head(path, notebook.metadata.get("kenshu"))
    blocks = []
    for cell, start in zip(notebook.cells, notebook.metadata["source_map"], strict=True):
        if cell.cell_type == "markdown":
            while not lines[start].strip():
                start += 1
            blocks += _prose_and_forms(path, cell.source, start, problems)
        else:
            blocks += _code(path, cell, start, problems)
    return Source(path, *head, tuple(blocks)), problems


def _head(path: Path, front) -> tuple[tuple, list[Problem]]:
    front = front if isinstance(front, dict) else {}
    wanted = {"notebook": path.stem, "session": path.parent.name}
    problems = [
        problem(path, 1, "front", key=key, value=front.get(key, ""), wanted=value)
        for key, value in wanted.items()
        if front.get(key) != value
    ]
    if not NOTEBOOK_ID.fullmatch(path.stem):
        problems.append(problem(path, 0, "file-name"))
    title, minutes = front.get("title"), front.get("minutes")
    if not isinstance(title, str) or not title.strip():
        problems.append(problem(path, 1, "title"))
    if not isinstance(minutes, int) or minutes <= 0:
        problems.append(problem(path, 1, "minutes"))
    return (path.stem, str(title), path.parent.name, minutes), problems


def _prose_and_forms(path: Path, text: str, start: int, problems: list) -> list[Block]:
    """Cut the ``{form}`` fences out of a stretch of markdown. ``start``: 0-based line of its first line."""
    from jupytext.myst import get_parser

    lines, at, blocks = text.split("\n"), 0, []

    def prose(until):
        piece = "\n".join(lines[at:until])
        if piece.strip():
            skipped = len(piece) - len(piece.lstrip("\n"))
            blocks.append(Block("prose", start + at + skipped + 1, piece.strip("\n").rstrip()))

    for token in get_parser().parse(text + "\n"):
        if token.type == "fence" and token.level == 0 and token.info.strip() == "{form}":
            first, last = token.map
            prose(first)
            blocks += _form(path, token.content, start + first + 1, problems)
            at = last
    prose(len(lines))
    return blocks


def _form(path: Path, text: str, line: int, problems: list) -> list[Block]:
    import yaml

    try:
        form = plain_yaml.load(text)
    except yaml.YAMLError as error:
        offset, reason = plain_yaml.fault(error)
        problems.append(problem(path, line + 1 + offset, "form-yaml", reason=reason))
        return []
    if not isinstance(form, dict) or not isinstance(form.get("id"), str):
        problems.append(problem(path, line, "form-id"))
        return []
    form.setdefault("graded", "no")
    return [Block("form", line, text, form["id"], form.get("points") or 0, form=form)]


def _code(path: Path, cell, start: int, problems: list) -> list[Block]:
    """A code cell with its ``:role:``. ``start``: 0-based line of its first line inside the fence."""
    words = str(cell.metadata.get("role", "")).split()
    if cell.cell_type != "code" or not words or len(words) - 1 != ROLES.get(words[0]):
        problems.append(problem(path, start, "role", role=" ".join(words)))
        return []
    role, *rest = words
    try:
        points = float(rest[1]) if role == "test" else 0.0
    except ValueError:
        problems.append(problem(path, start, "test-points", points=rest[1]))
        return []
    name = rest[0] if rest else ""
    needs = str(cell.metadata.get("needs", ""))
    return [Block(role, start, cell.source.strip("\n"), name, points, needs)]
