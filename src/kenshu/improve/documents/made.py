"""One click in a notebook: the papers of the request in a folder beside it, and as links that save them."""

from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path

from kenshu import answers, city
from kenshu.figures.sheet import Note
from kenshu.improve import kpi, plan_review
from kenshu.improve.documents.gathering import gather
from kenshu.improve.documents.loose_numbers import loose_numbers
from kenshu.improve.documents.places import unfinished, without_ids
from kenshu.improve.documents.reading import read_request
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.saving import DOCUMENTS, write
from kenshu.improve.figure import ImproveError
from kenshu.improve.waits.answered import Below

FOLDER = "資料"
MOST = 8  # of what is missing, told one by one
BUTTON = "資料をつくる"
GREEN = "#1a5c40"  # white on it: 7.9 to 1
WAITING = "「資料をつくる」を押すと、ここに五つのファイルが出ます。"
EMPTY = "まだ空いている所があります。途中で「資料をつくる」を押しても、どこが空いているかが出るだけです。"
READY = "書くところは、そろっています。「資料をつくる」を押せます。"
BACK = "資料は、まだ作りません。このまま出すと差戻しになるからです。下を直して、もう一度押してください。"
DONE = "資料ができました。名前を押すと「ダウンロード」に入ります。このノートの横の「資料」にも、同じものがあります。"
ASKED = "資料はできました。財政課の人は、次のところを聞くかもしれません。"
MEDIA = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}


@dataclass(frozen=True)
class Lines:
    """One sentence and a list; ``alert``: a screen reader says it at once."""

    told: str
    lines: tuple[str, ...] = ()
    alert: bool = False

    def __repr__(self):
        return "\n".join([self.told, *(f"・{line}" for line in self.lines)])

    def _repr_html_(self):
        items = "".join(f"<li>{escape(line)}</li>" for line in self.lines)
        role = "alert" if self.alert else "status"
        told = f'<p style="font-size:1rem">{escape(self.told)}</p>'
        return f'<div lang="ja" role="{role}" class="kenshu-note">{told}<ul style="font-size:1rem">{items}</ul></div>'


@dataclass(frozen=True)
class Made:
    """The written files as links inside the page: a click saves them without a server."""

    paths: tuple[Path, ...]

    def __repr__(self):
        return "\n".join(str(path) for path in self.paths)

    def _repr_html_(self):
        items = "".join(f"<li>{_link(path)}</li>" for path in self.paths)
        return f'<ul lang="ja" class="kenshu-files" style="font-size:1rem;line-height:2">{items}</ul>'


def making():
    """The button, and below it what is still missing, what is refused, or the files; no button while grading."""
    folder = answers.session_folder()
    if not answers.on_screen():
        return missing(folder)
    from ipywidgets import HTML, Button, VBox

    pressed = Button(description=BUTTON, layout={"width": "14rem", "height": "3.25rem"})
    pressed.style.button_color, pressed.style.text_color = GREEN, "#ffffff"
    pressed.style.font_size, place = "1.1rem", HTML(Below((_before(folder), Note(WAITING)))._repr_html_())

    def make(_):
        place.value = made(folder)._repr_html_()

    pressed.on_click(make)
    return VBox([pressed, place])


def _before(folder: Path) -> Lines:
    """Before the button was pressed: no number that frightens who has only just begun."""
    found = missing(folder)
    return found if found.told == READY else Lines(EMPTY)


def missing(folder: Path) -> Lines:
    """What is not answered yet, or that all is there."""
    left = unfinished(gather(folder) if (folder / "answers.json").exists() else {})
    if not left:
        return Lines(READY)
    more = (f"ほかに{len(left) - MOST}か所",) if len(left) > MOST else ()
    return Lines(f"資料になるまで、あと{len(left)}か所です。", (*map(without_ids, left[:MOST]), *more))


def made(folder: Path, today: date | None = None) -> Below:
    """Write every document of the session in ``folder``; refused ones are told, nothing is written then."""
    try:
        request = read_request(gather(folder), city=city.load(), made=today or date.today())
        paths = tuple(path for kind in DOCUMENTS for path in write(kind, request, folder / FOLDER))
    except ImproveError as error:
        first, *lines = without_ids(str(error)).split("\n・")
        return Below((Lines(BACK, (first, *lines), alert=True),))
    asked = remarks(request)
    told = Lines(ASKED, asked) if asked else Lines("気になるところは、見つかりませんでした。")
    return Below((Lines(DONE), Made(paths), told))


def remarks(request: Request) -> tuple[str, ...]:
    """What a careful reader would ask about the sentences, the plan and its indicators."""
    found = (*loose_numbers(request), *plan_review.review(request.plan), *kpi.review(request.kpis))
    return tuple(map(str, found))


def _link(path):
    import base64

    content = base64.b64encode(path.read_bytes()).decode("ascii")
    saved = f'download="{escape(path.name)}" style="text-decoration:underline"'
    return f'<a href="data:{MEDIA[path.suffix]};base64,{content}" {saved}>{escape(path.name)}</a>'
