"""Every known answer of N02 gets its points and its message on the committed data; the text is plain."""

import re
import unicodedata

import pytest
from tests.check import clerk_minutes
from tests.check.clerk_minutes import PICK, SUM

from kenshu import authoring
from kenshu.authoring import known, rules, source
from kenshu.check.n02.own import IDEAS
from kenshu.check.n02.piles import PILES

NOT_JAPANESE = {"DX", "Excel", "CSV", "UTF", "JIS", "EUC", "K", "N", "R", "S"}  # K7-00001, N03, R7.6.2, S1
WORK = {
    "reading": PICK, "piles": 8 * PICK, "days": SUM + PICK, "no-era": PICK, "phone-rows": SUM, "phone": PICK,
    "zero-rows": SUM, "zeros": PICK, "seconds": SUM, "names": PICK,
    "note": 9 * PICK,  # the sentence copied, eight gaps filled
    "own": 2 * PICK,
}  # fmt: skip
TRIES = 5 * 2 * PICK  # five tables are looked at once more after another choice


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s1" / "n02-tidy-the-data.md")


def words(notebook):
    """Everything a learner reads in the text: prose, labels, helps, choices, cards and replies."""
    pieces = [block.text for block in notebook.blocks if block.role == "prose"]
    for form in notebook.forms:
        listed = [*form.get("choices", []), *form.get("items", [])]
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        for column in form.get("columns", []):
            pieces.append(column["label"])
            listed += column.get("choices", [])
        pieces += [said for choice in listed for said in (choice["label"], choice.get("reply", ""))]
    return "\n".join(pieces)


def test_each_known_answer_of_n02_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 140
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_of_n02_has_its_right_blank_and_wrong_answers(notebook, root):
    assert [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder] == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == {
        form["id"] for form in notebook.forms
    }


def test_the_text_of_n02_has_no_problem_and_gives_no_answer_away(notebook):
    assert rules.lint(notebook.path) == []
    numbers = re.findall(r"\d[\d,]*", unicodedata.normalize("NFKC", words(notebook)).replace(",", ""))
    assert not set(numbers) & {"1867", "38", "871", "61", "159"}


def test_the_points_of_n02_come_to_twenty(notebook):
    assert sum(form.get("points", 0) for form in notebook.forms) == 20


def test_a_slow_clerk_needs_no_more_than_the_promised_three_quarters_of_an_hour(notebook):
    minutes = clerk_minutes.needed(clerk_minutes.promised(notebook), WORK, TRIES)
    assert 0.9 * notebook.minutes <= minutes <= notebook.minutes


def test_sentences_of_n02_are_short_and_mostly_kana(notebook):
    text = words(notebook)
    sentences = [one for one in re.split(r"[。?？!\n]", text) if len(one.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 25
    assert max(map(len, sentences)) <= 80
    letters = [c for c in text if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= 0.40


def test_n02_has_no_foreign_words_no_jargon_and_no_verdicts(notebook):
    text = words(notebook)
    assert set(re.findall("[A-Za-z]+", text)) <= NOT_JAPANESE
    assert re.findall("文字コード|正規化|文字列型|クレンジング|コーデック|正解|まちがいです", text) == []


def test_the_rules_know_the_cards_piles_and_mixtures_of_the_forms(notebook):
    forms = {form["id"]: form for form in notebook.forms}
    assert [one["id"] for one in forms["n02-piles"]["items"]] == list(PILES)
    assert {one["id"] for one in forms["n02-piles"]["choices"]} == set(PILES.values())
    mixed = next(column for column in forms["n02-own"]["columns"] if column["id"] == "mixed")
    assert [one["id"] for one in mixed["choices"]] == list(IDEAS)
