"""A view of the learner's own answers, with a button that draws it again."""

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass

from kenshu import answers
from kenshu.improve.sheet import Note


@dataclass(frozen=True)
class Below:
    """Several views, one below the other; each knows its HTML."""

    parts: tuple

    def __repr__(self):
        return "\n".join(map(repr, self.parts))

    def _repr_html_(self):
        return "".join(part._repr_html_() for part in self.parts)


def once_answered(question: str, drawn: Callable, waiting: str, *, button: str = "図を見る"):
    """``drawn()`` as soon as this question of the session has an answer, until then the note ``waiting``."""
    return redrawn(lambda: drawn() if value_of(question) is not None else Note(waiting), button)


def redrawn(drawn: Callable, button: str):
    """``drawn()`` below a button that draws it again; without a button while grading or outside a notebook."""
    if os.environ.get("NBGRADER_EXECUTION") or not _in_kernel():
        return drawn()
    from ipywidgets import HTML, Button, VBox

    press = Button(description=button, layout={"width": "auto", "min_width": "10rem", "height": "2.75rem"})
    press.style.font_size, place = "1rem", HTML(drawn()._repr_html_())

    def draw_again(_):
        place.value = drawn()._repr_html_()

    press.on_click(draw_again)
    return VBox([press, place])


def value_of(question: str):
    """The stored value of a question of this session; None while there is none."""
    stored = answers.Store(answers.session_folder()).document(mend=False)["answers"]
    return (stored.get(question) or {}).get("value")


def _in_kernel():
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return getattr(shell, "kernel", None) is not None
