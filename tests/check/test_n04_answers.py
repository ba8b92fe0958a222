"""Every known answer of N04 gets its points and its message on the committed data; the text is plain."""

import re
import unicodedata

import pytest

from kenshu import authoring
from kenshu.authoring import known, rules, source
from kenshu.check.n04 import bottleneck, counter, desk
from kenshu.improve.waits.counter import AT_LUNCH

NOT_JAPANESE = {"Excel", "S"}  # S1
MINUTES = {  # as the second reader of READERS-S2.md took them
    "two-clocks": 4, "lead-touch": 3, "how-long": 1.5, "longest": 4, "office": 2, "why-stamp": 1.5, "fixed-day": 2,
    "enough": 1.5, "try": 3, "waits": 2, "fifth": 2, "proposal": 5,
    "request": 0,  # 「あとまわしにできます」
    "touch-share": 0, "stamp-share": 0, "own": 0,  # 「時間があれば」 and at home: not in the promised time
}  # fmt: skip
A_MINUTE = 400  # letters read


@pytest.fixture(scope="module")
def notebook(root):
    return source.read(root / "exercises" / "s2" / "n04-waiting.md")


@pytest.fixture(scope="module")
def forms(notebook):
    return {form["id"]: form for form in notebook.forms}


def words(notebook):
    """Everything a learner reads in the text: prose, labels, helps, choices and replies."""
    pieces = [block.text for block in notebook.blocks if block.role == "prose"]
    for form in notebook.forms:
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        pieces += [column["label"] for column in form.get("columns", [])]
        for choice in form.get("choices", []):
            pieces += [choice["label"], choice.get("reply", "")]
    return "\n".join(pieces)


def test_each_known_answer_of_n04_gets_its_points_and_its_message(notebook, root):
    outcomes = authoring.known_answers(notebook.path, root=root)
    assert len(outcomes) > 150
    assert [str(outcome) for outcome in outcomes if not outcome.ok] == []


def test_each_question_of_n04_has_its_right_blank_and_wrong_answers(notebook, forms, root):
    assert [gap for gap in known.missing_cases(root) if gap.file.parent == notebook.answers_folder] == []
    assert {file.stem for file in notebook.answers_folder.glob("*.yml")} == set(forms)


def test_the_text_of_n04_has_no_problem_and_gives_no_answer_away(notebook):
    assert rules.lint(notebook.path) == []


def test_the_points_of_n04_come_to_thirty(forms):
    assert sum(form.get("points", 0) for form in forms.values()) == 30


def test_reading_and_answering_fill_the_promised_fifty_minutes(notebook):
    """400 letters a minute, each question's own minutes, and 20 seconds for each table or figure."""
    letters = len(re.sub(r"[\s#*>-]", "", words(notebook)))
    shown = sum(block.role == "given" for block in notebook.blocks)
    minutes = letters / A_MINUTE + sum(MINUTES[form["id"][4:]] for form in notebook.forms) + shown / 3
    assert 0.9 * notebook.minutes <= minutes <= 1.1 * notebook.minutes


def test_sentences_of_n04_are_short_and_mostly_kana(notebook):
    text = words(notebook)
    sentences = [one for one in re.split(r"[。?？!\n]", text) if len(one.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 25
    assert max(map(len, sentences)) <= 60
    letters = [c for c in text if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= 0.40


def test_n04_has_no_foreign_words_no_jargon_and_no_verdicts(notebook):
    text = words(notebook)
    assert set(re.findall("[A-Za-z]+", text)) <= NOT_JAPANESE
    assert re.findall("中央値|有意|標準偏差|信頼区間|シミュレーション|正解|不正解|まちがいです", text) == []
    before, _, advanced = text.partition("## 発展")
    assert re.findall("リードタイム|タッチタイム|フロー効率|利用率|待ち行列", before) == []
    assert "リードタイム" in advanced


def test_the_rules_know_the_activities_and_plans_of_the_text(notebook, forms):
    labels = {one["id"]: one["label"] for one in forms["n04-longest"]["choices"]}
    assert labels == {name: f"{activity}の前" for name, activity in bottleneck.ACTIVITIES.items()}
    assert forms["n04-longest"]["max"] == bottleneck.PLACES
    assert len(forms["n04-try"]["rows"]) == len(forms["n04-waits"]["rows"]) == len(counter.PLANS)
    text = words(notebook)
    assert desk.LUNCH_PLAN == 4 and "も、窓口を四つにする" in text
    assert desk.CERTIFICATES == 30 and "証明書を取りに来る人が3割減る" in text
    assert AT_LUNCH == 3 and "いまは昼が3つ、減る証明書が0%です" in text
