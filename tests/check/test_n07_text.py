"""The text of N07 is plain to read, gives nothing away, and promises the minutes it takes."""

import re
import unicodedata
from dataclasses import replace

import pytest

from kenshu.authoring import notebook as cells
from kenshu.authoring import source

PLAIN_ENGLISH = {
    "ECRS",
    "E",
    "C",
    "R",
    "S",
    "RPA",
    "AI",
    "OCR",
    "BPO",
    "Excel",
    "Tab",
    "N",
    "A",
}  # S1, N08, 窓口A
READING = 500  # characters a minute
# Minutes of each question, by a clerk with paper and pencil.
FIRST = {"wastes": 4, "order": 2, "tablet": 2, "tags": 9, "hours": 4, "ideas": 9, "words": 4, "own": 9}
SECOND = {"cases": 8, "keeper": 2, "items": 7, "sheet": 7, "whole": 4, "days": 4, "says": 2}
OPTIONAL = {"own-means"}
LOOKING = {"first": 3, "second": 3}  # pictures and tables shown


@pytest.fixture(scope="module")
def item(root):
    return source.read(root / "exercises" / "s3" / "n07-ecrs-and-means.md")


def words(item):
    """Everything a learner reads in a source: prose, labels, helps, cards, rows, choices and replies."""
    pieces = [block.text for block in item.blocks if block.role == "prose"]
    for form in item.forms:
        columns = form.get("columns", [])
        listed = [*form.get("choices", []), *form.get("items", [])]
        listed += [choice for column in columns for choice in column.get("choices", [])]
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        pieces += [column["label"] for column in columns]
        pieces += [said for choice in listed for said in (choice["label"], choice.get("reply", ""))]
    return "\n".join(pieces)


def prose(item):
    """What is read before, between and in the questions, without the choices of long lists and the replies."""
    pieces = [block.text for block in item.blocks if block.role == "prose"]
    return "".join("".join(pieces + [form["label"] + form.get("help", "") for form in item.forms]).split())


def test_sentences_are_short(item):
    sentences = [s for s in re.split(r"[。?？!\n]", words(item)) if len(s.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 25
    assert [s for s in sentences if len(s) > 70] == []


def test_at_most_four_letters_in_ten_are_kanji(item):
    letters = [c for c in words(item) if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= 0.40


def test_there_is_no_jargon_and_nobody_is_told_right_or_wrong(item):
    assert set(re.findall(r"[A-Za-z]+", words(item))) <= PLAIN_ENGLISH
    assert not re.search(
        "中央値|リードタイム|ボトルネック|スキーム|エビデンス|正解|まちがいです|ざんねん", words(item)
    )


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
