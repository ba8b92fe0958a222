"""All twelve texts in plain words: short sentences, few kanji, no jargon, nobody is told right or wrong."""

import re
import unicodedata

import pytest
from tests.check.as_read import words

from kenshu.authoring import source

MEAN, LONGEST, KANJI = 25, 65, 0.40  # letters of a sentence; share of all letters
ALWAYS = {"Excel", "S", "N", "A", "Tab"}  # S1, N08, 窓口A
ALSO = {
    "n01": {"DX"}, "n02": {"CSV", "UTF", "JIS", "EUC", "K", "R"},  # 3KB, R7.5.1
    "n03": {"BPMN"}, "n07": {"ECRS", "E", "C", "R", "RPA", "AI", "OCR", "BPO"},
    "n08": {"SUM", "F"}, "n09": {"B", "C", "D", "DV", "E", "F"}, "n10": {"KPI"}, "n11": {"Word", "n"},
}  # fmt: skip
JARGON = (
    "中央値|有意|標準偏差|信頼区間|サンプル|リードタイム|ボトルネック|ステークホルダー|ゲートウェイ|スイムレーン|"
    "スキーム|エビデンス|パレート|感度分析"
)
EXPLAINED = {"n04": {"リードタイム", "ボトルネック"}}  # N04 is about them, and says them in plain words first
VERDICTS = "正解|まちがいです|ざんねん"


@pytest.fixture(scope="module")
def texts(root):
    return {path.stem[:3]: source.read(path) for path in sorted((root / "exercises").glob("s?/n*.md"))}


@pytest.fixture(params=[f"n{number:02}" for number in range(12)])
def text(request, texts):
    return request.param, words(texts[request.param])


def test_there_is_a_line_for_every_text(texts):
    assert len(texts) == 12 and {*ALSO, *EXPLAINED} <= set(texts)


def test_sentences_are_short(text):
    sentences = [s for s in re.split(r"[。?？!\n]", text[1]) if len(s.strip()) > 1]
    assert sum(map(len, sentences)) / len(sentences) <= MEAN
    assert [s for s in sentences if len(s) > LONGEST] == []


def test_at_most_four_letters_in_ten_are_kanji(text):
    letters = [c for c in text[1] if unicodedata.category(c).startswith("L")]
    assert sum("\u4e00" <= c <= "\u9fff" for c in letters) / len(letters) <= KANJI


def test_there_is_no_foreign_word_and_no_jargon(text):
    name, said = text
    assert set(re.findall(r"[A-Za-z]+", said)) <= ALWAYS | ALSO.get(name, set())
    assert set(re.findall(JARGON, said)) <= EXPLAINED.get(name, set())


def test_nobody_is_told_right_or_wrong(text):
    assert not re.search(VERDICTS, text[1])
