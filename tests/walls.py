"""Read the imports of src/kenshu as text and say which ones break a wall between rooms."""

import ast
import sys
from pathlib import Path

# In the order data walks through them: a room imports only rooms before it.
ROOMS = (
    "city", "days", "tables", "data", "synth", "answers", "figures", "flow", "improve", "privacy", "check",
    "forms", "authoring", "handin", "desk", "grading", "office", "site", "cli",
)  # fmt: skip
NBGRADER_ROOMS = {"authoring", "grading", "office"}
SERVER_ROOMS = {"desk", "office"}  # and the one module grading/review.py
SERVER_PACKAGES = {"jupyter_server", "jupyterlab", "jupyterlab_server", "notebook", "tornado"}
STANDARD_LIBRARY_ONLY = {"days", "synth", "answers"}  # besides kenshu itself


def broken_walls(package: Path) -> list[str]:
    """One line for each import in ``package`` (a folder like src/kenshu) that its room may not make."""
    found = []
    for path in sorted(package.rglob("*.py")):
        parts = path.relative_to(package).with_suffix("").parts
        if parts[0] in ("__init__", "__main__"):
            continue
        for line, name in imports(path, package):
            reason = objection(parts, name)
            if reason:
                found.append(f"{path.relative_to(package).as_posix()}:{line}: {reason}")
    return found


def objection(parts: tuple[str, ...], name: str) -> str | None:
    """Why the module at ``parts`` may not import ``name``; None when it may."""
    room, top = parts[0], name.split(".")[0]
    if room not in ROOMS:
        return f"room {room} has no place in the order of rooms"
    if name.startswith("kenshu."):
        other = name.split(".")[1]
        if other in ROOMS and ROOMS.index(other) > ROOMS.index(room):
            return f"{room} imports {other}, a room above it in the order"
        return None
    if top == "nbgrader" and room not in NBGRADER_ROOMS:
        return f"{room} imports nbgrader"
    if top in SERVER_PACKAGES and room not in SERVER_ROOMS and parts[:2] != ("grading", "review"):
        return f"{room} imports {top}, a Jupyter server"
    if room in STANDARD_LIBRARY_ONLY and top not in sys.stdlib_module_names | {"kenshu"}:
        return f"{room} imports {top}, but is to stay with the standard library"
    return None


def imports(path: Path, package: Path):
    """(line, dotted name) of every import in a file, those inside functions too; relative ones resolved."""
    here = ("kenshu", *path.relative_to(package).with_suffix("").parts)
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                base = ".".join([*here[: len(here) - node.level], *filter(None, [node.module])])
            if base == "kenshu":
                yield from ((node.lineno, f"kenshu.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, base
