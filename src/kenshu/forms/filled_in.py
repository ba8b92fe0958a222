"""A question whose answer can be taken over from what is already known: its form is filled in, not left blank."""

from collections.abc import Callable
from contextlib import suppress

from kenshu import answers
from kenshu.answers import AnswersError, Question, Store
from kenshu.figures.sheet import Note

DONE = "下の表に入れました。違うところがあれば、そのまま書き直せます。"
NOTHING = "まだ、入れられるものが届いていません。下の表に、そのまま書いて大丈夫です。"
SAME = "下の表には、もう同じものが入っています。"


def filled_in(maker: Callable, question_id: str, button: str, *, at_once: bool = False):
    """A button that puts what ``maker`` knows into the form of a question below it, where it can be corrected.

    ``maker(question_id, known)``: the value as a form would send it, None when there is nothing to put in; ``known``:
    {question id: entry} of this session and of those carried. ``at_once``: an unanswered question is filled in when
    the page opens, too. While grading, or outside a notebook, only a note; nothing is written.
    """
    folder = answers.session_folder()
    if not answers.on_screen():
        return Note("")
    question, store = answers.load_questions(folder)[question_id], Store(folder)
    with suppress(AnswersError):  # the form says itself what is wrong with the folder
        answers.bring(folder)
        if at_once and question_id not in store.read():
            put_in(maker, question, store)
    return _button(maker, question, store, button)


def put_in(maker: Callable, question: Question, store: Store) -> str:
    """Store what ``maker`` knows as the answer; what happened, in words. Raises AnswersError."""
    document = store.document()
    known = {**document["carried"], **document["answers"]}
    value = maker(question.id, known)
    if value is None:
        return NOTHING
    before = document["answers"].get(question.id, {})
    entry = answers.read_value(question, {"value": value})
    if entry.get("value") == before.get("value"):
        return SAME
    stored = store.write(question.id, entry, previous=before.get("at"))
    _show_again(question.id, stored)
    return DONE


def _button(maker, question, store, words):
    from ipywidgets import HTML, Button, VBox

    pressed, place = Button(description=words, layout={"width": "22rem", "height": "2.75rem"}), HTML()
    pressed.style.font_size = "1rem"

    def put(_):
        try:
            said = put_in(maker, question, store)
        except AnswersError as error:
            said = str(error)
        place.value = f'<div role="status">{Note(said)._repr_html_()}</div>'

    pressed.on_click(put)
    return VBox([pressed, place])


def _show_again(question_id, stored):
    """The forms of this question that are on the screen show what was stored (they follow their ``entry``)."""
    from ipywidgets.widgets.widget import _instances  # the kernel's own list of what is on the screen

    for widget in list(_instances.values()):
        if getattr(widget, "spec", {}).get("id") == question_id:
            widget.entry = stored
