"""The notebook that is graded: our release, with the learner's answer cells and texts put in.

Nothing of a learner's notebook is used but the source of answer cells, found by their id.
"""

import html
import json
from dataclasses import dataclass

from kenshu.answers import Question
from kenshu.grading.wording import said

OPEN = '<pre class="kenshu-answer">'


@dataclass(frozen=True)
class Rebuilt:
    """``notebook`` as bytes (UTF-8 JSON) and what the trainer should know about the learner's own file."""

    notebook: bytes
    notes: tuple[str, ...]


def rebuild(
    name: str, release: bytes, handed_in: bytes | None, answers: dict, questions: dict[str, Question]
) -> Rebuilt:
    """The released notebook ``name`` with this hand-in in it.

    ``answers``: question id → entry. A notebook that cannot be read costs the learner only the code in it.
    """
    document = json.loads(release)
    wanted = [cell for cell in document["cells"] if _role(cell) == "answer"]
    sources, notes = _sources(name, handed_in, {_name(cell) for cell in wanted})
    for cell in wanted:
        if _name(cell) in sources:
            cell["source"] = sources[_name(cell)]
    for cell in document["cells"]:
        if _role(cell) == "manual":
            question = questions[cell["metadata"]["kenshu"]["question"]]
            text = said(question, answers.get(question.id)).as_text()
            if text:
                cell["source"] = manual_cell(text)
    return Rebuilt((json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode(), tuple(notes))


def manual_cell(text: str) -> str:
    """A learner's text as Markdown that shows it letter by letter: no tag, link, image or formula works.

    >>> manual_cell("<b>").partition(">")[2]
    '&lt;b&gt;</pre>'
    """
    shown = "".join(
        c if c.isprintable() or c == "\n" else " " for c in text.replace("\r\n", "\n").replace("\t", " ")
    )
    return f"{OPEN}{html.escape(shown).replace('`', '&#96;').replace('$', '&#36;')}</pre>"


def _sources(name, handed_in, wanted):
    """Answer cell id → the learner's source, and notes on what could not be used."""
    if handed_in is None:
        return {}, [f"{name}.ipynb がなかったため、回答ファイルから作り直しました"]
    try:
        cells = json.loads(handed_in.decode("utf-8-sig"))["cells"]
        found = [(_name(cell), _text(cell["source"])) for cell in cells]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, [f"{name}.ipynb が壊れていたため、回答ファイルから作り直しました"]
    ids = [cell for cell, _ in found if cell in wanted]
    twice = sorted({cell for cell in ids if ids.count(cell) > 1})
    notes = [f"{name}.ipynb に同じ番号のセルが2つあり、使えませんでした: {'、'.join(twice)}"] if twice else []
    if missing := sorted(wanted - set(ids)):
        notes.append(f"{name}.ipynb に答えのセルがありませんでした: {'、'.join(missing)}")
    return {cell: text for cell, text in found if cell in wanted and cell not in twice}, notes


def _role(cell):
    return cell["metadata"].get("kenshu", {}).get("role")


def _name(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id") or cell.get("id")


def _text(source):
    text = source if isinstance(source, str) else "".join(source)
    text.encode()  # a lone surrogate cannot be written to a file
    return text
