"""A small table shown in a notebook the way a spreadsheet looks: caption, headings, numbers to the right."""

from dataclasses import dataclass
from html import escape

FICTIONAL = "架空のデータ"
_LINE = "border:1px solid #767676;padding:0.2em 0.7em"


@dataclass(frozen=True)
class Sheet:
    """``rows`` of texts and numbers under ``heads``; the first cell of a row names it unless ``plain``.

    Whole numbers are shown with commas, others with one decimal place; None is an empty cell.
    """

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple, ...]
    plain: bool = False

    def __repr__(self):
        lines = [self.caption, "\t".join(self.heads)]
        return "\n".join(lines + ["\t".join(map(said, row)) for row in self.rows])

    def _repr_html_(self):
        heads = "".join(
            f'<th scope="col" style="{_LINE};background:#f2f4f7">{escape(h)}</th>' for h in self.heads
        )
        body = "".join(f"<tr>{self._row(row)}</tr>" for row in self.rows)
        return (
            '<table lang="ja" class="kenshu-sheet" style="border-collapse:collapse;font-size:1rem">'
            f'<caption style="text-align:left;padding-bottom:0.3em">{escape(self.caption)}</caption>'
            f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
        )

    def _row(self, row):
        cells = []
        for place, value in enumerate(row):
            side = "right" if isinstance(value, int | float) else "left"
            look = f"{_LINE};text-align:{side}"
            if place == 0 and not self.plain:
                cells.append(f'<th scope="row" style="{look};font-weight:normal">{escape(said(value))}</th>')
            else:
                cells.append(f'<td style="{look}">{escape(said(value))}</td>')
        return "".join(cells)


@dataclass(frozen=True)
class Note:
    """One sentence where a table or a figure will stand later."""

    text: str

    def __repr__(self):
        return self.text

    def _repr_html_(self):
        return f'<p lang="ja" class="kenshu-note">{escape(self.text)}</p>'


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
