"""All pages of a built site as one HTML page for paper: cover, contents, chapters, with links that stay inside it."""

import json
import re
from html import escape, unescape

import yaml

BOOK = "book.html"
CARDS = "cards.html"
STYLE = "print-page.css"
MAIN = re.compile(r'<main id="main"[^>]*>\n?(.*?)(?:<nav class="turn"|</main>)', re.S)
TITLE = re.compile(r"<h1>(.*?)</h1>", re.S)
NAMED = re.compile(r' (id|name|for|aria-labelledby|aria-describedby)="([^"]+)"')
HREF = re.compile(r' href="([^"]*)"')
WHY = re.compile(r'<details class="why"><summary>[^<]*</summary>(.*?)</details>', re.S)
SOURCES = "<h2>出典と確認日</h2>"


def names(root):
    """The pages in the order of the table of contents, without .html."""
    toc = yaml.safe_load((root / "book" / "_toc.yml").read_text("utf-8"))
    return [toc["root"], *(each["file"] for each in toc["chapters"])]


def write(site, pages, city, version, sheets=None):
    """Write ``book.html`` and its style sheet into the built ``site`` folder.

    ``pages``: names in order; ``sheets``: page name → number of its first sheet, shown in the contents (none in
    the first of two passes: only a printed book knows them).
    """
    leaves = {name: leaf(site, name, pages) for name in pages}
    titles = {name: TITLE.search(text)[1] for name, text in leaves.items()}
    body = _cover(city, version) + _contents(titles, sheets or {}) + "".join(leaves.values())
    (site / STYLE).write_text(_style(city, version), "utf-8")
    (site / BOOK).write_text(_page(f"自治体DX実践研修 講義の冊子 {version}", body), "utf-8")


def write_cards(site, pages, city, version):
    """Write ``cards.html``: the sheets of question cards alone."""
    body = "".join(leaf(site, name, pages) for name in pages)
    (site / STYLE).write_text(_style(city, version), "utf-8")
    (site / CARDS).write_text(_page("課長の問いカード", body), "utf-8")


def leaf(site, name, pages):
    """One page's ``<main>`` as an ``<article>``: ids and links made unique to the book, all that is folded open."""
    text = MAIN.search((site / f"{name}.html").read_text("utf-8"))[1]
    text = NAMED.sub(lambda found: f' {found[1]}="{name}--{found[2]}"', text)
    text = HREF.sub(lambda found: _inside(found[1], name, pages), text)
    text = _answers_last(text).replace("<details class=", "<details open class=")
    return f'<article class="leaf page-{name}" id="{name}">\n{text}</article>\n'


def _inside(address, name, pages):
    if ":" in address:
        return f' href="{address}"'
    page, _, place = address.partition("#")
    page = page.removesuffix(".html") or name
    if page not in pages:
        return ""
    return f' href="#{page}{"--" * bool(place)}{place}"'


def _answers_last(text):
    """The answers of a chapter's questions stand before its sources: on paper nothing hides them below a question."""
    answers = WHY.findall(text)
    if not answers or SOURCES not in text:
        return text
    told = "".join(f"<h3>問{number}</h3>{answer}" for number, answer in enumerate(answers, 1))
    text = WHY.sub("", text)
    place = text.rindex("<section", 0, text.index(SOURCES))
    return (
        f'{text[:place]}<section class="answers"><h2>確かめる3問の答え</h2>{told}</section>\n{text[place:]}'
    )


def _cover(city, version):
    name = escape(city.name) + ("(架空。実在の市町村とは関係ありません)" if city.fictional else "")
    office = city.contacts.office
    return (
        '<article class="cover"><p class="book-title">自治体DX実践研修</p><p>講義の冊子</p>'
        f"<p>{name}</p><p>お問い合わせ {escape(office.section)}(内線{escape(office.extension)})</p>"
        f"<p>{escape(version)}</p></article>\n"
    )


def _contents(titles, sheets):
    rows = "".join(
        f'<li{" class=sheet" if name.endswith("-handout") else ""}><a href="#{name}"><span>{title}</span>'
        f'<span class="number">{sheets.get(name, "")}</span></a></li>'
        for name, title in titles.items()
    )
    return f'<nav class="leaf book-contents" aria-label="目次"><h1>目次</h1><ol>{rows}</ol></nav>\n'


def _style(city, version):
    """The foot of every sheet. A CSS string is written as JSON's: the same quotes, the same backslashes."""
    office = city.contacts.office
    name = city.name + "(架空)" * city.fictional
    foot = f"自治体DX実践研修 {version}  {name}  お問い合わせ {office.section}(内線{office.extension})"
    return (
        f"@page {{ @bottom-left {{ content: {json.dumps(foot, ensure_ascii=False)}; }} "
        "@bottom-right { content: counter(page); } }\n"
    )


def _page(title, body):
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        f"<title>{escape(unescape(title))}</title>\n"
        + "".join(
            f'<link rel="stylesheet" href="{name}">\n'
            for name in ("_static/course.css", "_static/colours.css", "_static/print.css", STYLE)
        )
        + f'</head>\n<body class="book">\n<main>\n{body}</main>\n</body>\n</html>\n'
    )
