"""Every known answer of N01 gets its points and its message on the committed data; the text is plain."""

import re
import unicodedata

import pytest
from tests.check import clerk_minutes
from tests.check.clerk_minutes import PICK, SENTENCE, SUM

from kenshu import authoring
from kenshu.authoring import known, rules, source
from kenshu.check.n01 import base, ranks, shown

NOT_JAPANESE = {"DX", "Excel", "N", "S", "A"}  # N02, S1, 窓口A
WORK = {
    "response": SUM, "shares": 2 * SUM, "base-words": PICK, "stands-for": 2 * SUM, "by-count": 3 * PICK,
    "by-staff": 3 * PICK, "by-hours": 3 * PICK, "loud": PICK, "rewrite": SENTENCE, "show": 6 * PICK,
    "theme": 9 * PICK,  # the sentence copied, eight gaps filled
    "own": PICK + SENTENCE,
}  # fmt: skip
VOICES = 0.5  # six voices, read word for word


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s1" / "n01-choose-a-theme.md")


def words(notebook):
    """Everything a learner reads in the text: prose, labels, helps, choices, cards and replies."""
    pieces = [block.text for block in notebook.blocks if block.role == "prose"]
    for form in notebook.forms:
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        pieces += [column["label"] for column in form.get("columns", [])]
        for choice in [*form.get("choices", []), *form.get("items", [])]:
            pieces += [choice["label"], choice.get("reply", "")]
    return "\n".join(pieces)


def test_each_known_answer_of_n01_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 150
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_of_n01_has_its_right_blank_and_wrong_answers(notebook, root):
    assert [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder] == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == {
        form["id"] for form in notebook.forms
    }


def test_the_text_of_n01_has_no_problem_and_gives_no_answer_away(notebook):
    assert rules.lint(notebook.path) == []


def test_the_points_of_n01_come_to_twenty(notebook):
    assert sum(form.get("points", 0) for form in notebook.forms) == 20


def test_a_slow_clerk_needs_no_more_than_the_promised_three_quarters_of_an_hour(notebook):
    minutes = clerk_minutes.needed(clerk_minutes.promised(notebook), WORK, VOICES)
    assert 0.9 * notebook.minutes <= minutes <= notebook.minutes


def test_what_may_be_left_out_is_marked_so_and_carries_two_points_at_most(notebook):
    kept = {block.id for block in clerk_minutes.promised(notebook)}
    left = [form for form in notebook.forms if form["id"] not in kept]
    assert {form["id"] for form in left} == {"n01-several", "n01-staff-hours"}
    assert sum(form.get("points", 0) for form in left) == 2


def test_sentences_of_n01_are_short_and_mostly_kana(notebook):
    text = words(notebook)
    sentences = [one for one in re.split(r"[。?？!\n]", text) if len(one.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 25
    assert max(map(len, sentences)) <= 80
    letters = [c for c in text if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= 0.40


def test_n01_has_no_foreign_words_no_jargon_and_no_verdicts(notebook):
    text = words(notebook)
    assert set(re.findall("[A-Za-z]+", text)) <= NOT_JAPANESE
    assert (
        re.findall("母数|中央値|有意|加重|サンプル|エビデンス|バイアス|正解|不正解|まちがいです", text) == []
    )


def test_the_rules_know_the_themes_sections_and_cards_of_the_forms(notebook):
    forms = {form["id"]: form for form in notebook.forms}
    for name in ("n01-by-count", "n01-by-staff", "n01-by-hours"):
        assert {one["id"]: one["label"] for one in forms[name]["choices"]} == ranks.THEMES
        assert forms[name]["max"] == ranks.PLACES
    assert tuple(forms["n01-stands-for"]["rows"]) == base.SECTIONS
    assert [one["id"] for one in forms["n01-show"]["items"]] == list(shown.PILES)
