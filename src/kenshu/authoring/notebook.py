"""Blocks → an nbgrader source notebook (schema 3) as bytes: same text, same bytes."""

import json

import kenshu
from kenshu.authoring.source import Block, Source

FORM, GIVEN = "form_", "given_"  # prefixes of the grade ids of cells that are no question ("_" is in no id)

_KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
_LANGUAGE = {
    "codemirror_mode": {"name": "ipython", "version": 3}, "file_extension": ".py",
    "mimetype": "text/x-python", "name": "python", "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}  # fmt: skip


def to_bytes(source: Source) -> bytes:
    """The nbgrader source notebook of ``source``, answers and hidden tests included (UTF-8, sorted keys)."""
    cells = []
    for block in _with_frame(source):
        cells += _EXPAND[block.role](block)
    _name_cells(cells)
    document = {"cells": cells, "metadata": _metadata(source), "nbformat": 4, "nbformat_minor": 5}
    return (json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def questions(source: Source) -> list[dict]:
    """The learner's side of each form: what a ``Question`` holds, so neither key nor scheme. AnswersError."""
    from kenshu.answers import Question

    return [Question.from_dict({**form, "notebook": source.notebook}).to_dict() for form in source.forms]


def questions_json(session: str, sources: list[Source]) -> bytes:
    """questions.json of a session: the learner's side of every form, in order."""
    asked = [question for source in sources for question in questions(source)]
    document = {"schema": 1, "session": session, "questions": asked}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def code_of(block: Block) -> str:
    """The self-contained code of a form's or test's cell, hidden tests included."""
    if block.role != "form":
        return block.text
    visible = f'from kenshu import check\n\ncheck.mark("{block.id}")'
    if not block.form.get("key"):
        return visible
    key = json.dumps(block.form["key"], ensure_ascii=False, sort_keys=True)
    return f'{visible}\n### BEGIN HIDDEN TESTS\ncheck.keyed("{block.id}", {key})\n### END HIDDEN TESTS'


def _with_frame(source: Source) -> list[Block]:
    """The blocks between a head (only where the author wrote none) and the line with the version."""
    first = source.blocks[0] if source.blocks else None
    opening = first.text if first and first.role == "prose" else ""
    head = [] if opening.startswith("# ") else [f"# {source.title}"]
    if "所要時間" not in opening:
        head.append(f"所要時間: 約{source.minutes}分")
    foot = f"自治体DX実践研修 {kenshu.__version__}版 · {source.notebook}"
    framed = [Block("prose", 0, "\n\n".join(head))] if head else []
    return [*framed, *source.blocks, Block("prose", 0, foot)]


def _metadata(source: Source) -> dict:
    about = {"notebook": source.notebook, "session": source.session, "title": source.title}
    return {
        "kernelspec": _KERNEL, "language_info": _LANGUAGE, "lang": "ja",
        "kenshu": {**about, "minutes": source.minutes, "version": kenshu.__version__},
    }  # fmt: skip


def _prose(block: Block) -> list[dict]:
    cell = _cell("markdown", "prose", block.text)
    cell["metadata"] |= {"deletable": False, "editable": False}  # a double click must not open the text
    return [cell]


def _given(block: Block) -> list[dict]:
    return [_cell("code", "given", block.text, locked=True)]


def _answer(block: Block) -> list[dict]:
    return [_cell("code", "answer", block.text, block.id, solution=True)]


def _test(block: Block) -> list[dict]:
    cell = _cell("code", "test", block.text, block.id, points=block.points, grade=True, locked=True)
    if block.needs:
        cell["metadata"]["kenshu"]["needs"] = block.needs
    return [cell]


def _form(block: Block) -> list[dict]:
    show = f'from kenshu import forms\n\nforms.show("{block.id}")'
    cells = [_cell("code", "form", show, FORM + block.id, locked=True)]
    graded = {"points": block.points, "grade": True}
    if block.form["graded"] == "auto":
        cells.append(_cell("code", "test", code_of(block), block.id, locked=True, **graded))
    if block.form["graded"] == "human":
        scheme = str(block.form.get("scheme") or "").strip()
        # In the release: the text stub of nbgrader_config.py.
        text = f"### BEGIN SOLUTION\n{scheme}\n### END SOLUTION"
        cells.append(_cell("markdown", "manual", text, block.id, solution=True, **graded))
    for cell in cells:
        cell["metadata"]["kenshu"]["question"] = block.id
    return cells


_EXPAND = {"prose": _prose, "given": _given, "answer": _answer, "test": _test, "form": _form}


def _cell(kind: str, role: str, text: str, name: str = "", *, points=None, **flags) -> dict:
    """A cell; with any nbgrader flag (grade, solution, locked) it gets schema-3 metadata under ``name``."""
    cell = {"cell_type": kind, "id": name, "metadata": {"kenshu": {"role": role}}, "source": _lines(text)}
    if kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    if flags:
        about = {"grade": False, "solution": False, "locked": False, "task": False, **flags}
        cell["metadata"]["nbgrader"] = {**about, "grade_id": name, "schema_version": 3}
    if points is not None:
        cell["metadata"]["nbgrader"]["points"] = points
    return cell


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True)


def _name_cells(cells: list[dict]) -> None:
    """Give cells without a question an id counted from the question before them, so that a new paragraph
    in one place renames no cell elsewhere."""
    anchor, count = "start", 0
    for cell in cells:
        if cell["id"]:
            anchor, count = cell["metadata"]["kenshu"].get("question", cell["id"]), 0
            continue
        count += 1
        given = cell["metadata"]["kenshu"]["role"] == "given"
        cell["id"] = f"{GIVEN if given else 'prose_'}{anchor}_{count}"
        if given:
            cell["metadata"]["nbgrader"]["grade_id"] = cell["id"]
