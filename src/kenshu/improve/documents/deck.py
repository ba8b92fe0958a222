"""Slides: 16:9, real titles, editable text, native charts and tables, alt text for whatever is no text."""

from datetime import date, datetime
from io import BytesIO

from kenshu.improve.documents.word import png
from kenshu.improve.documents.workbook import FONT, half_widths

WIDE, TALL = 33.867, 19.05  # cm
LEFT, TOP, INNER = 1.6, 3.6, 30.6  # cm: where the body begins, and its width
INK, NAVY, ORANGE, SOFT, PALE = "1A1A1A", "0B2E52", "B3600F", "4A4F57", "EEF1F5"
BODY, SMALL, SMALLEST = 20, 12, 10  # points
LEADING = 1.25  # of a line, in sizes of its letters
PAD = 0.6  # cm of a box that its text does not use, both sides together
POINTS = 72 / 2.54  # in a cm


class Deck:
    """A pptx in the making. ``bytes()`` ends it."""

    def __init__(self, title: str, author: str, made: date):
        from pptx import Presentation
        from pptx.util import Cm

        self._deck = Presentation()
        self._deck.slide_width, self._deck.slide_height = Cm(WIDE), Cm(TALL)
        _set_fonts(self._deck)
        properties = self._deck.core_properties
        properties.title, properties.author, properties.language = title, author, "ja-JP"
        properties.created = properties.modified = datetime(made.year, made.month, made.day)

    def page(self, title: str, foot: str) -> "Page":
        """A new slide with its title, and at its foot where the numbers come from."""
        slide = self._deck.slides.add_slide(self._deck.slide_layouts[5])  # Title Only
        page = Page(slide)
        _place(slide.shapes.title, LEFT, 0.9, INNER, 2.2)
        _write(slide.shapes.title.text_frame, [title], 30, bold=True, colour=NAVY)
        number = len(self._deck.slides)
        page.text([f"{foot}  {number}"], LEFT, TALL - 1.3, INNER, 1.0, size=SMALL, colour=SOFT)
        return page

    def bytes(self) -> bytes:
        """The file."""
        out = BytesIO()
        self._deck.save(out)
        return out.getvalue()


class Page:
    """One slide; places and sizes in cm."""

    def __init__(self, slide):
        self._slide = slide

    def text(self, lines, left, top, width, height, *, size=BODY, bold=False, colour=INK, fill=None):
        """Paragraphs in a box of their own; a size that would not fit is made smaller, down to SMALLEST."""
        from pptx.dml.color import RGBColor
        from pptx.util import Cm

        box = self._slide.shapes.add_textbox(Cm(left), Cm(top), Cm(width), Cm(height))
        if fill:
            box.fill.solid()
            box.fill.fore_color.rgb = RGBColor.from_string(fill)
        _write(box.text_frame, lines, fitting(lines, width, height, size), bold=bold, colour=colour)

    def bars(self, chart, left, top, width, height, alt):
        """A native bar chart: ``chart`` is (categories, {series: values}, number format)."""
        from pptx.enum.chart import XL_CHART_TYPE

        self._chart(XL_CHART_TYPE.BAR_CLUSTERED, chart, left, top, width, height, alt)

    def stacks(self, chart, left, top, width, height, alt):
        """A native chart of stacked columns."""
        from pptx.enum.chart import XL_CHART_TYPE

        self._chart(XL_CHART_TYPE.COLUMN_STACKED, chart, left, top, width, height, alt)

    def table(self, rows, left, top, widths, *, size=14, alt=""):
        """A native table, its first row as heading; whole numbers as yen at the right."""
        from pptx.util import Cm

        shape = self._slide.shapes.add_table(
            len(rows), len(widths), Cm(left), Cm(top), Cm(sum(widths)), Cm(0.9 * len(rows))
        )
        _describe(shape, alt)
        for column, width in zip(shape.table.columns, widths, strict=True):
            column.width = Cm(width)
        for row, cells in enumerate(rows):
            for column, given in enumerate(cells):
                _cell(shape.table.cell(row, column), given, size, head=row == 0)

    def picture(self, picture, left, top, width, height):
        """A ``figures.Picture`` at 200 dpi, as large as the space allows."""
        from pptx.util import Cm

        shape = self._slide.shapes.add_picture(BytesIO(png(picture)), Cm(left), Cm(top))
        scale = min(Cm(width) / shape.width, Cm(height) / shape.height)
        shape.width, shape.height = round(shape.width * scale), round(shape.height * scale)
        _describe(shape, picture.alt)

    def notes(self, text: str):
        """What the speaker says."""
        self._slide.notes_slide.notes_text_frame.text = text

    def _chart(self, kind, chart, left, top, width, height, alt):
        from pptx.chart.data import CategoryChartData
        from pptx.util import Cm

        categories, series, form = chart
        data = CategoryChartData(number_format=form)
        data.categories = categories
        for name, values in series.items():
            data.add_series(name, values)
        shape = self._slide.shapes.add_chart(kind, Cm(left), Cm(top), Cm(width), Cm(height), data)
        _describe(shape, alt)
        _dress(shape.chart, form, many=len(series) > 1)


def fitting(lines, width: float, height: float, size: int) -> int:
    """The largest size in points, from ``size`` down, at which ``lines`` fit into width × height (cm)."""
    for points in range(size, SMALLEST, -1):
        room = (width - PAD) * POINTS / points * 2  # half-width letters in a line
        needed = sum(-(-half_widths(line) // room) or 1 for text in lines for line in text.split("\n"))
        if needed * points * LEADING <= (height - PAD / 2) * POINTS:
            return points
    return SMALLEST


def _dress(chart, form, *, many):
    """House colours with a pattern for the second series, numbers at the bars, legend only where needed."""
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import XL_LEGEND_POSITION
    from pptx.enum.dml import MSO_PATTERN_TYPE
    from pptx.util import Pt

    chart.font.size, chart.font.name = Pt(14), FONT
    chart.has_title, chart.has_legend = False, many
    if many:
        chart.legend.position, chart.legend.include_in_layout = XL_LEGEND_POSITION.BOTTOM, False
    else:
        chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    plot = chart.plots[0]
    plot.gap_width = 60
    for place, one in enumerate(plot.series):
        fill = one.format.fill
        if place:
            fill.patterned()
            fill.pattern = MSO_PATTERN_TYPE.WIDE_UPWARD_DIAGONAL
            fill.fore_color.rgb, fill.back_color.rgb = RGBColor.from_string(ORANGE), RGBColor(255, 255, 255)
            one.format.line.color.rgb = RGBColor.from_string(ORANGE)
        else:
            fill.solid()
            fill.fore_color.rgb = RGBColor.from_string(NAVY)
    if not many:
        plot.has_data_labels = True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = form, False
        plot.data_labels.font.size = Pt(18)


def _write(frame, lines, size, *, bold=False, colour=INK):
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN
    from pptx.util import Pt

    frame.word_wrap = True
    texts = [line for text in lines for line in text.split("\n")]
    for number, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text = text
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = RGBColor.from_string(colour)
        run._r.get_or_add_rPr().set("lang", "ja-JP")


def _cell(cell, given, size, *, head):
    from pptx.dml.color import RGBColor
    from pptx.enum.text import PP_ALIGN

    text = f"{given:,}円" if isinstance(given, int) else given
    _write(cell.text_frame, [text], size, bold=head, colour=INK)
    if isinstance(given, int):
        cell.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(PALE if head else "FFFFFF")


def _place(shape, left, top, width, height):
    from pptx.util import Cm

    shape.left, shape.top, shape.width, shape.height = Cm(left), Cm(top), Cm(width), Cm(height)


def _describe(shape, alt):
    shape._element.xpath(".//p:cNvPr")[0].set("descr", alt)


def _set_fonts(deck):
    """The theme's fonts, so that text typed later looks the same."""
    import re

    from pptx.opc.constants import RELATIONSHIP_TYPE

    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    text = theme.blob.decode("utf-8")
    for script in ("latin", "ea"):
        text = re.sub(
            rf'(<a:(?:major|minor)Font>.*?<a:{script} typeface=")[^"]*(")',
            rf"\g<1>{FONT}\g<2>",
            text,
            flags=re.DOTALL,
        )
    theme._blob = text.encode("utf-8")
