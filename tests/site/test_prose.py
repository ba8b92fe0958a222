"""The lectures in plain words, by the notebooks' own measure: short sentences, few kanji, one spelling, です・ます."""

import re
import unicodedata

import pytest
import yaml
from tests.check.test_every_text import JARGON, KANJI, LONGEST, MEAN
from tests.site.prose import running, sentences

NOUNS = 0.5  # share of kanji where a page is a form or a table: cells hold nouns
TABLES = ("handout", "index", "timetable", "number-writing", "for-trainers")
EVERYDAY = set(
    re.findall(
        r"\S+",
        """フォーム データ デジタル スライド ページ システム サークル カード サイト セキュリティ サイバーセキュリティ オンライン
        サービス ファイル ネットワーク インターネット プログラム フロー ベテラン メール アンケート ホームページ マニュアル
        マイナンバー ニュース ウェブ ウェブサイト スマートフォン スマホ キーボード ソフト フォルダー ライセンス ポイント
        ワクチン タブレット ガイド ポスター グラフ マウス レベル スペース ボタン スイッチ パソコン サーバー ブラウザ フォント
        マイク""",
    )
)
LETTERS = {
    "A", "B", "C", "D", "S", "N", "PDF", "PC", "Excel", "Word", "JIS", "X", "AA", "Q", "Tab", "Enter",
    "Windows", "README", "CC", "BY", "Apache", "IPAex",
}  # fmt: skip
ONLY = {
    "accessibility": {"axe", "core", "WCAG", "Linux", "Chromium", "NVDA", "Talker", "VoiceOver", "Edge", "iPhone",
                      "Safari", "Firefox", "Android"},
    "for-trainers": {"kenshu", "class", "init", "release", "answers", "import", "city", "yml"},
    "faq": {"city", "yml"},
    "glossary": {"As", "Is", "To", "Be", "アズイズ", "トゥービー"},
    "to-check": {"course", "facts", "yml", "kenshu", "site", "check"},
}  # fmt: skip
PLAIN_END = re.compile(r"(?:である|であろう|のだ|だった|[^んいた]だ)。")


@pytest.fixture(scope="module")
def course(root):
    return root / "course"


def names(course):
    return sorted(path.stem for path in course.glob("*.md"))


def said(course, name):
    return sentences((course / f"{name}.md").read_text("utf-8"))


def long(told):
    """Sentences longer than the notebooks allow; a number counts as one letter."""
    return [each for each in told if len(re.sub(r"[\d.,]+", "0", each)) > LONGEST]


def kanji(told):
    letters = [each for each in "".join(told) if unicodedata.category(each).startswith("L")]
    return sum("\u4e00" <= each <= "\u9fff" for each in letters) / len(letters)


def foreign(told, glossary):
    """Words in katakana or Latin letters that are neither everyday words nor explained in the glossary."""
    text = " ".join(told)
    unknown = set(re.findall("[ァ-ヶー]{3,}", text)) - EVERYDAY | set(re.findall("[A-Za-z]+", text)) - LETTERS
    return {each for each in unknown if each not in glossary}


def misspelt(text, listed):
    return {found[0]: right for wrong, right in listed.items() if (found := re.search(wrong, text))}


def test_sentences_are_short(course):
    for name in names(course):
        told = said(course, name)
        assert sum(map(len, told)) / len(told) <= MEAN and long(told) == [], name


def test_few_letters_are_kanji(course):
    for name in names(course):
        limit = NOUNS if any(each in name for each in TABLES) else KANJI
        assert kanji(said(course, name)) <= limit, name


def test_a_foreign_word_is_an_everyday_word_or_stands_in_the_glossary(course):
    terms = (course / "glossary.md").read_text("utf-8")
    glossary = " ".join(re.findall(r"^\S+\n  [^。]+。", terms, re.M))  # the words and their readings
    for name in names(course):
        assert foreign(said(course, name), glossary) <= ONLY.get(name, set()), name
        assert set(re.findall(JARGON, " ".join(said(course, name)))) <= set(glossary.split()), name


@pytest.fixture(scope="module")
def listed(root):
    return yaml.safe_load((root / "tests" / "site" / "spelling.yml").read_text("utf-8"))


def test_everything_is_spelt_one_way(root, listed):
    theme = [
        root / "book" / "theme" / "kenshu" / name for name in ("layout.html", "search.html", "slides.html")
    ]
    for path in (*sorted((root / "course").glob("*.md")), root / "book" / "slides.yml", *theme):
        text = path.read_text("utf-8")
        words = "\n".join(sentences(text)) if path.suffix == ".md" else "".join(re.findall("[^!-~]+", text))
        assert misspelt(words, listed) == {}, path.name


def test_running_text_says_desu_and_masu(course):
    for name in names(course):
        for paragraph in running((course / f"{name}.md").read_text("utf-8")):
            assert not PLAIN_END.search(paragraph), (name, paragraph)
            assert len(paragraph) < 80 or re.search(
                "です|ます|ません|でした|ました|ください|でしょう", paragraph
            ), name


@pytest.mark.parametrize("text, wrong", [
    ("お問合せは、下さい。", {"お問合せ", "下さい"}), ("１件", {"１"}), ("2つある", {"2つ"}), ("サーバを使う", {"サーバ"}),
    ("報告させていただきます", {"させていただ"}), ("申込みのサーバーに", set()), ("「まだ分からない」を押す", set()),
    ("行政の最適化", {"最適化"}),
])  # fmt: skip
def test_a_word_spelt_otherwise_is_noticed(listed, text, wrong):
    assert set(misspelt(text, listed)) == wrong


def test_a_long_sentence_a_foreign_word_and_a_plain_ending_are_noticed():
    page = (
        "# 題\n\nこれは"
        + "とても" * 30
        + "長い文です。スキームをプロモートするKPIである。\n\n- 箇条書きは、である。\n"
    )
    told = sentences(page)
    assert len(long(told)) == 1 and foreign(told, "") == {"スキーム", "プロモート", "KPI"}
    assert [bool(PLAIN_END.search(each)) for each in running(page)] == [True]
    assert kanji(["漢字かな"]) == 0.5
