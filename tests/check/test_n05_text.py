"""The text of N05 gives nothing away, and promises the minutes it takes."""

import re

import pytest
from tests.check.as_read import words

from kenshu.authoring import notebook as cells
from kenshu.authoring import source

# Minutes of each question: what one reads, thinks, talks and types (course notes of N05).
MINUTES = {
    "ladder": 4, "dig": 13, "cards": 11, "reasons": 7, "no-article": 2, "basis": 5, "custom-percent": 3,
    "where-first": 2, "seals": 3, "copy-rank": 4, "copy-hours": 3, "own": 6, "how-checked": 5, "consulted": 2,
}  # fmt: skip
A_MINUTE = 500  # letters read
LOOKING = 5  # minutes over the tables and figures shown


@pytest.fixture(scope="module")
def text(root):
    return source.read(root / "exercises" / "s2" / "n05-paper-seals-copying.md")


def test_the_release_holds_no_answer(text):
    """Neither the counts nor their sums: whatever reaches learners is the text and the questions."""
    shown = words(text) + str(cells.questions(text))
    numbers = set(re.findall(r"\d[\d,]*(?:\.\d+)?", shown))
    assert not numbers & {"77", "68", "43", "42.8", "20244", "20,244", "337", "337.4", "51"}


def test_the_minutes_of_reading_and_of_the_questions_come_to_the_eighty_promised(text):
    assert set(MINUTES) == {form["id"].removeprefix("n05-") for form in text.forms}
    appendix = next(
        i for i, block in enumerate(text.blocks) if block.role == "prose" and "## 付録" in block.text
    )
    prose = sum(len(block.text) for block in text.blocks[:appendix] if block.role == "prose")
    optional = MINUTES["consulted"]
    taken = LOOKING + prose / A_MINUTE + sum(MINUTES.values()) - optional
    assert text.minutes - 4 <= taken <= text.minutes
