"""What a notebook shows, freed of the screen: words, tables, figures and questions, for sheets and paper."""

import base64
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from kenshu.answers import Question

ON_SCREEN = "(画面で答えたときだけ、ここに図や表が出ます。ここでは、なくて大丈夫です。)"
SAVED_ON_SCREEN = "(画面で開いたときに保存できるファイルです)"
_BLOCKS = {"h1": "h1", "h2": "h2", "h3": "h3", "h4": "h3", "p": "p", "li": "li", "figcaption": "caption"}
_NUMBER = re.compile(r"-?[\d,]+(\.\d+)?")


@dataclass(frozen=True)
class Words:
    """A block of text. ``role``: h1, h2, h3, p, li, quote, caption or note; ``spans``: (text, bold)."""

    role: str
    spans: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        return "".join(text for text, _ in self.spans)


@dataclass(frozen=True)
class Grid:
    """A table; numbers are numbers. A cell None is the rest of the one before it, which runs over it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str | int | float | None, ...], ...]


@dataclass(frozen=True)
class Figure:
    """A picture as PNG bytes with what it shows in words; ``reading``: further lines for who cannot see it."""

    png: bytes
    alt: str
    caption: str = ""
    reading: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ask:
    """Here the question is asked."""

    question: Question


@dataclass(frozen=True)
class Page:
    """One notebook: its id, its title and its pieces in order."""

    notebook: str
    title: str
    pieces: tuple[Words | Grid | Figure | Ask, ...]


@dataclass(frozen=True)
class Issue:
    """A session as it is handed out to a class. ``city``: sha256 of the data's datapackage.json."""

    class_id: str
    course: str
    session: str
    title: str
    city: str
    pages: tuple[Page, ...]

    @property
    def questions(self) -> list[Question]:
        return [piece.question for page in self.pages for piece in page.pieces if isinstance(piece, Ask)]


def from_html(html: str) -> list[Words | Grid | Figure]:
    """The pieces of what a notebook's cell shows, or of a rendered text. Scripts and styles are no pieces."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.end_block()
    return reader.pieces


class _Reader(HTMLParser):
    """One pass over the HTML; ``_spans`` collects the block that is open."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.pieces, self._spans, self._role, self._open = [], [], "p", []
        self._table, self._number, self._link = None, 0, ""

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "br":
            return self.handle_data("\n")
        if tag == "img":
            return self._image(given)
        if tag == "hr":
            return self.end_block()
        self._open.append((tag, given))
        if tag == "table":
            self.end_block()
            self._table = {"caption": "", "heads": [], "rows": []}
        elif tag == "tr" and self._table is not None:
            self._table["rows"].append([])
        elif tag in ("th", "td", "caption"):
            self._spans = []
        elif tag == "ol":
            self._number = 1
        elif tag in _BLOCKS:
            self._start_block(tag)
        elif tag == "a":
            self._link = given.get("href", "")

    def handle_endtag(self, tag):
        given = next((g for name, g in reversed(self._open) if name == tag), None)
        if given is None:
            return
        if tag in _BLOCKS:
            self.end_block()
        while self._open.pop()[0] != tag:
            pass
        if tag in ("th", "td"):
            self._cell(given)
        elif tag == "caption" and self._table is not None:
            self._table["caption"] = self._text()
        elif tag == "table" and self._table is not None:
            self._end_table()
        elif tag == "a" and self._link.startswith("data:"):
            self._spans.append((SAVED_ON_SCREEN, False))
        elif tag == "summary":
            self.end_block(drop=True)

    def handle_data(self, data):
        if not {"script", "style"} & {tag for tag, _ in self._open}:
            self._spans.append((data, any(tag in ("strong", "b") for tag, _ in self._open)))

    def end_block(self, drop=False):
        """The text gathered becomes a piece: words, or the caption or reading of the figure before it."""
        spans, text = self._tidied(), self._text()
        self._spans = []
        if not text or drop:
            return
        last = self.pieces[-1] if self.pieces else None
        if self._inside("details") and isinstance(last, Figure):
            self.pieces[-1] = Figure(last.png, last.alt, last.caption, (*last.reading, text))
        elif self._role == "caption" and isinstance(last, Figure):
            self.pieces[-1] = Figure(last.png, last.alt, text, last.reading)
        elif self._role == "p" and self._of("kenshu-note") and "ここに" in text:
            self.pieces.append(Words("note", ((ON_SCREEN, False),)))
        else:
            self.pieces.append(Words(self._role, spans))
        self._role = "p"

    def _start_block(self, tag):
        if tag == "p" and self._open[-2:-1] and self._open[-2][0] == "li" and not self._text():
            return  # a loose list puts each item's text into a paragraph
        self.end_block()
        self._role = "quote" if tag == "p" and self._inside("blockquote") else _BLOCKS[tag]
        if tag == "li" and self._inside("ol"):
            self._spans, self._role = [(f"{self._number}. ", False)], "li"
            self._number += 1

    def _image(self, given):
        source = given.get("src", "")
        if self._inside("details") or not source.startswith("data:image/png;base64,"):
            return
        self.end_block()
        self.pieces.append(Figure(base64.b64decode(source.partition(",")[2]), given.get("alt", "")))

    def _cell(self, given):
        if self._table is None:
            return
        text = self._text()
        self._spans = []
        if self._inside("thead"):
            self._table["heads"].append(text)
            self._table["rows"][-1] = None
            return
        self._table["rows"][-1].append(_value(text, given.get("style", "")))
        self._table["rows"][-1] += [None] * (int(given.get("colspan") or 1) - 1)

    def _end_table(self):
        rows = tuple(tuple(row) for row in self._table["rows"] if row)
        self.pieces.append(Grid(self._table["caption"], tuple(self._table["heads"]), rows))
        self._table, self._spans = None, []

    def _inside(self, tag):
        return any(name == tag for name, _ in self._open)

    def _of(self, name):
        return any(name in given.get("class", "").split() for _, given in self._open)

    def _text(self):
        return "".join(text for text, _ in self._tidied())

    def _tidied(self):
        """The spans without the line breaks of the source at their ends."""
        whole = [(text, bold) for text, bold in self._spans if text]
        while whole and not whole[0][0].strip():
            whole.pop(0)
        while whole and not whole[-1][0].strip():
            whole.pop()
        if whole:
            whole[0] = (whole[0][0].lstrip("\n "), whole[0][1])
            whole[-1] = (whole[-1][0].rstrip("\n "), whole[-1][1])
        return tuple(whole)


def _value(text: str, style: str):
    """A number where the notebook shows one (to the right), else the text."""
    if "text-align:right" not in style.replace(" ", "") or not _NUMBER.fullmatch(text):
        return text
    plain = text.replace(",", "")
    return float(plain) if "." in plain else int(plain)
