"""The colours of all figures, each with its contrast ratio on white (WCAG 2.2); a test computes them again.

Text needs 4.5, shapes and lines 3.0. A series also has its own pattern (bars) or marker and dashes (lines),
and its own brightness, so that it is told apart in a grey print and with any colour vision.
"""

from dataclasses import dataclass

WHITE = "#ffffff"
INK = "#1a1a1a"  # 17.40 text
SOFT = "#4a4f57"  # 8.24 text: captions, axis numbers
AXIS = "#767676"  # 4.54 shapes: axis lines
GRID = "#d9dce1"  # 1.37 decoration only: nothing is read from it


@dataclass(frozen=True)
class Look:
    """How one series looks: colour, pattern in a bar, marker and dashes of a line."""

    colour: str
    hatch: str
    marker: str
    dashes: str


SERIES = (
    Look("#0b2e52", "", "o", "-"),  # 13.75 navy
    Look("#d07a1f", "//", "s", "--"),  # 3.24 orange
    Look("#007f73", "..", "^", "-."),  # 4.90 teal
    Look("#6f4a8e", "xx", "D", ":"),  # 6.89 violet
)


def contrast(one: str, other: str = WHITE) -> float:
    """Contrast ratio of two colours #rrggbb, from 1 to 21 (WCAG 2.2, relative luminance).

    >>> contrast("#000000")
    21.0
    """
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return round((lighter + 0.05) / (darker + 0.05), 2)


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 (black) to 1 (white)."""
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
