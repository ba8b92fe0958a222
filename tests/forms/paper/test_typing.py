"""What a trainer types from a paper is read as the form would have stored it; what is odd is named."""

from io import BytesIO
from pathlib import Path

import pytest
import yaml
from openpyxl import load_workbook
from tests.forms import hand
from tests.forms.excel.conftest import GIVEN

from kenshu.answers import read_value
from kenshu.forms import paper
from kenshu.forms.paper import typing
from kenshu.forms.paper.typing import TypedRow

CASES = yaml.safe_load((Path(__file__).parent / "typed.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", GIVEN)
def test_every_kind_comes_back_as_a_form_would_store_it(questions, name):
    rows = [
        TypedRow(
            place, row[typing.LINE], tuple(text for head, text in row.items() if head.startswith(typing.FIELD)),
            row[typing.UNIT], row[typing.BASIS], row[typing.WHO],
        )
        for place, row in enumerate(hand.rows("m07k", {name: GIVEN[name]}, questions), 2)
    ]  # fmt: skip
    found = paper.from_rows(questions[name], rows)
    assert (found.entry, found.problems) == (read_value(questions[name], GIVEN[name]), ())


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_rows_as_they_are_really_typed(questions, case):
    rows = [
        TypedRow(
            place,
            str(row.get("行", "")),
            tuple(map(str, row["欄"])),
            row.get("単位", ""),
            "",
            row.get("聞く相手", ""),
        )
        for place, row in enumerate(case["rows"], 2)
    ]
    found = paper.from_rows(questions[case["question"]], rows)
    assert found.entry == (case["entry"] or {})
    assert len(found.problems) == len(case.get("said", ()))
    for text, part in zip(found.problems, case.get("said", ()), strict=True):
        assert part in text


def test_the_blank_list_has_a_row_for_every_question_and_every_line_of_a_table(issue, questions):
    content = paper.blank_typed(issue)
    assert paper.blank_typed(issue) == content
    sheet = load_workbook(BytesIO(content)).active
    heads = [cell.value for cell in sheet[1]]
    assert heads[:4] == list(typing.COLUMNS[:4])
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    for question in questions.values():
        mine = [row for row in rows if row[typing.QUESTION] == question.id]
        lines = [row[typing.LINE] or "" for row in mine]
        assert lines == (
            list(question.rows) or ["1", "2", "3", "4", "5"] if question.kind == "table" else [""]
        )
