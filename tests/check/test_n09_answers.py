"""Every known answer of N09 gets its points and its message on the committed data; the text is plain."""

import re
import unicodedata
from dataclasses import replace

import pytest

from kenshu import authoring
from kenshu.authoring import known, rules, source
from kenshu.check.n09 import doubles, sorted_cards
from kenshu.privacy import course

NOT_JAPANESE = {"DX", "DV", "A", "B", "C", "D", "E", "F"}
MINUTES = {
    "columns": 2, "alone": 1.5, "twice": 1, "band": 1, "small": 1.5, "recalc": 1, "notes": 1.5, "reply": 3.5,
    "pairs": 3.5, "harm": 0.5, "people": 1.5, "held": 2.5, "own": 1.5, "mark": 0,  # 発展: not in the promised time
}  # fmt: skip


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s3" / "n09-anonymity-and-matching.md")


def words(notebook):
    """Everything a learner reads in the text: prose, labels, helps, choices, cards and replies."""
    pieces = [block.text for block in notebook.blocks if block.role == "prose"]
    for form in notebook.forms:
        lists = [form, *form.get("columns", [])]
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        pieces += [column["label"] for column in form.get("columns", [])]
        for choice in [one for each in lists for one in [*each.get("choices", []), *each.get("items", [])]]:
            pieces += [choice["label"], choice.get("reply", "")]
    return "\n".join(pieces)


def test_each_known_answer_of_n09_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 140
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_of_n09_has_its_right_blank_and_wrong_answers(notebook, root):
    assert [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder] == []
    asked = {form["id"] for form in notebook.forms}
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == asked
    assert {name.removeprefix("n09-") for name in asked} == set(MINUTES)


def test_the_text_of_n09_has_no_problem_and_gives_no_answer_away(notebook):
    assert rules.lint(notebook.path) == []


def test_the_points_of_n09_come_to_twenty(notebook):
    assert sum(form.get("points", 0) for form in notebook.forms) == 20


def test_reading_and_answering_n09_fill_the_promised_half_hour(notebook):
    """500 letters a minute, each question's own minutes, and 20 seconds for each table or figure."""
    more = next(at for at, block in enumerate(notebook.blocks) if "## 発展" in block.text)
    promised = replace(notebook, blocks=notebook.blocks[:more])
    letters = len(re.sub(r"[\s#*>-]", "", words(promised)))
    shown = sum(block.role == "given" for block in promised.blocks)
    minutes = letters / 500 + sum(MINUTES.values()) + shown / 3
    assert 0.9 * notebook.minutes <= minutes <= 1.1 * notebook.minutes


def test_sentences_of_n09_are_short_and_mostly_kana(notebook):
    text = words(notebook)
    sentences = [one for one in re.split(r"[。?？!\n]", text) if len(one.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 25
    assert max(map(len, sentences)) <= 70
    letters = [c for c in text if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= 0.40


def test_n09_has_no_foreign_words_no_jargon_and_no_verdicts(notebook):
    text = words(notebook)
    assert set(re.findall("[A-Za-z]+", text)) <= NOT_JAPANESE
    assert (
        re.findall("匿名性|準識別|秘匿|抑制|ブロッキング|閾値|中央値|サンプル|正解|不正解|まちがいです", text)
        == []
    )


def test_the_rules_know_the_cards_of_the_forms(notebook):
    forms = {form["id"]: form for form in notebook.forms}
    cards = {
        name: [item["id"] for item in forms[f"n09-{name}"]["items"]] for name in ("columns", "notes", "pairs")
    }
    assert cards["columns"] == list(sorted_cards.PILES) and cards["notes"] == list(sorted_cards.ROWS)
    assert cards["pairs"] == list(course.LETTERS.lower())
    assert {choice["id"] for choice in forms["n09-pairs"]["choices"]} == set(doubles.PILES.values())


def test_the_piles_of_the_columns_are_those_that_the_room_proposes(root):
    from kenshu import privacy

    kinds = {column.name: column.kind for column in privacy.classify(course.applications().paper)}
    piles = {"direct": "alone", "indirect": "together", "code": "together", "text": "read"}
    named = {"name": "氏名", "phone": "電話", "address": "住所", "birth": "生年月日", "account": "口座下3桁",
             "number": "受付番号", "day": "受付日", "note": "備考"}  # fmt: skip
    assert all(piles[kinds[heading]] in sorted_cards.PILES[card] for card, heading in named.items())
