"""A session of all kinds of question as a workbook, blank and filled in."""

import json
from pathlib import Path

import pytest

from kenshu.answers import Question
from kenshu.forms import excel
from kenshu.forms.pieces import Ask, Figure, Grid, Issue, Page, Words

HERE = Path(__file__).parent
SPECS = json.loads((HERE.parent / "questions.json").read_text(encoding="utf-8"))["questions"]
GIVEN = json.loads((HERE / "given.json").read_text(encoding="utf-8"))
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000020000000208020000" + "00fdd49a73"
    "0000001049444154789c63f8cfc0f01f8801001ff60400bd8d7b1d0000000049454e44ae426082"
)


@pytest.fixture(scope="session")
def questions():
    made = [Question.from_dict({**spec, "session": "s3", "notebook": "n98-all"}) for spec in SPECS]
    return {question.id: question for question in made}


@pytest.fixture(scope="session")
def issue(questions):
    """Text, a table, a picture, and every kind of question."""
    pieces = [
        Words("h1", (("みんなの仕事", False),)),
        Words("p", (("ここは", False), ("大事", True), ("です。", False))),
        Words("p", (("=1+2 と書いてあります。", False),)),
        Grid("電話の件数", ("月", "件数(件)"), (("4月", 1200), ("合計", 1200.5))),
        Figure(PNG, "二色の図", "期間: 令和7年4月 / 範囲: 窓口 / 算出方法: 数えた"),
        *map(Ask, questions.values()),
    ]
    city = "ab" * 32
    return Issue(
        "c202606", "DX実践研修", "s3", "S3 あるべき姿", city, (Page("n98-all", "全部の種類", tuple(pieces)),)
    )


@pytest.fixture(scope="session")
def blank(issue):
    return excel.workbook(issue)
