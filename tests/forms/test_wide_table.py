"""A table with many columns: each cell shows as many letters as its spec says, and only the table moves sideways."""

import pytest
from playwright.sync_api import expect
from tests.forms import lab

from kenshu import answers
from kenshu.answers import AnswersError, Question
from kenshu.forms.paper import sheet

CHOICES = [{"id": "task", "label": "作業"}, {"id": "decision", "label": "見て決めるところ"}]
COLUMNS = [
    {"id": "number", "label": "番号", "letters": 3},
    {"id": "name", "label": "作業", "letters": 14},
    {"id": "kind", "label": "種類", "kind": "choice", "choices": CHOICES},
    {"id": "minutes", "label": "分", "kind": "number", "unit": "分", "letters": 4},
    {"id": "count", "label": "件数", "kind": "number"},
    *({"id": f"more-{n}", "label": f"メモ{n}"} for n in range(4)),
]
SPEC = {
    "id": "n98-wide", "kind": "table", "label": "手順", "graded": "no", "notebook": "n98-all",
    "columns": COLUMNS, "min_rows": 2, "max_rows": 9,
}  # fmt: skip
# Letters of 1 em between the paddings of each cell of the first row; a select also needs room for its arrow.
LETTERS = """form => [...form.querySelectorAll('tbody tr:first-child :is(input, select)')].map(cell => {
  const { fontSize, paddingLeft, paddingRight } = getComputedStyle(cell);
  return (cell.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight)) / parseFloat(fontSize);
})"""


@pytest.fixture(scope="module")
def question():
    return Question.from_dict({**SPEC, "session": "s3"})


def test_each_cell_shows_the_letters_of_its_spec_and_the_page_stays_still(server, lab_page, question):
    page, _, _ = lab_page
    lab.write_session(server[1] / "wide", [question.to_dict()])
    lab.open_notebook(page, "wide/form.ipynb")
    try:
        form = page.locator('[data-question="n98-wide"]')
        expect(form).to_be_visible()
        room = form.evaluate(LETTERS)
        wanted = [column.shows for column in question.columns]
        assert [
            n for n, (has, needs) in enumerate(zip(room, wanted, strict=True)) if has < needs - 0.01
        ] == []
        assert form.evaluate(
            "e => { const s = e.querySelector('.kenshu-scroll'); return s.scrollWidth > s.clientWidth }"
        )
        assert form.evaluate("e => e.scrollWidth <= e.clientWidth")
        first = form.locator("tbody th").first
        before = first.bounding_box()["x"]
        form.locator("tbody input").last.focus()
        assert first.bounding_box()["x"] == pytest.approx(before, abs=4)  # the row's number stays in sight
    finally:
        lab.close_notebooks(page)


def test_what_a_column_shows_follows_its_kind_unless_the_spec_says(question):
    assert [column.shows for column in question.columns] == [3, 14, 8, 4, 5, 12, 12, 12, 12]


@pytest.mark.parametrize("letters", [0, 41, "many", 2.5])
def test_letters_that_are_no_number_of_letters_are_refused(letters):
    with pytest.raises(AnswersError, match="letters"):
        answers.Question.from_dict({**SPEC, "columns": [{"id": "a", "label": "欄", "letters": letters}]})


def test_on_paper_the_columns_share_the_sheet_by_their_letters(question):
    html = sheet._ask(sheet.Ask(question))
    widths = [float(part.split("%")[0]) for part in html.split('<col style="width:')[1:]]
    assert len(widths) == len(COLUMNS)
    assert widths[1] > 3 * widths[0] and sum(widths) <= 96
