"""The learner's table as a picture, drawn again whenever the table has been saved."""

import asyncio

from kenshu import KenshuError, answers
from kenshu.flow.answered import CELLS, answered
from kenshu.flow.shown.procedures import procedure
from kenshu.flow.shown.seen import Seen
from kenshu.flow.shown.table import Lines

OWN = "もとの表: あなたの答え"
EMPTY = "上の表に書きはじめると、ここに図と知らせが出ます。"
LOOK = 1.0  # seconds between two looks at answers.json


def live(question_id: str, title: str, *, named: str = "", then: str = "", data: str = OWN, files=()):
    """The stored table of ``question_id`` as findings and picture; in a notebook it follows every saving.

    ``named``: the question whose answer is the title instead. ``then``: a written-out procedure whose steps follow
    the learner's. ``data``: where the caption says the table comes from. ``files``: what can be saved, of
    ``kenshu.flow.shown.files.KINDS``. While grading, or elsewhere, it is the
    picture of the moment.
    """
    folder = answers.session_folder()
    question = answers.load_questions(folder)[question_id]

    def stored():
        """(the table, the title) of the moment."""
        there = answers.Store(folder).document(mend=False)["answers"]
        table, name = (there.get(one, {}).get("value") for one in (question_id, named))
        return table, name or title

    def seen(table, title):
        if table is None:
            return Lines(EMPTY)
        return Seen(_steps(question, table, title, then), _asked(question), data, tuple(files))

    if not answers.on_screen():
        return seen(*stored())
    return _following(stored, seen)


def _steps(question, value, title, then):
    words = {
        column.id: {choice.id: choice.label for choice in column.choices}
        for column in question.columns if column.choices and column.id != "kind"
    }  # fmt: skip
    return answered(value, title, words=words, then=procedure(then) if then else None)


def _asked(question) -> frozenset[str]:
    """The headings the form has columns for: of the others nothing is said to be missing."""
    return frozenset(CELLS[column.id] for column in question.columns if column.id in CELLS)


def _following(stored, seen):
    """A button and a place below it. The button draws at once; without it the place follows by itself."""
    from ipywidgets import HTML, Button, VBox

    shown = stored()
    button = Button(description="図を描き直す", layout={"width": "10rem", "height": "2.75rem"})
    button.style.font_size, place = "1rem", HTML(seen(*shown)._repr_html_())

    def draw_again(_=None):
        nonlocal shown
        shown = stored()
        place.value = seen(*shown)._repr_html_()

    def draw_if_changed():
        if stored() != shown:
            draw_again()

    button.on_click(draw_again)
    box = VBox([button, place])
    box.following = asyncio.get_running_loop().create_task(follow(draw_if_changed, box, LOOK))
    return box


async def follow(look, box, every: float):
    """Call ``look`` every so many seconds until the widget ``box`` is closed."""
    while box.comm is not None:
        await asyncio.sleep(every)
        try:
            look()
        except KenshuError:  # the file is being mended: the next look sees it again
            continue
