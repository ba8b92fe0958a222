"""The text of N03 gives nothing away, and asks nothing personal."""

import re
from dataclasses import replace

import pytest
from tests.check.as_read import words

from kenshu.authoring import notebook as cells
from kenshu.authoring import source

READING = 500  # characters a minute
# Minutes each question takes, by a clerk with paper and pencil; first half, second half.
FIRST = {"n03-signs": 4, "n03-way": 2, "n03-draft": 5, "n03-draw": 25, "n03-lacking-share": 4}
SECOND = {
    "n03-middle": 4,
    "n03-touch": 5,
    "n03-clock": 2,
    "n03-own-name": 1,
    "n03-own": 12,
    "n03-own-words": 0,  # homework
}
LOOKING = {"first": 14, "second": 2}  # reading pictures and tables, talking with the next seat


@pytest.fixture(scope="module")
def item(root):
    return source.read(root / "exercises" / "s1" / "n03-business-flow.md")


def test_the_release_holds_no_way_of_the_story(item):
    """The two ways out of 書類確認 and their order are the learner's to find."""
    shown = (
        words(item) + str(cells.questions(item)) + "".join(b.text for b in item.blocks if b.role == "given")
    )
    assert not re.search("6[、,・ ]4|4[、,・ ]6|7[、,・ ]8|8[、,・ ]7", shown)


def test_the_minutes_promised_are_those_of_the_parts(item):
    split = next(
        place for place, block in enumerate(item.blocks) if "前半の60分です。おつかれさま" in block.text
    )
    for blocks, asked, looking, minutes in (
        (item.blocks[:split], FIRST, LOOKING["first"], 60),
        (item.blocks[split:], SECOND, LOOKING["second"], 30),
    ):
        part = replace(item, blocks=blocks)
        assert {form["id"] for form in part.forms} == set(asked)
        needed = sum(asked.values()) + looking + len("".join(words(part).split())) / READING
        assert needed == pytest.approx(minutes, abs=2)
    assert item.minutes == 90


def test_own_work_warns_before_it_is_stored(item):
    own = [form for form in item.forms if form["id"].startswith("n03-own")]
    assert len(own) == 3
    assert {form["lane"] for form in own} == {"b"}
    assert all(form["graded"] != "auto" for form in own)
