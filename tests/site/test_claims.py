"""Every claim has its source: in text, quiz, talk and drawing, and in the one list that the city's lawyers tick."""

import re

import pytest
from tests.site.stage import PAGES

from kenshu.site.chapter import audit, audit_claims
from kenshu.site.facts import load
from kenshu.site.listings import to_check


@pytest.fixture(scope="module")
def course(root):
    return root / "course"


PLANTED = [
    ("quiz", "reply: 強さを確かめ、", "reply: 約40の市で強さを確かめ、"),
    ("quiz", "  why: 国の動きは、", "  why: 令和9年から、国の動きは、"),
    ("branch", "end: 誰も反対していないのに、", "end: 2028年4月の附則もあるのに、"),
    ("branch", "reply: 「えっと……", "reply: 「法第999条により……"),
    ("reveal", "気持ちは正しくても、", "2027年の通知が出て、"),
    ("drawing", "2025年3月。自治体DX", "2025年8月。自治体DX"),
]


@pytest.mark.parametrize("block, old, new", PLANTED, ids=[f"{each[0]} {each[2]}" for each in PLANTED])
def test_a_claim_without_a_source_inside_a_quiz_or_talk_is_refused_at_its_line(
    course, tmp_path, block, old, new
):
    text = (course / "7-lines-to-keep.md").read_text("utf-8")
    assert text.count(old) == 1
    planted = tmp_path / "7-lines-to-keep.md"
    planted.write_text(text.replace(old, new), "utf-8")
    (found,) = audit(planted, load(course / "facts.yml"))
    assert found.reason.startswith(f"{{{block}}} に、本文で出典を示していない事実")
    assert text.splitlines()[found.line - 1].startswith(f"```{{{block}}}")


def test_what_a_quizs_wrong_choice_says_is_no_claim(course, tmp_path):
    text = (course / "7-lines-to-keep.md").read_text("utf-8")
    old = "- text: 義務なら仕方ない。"
    assert text.count(old) == 1
    planted = tmp_path / "7-lines-to-keep.md"
    planted.write_text(text.replace(old, "- text: 2028年までの義務なら仕方ない。"), "utf-8")
    assert audit(planted, load(course / "facts.yml")) == []


@pytest.mark.parametrize("said, refused", [
    ("標準化法は2021年9月に施行されました。", True),
    ("電子にすることは、市の義務です。", True),
    ("法第34条にあります。", True),
    ("[2021年の話](3-small-start.md)をどうぞ。", False),
    ("努力義務・義務・手引に分けます。", False),
])  # fmt: skip
def test_a_page_around_the_chapters_says_no_law_without_its_source(course, tmp_path, said, refused):
    planted = tmp_path / "faq.md"
    planted.write_text((course / "faq.md").read_text("utf-8") + f"\n{said}\n", "utf-8")
    found = audit_claims(planted, load(course / "facts.yml"))
    assert [(each.page, "出典" in each.reason) for each in found] == [("faq.md", True)] * refused


def test_the_list_for_the_lawyers_holds_every_open_claim_once_with_every_page_that_makes_it(course, built):
    known = load(course / "facts.yml")
    left = [fact for fact in known.values() if not fact.confirmed]
    text = (built / "to-check.html").read_text("utf-8")
    assert text.count("□</td>") == len(left) and f"記述は{len(left)}件" in text
    for name in PAGES:
        made = set(re.findall(r'href="#fact-([\w-]+)"', (built / name).read_text("utf-8")))
        assert made <= set(known)
        assert all(f'href="{name}#fact-{each}"' in text for each in made if not known[each].confirmed)


def test_a_claim_that_was_looked_up_leaves_the_list(course, tmp_path):
    text = (course / "facts.yml").read_text("utf-8")
    head, tail = text.split("  cyber-policy:\n")
    (tmp_path / "facts.yml").write_text(f"{head}  cyber-policy:\n{tail.replace('要確認', '済', 1)}", "utf-8")
    before, after = (to_check(load(folder / "facts.yml"), course) for folder in (course, tmp_path))
    assert "fact-cyber-policy" in before and "fact-cyber-policy" not in after
    assert before.count("□") - after.count("□") == 1


def test_no_claim_is_kept_that_no_page_makes(course):
    made = re.findall(r"\{fact\}`([^`]+)`", "".join(path.read_text("utf-8") for path in course.glob("*.md")))
    assert set(load(course / "facts.yml")) == set(made)
