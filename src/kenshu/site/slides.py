"""Each chapter's digest as slides: ``N-slides.html``, one page a chapter, the digest's own words as speaker notes.

What is shown stands in book/slides.yml; what is said is taken from the chapter, so that the two cannot drift apart:
a number that is shown and not said refuses the build.
"""

import re
from dataclasses import dataclass
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util import logging

from kenshu.site.chapter import PARTS
from kenshu.site.facts import SiteError

NUMBER = re.compile(r"\d[\d,.]*")
KEYS = {"from", "title", "lines", "drawing"}
LINK = re.compile(r'href="#')


@dataclass(frozen=True)
class Slide:
    """One slide: ``title`` is text; ``lines``, ``drawing`` ("" for none) and ``notes`` are HTML."""

    title: str
    lines: tuple[str, ...]
    ordered: bool
    drawing: str
    notes: str

    @property
    def cited(self):
        """True when the notes hold a claim whose source the chapter names."""
        return 'class="fact"' in self.notes

    @property
    def unseen(self):
        """True when one of those sources has not been opened yet."""
        return 'class="unseen"' in self.notes


def pages(app):
    """Sphinx's ``html-collect-pages``: (page name, context, template) of each chapter's slides.

    What does not fit is one warning, which fails the build, with the chapter and the words.
    """
    try:
        yield from _pages(app)
    except SiteError as error:
        logging.getLogger(__name__).warning(str(error))


def _pages(app):
    listed = load(Path(app.srcdir).parent / "book" / "slides.yml")
    chapters = sorted(name for name in app.env.found_docs if re.fullmatch(r"\d-(?!.*handout).*", name))
    if missing := set(chapters) ^ set(listed):
        raise SiteError(f"book/slides.yml と章が合いません: {'、'.join(sorted(missing))}")
    for name in chapters:
        tree = app.env.get_and_resolve_doctree(name, app.builder)
        title = next(tree.findall(nodes.title)).astext()
        goal = next(
            each for each in tree.findall(nodes.raw) if each.astext().startswith('<div class="goal">')
        )
        context = {
            "title": f"{title} スライド",
            "chapter": name,
            "chapter_title": title,
            "goals": re.findall(r"<li>(.*?)</li>", goal.astext()),
            "slides": deck(name, tree, listed[name], app.builder),
        }
        yield address(name), context, "slides.html"


def address(chapter):
    """The page name of a chapter's slides, without .html."""
    return f"{chapter[0]}-slides"


def load(path):
    """Chapter → its list of {from, title, lines, drawing}. Raises SiteError for anything else in the file."""
    try:
        listed = yaml.safe_load(path.read_text("utf-8"))
    except yaml.YAMLError as error:
        raise SiteError(f"{path.name} を読めません: {error}") from None
    for chapter, slides in listed.items():
        for number, slide in enumerate(slides, 1):
            where = f"{path.name} の {chapter} の{number}枚め"
            if set(slide) - KEYS or not slide.get("from"):
                raise SiteError(f"{where}: 書けるのは {', '.join(sorted(KEYS))} で、from は必ず書きます。")
            if not all(isinstance(line, str) for line in slide.get("lines", [])):
                raise SiteError(f"{where}: lines の、コロンや数字だけの行は、引用符で囲みます。")
    return listed


def deck(chapter, tree, listed, builder):
    """The slides of one chapter's doctree, every paragraph of its digest in the notes of one of them."""
    section = next(each for each in tree.findall(nodes.section) if _heading(each) == PARTS[0])
    said = [each for each in section.children if not isinstance(each, nodes.title | nodes.target)]
    starts = [_start(chapter, said, slide["from"]) for slide in listed]
    if starts != sorted(set(starts)) or starts[:1] != [0]:
        raise SiteError(f"slides.yml の {chapter} は、要点の初めの段落から、章と同じ順に並べてください。")
    ends = [*starts[1:], len(said)]
    return [
        _slide(chapter, tree, slide, said[start:end], builder)
        for slide, start, end in zip(listed, starts, ends, strict=True)
    ]


def _heading(section):
    return section.next_node(nodes.title).astext()


def _start(chapter, said, words):
    for number, block in enumerate(said):
        if block.astext().startswith(words):
            return number
    raise SiteError(f"slides.yml の {chapter}: 「{words}」で始まる段落が、章の要点にありません。")


def _slide(chapter, tree, slide, said, builder):
    title = slide.get("title") or _lead(chapter, slide["from"], said[0])
    lists = [each for each in said if isinstance(each, nodes.bullet_list | nodes.enumerated_list)]
    shown = tuple(map(escape, slide.get("lines", ()))) or tuple(
        "".join(map(_shown, item.children[0].children)) for each in lists for item in each.children
    )
    said_numbers = NUMBER.findall("".join(map(_words, said)))
    for number in NUMBER.findall("".join((title, *shown))):
        if number not in said_numbers:
            raise SiteError(f"slides.yml の {chapter}「{title}」: {number} は、その段落にありません。")
    notes = "".join(builder.render_partial(each)["fragment"] for each in said)
    return Slide(
        title,
        shown,
        not slide.get("lines") and any(isinstance(each, nodes.enumerated_list) for each in lists),
        _drawing(chapter, tree, slide["drawing"]) if "drawing" in slide else "",
        LINK.sub(f'href="{chapter}.html#', notes),
    )


def _words(node):
    """The words of a node without the marks of its sources (raw HTML)."""
    return "".join(text for text in node.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))


def _shown(node):
    """One piece of a list item as HTML: its words, bold where the chapter has them bold."""
    words = "" if isinstance(node, nodes.raw) else escape(_words(node))
    return f"<b>{words}</b>" if isinstance(node, nodes.strong) else words


def _lead(chapter, words, paragraph):
    if strong := paragraph.next_node(nodes.strong):
        return strong.astext().rstrip("。")
    raise SiteError(f"slides.yml の {chapter}「{words}」: 段落に太字がないので、title を書いてください。")


def _drawing(chapter, tree, name):
    """The chapter's drawing as ``{drawing}`` made it, with its alt text, without caption and reading."""
    for raw in tree.findall(nodes.raw):
        if f'data-file="figures/{name}"' in raw.astext():
            return re.search(r'<div role="img".*?</svg></div>', raw.astext(), re.S)[0]
    raise SiteError(f"slides.yml の {chapter}: 図 {name} は、この章にありません。")
