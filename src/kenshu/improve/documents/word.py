"""A paper for the word processor: A4, Japanese fonts, real headings and header rows, page numbers, alt text."""

from datetime import date, datetime
from io import BytesIO

from kenshu.improve.documents.workbook import FONT

GREY = "EEF1F5"
WIDTH = 17.0  # cm between the margins
DPI = 200


class Paper:
    """A docx in the making. ``bytes()`` ends it."""

    def __init__(self, title: str, author: str, made: date, footer: str):
        from docx import Document
        from docx.shared import Cm

        self._paper = Document()
        section = self._paper.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        section.top_margin, section.bottom_margin = Cm(1.8), Cm(1.8)
        self._fonts()
        properties = self._paper.core_properties
        properties.title, properties.author, properties.language = title, author, "ja-JP"
        properties.comments = ""
        properties.created = properties.modified = datetime(made.year, made.month, made.day)
        self._footer(section, footer)

    def title(self, text: str, right: str):
        """The heading of the paper, and what stands at the right below it (date and section)."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        self._paper.add_heading(text, level=0)
        self._paper.add_paragraph(right).alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def heading(self, text: str):
        """A heading that a screen reader can jump to."""
        self._paper.add_heading(text, level=1)

    def text(self, text: str, *, small=False):
        """One paragraph a line."""
        from docx.shared import Pt

        for line in text.split("\n"):
            paragraph = self._paper.add_paragraph(line)
            if small:
                paragraph.runs[0].font.size = Pt(8.5)

    def table(self, heads, rows, widths):
        """A table whose first row is repeated on each page; whole numbers stand at the right. ``widths`` in cm."""
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        table = self._paper.add_table(rows=0, cols=len(heads), style="Table Grid")
        _columns(table, widths)
        for number, cells in enumerate([heads, *rows]):
            row = table.add_row()
            _keep_whole(row, head=number == 0)
            for cell, given, width in zip(row.cells, cells, widths, strict=True):
                _fill(cell, given, width, head=number == 0)
                if isinstance(given, int):
                    cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
        self._paper.add_paragraph()

    def pairs(self, rows, first=3.5):
        """A table of (name, text), the names shaded."""
        table = self._paper.add_table(rows=0, cols=2, style="Table Grid")
        _columns(table, (first, WIDTH - first))
        for name, text in rows:
            cells = table.add_row().cells
            _fill(cells[0], name, first, head=True)
            _fill(cells[1], text, WIDTH - first)
        self._paper.add_paragraph()

    def picture(self, picture, width=WIDTH):
        """A ``figures.Picture`` at 200 dpi with its alt text, its caption below."""
        from docx.shared import Cm

        run = self._paper.add_paragraph().add_run()
        shape = run.add_picture(BytesIO(png(picture)), width=Cm(width))
        shape._inline.docPr.set("descr", picture.alt)
        shape._inline.docPr.set("title", "図")
        self.text(picture.caption.text, small=True)

    def bytes(self) -> bytes:
        """The file."""
        out = BytesIO()
        self._paper.save(out)
        return out.getvalue()

    def _fonts(self):
        from docx.oxml.ns import qn
        from docx.shared import Pt, RGBColor

        for name, size in (("Normal", 10.5), ("Title", 17), ("Heading 1", 12)):
            style = self._paper.styles[name]
            style.font.name, style.font.size = FONT, Pt(size)
            style.font.color.rgb = RGBColor(0x1A, 0x1A, 0x1A)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            for script in ("ascii", "hAnsi", "eastAsia"):
                fonts.set(qn(f"w:{script}"), FONT)
            style.paragraph_format.space_after = Pt(3)
        self._paper.styles["Heading 1"].paragraph_format.space_before = Pt(10)
        _language(self._paper.styles.element)

    def _footer(self, section, text):
        from docx.enum.text import WD_ALIGN_PARAGRAPH
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        paragraph = section.footer.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.add_run(f"{text}  ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), "PAGE")
        paragraph._p.append(field)


def png(picture) -> bytes:
    """The drawn figure at 200 dpi, without its caption (it stands in the text)."""
    from kenshu import figures

    out = BytesIO()
    with figures.style():
        picture.fig.savefig(out, format="png", dpi=DPI, metadata={"Software": None})
    return out.getvalue()


def _columns(table, widths):
    """Fixed widths, in cm: in the grid, which LibreOffice reads, and later in each cell, which Word reads."""
    from docx.shared import Cm

    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Cm(width)


def _fill(cell, given, width, *, head=False):
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    cell.width = Cm(width)
    lines = [f"{given:,}"] if isinstance(given, int) else str(given).split("\n")
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        run = paragraph.add_run(line)
        run.font.size, run.bold = Pt(9.5), head
        paragraph.paragraph_format.space_after = Pt(1)
    if head:
        shade = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", GREY)):
            shade.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(shade)


def _keep_whole(row, *, head):
    """A row does not break over pages; the first one is repeated."""
    from docx.oxml import OxmlElement

    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if head:
        properties.append(OxmlElement("w:tblHeader"))


def _language(styles):
    """Japanese as the language of the whole paper, for spelling and for screen readers."""
    from docx.oxml.ns import qn

    for language in styles.iter(qn("w:lang")):
        language.set(qn("w:val"), "ja-JP")
        language.set(qn("w:eastAsia"), "ja-JP")
