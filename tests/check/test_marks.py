"""A Mark is a bare number for nbgrader and a message for a person."""

import json
import logging
import math

import numpy as np
import pytest
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbgrader.utils import determine_grade

from kenshu.check import CheckError, Mark
from kenshu.check.mark import MIME

FRACTIONS = [
    0,
    0.0,
    -0.0,
    0.01,
    0.33,
    0.5,
    1,
    1.0,
    1.5,
    2,
    2.67,
    2.99,
    3,
    3.0,
    np.float64(1.5),
    np.int64(2),
    np.float32(0.5),
]


def cell_with(outputs, points=3):
    metadata = {
        "nbgrader": {"grade": True, "solution": False, "points": points, "grade_id": "n98-a", "locked": True}
    }
    return new_code_cell('check.mark("n98-a")', metadata=metadata, outputs=outputs)


def result(text):
    return new_output("execute_result", data={"text/plain": text})


@pytest.mark.parametrize("points", FRACTIONS)
def test_nbgrader_reads_every_mark_as_its_points(points):
    mark = Mark("n98-a", points, 3, "m", "文")
    data = mark._repr_mimebundle_()
    assert determine_grade(cell_with([new_output("execute_result", data=data)])) == (float(points), 3.0)


@pytest.mark.parametrize("trap", ["False", "-1", "nan", "'もう一度'"])
def test_the_trap_is_real_what_is_no_number_from_zero_up_earns_everything(trap):
    assert determine_grade(cell_with([result(trap)]), logging.getLogger("trap")) == (3.0, 3.0)


@pytest.mark.parametrize(
    "points",
    [False, True, None, "1", "もう一度", -1, -0.01, 3.01, math.nan, math.inf, -math.inf, [1], 10**400],
)
def test_none_of_these_can_be_a_mark(points):
    with pytest.raises(CheckError, match="講師に知らせて"):
        Mark("n98-a", points, 3, "m", "文")


def test_a_kernel_shows_number_message_and_data_and_nbgrader_reads_the_number():
    cells = [
        new_code_cell("from kenshu.check import Mark"),
        *(cell_with([]) for _ in range(3)),
    ]
    for cell, points in zip(cells[1:], (3, 1.5, 0), strict=True):
        cell.source = f'Mark("n98-a", {points}, 3, "m", "<b>文</b>")'
    NotebookClient(new_notebook(cells=cells), kernel_name="python3").execute()
    assert [determine_grade(cell)[0] for cell in cells[1:]] == [3.0, 1.5, 0.0]
    [output] = cells[2].outputs
    assert output.data["text/plain"] == "1.5"
    assert output.data[MIME] == {"question": "n98-a", "points": 1.5, "message_id": "m"}
    assert "&lt;b&gt;文" in output.data["text/html"]
    assert "1.5" not in output.data["text/html"]


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        (Mark("n98-a", 3, 3, "right", "文"), "◯</span> そろいました"),
        (Mark("n98-a", 1, 3, "m", "文"), "△</span> あと少しです"),
        (Mark("n98-a", 0, 3, "m", "文"), "↻</span> もう一度見てみましょう"),
        (Mark("n98-a", 0, 3, "blank", "文"), "まだ答えがありません"),
        (Mark("n98-a", 0, 3, "ask", "文"), "聞いてから答える"),
        (Mark("n98-a", 0, 3, "x", "文", "reply"), "お返事"),
    ],
)
def test_sign_and_words_stand_together(mark, words):
    assert words in mark.to_html()


def test_the_data_of_a_mark_are_plain_json():
    data = Mark("n98-a", np.float64(1.5), np.int64(3), "m", "文")._repr_mimebundle_()[MIME]
    assert json.loads(json.dumps(data)) == data
