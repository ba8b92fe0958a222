"""A talk that forks: what is refused, and the talk of chapter 6 in Chromium, on paper and without scripts."""

import copy
import shutil

import pytest
import yaml
from tests.site.stage import quietly_built

from kenshu.site import SiteError
from kenshu.site.branch import html

CHAPTER = "6-managers-work"
TALK = yaml.safe_load("""
who: 係長
says: 「やめたいです」
choices:
  - say: 「だめ」
    reply: 「はい」
    end: 終わりました。
  - say: 「困るのは誰?」
    reply: 「私です」
    note: 大きさが出ました。
    choices:
      - {say: 「<b>」, reply: 「調べます」, end: 続きます。}
      - {say: 「またね」, reply: 「はい」, end: 終わりました。}
""")

ODD = [
    (lambda talk: talk.pop("who"), "分かれる会話に who がありません"),
    (lambda talk: talk.pop("choices"), "分かれる会話に choices がありません"),
    (lambda talk: talk["choices"].pop(), "「「やめたいです」…」のあとの返事が1つあります"),
    (lambda talk: talk["choices"].extend(talk["choices"]), "返事が4つあります"),
    (lambda talk: talk["choices"][0].pop("reply"), "「「だめ」…」に reply がありません"),
    (lambda talk: talk["choices"][1]["choices"][0].pop("say"), "(say なし)…」に say がありません"),
    (lambda talk: talk["choices"][0].pop("end"), "choices か end のどちらか一つ"),
    (lambda talk: talk["choices"][1].update(end="終わり"), "choices か end のどちらか一つ"),
]


@pytest.mark.parametrize("spoil, reason", ODD, ids=[each[1] for each in ODD])
def test_a_talk_that_is_not_whole_is_refused_by_its_words(spoil, reason):
    talk = copy.deepcopy(TALK)
    spoil(talk)
    with pytest.raises(SiteError, match=reason.replace("(", r"\(").replace(")", r"\)")):
        html(talk, "x")


def test_every_fork_has_its_own_radio_group_and_words_stay_words():
    text = html(TALK, "page-talk0")
    groups = ["page-talk0", "page-talk0-2"]
    assert [text.count(f'name="{group}"') for group in groups] == [2, 2]
    assert "&lt;b&gt;" in text and text.count('class="end"') == 3


def test_a_broken_talk_stops_the_build_with_page_and_line(root, tmp_path):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    page = tmp_path / "course" / f"{CHAPTER}.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("    reply: 「……そうですね。失礼しました」\n", "", 1), "utf-8")
    line = text[: text.index("```{branch}")].count("\n") + 1
    with pytest.raises(SiteError, match=rf"{CHAPTER}\.md:{line}.*に reply がありません"):
        quietly_built(tmp_path / "site", root / "city.yml", tmp_path)


def ways(page):
    return [each for each in page.locator(".branch .end").all() if each.is_visible()]


def test_the_talk_goes_on_by_keyboard_alone_and_starts_again(chromium, built):
    with chromium.visit(built.joinpath(f"{CHAPTER}.html").as_uri()) as visit:
        page, talk = visit.page, visit.page.locator(".branch")
        again = talk.get_by_role("button", name="最初からやり直す")
        assert ways(page) == [] and not again.is_visible()
        talk.get_by_role("radio").first.focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert "月に10時間ほど" in talk.inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert len(ways(page)) == 1 and "道具の話に変わりました" in talk.inner_text()
        page.keyboard.press("ArrowDown")
        assert ways(page) == [] and "聞きにくくて" in talk.inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        page.keyboard.press("Enter")  # a form would be sent here
        assert len(ways(page)) == 1 and "2か月試します" in talk.inner_text()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert ways(page) == [] and talk.locator(":checked").count() == 0
        assert page.url.endswith(f"{CHAPTER}.html") and visit.errors == []


def test_the_talk_works_without_scripts(chromium, built):
    with chromium.visit(built.joinpath(f"{CHAPTER}.html").as_uri(), java_script_enabled=False) as visit:
        visit.page.get_by_label("「いいね。明日からやめよう」").check()
        assert "困る人がいるかどうか" in visit.page.locator(".branch").inner_text()
        visit.page.get_by_role("button", name="最初からやり直す").click()
        assert "困る人がいるかどうか" not in visit.page.locator(".branch").inner_text()


def test_on_paper_every_way_through_the_talk_stands_with_what_was_said(chromium, built, root):
    text = (root / "course" / f"{CHAPTER}.md").read_text("utf-8")
    talk = yaml.safe_load(text.split("```{branch}")[1].split("```")[0])
    with chromium.visit(built.joinpath(f"{CHAPTER}.html").as_uri()) as visit:
        visit.page.emulate_media(media="print")
        printed = visit.page.locator(".branch").inner_text()
        assert len(ways(visit.page)) == text.count(" end: ") > 5
        assert not visit.page.locator(".branch input, .branch button").locator("visible=true").count()
    for said in words(talk):
        assert said in printed


def words(node):
    """Everything somebody says or that is said about it, in the whole talk."""
    for key in ("says", "say", "reply", "note", "end"):
        if key in node:
            yield node[key]
    for choice in node.get("choices", ()):
        yield from words(choice)
