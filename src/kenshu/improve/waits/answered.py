"""What stands below a question: nothing to see until it is answered, then a figure, or several things in a row."""

from collections.abc import Callable
from dataclasses import dataclass

from kenshu import answers
from kenshu.figures.redraw import redrawn
from kenshu.figures.sheet import Note


@dataclass(frozen=True)
class Below:
    """Several views, one below the other; a wide table scrolls by itself and does not push the page apart."""

    parts: tuple

    def __repr__(self):
        return "\n".join(map(repr, self.parts))

    def _repr_html_(self):
        inside = "".join(part._repr_html_() for part in self.parts)
        return f'<div style="display:grid;grid-template-columns:minmax(0,1fr)">{inside}</div>'


def once_answered(question: str, drawn: Callable, waiting: str, button: str):
    """``drawn()`` as soon as this question of the session has an answer, until then the note ``waiting``."""
    return redrawn(lambda: drawn() if value_of(question) is not None else Note(waiting), button)


def value_of(question: str):
    """The stored value of a question of this session; None while there is none."""
    stored = answers.Store(answers.session_folder()).document(mend=False)["answers"]
    return (stored.get(question) or {}).get("value")
