"""A session as a page to print: A4, large fields, choices to tick, the id of each question."""

import base64
from html import escape
from pathlib import Path

from kenshu.answers import Question
from kenshu.forms import typed
from kenshu.forms.paper.typing import PAPER_ROWS
from kenshu.forms.pieces import Ask, Figure, Grid, Issue, Page, Words

HERE = Path(__file__).parent
WIDE = 7  # columns; a table with more is printed sideways
SHORT = 45  # letters of a caption on one line
TICK = '<span class="tick"></span>'
HINTS = {
    "choice": "一つ選び、□に○を書きます。",
    "choices": "選ぶものの□に○を書きます。いくつでもかまいません。",
    "ranking": "□に、ア・イなどの字を書きます。",
    "match": "□に、合うものの字(ア・イなど)を書きます。",
    "cards": "□に、入れる組の字(ア・イなど)を書きます。",
    "file": "いっしょに渡すファイルや紙の名前を書きます。",
}
TAGS = {
    "h1": "h1",
    "h2": "h2",
    "h3": "h3",
    "p": "p",
    "li": "li",
    "quote": "blockquote",
    "caption": "p",
    "note": "p",
}


def page(issue: Issue) -> bytes:
    """The HTML of a session: opens without a network, prints from any browser; same issue, same bytes."""
    style = (HERE / "paper.css").read_text(encoding="utf-8")
    body = "".join(_notebook(issue, one) for one in issue.pages)
    title = escape(f"{issue.title} 用紙")
    return (
        f'<!DOCTYPE html>\n<html lang="ja"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width">'
        f"<style>{style}</style></head><body>{_head(issue)}<main>{body}</main></body></html>\n"
    ).encode()


def _head(issue: Issue) -> str:
    return (
        f'<header><p class="course">{escape(issue.course)} ({escape(issue.class_id)} {escape(issue.session)})</p>'
        f"<p class='session'>{escape(issue.title)}</p>"
        '<p class="who">受講者番号 <span class="box number"></span></p>'
        "<ul><li>氏名は書きません。お渡しした番号だけを書きます。</li>"
        "<li>空いた欄があっても出せます。書けたら、講師に渡してください。</li>"
        "<li>「確かめる」「提出する」「図を描き直す」などの言葉は、画面で答える人のためのものです。読み飛ばしてください。</li>"
        "<li>人の名前や住所は書かないでください。「窓口A」「担当の人」のように、役割で書きます。</li></ul></header>"
    )


def _notebook(issue: Issue, page: Page) -> str:
    parts, in_list = [], False
    for piece in page.pieces:
        item = isinstance(piece, Words) and piece.role == "li"
        parts.append("<ul>" if item and not in_list else "</ul>" if in_list and not item else "")
        in_list = item
        parts.append(_SHOW[type(piece)](piece))
    return f"<article>{''.join(parts)}{'</ul>' if in_list else ''}</article>"


def _words(piece: Words) -> str:
    tag = TAGS[piece.role]
    text = "".join(f"<strong>{_text(span)}</strong>" if bold else _text(span) for span, bold in piece.spans)
    plain = ' class="numbered"' if piece.role == "li" and piece.text[:1].isdigit() else ""
    kind = f' class="{piece.role}"' if piece.role in ("caption", "note") else plain
    return f"<{tag}{kind}>{text}</{tag}>"


def _grid(piece: Grid) -> str:
    short = " class=short" if len(piece.caption) <= SHORT else ""
    caption = f"<caption{short}>{escape(piece.caption)}</caption>" if piece.caption else ""
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in piece.heads)
    rows = "".join(f"<tr>{_row(row)}</tr>" for row in piece.rows)
    wide = " wide" if max([len(piece.heads), *map(len, piece.rows)]) > WIDE else ""
    return f'<table class="given{wide}">{caption}<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _row(row) -> str:
    cells = []
    for place, value in enumerate(row):
        if value is None and place:
            continue
        over = 1
        while place + over < len(row) and row[place + over] is None:
            over += 1
        span = f' colspan="{over}"' if over > 1 else ""
        number = isinstance(value, int | float)
        shown = f"{value:,}" if number else _text(value or "")
        cells.append(f"<td{span}{' class=number' if number else ''}>{shown}</td>")
    return "".join(cells)


def _figure(piece: Figure) -> str:
    source = base64.b64encode(piece.png).decode("ascii")
    caption = f"<figcaption>{escape(piece.caption)}</figcaption>" if piece.caption else ""
    return f'<figure><img alt="{escape(piece.alt)}" src="data:image/png;base64,{source}">{caption}</figure>'


def _ask(piece: Ask) -> str:
    question = piece.question
    hints = [question.help, HINTS.get(question.kind, "")]
    if question.kind == "choices" and question.max:
        hints[1] = f"選ぶものの□に○を書きます。{int(question.max)}つまでです。"
    if question.lane == "b":
        hints.append("人の名前や住所、電話番号は書かず、役割で書きます(例: 窓口A)。")
    told = "".join(f"<p>{escape(hint)}</p>" for hint in hints if hint)
    wide = " sideways" if len(question.columns) > WIDE else ""
    return (
        f'<section class="ask{wide}" aria-label="{question.id}">'
        f'<p class="question">{_text(question.label)}</p><p class="id">{question.id}</p>{told}'
        f"{_FIELDS.get(question.kind, _lines)(question)}{_more(question)}</section>"
    )


def _ticks(question: Question) -> str:
    items = "".join(f"<li>{TICK}{_text(words)}</li>" for words in typed.options(question.choices))
    return f'<ul class="ticks">{items}</ul>'


def _number(question: Question) -> str:
    units = "　".join(f"{TICK}{escape(unit)}" for unit in question.units) or escape(question.unit)
    return f'<p class="line"><span class="box"></span> {units}</p>'


def _lines(question: Question) -> str:
    """A list of choices and a box beside each name: ranking, match, cards; names of files."""
    choices = "".join(f"<li>{_text(words)}</li>" for words in typed.options(question.choices))
    boxes = "".join(
        f'<tr><td class="box {"long" if question.kind == "file" else ""}"></td><th scope="row">{_text(line.label)}</th></tr>'
        for line in typed.lines(question)
        if line.key not in ("ask", "basis")
    )
    return f'{f"<ul class=options>{choices}</ul>" if choices else ""}<table class="lines">{boxes}</table>'


def _table(question: Question) -> str:
    heads = "".join(f'<th scope="col">{escape(c.label)}{_unit(c)}</th>' for c in question.columns)
    lines = [
        one for one in typed.lines(question, min(PAPER_ROWS, question.max_rows)) if "." in one.fields[0].key
    ]
    rows = "".join(
        f'<tr><th scope="row">{_text(line.label) or place}</th>{"<td></td>" * len(line.fields)}</tr>'
        for place, line in enumerate(lines, 1)
    )
    told = "".join(
        f"<p>「{escape(c.label)}」に書くもの: {_marked(c)}</p>" for c in question.columns if c.choices
    )
    return (
        f'{told}<table class="fill">{_widths(question)}<thead><tr><td></td>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _widths(question: Question) -> str:
    """Where there are many columns, each gets its part of the sheet; a hand needs room for four letters at least."""
    if len(question.columns) <= WIDE:
        return ""
    room = [max(4, column.shows) for column in question.columns]
    shares = "".join(f'<col style="width:{95 * one / sum(room):.1f}%">' for one in room)
    return f"<colgroup><col>{shares}</colgroup>"


def _unit(column) -> str:
    return f"<br>({escape(column.unit)})" if column.unit else ""


def _marked(column) -> str:
    return escape(" / ".join(typed.options(column.choices)))


def _long(question: Question) -> str:
    high = max(3, min(14, round((question.max_chars or 200) / 30) + 1))
    return f'<div class="write" style="height:{high * 9}mm"></div>'


def _more(question: Question) -> str:
    told = [text for text, there in ((typed.BASIS, question.basis), (typed.ASK, question.ask)) if there]
    return "".join(f'<p class="line">{text} <span class="box long"></span></p>' for text in told)


def _text(text: str) -> str:
    return escape(text).replace("\n", "<br>")


_SHOW = {Words: _words, Grid: _grid, Figure: _figure, Ask: _ask}
_FIELDS = {"choice": _ticks, "choices": _ticks, "number": _number, "table": _table, "text": _long}
