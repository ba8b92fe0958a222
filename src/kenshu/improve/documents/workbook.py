"""A workbook as a city hall prints it: A4, one font, live formulas that already hold their values.

XlsxWriter, because openpyxl cannot write the value of a formula: a reader that does not calculate (a preview, a
mail program) would show empty cells.
"""

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from unicodedata import east_asian_width

FONT = "BIZ UDPゴシック"
SIZE = 10
YEN, ONE_PLACE, PERCENT, WHOLE = '#,##0"円";[Red]-#,##0"円"', "#,##0.0", '0.0"％"', "#,##0"
WAREKI = '[$-411]ge"."m"."d'
GREY, NAVY = "#eef1f5", "#0b2e52"
LINE = 14.5  # points of a printed line
FOOTER = 60  # letters beside the page number
LONGEST = 32_000  # letters of a cell


@dataclass(frozen=True)
class Place:
    """A cell: its sheet's name, row and column from 0. ``str`` is how a formula of another sheet names it."""

    sheet: str
    row: int
    column: int

    def __str__(self):
        return f"'{self.sheet}'!{self.here}"

    @property
    def here(self) -> str:
        """How a formula of the same sheet names it."""
        from xlsxwriter.utility import xl_rowcol_to_cell

        return xl_rowcol_to_cell(self.row, self.column, row_abs=True, col_abs=True)


class Book:
    """An xlsx in the making. ``bytes()`` ends it."""

    def __init__(self, title: str, author: str, made: date):
        from xlsxwriter import Workbook

        self._out = BytesIO()
        self._book = Workbook(
            self._out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        )
        self._book.set_properties(
            {"title": title, "author": author, "created": datetime(made.year, made.month, made.day)}
        )
        self._looks = {}
        self._book.formats[0].set_font_name(FONT)
        self._book.formats[0].set_font_size(SIZE)

    def sheet(self, name: str, widths, *, landscape=False, footer="") -> "Sheet":
        """A new A4 sheet, one page wide; ``widths`` of its columns in half-width letters."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(9)
        if landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer(f"&L&8{footer[:FOOTER].replace('&', '&&')}&R&8&P / &N")
        sheet.hide_gridlines(2)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        return Sheet(self, sheet, name, tuple(widths))

    def look(self, **given):
        """A format; the same wishes give the same one."""
        wished = {"font_name": FONT, "font_size": SIZE, "valign": "vcenter", "text_wrap": True, **given}
        key = tuple(sorted(wished.items()))
        if key not in self._looks:
            self._looks[key] = self._book.add_format(wished)
        return self._looks[key]

    def bytes(self) -> bytes:
        """The file."""
        self._book.close()
        return self._out.getvalue()


@dataclass(frozen=True)
class Sheet:
    """One sheet; every write names row and column from 0 and returns the Place."""

    book: Book
    raw: object
    name: str
    widths: tuple[float, ...]

    def text(self, row, column, text, *, over=1, **look) -> Place:
        """Text, never a formula, running over ``over`` columns; a sign that would begin a formula is quoted."""
        risky = str(text)[:1] in tuple("=+-@\t")
        shape = self.book.look(**look, **({"quote_prefix": True} if risky else {}))
        text = str(text)[:LONGEST]
        if over > 1:
            self.raw.merge_range(row, column, row, column + over - 1, "", shape)
        self.raw.write_string(row, column, text, shape)
        return Place(self.name, row, column)

    def head(self, row, column, text, **look) -> Place:
        """A heading: bold on grey, framed."""
        return self.text(row, column, text, **{"bold": True, "bg_color": GREY, "border": 1, **look})

    def number(self, row, column, value, form=WHOLE, **look) -> Place:
        """A number with its format."""
        self.raw.write_number(row, column, value, self.book.look(num_format=form, border=1, **look))
        return Place(self.name, row, column)

    def day(self, row, column, value: date, **look) -> Place:
        """A date, shown as R8.4.1."""
        shape = self.book.look(num_format=WAREKI, border=1, align="center", **look)
        self.raw.write_datetime(row, column, datetime(value.year, value.month, value.day), shape)
        return Place(self.name, row, column)

    def formula(self, row, column, formula, value, form=WHOLE, *, over=1, **look) -> Place:
        """A live formula and the value it has now."""
        shape = self.book.look(num_format=form, **{"border": 1, **look})
        if over > 1:
            self.raw.merge_range(row, column, row, column + over - 1, "", shape)
        self.raw.write_formula(row, column, f"={formula}", shape, value)
        return Place(self.name, row, column)

    def tall(self, row, *cells):
        """Make a row as high as its texts need; ``cells``: (text, first column, how many columns)."""
        lines = 1
        for text, column, over in cells:
            room = sum(self.widths[column : column + over]) - 1
            lines = max(lines, sum(max(1, -(-half_widths(line) // room)) for line in str(text).split("\n")))
        self.raw.set_row(row, min(409, LINE * lines + 5))

    def print_rows(self, last_row, last_column, *, repeat=None):
        """The print area from A1, and the rows that stand on top of every page."""
        self.raw.print_area(0, 0, last_row, last_column)
        if repeat is not None:
            self.raw.repeat_rows(*repeat)


def half_widths(text: str) -> float:
    """How wide a line is, in half-width letters."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in text)
