"""The text of N06 gives nothing away, and promises the minutes it takes."""

import re

import pytest
from tests.check.as_read import said, words

from kenshu.authoring import notebook as cells
from kenshu.authoring import source

# Minutes of each question: thinking, the calculator, typing, 「確かめる」. 0: 「時間があれば」 and at home.
MINUTES = {
    "hours": 4.5, "slips": 3, "people": 2.5, "short": 1, "weights": 2, "scores": 5.5, "shake": 1.5,
    "doubles": 0, "reason": 0,  # 「あとまわしにできます」
    "survey": 0, "few": 0, "point": 0, "own": 0,
}  # fmt: skip
EXTRA = ("### 5 ", "### 7 ", "### 10 ")  # chapters 「時間があれば」 and the last one, which may wait
A_MINUTE = 400  # letters read
A_LOOK = 1 / 3  # minutes for each table or figure


@pytest.fixture(scope="module")
def text(root):
    return source.read(root / "exercises" / "s2" / "n06-priorities.md")


def test_the_release_of_n06_holds_no_answer(text):
    """Whatever reaches learners is the text and the questions without mark scheme."""
    shown = words(text) + str(cells.questions(text))
    numbers = set(re.findall(r"\d[\d,]*(?:\.\d+)?", shown))
    assert not numbers & {
        "3,456",
        "3456",
        "2652",
        "2,652",
        "3257",
        "3,257",
        "113",
        "237",
        "41.4",
        "23.6",
        "19.2",
        "17.5",
    }


def test_reading_and_answering_fill_the_promised_thirty_minutes(text):
    assert set(MINUTES) == {form["id"].removeprefix("n06-") for form in text.forms}
    minutes, extra = sum(MINUTES.values()), False
    for block in text.blocks:
        headings = re.findall(r"^#{2,3} .*", block.text, re.M) if block.role == "prose" else []
        if any("## 自分の課では" in heading for heading in headings):
            break  # at home, and for those who want more
        extra = any(heading.startswith(EXTRA) for heading in headings[-1:]) if headings else extra
        if extra or (block.role == "form" and not MINUTES[block.id.removeprefix("n06-")]):
            continue
        minutes += len(re.sub(r"[\s#*>-]", "", said(block))) / A_MINUTE + A_LOOK * (block.role == "given")
    assert 0.9 * text.minutes <= minutes <= 1.1 * text.minutes
