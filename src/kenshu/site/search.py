"""The search's index: what every built page says, place by place, as one script that opens from file:// too.

A browser cannot fetch a file beside the page from file://, so the words travel in a script. The pages are small
enough that book/theme/kenshu/static/search.js looks through the words themselves; there is nothing to invert.
"""

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser

from kenshu.site.facts import SiteError
from kenshu.site.pages import HTML

PAGE = "search"
SLIDES = "-slides"  # they repeat their chapter
INDEX = "search-index.js"
SAME = "search-words.yml"
# What ends a text; in a table the row does.
BLOCKS = {"p", "li", "tr", "dt", "dd", "h1", "h2", "h3", "summary", "legend", "label", "figcaption", "div"}
CELLS = {"td", "th", "p", "br", "b", "dd", "dt"}  # words on both sides are not one word
UNSAID = {"svg", "script", "style", "nav", "button", "noscript", "sup"}  # sup: the marks of claims
VOID = {"br", "img", "input", "hr", "meta", "link", "wbr"}
READING = re.compile(r"([ぁ-んァ-ヶー、]+)。")


@dataclass(frozen=True)
class Place:
    """A part of a page that a link can lead to. ``anchor`` is "" for the page's top; ``texts``: one a block."""

    anchor: str
    heading: str
    texts: tuple[str, ...]


class _Reader(HTMLParser):
    """One pass over a built page's <main>: its places, in order, as lists [anchor, heading, texts]."""

    def __init__(self, text):
        super().__init__()
        self.places, self._open, self._sections, self._words = [], [], [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "section":
            self._sections.append(given.get("id", ""))
        if tag in BLOCKS and not self._inside("tr"):
            self._end_block()
        if tag in ("h1", "h2", "h3") and self._inside("main"):
            self.places.append(["" if tag == "h1" else self._sections[-1], "", []])
        if tag == "dt" and "id" in given:
            self.places.append([given["id"], "", []])
        if tag in CELLS:
            self._words.append(" ")
        if tag not in VOID:
            unsaid = tag in UNSAID or "hidden" in given or given.get("data-label")
            self._open.append((tag, unsaid))

    def handle_endtag(self, tag):
        while tag not in VOID and self._open.pop()[0] != tag:
            pass
        if tag in BLOCKS and not self._inside("tr"):
            self._end_block(tag)
        if tag in CELLS:
            self._words.append(" ")
        if tag == "section":
            self._sections.pop()

    def handle_data(self, data):
        if self._inside("main") and not any(unsaid for _, unsaid in self._open):
            self._words.append(data)

    def _inside(self, tag):
        return any(each == tag for each, _ in self._open)

    def _end_block(self, tag=""):
        words = " ".join("".join(self._words).replace("＿", "").split())
        self._words = []
        if not words or not self.places:
            return
        place = self.places[-1]
        if not place[1] and tag in ("h1", "h2", "h3", "dt"):
            place[1] = words
        else:
            place[2].append(words)


def places(html):
    """The places of a built page, its title's first; [] for a page without <h1>."""
    return [Place(anchor, heading, tuple(texts)) for anchor, heading, texts in _Reader(html).places]


def write(site, groups):
    """Write ``_static/search-index.js`` of the built ``site``; ``groups``: what ``same`` gives.

    The file calls ``kenshuIndex({texts, pages, same})``. ``texts``: every block of words once; a page is
    ``[file, [[anchor, heading, [numbers of its texts]]…]]``, its first place the title; ``same``: groups of words
    that find each other.
    """
    pages = {
        file.name: found
        for file in sorted(site.glob(HTML))
        if file.stem != PAGE and not file.stem.endswith(SLIDES) and (found := places(file.read_text("utf-8")))
    }
    texts = {}
    listed = [
        [name, [[p.anchor, p.heading, [texts.setdefault(t, len(texts)) for t in p.texts]] for p in found]]
        for name, found in pages.items()
    ]
    index = {
        "texts": list(texts),
        "pages": listed,
        "same": groups + readings(pages.get("glossary.html", ())),
    }
    said = json.dumps(index, ensure_ascii=False, separators=(",", ":"))
    (site / "_static" / INDEX).write_text(f"kenshuIndex({said});\n", "utf-8")


def same(path):
    """The groups of words that mean the same, of book/search-words.yml.

    Raises SiteError naming what is no list of two or more words.
    """
    import yaml

    groups = yaml.safe_load(path.read_text("utf-8"))
    for group in groups:
        if not isinstance(group, list) or len(group) < 2 or not all(isinstance(each, str) for each in group):
            raise SiteError(f"{path.name} の {group} を直してください。1行に2つ以上の言葉を並べます。")
    return groups


def readings(glossary):
    """[term, reading] of every term whose definition begins with its reading."""
    return [
        [place.heading, found[1]]
        for place in glossary
        if place.texts and (found := READING.match(place.texts[0])) and found[1] != place.heading
    ]
