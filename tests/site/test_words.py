"""What the lectures say adds up: their sums, their two tellings of one thing, their minutes."""

import re

import pytest

from kenshu.site.facts import load
from kenshu.site.pages import Page

SUM = re.compile(r"([\d,]+)件 × (?:1件|確認)(\d+)分 = \**(\d+)時間")
SHARE = re.compile(r"([\d,]+) ÷ ([\d,]+) で \*\*(\d+)％")


def number(text):
    return int(text.replace(",", ""))


@pytest.fixture
def chapter(root):
    return (root / "course" / "3-small-start.md").read_text("utf-8")


def test_every_sum_and_share_of_the_chapter_is_right(chapter):
    sums, shares = SUM.findall(chapter), SHARE.findall(chapter)
    assert [number(cases) * int(minutes) / 60 for cases, minutes, _ in sums] == [int(h) for *_, h in sums]
    assert [100 * number(part) / number(all_) for part, all_, _ in shares] == [int(p) for *_, p in shares]
    assert (len(sums), len(shares)) == (3, 2)


def test_no_age_group_uses_the_form_more_often_than_it_applies(chapter):
    """It once did: 600 online out of 500 applications."""
    groups = re.findall(r"の申込みは([\d,]+)件。このうち([\d,]+)件が電子申請", chapter)
    assert len(groups) == 2 and all(number(online) < number(all_) for all_, online in groups)
    everyone = sum(number(online) for _, online in groups)
    assert f"200 ÷ {everyone} で" in chapter


@pytest.mark.parametrize("check, said", [(0.5, "確認が1件30秒なら、**およそ8割**"),
                                         (2, "確認が1件2分なら、**およそ9割5分**")])  # fmt: skip
def test_the_share_that_would_have_to_move_follows_from_what_is_assumed(chapter, check, said):
    call = 10
    share = call * (1 - 43 / 180) / (call - check)
    assert said in chapter and round(share, 2) == {0.5: 0.80, 2: 0.95}[check]


def test_the_five_questions_are_the_same_in_the_chapter_and_on_the_handout(root, chapter):
    handout = (root / "course" / "3-handout.md").read_text("utf-8")
    asked = chapter.split("## 課長の五つの問い")[1].split("\n## ")[0]
    five = re.findall(r"^\d\. (.+)$", asked, re.M)
    assert len(five) == 5
    assert five == re.findall(r"^\d\. \*\*.+?\*\* (.+)$", handout, re.M)


def test_the_minutes_leave_room_to_think_but_are_not_padded(built):
    """500 characters a minute, everything opened, the sources too; the rest is for the self-checks."""
    page = Page((built / "3-small-start.html").read_text("utf-8"))
    characters = sum(len("".join(text.split())) for _, text in page.words)
    assert 0.6 * 20 < characters / 500 < 0.9 * 20


def test_the_sources_say_as_of_when(built, root):
    oldest = min(fact.checked for fact in load(root / "course" / "facts.yml").values())
    page = (built / "3-small-start.html").read_text("utf-8")
    assert f"{oldest.year}年{oldest.month}月現在の記述です。" in page
