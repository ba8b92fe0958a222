"""A small table shown in a notebook the way a spreadsheet looks: caption, headings, numbers to the right."""

import unicodedata
from dataclasses import dataclass
from html import escape

FICTIONAL = "架空のデータ"
_ONE_LINE = 40  # letters of a caption
_FITS = 90  # half-width letters of a row that a notebook shows without scrolling
_WORD = 6  # letters that stay on one line
_LINE = "border:1px solid #767676;padding:0.2em 0.7em"


@dataclass(frozen=True)
class Sheet:
    """``rows`` of texts and numbers under ``heads``; the first cell of a row names it.

    Whole numbers are shown with commas, others with one decimal place; None is an empty cell.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple, ...]

    def __repr__(self):
        lines = [self.caption, "\t".join(self.heads)]
        return "\n".join(lines + ["\t".join(map(self.said, row)) for row in self.rows])

    @staticmethod
    def said(value) -> str:
        """A value as its cell shows it."""
        return said(value)

    def _repr_html_(self):
        heads = "".join(self._head(*place) for place in enumerate(self.heads))
        body = "".join(f"<tr>{self._row(row)}</tr>" for row in self.rows)
        return (
            f'<div lang="ja" class="kenshu-sheet" style="overflow-x:auto"{self._by_keyboard()}>'
            '<table style="border-collapse:collapse;font-size:1rem;white-space:nowrap">'
            f'<caption style="text-align:left;padding-bottom:0.3em">{said_above(self.caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _by_keyboard(self):
        """A table too wide for the page takes the keyboard, so that the arrow keys scroll it."""
        columns = zip(self.heads, *(map(self.said, row) for row in self.rows), strict=True)
        if sum(max(map(_width, column)) for column in columns) <= _FITS:
            return ""
        return f' tabindex="0" role="region" aria-label="{escape(self.caption)}"'

    def _head(self, place, text):
        side = "right" if any(isinstance(row[place], int | float) for row in self.rows) else "left"
        tag = '<th scope="col"' if text else "<td"  # an empty heading heads nothing
        return f'{tag} style="{_LINE};background:#f2f4f7;text-align:{side}{_whole(text)}">{escape(text)}</{tag[1:3]}>'

    def _row(self, row):
        """A row as cells; a text with only empty cells behind it runs over them, as in a spreadsheet."""
        first = self.said(row[0])
        tag, names = ("th", 'scope="row"') if first else ("td", "")
        cells = [_cell(tag, first, names, "left;font-weight:normal")]
        if row[2:] and all(cell == "" for cell in row[2:]):
            return cells[0] + _cell("td", self.said(row[1]), f'colspan="{len(row) - 1}"', "left")
        for value in row[1:]:
            cells.append(
                _cell("td", self.said(value), "", "right" if isinstance(value, int | float) else "left")
            )
        return "".join(cells)


@dataclass(frozen=True)
class Note:
    """One sentence where a table or a figure will stand later."""

    text: str

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        return f'<p lang="ja" class="kenshu-note" style="font-size:1rem">{escape(self.text)}</p>'


def said(value):
    """
    >>> said(1234), said(3.25), said(None), said("電話")
    ('1,234', '3.2', '', '電話')
    """
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:,.1f}"
    return f"{value:,}" if isinstance(value, int) else str(value)


def said_above(caption):
    """The caption as HTML: a long one goes over several lines, yet not as narrow as the table below may be."""
    if len(caption) <= _ONE_LINE:
        return escape(caption)
    style = "display:inline-block;min-width:24em;max-width:44em;white-space:normal"
    return f'<span style="{style}">{escape(caption)}</span>'


def _cell(tag, text, names, side):
    return f'<{tag} {names} style="{_LINE};text-align:{side}{_whole(text)}">{escape(text)}</{tag}>'


def _whole(text):
    """A short word is not broken over lines, though JupyterLab lets every cell wrap."""
    return ";white-space:nowrap" if len(text) <= _WORD else ""


def _width(text):
    """In half-width letters; of several lines the longest."""
    return max(
        (
            sum(2 if unicodedata.east_asian_width(letter) in "WFA" else 1 for letter in line)
            for line in text.split("\n")
        ),
        default=0,
    )
