"""The files themselves, read again by openpyxl, python-docx and python-pptx: whole, printable, no formula but ours."""

import re
import zipfile
from io import BytesIO

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from pptx import Presentation
from tests.improve.documents import example

from kenshu.improve import ImproveError, documents

FUNCTIONS = {
    "SUM",
    "SUMIF",
    "IF",
    "AND",
    "ROUND",
    "ROUNDUP",
    "TEXT",
    "MIN",
    "MAX",
    "COUNTIFS",
    "DAY",
    "EOMONTH",
}
TEXTS = ("title", "keyword", "section", "procedure", "account", "purpose", "present", "project", "alternatives",
         "time-use", "residents", "care", "grounds", "stop", "keeper")  # fmt: skip
WORKBOOKS = {"budget": documents.budget_workbook, "plan": documents.plan_workbook}
PAPERS = {"paper": documents.budget_paper, "questions": documents.questions_paper}


@pytest.fixture(scope="module")
def made():
    """{name: bytes} of the example's documents."""
    request = example.request()
    makers = WORKBOOKS | PAPERS | {"slides": documents.slides}
    return {name: make(request) for name, make in makers.items()}


@pytest.fixture(scope="module")
def hostile():
    """{name: bytes} where every text begins like a formula."""
    answers = {f"n11_{name.replace('-', '_')}": f"=HYPERLINK(1)+{name}"[:20] for name in TEXTS}
    tables = example.answers()
    for question, columns in (
        ("n11-costs", ("name", "account", "basis")), ("n11-funding", ("name", "basis")), ("n11-cuts", ("basis",)),
        ("n11-checks", ("topic", "asked", "result")), ("n11-asked", ("question", "answer")),
        ("n10-tasks", ("name", "owner")), ("n10-kpis", ("name", "how", "who", "stop")), ("n11-figures", ("method",)),
    ):  # fmt: skip
        for row in tables[question]["value"]:
            for sign, column in zip("=+@-", columns, strict=False):
                row[column] = f"{sign}cmd|{column}"
        answers[question.replace("-", "_")] = tables[question]["value"]
    request = example.request(**answers)
    return {name: make(request) for name, make in (WORKBOOKS | PAPERS | {"slides": documents.slides}).items()}


def formulas(content):
    """Every formula of a workbook."""
    book = openpyxl.load_workbook(BytesIO(content))
    return [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"
    ]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_formula_holds_its_value(made, name):
    live, cached = (openpyxl.load_workbook(BytesIO(made[name]), data_only=only) for only in (False, True))
    empty = [
        f"{sheet.title}!{cell.coordinate}"
        for sheet in live for row in sheet.iter_rows() for cell in row
        if cell.data_type == "f" and cached[sheet.title][cell.coordinate].value is None and "■" not in cell.value
    ]  # fmt: skip
    assert len(formulas(made[name])) > 60
    assert empty == []


@pytest.mark.parametrize("name", WORKBOOKS)
def test_formulas_use_functions_that_every_office_has(made, name):
    used = {found for formula in formulas(made[name]) for found in re.findall(r"([A-Z]+)\(", formula)}
    assert used <= FUNCTIONS


@pytest.mark.parametrize("name", WORKBOOKS)
def test_text_that_looks_like_a_formula_stays_text(made, hostile, name):
    """As many formulas as without it, and every such text is quoted for whoever edits the cell."""
    assert len(formulas(hostile[name])) == len(formulas(made[name]))
    assert not [formula for formula in formulas(hostile[name]) if "cmd" in formula or "HYPERLINK" in formula]
    book = openpyxl.load_workbook(BytesIO(hostile[name]))
    risky = [
        cell for sheet in book for row in sheet.iter_rows() for cell in row
        if cell.data_type == "s" and str(cell.value).startswith(tuple("=+-@"))
    ]  # fmt: skip
    assert len(risky) > 5
    assert all(cell.quotePrefix for cell in risky)


def test_the_workbook_inside_a_chart_has_no_formula(hostile):
    with zipfile.ZipFile(BytesIO(hostile["slides"])) as slides:
        books = [name for name in slides.namelist() if name.endswith(".xlsx")]
        assert len(books) == 2
        assert [formulas(slides.read(name)) for name in books] == [[], []]


@pytest.mark.parametrize("name", WORKBOOKS)
def test_every_sheet_prints_on_a4_one_page_wide(made, name):
    for sheet in openpyxl.load_workbook(BytesIO(made[name])):
        assert sheet.page_setup.paperSize == 9, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage and sheet.page_setup.fitToHeight == 0
        assert sheet.print_area, sheet.title


def test_the_front_sheet_asks_for_what_the_costs_say(made):
    book = openpyxl.load_workbook(BytesIO(made["budget"]))
    front = book["予算要求書"]
    asked = next(cell for row in front.iter_rows() for cell in row if cell.value == "要求額")
    assert "経費5年" in front.cell(asked.row + 1, asked.column).value  # a reference, not a typed number


def test_every_quoted_figure_names_its_notebook_and_question(made):
    sheet = openpyxl.load_workbook(BytesIO(made["budget"]))["数字の出どころ"]
    told = "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)
    for quoted in example.request().figures:
        assert quoted.source in told and quoted.figure.method in told and str(quoted.figure.period) in told


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_is_a4_in_japanese_with_headings_and_alt_text(made, name):
    paper = Document(BytesIO(made[name]))
    section = paper.sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    assert paper.core_properties.language == "ja-JP" and paper.core_properties.author == "健康づくり課 予防係"
    described = [shape._inline.docPr.get("descr") for shape in paper.inline_shapes]
    assert len(described) == (2 if name == "paper" else 0)
    assert all(len(text) > 20 for text in described)
    for style in ("Normal", "Title", "Heading 1"):
        assert paper.styles[style].element.rPr.rFonts.get(qn("w:eastAsia")) == "BIZ UDPゴシック"


def test_the_paper_has_every_part_of_a_request_in_order(made):
    headings = [
        one.text for one in Document(BytesIO(made["paper"])).paragraphs if one.style.name == "Heading 1"
    ]
    assert [re.sub(r"^\d+ ", "", one) for one in headings] == [
        "目的", "現状と課題", "事業内容", "ほかの手段とくらべた結果", "効果", "経費(5年間)と財源", "日程", "どう測るか(KPI)",
        "守るべき線", "続ける、やめる", "数字の出どころ",
    ]  # fmt: skip


def test_slides_are_five_with_titles_editable_text_and_native_charts(made):
    slides = Presentation(BytesIO(made["slides"])).slides
    titles = [slide.shapes.title.text_frame.text for slide in slides]
    assert len(titles) == len(set(titles)) == 5 and all(titles)
    charts = [shape for slide in slides for shape in slide.shapes if shape.has_chart]
    assert len(charts) == 2
    values = [tuple(one.values) for chart in charts for one in chart.chart.plots[0].series]
    request = example.request()
    assert values[0] == (request.figure("before").value, request.figure("after").value)
    assert values[1] == tuple(request.costs.of_year(year, paid_only=True) for year in range(1, 6))


def test_whatever_is_no_text_on_a_slide_has_alt_text_and_every_slide_has_notes(made):
    slides = Presentation(BytesIO(made["slides"])).slides
    for slide in slides:
        assert slide.notes_slide.notes_text_frame.text
        for shape in slide.shapes:
            if not shape.has_text_frame:
                assert len(shape._element.xpath(".//p:cNvPr")[0].get("descr") or "") > 10, shape.name


def test_the_same_number_stands_in_every_document(made):
    """180.0, 43.0 and the sum asked for, in the sheet, the paper, the questions and the slides."""
    slides = Presentation(BytesIO(made["slides"])).slides
    texts = {
        "slides": "".join(
            shape.text_frame.text for slide in slides for shape in slide.shapes if shape.has_text_frame
        )
    }
    for name in PAPERS:
        paper = Document(BytesIO(made[name]))
        cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
        texts[name] = "".join([*(one.text for one in paper.paragraphs), *cells])
    for name, text in texts.items():
        for number in ("180.0時間", "43.0時間", "137.0時間", "1,500,000円"):
            assert number in text, f"{name}: {number}"


def test_days_are_written_in_their_era_everywhere(made):
    paper = Document(BytesIO(made["paper"]))
    text = "".join(one.text for one in paper.paragraphs)
    assert "令和7年10月20日" in text and "2025" not in text


def test_templates_are_filled_as_far_as_the_request_goes_and_blank_without_one():
    blank, filled = documents.papers(), documents.papers(example.request())
    assert list(blank) == [
        "調整依頼文.md",
        "引継書.md",
        "試行チェック票.md",
        "フォーム設計票.md",
        "測定票.md",
    ]
    for name, text in filled.items():
        assert "がん検診の予約の受付" in text, name
        assert not re.search(r"\{[a-z_]+\}", text + blank[name])
        assert "＿＿＿＿＿＿" in blank[name]


def test_text_in_a_template_cannot_break_its_table():
    text = documents.papers(example.request(n11_stop="3割|2件\n# 見出し <b>"))["試行チェック票.md"]
    row = next(line for line in text.splitlines() if line.startswith("| 12 "))
    assert row.endswith(r"| 3割\|2件 \# 見出し \<b\> |")


def test_documents_are_never_written_over_one_that_is_there(tmp_path):
    request = example.request()
    first, again = (documents.write("plan", request, tmp_path / "out") for _ in range(2))
    assert [path.name for path in (*first, *again)] == ["実行プラン.xlsx", "実行プラン(2).xlsx"]


def test_a_place_that_takes_nothing_is_a_japanese_line(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(ImproveError, match="file を作れません"):
        documents.write("plan", example.request(), tmp_path / "file")
