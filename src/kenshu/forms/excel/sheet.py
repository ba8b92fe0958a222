"""A sheet in the making, row by row: A4 sideways, one page wide, every row with its key, locked but for inputs."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from unicodedata import east_asian_width

from kenshu.forms.excel.places import FIRST, KEY, LAST, NO_FIELD, column_key

FONT, SIZE, LINE, TALLEST = "BIZ UDPゴシック", 11, 18, 405  # points
WIDE, NARROW = 32, 15  # half-width letters: column B, the others
MOST_COLUMNS = 40
INK, INPUT, GREY, FRAME = "#1b1b1b", "#fff8d6", "#eef1f5", "#767676"  # contrast on ink: 16.2, 15.2
SOFT = "#595959"  # 7.0 on white
LONGEST = 32_000  # letters of a cell
MADE = datetime(2026, 4, 1)  # the same text gives the same bytes


class Book:
    """An xlsx in the making. ``bytes()`` ends it."""

    def __init__(self, title: str):
        from xlsxwriter import Workbook

        self._out = BytesIO()
        options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self.raw = Workbook(self._out, options)
        self.raw.set_properties({"title": title, "created": MADE})
        self.raw.formats[0].set_font_name(FONT)
        self.raw.formats[0].set_font_size(SIZE)
        self._looks, self.names = {}, []

    def look(self, **given):
        """A format; the same wishes give the same one."""
        wished = {"font_name": FONT, "font_size": SIZE, "font_color": INK, "text_wrap": True, "valign": "top"}
        key = tuple(sorted({**wished, **given}.items()))
        if key not in self._looks:
            self._looks[key] = self.raw.add_format(dict(key))
        return self._looks[key]

    def sheet(self, name: str, footer: str) -> "Sheet":
        """A new sheet, with its hidden keys for the columns."""
        raw = self.raw.add_worksheet(name)
        self.names.append(name)
        raw.set_paper(9)
        raw.set_landscape()
        raw.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
        raw.fit_to_pages(1, 0)
        raw.set_footer(f"&L&8{footer.replace('&', '&&')}&R&8&P / &N")
        raw.hide_gridlines(2)
        raw.set_column(0, 0, 3, None, {"hidden": True})
        raw.set_column(FIRST, FIRST, WIDE)
        raw.set_column(FIRST + 1, MOST_COLUMNS, NARROW)
        raw.set_row(0, None, None, {"hidden": True})
        raw.write_string(0, 0, KEY)
        for column in range(FIRST, MOST_COLUMNS):
            raw.write_string(0, column, column_key(column))
        raw.protect("", {"format_rows": True, "format_columns": True, "select_locked_cells": True})
        return Sheet(self, raw, name)

    def bytes(self) -> bytes:
        self.raw.close()
        return self._out.getvalue()


@dataclass
class Sheet:
    """``row`` is the next free row, counted from 0; ``right`` the last column used."""

    book: Book
    raw: object
    name: str
    row: int = 1
    right: int = LAST
    _high: float = 0

    def words(self, spans, *, first=FIRST, last=LAST, key=NO_FIELD, next_row=True, **look):
        """Text over the columns ``first`` to ``last``; bold spans are bold. Never a formula."""
        spans = [spans] if isinstance(spans, str) else spans
        spans = [(span, False) if isinstance(span, str) else span for span in spans]
        text = "".join(span for span, _ in spans)[:LONGEST]
        risky = text[:1] in tuple("=+-@\t")
        shape = self.book.look(**look, **({"quote_prefix": True} if risky else {}))
        if last > first:
            self.raw.merge_range(self.row, first, self.row, last, "", shape)
        rich = [part for span, bold in spans if span for part in self._part(span, bold, look)]
        if len(spans) > 1 and any(bold for _, bold in spans) and len(rich) > 3:
            self.raw.write_rich_string(self.row, first, *rich, shape)
        else:
            self.raw.write_string(self.row, first, text, shape)
        size = look.get("font_size", SIZE)
        self.tall(lines_of(text, self.width(first, last) * SIZE / size) * LINE * size / SIZE + 4, key)
        self.right = max(self.right, last)
        if next_row:
            self.next()

    def cell(self, first, last, value, **look):
        """One framed cell of a given table, over some columns; numbers stay numbers."""
        if not isinstance(value, int | float):
            framed = {"border": 1, "indent": 1, "valign": "vcenter", **look}
            return self.words(value or "", first=first, last=last, next_row=False, **framed)
        form = "#,##0" if isinstance(value, int) else "#,##0.0"
        shape = self.book.look(border=1, num_format=form, valign="vcenter", **look)
        if last > first:
            self.raw.merge_range(self.row, first, self.row, last, "", shape)
        self.raw.write_number(self.row, first, value, shape)
        self.right = max(self.right, last)

    def input(self, first, last, *, text: bool, **look):
        """An empty field, coloured and open; ``text``: what is typed stays text."""
        form = {"num_format": "@"} if text else {}
        shape = self.book.look(bg_color=INPUT, border=1, border_color=FRAME, locked=False, **form, **look)
        if last > first:
            self.raw.merge_range(self.row, first, self.row, last, "", shape)
        self.raw.write_blank(self.row, first, None, shape)
        self.right = max(self.right, last)

    def tall(self, points, key=None):
        """Make the present row at least so high and give it its key."""
        self._high = max(self._high, min(TALLEST, max(LINE + 4, points)))
        if key is not None:
            self.raw.write_string(self.row, 0, key)

    def next(self, *, grows=False):
        """Go on to the next row; one that ``grows`` gets its height from whatever is typed into it."""
        if not grows:
            self.raw.set_row(self.row, self._high or LINE + 4)
        self._high = 0
        self.row += 1

    def gap(self):
        self.tall(LINE / 2, NO_FIELD)
        self.next()

    def width(self, first, last) -> float:
        """Half-width letters from one column to another."""
        return sum(WIDE if column == FIRST else NARROW for column in range(first, last + 1)) - 2

    def end(self):
        self.raw.print_area(1, FIRST, self.row, self.right)

    def _part(self, span, bold, look):
        return [self.book.look(**{**look, "bold": bold or look.get("bold", False)}), span]


def lines_of(text: str, room: float) -> int:
    """How many lines a text needs in ``room`` half-width letters."""
    return sum(max(1, -(-half_widths(line) // max(1, int(room)))) for line in text.split("\n"))


def half_widths(text: str) -> int:
    return sum(2 if east_asian_width(one) in "WFA" else 1 for one in text)
