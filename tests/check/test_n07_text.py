"""The text of N07 gives nothing away, and promises the minutes it takes."""

import re
from dataclasses import replace

import pytest
from tests.check.as_read import words

from kenshu.answers import Question
from kenshu.authoring import notebook as cells
from kenshu.authoring import source

READING = 500  # characters a minute
# Minutes of each question, by a clerk with paper and pencil.
FIRST = {"wastes": 4, "order": 2, "tablet": 2, "tags": 9, "hours": 4, "ideas": 9, "words": 4, "own": 9}
SECOND = {"cases": 8, "keeper": 2, "items": 7, "sheet": 7, "whole": 4, "days": 4, "says": 2}
OPTIONAL = {"own-means"}
LOOKING = {"first": 3, "second": 3}  # pictures and tables shown
# Pixels, measured at the desk on a screen of 1366: a form's room, what a row and each of its columns take besides cells,
# and a cell besides its letters.
ROOM, A_ROW, A_COLUMN, LETTER = 716, 66, 12, 16
EDGES = {"text": 26, "number": 26, "choice": 48}
FEW, WIDEST = (
    5,
    {"text": 8, "number": 4, "choice": 8},
)  # up to FEW columns no cell asks for more letters than these


@pytest.fixture(scope="module")
def item(root):
    return source.read(root / "exercises" / "s3" / "n07-ecrs-and-means.md")


def prose(item):
    """What is read before, between and in the questions, without the choices of long lists and the replies."""
    pieces = [block.text for block in item.blocks if block.role == "prose"]
    return "".join("".join(pieces + [form["label"] + form.get("help", "") for form in item.forms]).split())


def test_the_release_holds_no_answer(item):
    """Neither the hours of the customs nor the means of the register stand where learners read."""
    shown = (
        words(item) + str(cells.questions(item)) + "".join(b.text for b in item.blocks if b.role == "given")
    )
    assert not set(re.findall(r"\d+(?:\.\d+)?", shown)) & {"16", "30.0", "23.5", "1.8", "12.9"}


def test_the_minutes_promised_are_those_of_the_parts(item):
    split = next(place for place, block in enumerate(item.blocks) if "ここまでが前半です" in block.text)
    for blocks, asked, looking, minutes in (
        (item.blocks[: split + 1], FIRST, LOOKING["first"], 50),
        (item.blocks[split + 1 :], SECOND, LOOKING["second"], 40),
    ):
        part = replace(item, blocks=blocks)
        assert {form["id"].removeprefix("n07-") for form in part.forms} - OPTIONAL == set(asked)
        needed = sum(asked.values()) + looking + len(prose(part)) / READING
        assert needed == pytest.approx(minutes, abs=2)
    assert item.minutes == 90


def test_own_work_warns_before_it_is_stored(item):
    own = [form for form in item.forms if form["id"].startswith("n07-own")]
    assert len(own) == 2
    assert {form["lane"] for form in own} == {"b"}
    assert all(form["graded"] != "auto" for form in own)


@pytest.mark.parametrize(
    "path", ["s2/n04-waiting", "s2/n05-paper-seals-copying", "s2/n06-priorities", "s3/n07-ecrs-and-means"]
)
def test_no_table_to_add_rows_to_moves_sideways_at_1366(root, path):
    forms = source.read(root / "exercises" / f"{path}.md").forms
    tables = {form["id"]: Question.from_dict(form).columns for form in forms if "min_rows" in form}
    assert (
        tables and {name: wide for name, columns in tables.items() if (wide := needed(columns)) > ROOM} == {}
    )


def needed(columns):
    """Pixels of a table with a number and a cross on each row, if no heading is wider than its cells."""
    letters = [min(one.shows, WIDEST[one.kind]) if len(columns) <= FEW else one.shows for one in columns]
    cells = sum(LETTER * shows + EDGES[one.kind] for shows, one in zip(letters, columns, strict=True))
    return A_ROW + A_COLUMN * len(columns) + cells
