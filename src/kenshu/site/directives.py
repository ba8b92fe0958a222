"""What a lecture page may hold besides Markdown, as one Sphinx extension.

``{goal}`` the box at the top, ``{drawing}`` an SVG file with alt text and text reading, ``{quiz}``,
``{reveal}`` text behind a click, ``{step}`` the sum of the first page, ``{branch}`` a talk that forks,
``{ask-where}`` and ``{to-check}`` lists from city.yml and facts.yml; the role ``{fact}`` and the table
``{facts}`` (course/facts.yml). The HTML works without JavaScript; course.js adds the buttons.
"""

import re
from html import escape
from pathlib import Path

import yaml
from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.docutils import SphinxDirective, SphinxRole

from kenshu.site import facts, slides
from kenshu.site.branch import Branch
from kenshu.site.listings import AskWhere, ToCheck


def setup(app):
    """Sphinx calls this. Search is a later issue, so its page and index are not written."""
    for name, directive in (
        ("goal", Goal),
        ("drawing", Drawing),
        ("quiz", Quiz),
        ("reveal", Reveal),
        ("step", Step),
        ("branch", Branch),
        ("ask-where", AskWhere),
        ("to-check", ToCheck),
        ("facts", Facts),
    ):
        app.add_directive(name, directive)
    app.add_role("fact", Fact())
    app.connect("html-collect-pages", slides.pages)
    app.connect("builder-inited", lambda app: setattr(app.builder, "search", False))
    return {"parallel_read_safe": True, "parallel_write_safe": True}


class _Html(SphinxDirective):
    has_content = True

    def html(self, text):
        return nodes.raw("", text, format="html")

    def inside(self, before, after):
        """The directive's Markdown content between two pieces of HTML."""
        box = nodes.Element()
        self.state.nested_parse(self.content, self.content_offset, box)
        return [self.html(before), *box.children, self.html(after)]

    def yaml(self):
        return yaml.safe_load("\n".join(self.content))


class Goal(_Html):
    """``goals`` (each 「…できる」) and ``minutes`` (label: minutes)."""

    def run(self):
        box = self.yaml()
        goals = "".join(f"<li>{escape(goal)}</li>" for goal in box["goals"])
        minutes = "".join(
            f"<div><dt>{escape(what)}</dt><dd><b>{minutes}</b>分</dd></div>"
            for what, minutes in box["minutes"].items()
        )
        return [
            self.html(
                f'<div class="goal"><p class="label">読み終えると</p><ul>{goals}</ul>'
                f'<dl class="minutes">{minutes}</dl>{self.beside()}</div>'
            )
        ]

    def beside(self):
        """At the head of a chapter: its slides and its handout."""
        chapter = self.env.docname
        if not chapter[0].isdigit():
            return ""
        return (
            f'<p class="beside"><a href="{slides.address(chapter)}.html">要点をスライドで映す</a> '
            f'<a href="{chapter[0]}-handout.html">配布資料(A4 1枚)</a></p>'
        )


class Drawing(_Html):
    """An SVG of ``course/`` put into the page, so that it has the page's fonts; content: its text reading."""

    required_arguments = 1
    option_spec = {  # noqa: RUF012 (docutils reads it from the class)
        "alt": directives.unchanged_required,
        "caption": directives.unchanged,
        "player": directives.flag,
    }

    def run(self):
        path = Path(self.env.srcdir, self.arguments[0])
        self.env.note_dependency(str(path))
        svg = re.sub(r"\s*\n\s*", "\n", path.read_text("utf-8")).strip()
        kind = "drawing player" if "player" in self.options else "drawing"
        caption = self.options.get("caption", "")
        before = (
            f'<figure class="{kind}" data-file="{escape(self.arguments[0])}">'
            f'<div role="img" aria-label="{escape(self.options["alt"])}">{svg}</div>'
            f"<figcaption>{escape(caption)}</figcaption>"
            '<details class="reading"><summary>図を文章で読む</summary>'
        )
        return self.inside(before, "</details></figure>")


class Reveal(_Html):
    """Markdown behind a click; the argument is what is clicked."""

    required_arguments = 1
    final_argument_whitespace = True

    def run(self):
        summary = escape(self.arguments[0])
        return self.inside(f'<details class="reveal"><summary>{summary}</summary>', "</details>")


class Quiz(_Html):
    """A list of ``question, choices (text, right, reply), why``; exactly one choice has ``right: true``."""

    def run(self):
        page = self.env.docname
        return [
            self.html(self.question(f"{page}-q{number}", number, each))
            for number, each in enumerate(self.yaml(), start=1)
        ]

    def question(self, name, number, spec):
        choices = "".join(
            f'<label><input type="radio" name="{name}"{" data-right" if choice.get("right") else ""}> '
            f"<span>{escape(choice['text'])}</span>"
            f'<span class="reply" hidden>{escape(choice["reply"])}</span></label>'
            for choice in spec["choices"]
        )
        right = next(choice["text"] for choice in spec["choices"] if choice.get("right"))
        return (
            f'<div class="quiz"><fieldset><legend><span>問{number}</span> {escape(spec["question"])}</legend>'
            f'{choices}</fieldset><button type="button" hidden>答えを確かめる</button>'
            '<p class="verdict" role="status"></p>'
            f'<details class="why"><summary>答えと解説</summary><p><b>答え</b> {escape(right)}</p>'
            f"<p>{escape(spec['why'])}</p></details></div>"
        )


class Step(_Html):
    """The first page's sum: a month's cases × minutes a case. Without JavaScript the worked example stays.

    With the argument ``people`` the year's hours are told as people, too, by the city's hours of work a year.
    """

    optional_arguments = 1

    def run(self):
        year = self.env.config.html_context["city"].annual_hours
        if self.arguments == ["people"]:
            given = f' data-year="{year}"'
            told = f'<span class="people">1人の1年を{year:,}時間とすると、<b>約{200 / year:.1f}人分</b>です。</span>'
        else:
            given = told = ""
        return [
            self.html(
                f'<div class="step"{given}>'
                '<p class="sum"><label>月に <input type="number" id="step-cases" '
                'min="0" max="100000" value="100" inputmode="numeric"> 件</label> '
                '<label><span aria-hidden="true">× </span>1件 <input type="number" id="step-minutes" '
                'min="0" max="1000" value="10" inputmode="numeric"> 分</label></p>'
                f'<p class="result" role="status">月に<b>約17時間</b>、1年で<b>約200時間</b>です。{told}</p></div>'
            )
        ]


class Fact(SphinxRole):
    """``{fact}`id` ``: a small mark that leads to the claim's row in the page's ``{facts}`` table."""

    def run(self):
        known = _facts(self.env)
        if self.text not in known:
            message = f"facts.yml に「{self.text}」がありません。"
            return [], [self.inliner.reporter.error(message, line=self.lineno)]
        used = self.env.temp_data.setdefault("kenshu_facts", [])
        open_mark = ""  # said at a claim's first mention
        if self.text not in used:
            used.append(self.text)
            open_mark = "" if known[self.text].confirmed else '<span class="unseen">(要確認)</span>'
        number = used.index(self.text) + 1
        return [
            nodes.raw(
                "",
                f'<sup class="fact"><a href="#fact-{self.text}">※{number}{open_mark}</a></sup>',
                format="html",
            )
        ], []


class Facts(_Html):
    """The claims used above on this page, grouped by source; must be the last thing of the page."""

    has_content = False

    def run(self):
        known = _facts(self.env)
        used = self.env.temp_data.get("kenshu_facts", [])
        sources = dict.fromkeys(known[each].source for each in used)
        oldest = min((known[each].checked for each in used), default=None)
        said = f"<p>{oldest.year}年{oldest.month}月現在の記述です。</p>" if oldest else ""
        return [self.html(said)] + [
            self.html(
                _source(source, [(n, known[i]) for n, i in enumerate(used, 1) if known[i].source == source])
            )
            for source in sources
        ]


def _source(source, rows):
    body = "".join(
        f'<tr id="fact-{fact.id}"><th scope="row">※{number}</th><td>{escape(fact.text)}</td>'
        f'<td data-label="確認日">{fact.checked}</td><td data-label="次回確認">{fact.next_check}</td>'
        f'<td data-label="原典確認" class="{"seen" if fact.confirmed else "open"}">{fact.original}</td></tr>'
        for number, fact in rows
    )
    return (
        f'<div class="facts"><p class="source"><b>出典</b> {escape(source.title)}<br>{escape(source.note)}'
        f'<br>所在: {escape(source.address)}</p><table><thead><tr><th scope="col">印</th>'
        '<th scope="col">記述</th><th scope="col">確認日</th><th scope="col">次回確認</th>'
        '<th scope="col">原典確認</th></tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _facts(env):
    path = Path(env.srcdir, "facts.yml")
    env.note_dependency(str(path))
    return facts.load(path)
