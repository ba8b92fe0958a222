"""``{branch}``: a talk that forks where the reader answers, as radio buttons and style sheet alone.

It needs no server and no script: :has() in course.css shows what follows the chosen answer, a reset button of the
form starts again, and print (or a browser without :has()) shows every way through the talk.
"""

from html import escape

import yaml
from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from kenshu.site.facts import SiteError

ANSWERS = (2, 3)  # course.css knows three
ASK = "あなたなら、どう返しますか"


def html(spec, name):
    """The talk as HTML. ``name``: unique in the page, begins the names of its radio groups.

    ``spec``: ``who``, ``says``, ``choices`` and, if wanted, ``scene``, ``ask``. A choice: ``say``, ``reply`` and,
    if wanted, ``note``; then ``choices`` again or ``end``. Raises SiteError naming the answer that is not whole.
    """
    for part in ("who", "says", "choices"):
        if not spec.get(part):
            raise SiteError(f"分かれる会話に {part} がありません。書き足してください。")
    who, ask = escape(spec["who"]), escape(spec.get("ask", ASK))
    return (
        f'<form class="branch" autocomplete="off" aria-label="{who}との会話">'
        '<button type="submit" disabled hidden></button>'  # so that Enter sends nothing
        f"{_line('scene', spec.get('scene'))}{_them(who, spec['says'])}{_fork(spec, who, ask, name)}"
        '<button type="reset">最初からやり直す</button></form>'
    )


def _fork(node, who, ask, name):
    choices = node["choices"]
    _refuse_odd(choices, node.get("say") or node["says"])
    answers = "".join(
        f'<label><input type="radio" name="{name}"> <span>{escape(choice["say"])}</span></label>'
        for choice in choices
    )
    ways = "".join(_way(choice, who, ask, f"{name}-{n}") for n, choice in enumerate(choices, start=1))
    return (
        f'<div class="fork"><fieldset><legend>{ask}</legend>{answers}</fieldset>'
        f'<div class="then" aria-live="polite">{ways}</div></div>'
    )


def _way(choice, who, ask, name):
    after = _fork(choice, who, ask, name) if "choices" in choice else _line("end", choice["end"], "結果")
    return (
        f'<div class="way">{_line("you", choice["say"], "あなた")}{_them(who, choice["reply"])}'
        f"{_line('note', choice.get('note'))}{after}</div>"
    )


def _them(who, words):
    return f'<p class="them"><b>{who}</b> {escape(words)}</p>'


def _line(kind, words, label=""):
    before = f"<b>{label}</b> " if label else ""
    return f'<p class="{kind}">{before}{escape(words)}</p>' if words else ""


def _refuse_odd(choices, before):
    if len(choices) not in ANSWERS:
        raise SiteError(
            f"分かれる会話の「{before[:15]}…」のあとの返事が{len(choices)}つあります。2つか3つにしてください。"
        )
    for choice in choices:
        said = choice.get("say") or "(say なし)"
        for part in ("say", "reply"):
            if not choice.get(part):
                raise SiteError(f"分かれる会話の「{said[:15]}…」に {part} がありません。書き足してください。")
        if ("choices" in choice) == ("end" in choice):
            raise SiteError(f"分かれる会話の「{said[:15]}…」には、choices か end のどちらか一つを書きます。")


class Branch(SphinxDirective):
    """The directive: its content is the ``spec`` of ``html`` as YAML."""

    has_content = True

    def run(self):
        name = f"{self.env.docname}-talk{self.env.new_serialno('kenshu_talk')}"
        try:
            return [nodes.raw("", html(yaml.safe_load("\n".join(self.content)), name), format="html")]
        except SiteError as error:
            raise self.error(str(error)) from None
