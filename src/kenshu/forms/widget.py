"""The widget: spec and stored answer go to the screen, changes come back as messages (conversation.py)."""

from pathlib import Path

import anywidget
from traitlets import Bool, Dict, Unicode

from kenshu import check
from kenshu.answers import Question, Store
from kenshu.forms.conversation import answer
from kenshu.forms.static_answer import StaticAnswer

STATIC = Path(__file__).parent / "static"
# One plain script in parts, joined in this order. A new kind is one file and one name here.
PARTS = (
    *("dom", "choice", "choices", "number", "text", "table", "paste", "ranking", "match", "cards", "file"),
    *("notices", "ask", "undo", "saving", "replies", "form"),
)


def script() -> str:
    """The ES module of the form."""
    return "\n".join((STATIC / f"{part}.js").read_text(encoding="utf-8") for part in PARTS)


class Form(anywidget.AnyWidget):
    """One question on the screen. The file is the state: the widget only mirrors it."""

    _esm = script()
    _css = (STATIC / "form.css").read_text(encoding="utf-8")

    spec = Dict().tag(sync=True)
    entry = Dict().tag(sync=True)
    place = Unicode().tag(sync=True)  # the session folder: keeps the drafts of two classes apart
    note = Unicode().tag(sync=True)
    checkable = Bool().tag(sync=True)

    def __init__(self, question: Question, store: Store):
        stored = store.read().get(question.id, {})
        note = "".join(store.notes)
        super().__init__(
            spec=question.to_dict(),
            entry=stored,
            place=str(store.folder),
            note=note,
            checkable=check.can_check(question),
        )
        self._question, self._store = question, store
        self._seen: dict[str, tuple] = {}  # view: ("previous" of its last save, "at" that save got)
        self.on_msg(self._hear)

    def _hear(self, _widget, message: dict, buffers):
        reply = answer(self._with_own_save(message), self._question, self._store, buffers)
        if reply["type"] == "saved":
            at = reply["entry"].get("at")
            self._seen[message["view"]] = (message.get("previous"), at)
            self.entry = reply["entry"]
        asked = {name: message.get(name) for name in ("n", "view", "upload")}
        self.send({**reply, **asked})

    def _with_own_save(self, message: dict) -> dict:
        """A window whose acknowledgement got lost is not in conflict with its own earlier save."""
        previous, at = self._seen.get(message.get("view"), (None, None))
        if self._seen.get(message.get("view")) and message.get("previous") == previous:
            return {**message, "previous": at}
        return message

    def _repr_mimebundle_(self, **kwargs):
        bundle = super()._repr_mimebundle_(**kwargs)
        static = StaticAnswer(self._question, self.entry)
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})
        return {**data, "text/plain": repr(static), "text/html": static._repr_html_()}, metadata
