"""The notebook that is graded: our release, with the learner's answer cells and texts put in.

Nothing of a learner's notebook is used but the source of answer cells, found by their id.
"""

import html
import json
from dataclasses import dataclass

from kenshu.answers import Question, said

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
    sources, notes = _sources(name, handed_in, [_name(cell) for cell in document["cells"]])
    if notes and (lost := [_name(cell) for cell in wanted if _name(cell) not in sources]):
        notes.append(f"{name}.ipynb の答えのセルを使えませんでした: {'、'.join(lost)}")
    for cell in wanted:
        cell["source"] = sources.get(_name(cell), cell["source"])
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


def _sources(name, handed_in, released):
    """Cell id → the learner's source of each released cell, and notes on what is not as it was handed out."""
    if handed_in is None:
        return {}, [f"{name}.ipynb がなかったため、回答ファイルから作り直しました"]
    try:
        cells = json.loads(handed_in.decode("utf-8-sig"))["cells"]
        found = [(_name(cell), _text(cell["source"]), _role(cell)) for cell in cells]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}, [f"{name}.ipynb が壊れていたため、回答ファイルから作り直しました"]
    ids = [cell for cell, _, _ in found]
    if 2 * len(set(ids) & set(released)) < len(released):
        return {}, [f"{name}.ipynb の中身が別のノートブックだったため、回答ファイルから作り直しました"]
    twice = {cell for cell in ids if ids.count(cell) > 1}
    strange = [cell for cell, _, role in found if role and cell not in released]
    notes = _differences(name, sorted(twice), [cell for cell in released if cell not in ids], strange)
    return {cell: text for cell, text, _ in found if cell in released and cell not in twice}, notes


def _differences(name, twice, missing, strange):
    """One note on cells of ours that were doubled, deleted or brought in; cells a learner adds are welcome."""
    kinds = (("2つあるセル", twice), ("なくなったセル", missing), ("別の教材のセル", strange))
    said = [f"{what}{len(ids)}個" for what, ids in kinds if ids]
    if not said:
        return []
    return [f"{name}.ipynb のセルが配ったものと違うため({'、'.join(said)})、配った形に戻して採点します"]


def _role(cell):
    return cell["metadata"].get("kenshu", {}).get("role")


def _name(cell):
    return cell["metadata"].get("nbgrader", {}).get("grade_id") or cell.get("id")


def _text(source):
    text = source if isinstance(source, str) else "".join(source)
    text.encode()  # a lone surrogate cannot be written to a file
    return text
