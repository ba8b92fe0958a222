"""A small table as a spreadsheet shows it, and a few lines of text: what a notebook shows without a picture."""

from dataclasses import dataclass
from html import escape

from kenshu.figures.sheet import Sheet, said


class Table(Sheet):
    """A sheet whose numbers stand as they were measured: 12.5 and 3, no places added."""

    @staticmethod
    def said(value) -> str:
        return f"{value:,g}" if isinstance(value, int | float) else said(value)


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
