"""The texts of N00 and N08 are plain to read, give nothing away, and agree with the rules."""

import re
import unicodedata

import pytest

from kenshu.authoring import notebook as cells
from kenshu.authoring import source
from kenshu.check.n08 import money

TEXTS = {"n00-first-step": "s0", "n08-effect-and-cost": "s3"}
ANSWERS = ("137.0", "76.1", "169.0", "124.4", "128.6", "6.59", "1.34", "147.0", "133.0")
PLAIN_ENGLISH = {"DX", "Excel", "S", "A", "SUM", "F"}  # S1, 窓口A, =SUM(F:F)


@pytest.fixture(params=TEXTS)
def text(request, root):
    return source.read(root / "exercises" / TEXTS[request.param] / f"{request.param}.md")


def words(item):
    """Everything a learner reads in a source: prose, labels, helps, choices and replies."""
    pieces = [block.text for block in item.blocks if block.role == "prose"]
    for form in item.forms:
        pieces += [form["label"], form.get("help", ""), *form.get("rows", [])]
        columns = form.get("columns", [])
        choices = [*form.get("choices", []), *(c for column in columns for c in column.get("choices", []))]
        for choice in choices:
            pieces += [choice["label"], choice.get("reply", "")]
        pieces += [column["label"] for column in columns]
    return "\n".join(pieces)


def test_sentences_are_short(text):
    sentences = [s for s in re.split(r"[。?？!\n]", words(text)) if len(s.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= 60
    assert [s for s in sentences if len(s) > 100] == []


def test_at_most_four_letters_in_ten_are_kanji(text):
    letters = [c for c in words(text) if unicodedata.category(c).startswith("L")]
    kanji = sum("\u4e00" <= c <= "\u9fff" for c in letters)
    assert kanji / len(letters) <= 0.40


def test_there_is_no_jargon(text):
    found = set(re.findall(r"[A-Za-z]+", words(text)))
    assert found <= PLAIN_ENGLISH
    assert (
        re.findall("中央値|有意|標準偏差|信頼区間|サンプル|エビデンス|スキーム|ステークホルダー", words(text))
        == []
    )


def test_the_release_holds_no_answer(text):
    """Whatever reaches learners: the text and the questions without key and mark scheme."""
    shown = (
        words(text) + str(cells.questions(text)) + "".join(b.text for b in text.blocks if b.role == "given")
    )
    assert [answer for answer in ANSWERS if answer in shown] == []


def test_no_reply_says_right_or_wrong(text):
    assert not re.search("正解|不正解|まちがいです|ざんねん", words(text))


def test_the_sums_in_the_text_are_those_the_rules_count_with(root):
    item = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md")
    shown = words(item)
    assert f"1か月に{money.MONTHLY_FEE // 10_000}万円" in shown
    assert f"初めの費用{money.INITIAL // 10_000}万円" in shown
    assert f"手続{money.PROCEDURES}つで使うとき" in shown
    given = "".join(block.text for block in item.blocks if block.role == "given")
    assert f"monthly_fee={money.MONTHLY_FEE:_}" in given


def test_the_rows_of_the_cost_table_are_those_the_rule_knows(root):
    item = source.read(root / "exercises" / "s3" / "n08-effect-and-cost.md")
    rows = next(form["rows"] for form in item.forms if form["id"] == "n08-cost-items")
    assert list(money.COSTS) == rows
