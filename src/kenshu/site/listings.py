"""Lists that a page draws from city.yml and facts.yml: whom to ask (``{ask-where}``), what to look up (``{to-check}``)."""

import re
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kenshu.site import facts
from kenshu.site.chapter import CITED
from kenshu.site.facts import SiteError

CHAPTER_TITLE = re.compile(r"^# (.+)$", re.M)


def ask_where(rows, contacts):
    """A table of lines to keep, whom to ask and in which words, as HTML.

    ``rows``: each ``line``, ``words`` and ``contact`` (a name in city.yml's contacts, or a list of them) or ``who``
    (words; beside ``contact``, said where the city names none of them); ``besides``: words said in any case.
    Raises SiteError naming the row that is not whole.
    """
    body = "".join(
        f'<tr><th scope="row">{escape(row["line"])}</th><td>{_whom(row, contacts)}</td>'
        f"<td>{escape(row['words'])}</td></tr>"
        for row in map(_whole, rows)
    )
    return (
        '<table class="ask-where"><thead><tr><th scope="col">線</th><th scope="col">聞く先</th>'
        f'<th scope="col">聞く言葉</th></tr></thead><tbody>{body}</tbody></table>'
    )


def _whole(row):
    for part in ("line", "words"):
        if not row.get(part):
            raise SiteError(f"聞く先の表の行に {part} がありません: {row}")
    if not (row.get("contact") or row.get("who")):
        raise SiteError(f"聞く先の表の「{row['line']}」に、contact か who を書いてください。")
    return row


def _whom(row, contacts):
    wanted = row.get("contact", [])
    asked = [_contact(row, name, contacts) for name in ([wanted] if isinstance(wanted, str) else wanted)]
    said = [f"{escape(each.section)}<br>(内線{escape(each.extension)})" for each in asked if each]
    if not said and "who" not in row:
        raise SiteError(f"聞く先の表の「{row['line']}」の {wanted} が、city.yml の contacts にありません。")
    said = said or [escape(row["who"])]
    besides = [escape(row["besides"])] if "besides" in row else []
    return "<br>".join(said + besides)


def _contact(row, name, contacts):
    """The city's contact, None where the city names none; SiteError for a name no city.yml can hold."""
    if not hasattr(contacts, name):
        raise SiteError(f"聞く先の表の「{row['line']}」の {name} は、city.yml の contacts にありません。")
    return getattr(contacts, name)


def to_check(known, course):
    """Every claim whose source nobody has opened yet, by source, with the pages that make it: one sheet to tick.

    ``known``: id → Fact; ``course``: the folder of the pages. A claim no page makes is left out.
    """
    used = _pages(course)
    left = [fact for fact in known.values() if not fact.confirmed and fact.id in used]
    sources = dict.fromkeys(fact.source for fact in left)
    said = f"<p>出典を確かめていない記述は{len(left)}件、出典は{len(sources)}件です。</p>"
    return said + "".join(
        _source(source, [fact for fact in left if fact.source == source], used) for source in sources
    )


def _pages(course):
    """Fact id → [(page's file name without .md, its heading)], as the pages stand in the folder."""
    used = {}
    for path in sorted(course.glob("*.md")):
        text = path.read_text("utf-8")
        for key in dict.fromkeys(CITED.findall(text)):
            used.setdefault(key, []).append((path.stem, CHAPTER_TITLE.search(text)[1]))
    return used


def _source(source, rows, used):
    body = "".join(
        f"<tr><td>{escape(fact.text)}<br>{_links(fact, used[fact.id])}</td>"
        '<td class="tick">□</td><td class="tick"></td></tr>'
        for fact in rows
    )
    return (
        f'<div class="to-check"><p class="source"><b>出典</b> {escape(source.title)}<br>{escape(source.note)}'
        f'<br>所在: {escape(source.address)}</p><table><thead><tr><th scope="col">記述と、使っている所</th>'
        '<th scope="col">確認</th><th scope="col">日と係</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _links(fact, pages):
    return "、".join(
        f'<a href="{name}.html#fact-{fact.id}">{escape(_short(title))}</a>' for name, title in pages
    )


def _short(title):
    return found[0] if (found := re.match(r"第\d+章", title)) else title


class _Listing(SphinxDirective):
    def run(self):
        try:
            return [nodes.raw("", self.html(), format="html")]
        except SiteError as error:
            raise self.error(str(error)) from None


class AskWhere(_Listing):
    """The directive: its content is the ``rows`` of ``ask_where`` as YAML."""

    has_content = True

    def html(self):
        return ask_where(
            yaml.safe_load("\n".join(self.content)), self.env.config.html_context["city"].contacts
        )


class ToCheck(_Listing):
    """The directive: no content."""

    def html(self):
        course = Path(self.env.srcdir)
        return to_check(facts.load(course / "facts.yml"), course)
