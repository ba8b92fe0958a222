"""The cards of questions on paper: eight to a sheet of A4, to be cut apart."""

import base64
from dataclasses import dataclass
from html import escape

from kenshu.improve.inventory.why import why_cards

PRINTED = "why-cards.html"


def why_to_print():
    """A link that saves the cards as one page to be opened in a browser and printed."""
    return Saved(PRINTED, "印刷用の問いカードを保存する(A4で4枚)", page())


@dataclass(frozen=True)
class Saved:
    """A file that stands inside its own link: ``name`` and the HTML ``text``; nothing is fetched."""

    name: str
    words: str
    text: str

    def __repr__(self):
        return f"{self.words} {self.name}"

    def _repr_html_(self):
        content = base64.b64encode(self.text.encode("utf-8")).decode("ascii")
        target = f'href="data:text/html;charset=utf-8;base64,{content}" download="{escape(self.name)}"'
        link = f'<a {target} style="text-decoration:underline">{escape(self.words)}</a>'
        return f'<p lang="ja" class="kenshu-files" style="font-size:1rem;line-height:2">{link}</p>'


PER_SHEET = 8
STYLE = """
@page { size: A4 portrait; margin: 10mm }
* { box-sizing: border-box }
body { margin: 0; color: #1b1b1b; font: 11pt/1.5 "Yu Gothic UI", "Yu Gothic", "Noto Sans CJK JP", sans-serif }
section { display: grid; grid-template: repeat(4, 69mm) / 1fr 1fr; break-after: page }
section:last-of-type { break-after: auto }
article { border: 1px dashed #595959; padding: 5mm 6mm; overflow: hidden; display: flex; flex-direction: column }
h2, p { word-break: auto-phrase }
h2 { margin: 0 0 2mm; font-size: 13pt; line-height: 1.4 }
p { margin: 0 0 1mm }
.write { margin-top: auto; border-bottom: 1px solid #595959; padding-bottom: 8mm }
.group { color: #595959; font-size: 9pt }
"""


def page():
    """The cards as one HTML page: eight to a sheet of A4, the last places left for one's own questions."""
    cards = [_printed(card) for card in why_cards()]
    cards += [OWN] * (-len(cards) % PER_SHEET)
    sheets = [cards[place : place + PER_SHEET] for place in range(0, len(cards), PER_SHEET)]
    body = "".join(f"<section>{''.join(sheet)}</section>" for sheet in sheets)
    return (
        '<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8">'
        f"<title>なぜ紙かの問いカード</title><style>{STYLE}</style></head><body>{body}</body></html>\n"
    )


def _printed(card):
    return (
        f'<article><p class="group">{card.number} {escape(card.group)}</p><h2>{escape(card.question)}</h2>'
        f"<p>使う場面: {escape(card.when)}</p><p>次の一手: {escape(card.then)}</p>"
        f'<p class="write">書く: {escape(card.write)}</p></article>'
    )


OWN = (
    '<article><p class="group">自分の問い</p><h2>&nbsp;</h2><p>使う場面:</p><p>次の一手:</p>'
    '<p class="write">書く:</p></article>'
)
