"""The text of N05 is plain to read, gives nothing away, and promises the minutes it takes."""

import re
import unicodedata

import pytest

from kenshu.authoring import notebook as cells
from kenshu.authoring import source

PLAIN_ENGLISH = {"DX", "Excel", "A", "N"}  # 窓口A, N06
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


def words(item):
    """Everything a learner reads in a source: prose, labels, helps, cards, choices and replies."""
    pieces = [block.text for block in item.blocks if block.role == "prose"]
    for form in item.forms:
        columns = form.get("columns", [])
        listed = [*form.get("choices", []), *form.get("items", [])]
        listed += [choice for column in columns for choice in column.get("choices", [])]
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        pieces += [column["label"] for column in columns]
        pieces += [said for choice in listed for said in (choice["label"], choice.get("reply", ""))]
    return "\n".join(pieces)


def test_sentences_are_short(text):
    sentences = [s for s in re.split(r"[。?？!\n]", words(text)) if len(s.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 25
    assert [s for s in sentences if len(s) > 70] == []


def test_at_most_four_letters_in_ten_are_kanji(text):
    letters = [c for c in words(text) if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= 0.40


def test_there_is_no_jargon_and_nobody_is_told_right_or_wrong(text):
    assert set(re.findall(r"[A-Za-z]+", words(text))) <= PLAIN_ENGLISH
    assert not re.search("中央値|有意|標準偏差|スキーム|エビデンス|正解|まちがいです|ざんねん", words(text))


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
