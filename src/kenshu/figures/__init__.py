"""The one figure style: Japanese font, colours with their contrast, caption, alt text, text reading."""

from kenshu.figures.bars import Part, paired_bars
from kenshu.figures.caption import Caption, FiguresError
from kenshu.figures.lines import break_even, four_points
from kenshu.figures.output import Picture, as_html, save
from kenshu.figures.style import figure, style

__all__ = [
    "Caption", "FiguresError", "Part", "Picture", "as_html", "break_even", "figure", "four_points",
    "paired_bars", "save", "style",
]  # fmt: skip
