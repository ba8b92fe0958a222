"""A small table as a spreadsheet shows it, and a few lines of text: what a notebook shows without a picture."""

from dataclasses import dataclass
from html import escape

from kenshu.figures.sheet import said_above

_LINE = "border:1px solid #767676;padding:0.2em 0.7em"


@dataclass(frozen=True)
class Table:
    """``rows`` of texts and numbers under ``heads``; the first cell of a row names it; None is an empty cell."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple, ...]

    def __repr__(self):
        lines = [self.caption, "\t".join(self.heads)]
        return "\n".join(lines + ["\t".join(map(_said, row)) for row in self.rows])

    def _repr_html_(self):
        heads = "".join(
            f'<th scope="col" style="{_LINE};background:#f2f4f7;text-align:{_side(self.rows[0][place])}">{escape(head)}</th>'
            for place, head in enumerate(self.heads)
        )
        body = "".join(f"<tr>{''.join(map(_cell, row, range(len(row))))}</tr>" for row in self.rows)
        return (
            '<div lang="ja" class="kenshu-sheet" style="overflow-x:auto">'
            '<table style="border-collapse:collapse;font-size:1rem;white-space:nowrap">'
            f'<caption style="text-align:left;padding-bottom:0.3em">{said_above(self.caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        )


@dataclass(frozen=True)
class Lines:
    """A heading and lines below it."""

    heading: str
    lines: tuple[str, ...] = ()

    def __repr__(self):
        return "\n".join((self.heading, *self.lines))

    def _repr_html_(self):
        items = "".join(f"<li>{escape(line)}</li>" for line in self.lines)
        listed = f'<ul style="list-style:none;margin:0;padding:0">{items}</ul>' if items else ""
        return (
            '<div lang="ja" class="kenshu-note" style="font-size:1rem;line-height:1.8">'
            f'<p style="margin:0.4em 0">{escape(self.heading)}</p>{listed}</div>'
        )


def _cell(value, place):
    tag = ("td", "") if place else ("th", ' scope="row"')
    style = f"{_LINE};text-align:{_side(value)};font-weight:normal"
    return f'<{tag[0]}{tag[1]} style="{style}">{escape(_said(value))}</{tag[0]}>'


def _side(value):
    return "right" if isinstance(value, int | float) else "left"


def _said(value):
    if value is None:
        return ""
    return f"{value:,g}" if isinstance(value, int | float) else str(value)
