"""What LibreOffice makes of the documents: the values it calculates and the pages it prints."""

import math
import re
from io import BytesIO

import openpyxl
import pytest
from tests.improve.documents import example, office

from kenshu.improve import documents

pytestmark = pytest.mark.full
CASES = {
    "example": {},
    "alone": {"n11_rollout": [], "n11_cuts": [], "n11_effect_from": 2},
    "many-times-a-year": {"n11_periods": 12, "n11_last_year": "３５０千円"},
    "without-control": {
        "n11_figures": [
            row for row in example.answers()["n11-figures"]["value"] if not row["role"].startswith("control")
        ]
    },
}
MAKERS = {"budget": documents.budget_workbook, "plan": documents.plan_workbook}
PAGES = {
    "budget.xlsx": (documents.budget_workbook, 6), "paper.docx": (documents.budget_paper, 5),
    "questions.docx": (documents.questions_paper, 3), "plan.xlsx": (documents.plan_workbook, 3),
    "slides.pptx": (documents.slides, 5),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", MAKERS)
def test_what_libreoffice_calculates_is_what_the_formulas_already_hold(tmp_path, name, case):
    content = MAKERS[name](example.request(**CASES[case]))
    again = office.converted(office.without_values(content, tmp_path / f"{name}.xlsx"), "xlsx", tmp_path)
    live, ours, theirs = (
        openpyxl.load_workbook(source, data_only=only)
        for source, only in ((BytesIO(content), False), (BytesIO(content), True), (again, True))
    )
    compared, apart = 0, []
    for sheet in live:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            mine, other = (book[sheet.title][cell.coordinate].value for book in (ours, theirs))
            compared += 1
            if not same(mine, other):
                apart.append((sheet.title, cell.coordinate, cell.value, mine, other))
    assert compared > 60
    assert apart == []


@pytest.mark.parametrize("name", PAGES)
def test_every_document_opens_and_prints_on_its_pages(tmp_path, name):
    """At most so many pages; the PDF of LibreOffice names each page object."""
    make, most = PAGES[name]
    (tmp_path / name).write_bytes(make(example.request()))
    printed = office.converted(tmp_path / name, "pdf", tmp_path).read_bytes()
    pages = len(re.findall(rb"/Type\s*/Page\b(?!s)", printed))
    assert 1 <= pages <= most


def same(mine, other):
    """Equal up to the last digits of a float; an empty text is an empty cell."""
    if isinstance(mine, int | float):
        return isinstance(other, int | float) and math.isclose(mine, other, rel_tol=1e-9, abs_tol=1e-6)
    return (mine or "") == (other or "")
