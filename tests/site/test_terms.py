"""Every word of the glossary that a chapter uses leads there where the reader meets it first."""

import re

import pytest

NAMES = ("公文書管理法", "自治体DX", "確認印", "マイナンバー利用")  # names that hold a word of the glossary
CARDS = "| 番号 | 問い |"  # said word for word on the cards
FENCED = re.compile(r"^```.*?^```", re.M | re.S)
CHAPTERS = [f"{number}-" for number in range(1, 9)]


def words(glossary):
    body = re.search(r"```\{glossary\}\n(.*?)\n```", glossary, re.S)[1]
    return [entry.strip().split("\n")[0] for entry in body.split("\n\n")]


def unlinked(text, terms):
    """The terms a chapter uses before, or without, leading to the glossary."""
    text = re.sub(r"^(#|\().*$|\{fact\}`[^`]*`", "", FENCED.sub("", text), flags=re.M)
    text = re.sub(rf"^{re.escape(CARDS)}.*?\n\n", "", text, flags=re.M | re.S)
    for name in NAMES:
        text = text.replace(name, "")
    plain = re.sub(r"\{term\}`([^`]*)`", lambda found: f"<{len(found[1]) * '＿'}>", text)
    return [
        term
        for term in terms
        if term in plain and not 0 <= text.find(f"{{term}}`{term}`") < len(before(text, plain, term))
    ]


def before(text, plain, term):
    """The text up to the first plain use of ``term``, links counted as they are written."""
    links = len(re.findall("<＿+>", plain[: plain.index(term)]))
    return text[: plain.index(term) + links * (len("{term}``") - len("<>"))]


@pytest.mark.parametrize("start", CHAPTERS)
def test_a_word_of_the_glossary_leads_there_at_its_first_use(root, start):
    (path,) = (each for each in (root / "course").glob(f"{start}*.md") if "handout" not in each.name)
    terms = words((root / "course" / "glossary.md").read_text("utf-8"))
    assert unlinked(path.read_text("utf-8"), terms) == []


@pytest.mark.parametrize("text, found", [
    ("決裁をとる。", ["決裁"]),
    ("{term}`決裁`をとる。決裁のあと。", []),
    ("決裁をとる。{term}`決裁`のあと。", ["決裁"]),
    ("{term}`内規`と{term}`要綱`の決裁。{term}`決裁`", ["決裁"]),
    ("## 決裁\n\n```{quiz}\n決裁\n```\n\n公文書管理法", []),
])  # fmt: skip
def test_a_word_without_its_link_is_noticed(text, found):
    assert unlinked(text, ["決裁", "公文書", "内規", "要綱"]) == found
