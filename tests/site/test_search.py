"""The search's index: what a page says, place by place, and which words find each other."""

import json
import re
import shutil
import tomllib

import pytest
from tests.site.stage import PAGES, quietly_built

from kenshu.site import SiteError, search

QUERIES = "queries.txt"


@pytest.fixture(scope="module")
def folder(root):
    return root / "tests" / "site" / "search"


def index(built):
    text = (built / "_static" / search.INDEX).read_text("utf-8")
    return json.loads(text.removeprefix("kenshuIndex(").removesuffix(");\n"))


def test_there_are_enough_queries_and_each_has_been_judged(folder):
    asked = [each for each in (folder / QUERIES).read_text("utf-8").splitlines() if not each.startswith("#")]
    wanted = tomllib.loads((folder / "wanted.toml").read_text("utf-8"))
    assert len(asked) == len(set(asked)) >= 120 and asked == list(wanted)
    assert {f"{name}.html" for names in wanted.values() for name in names} <= set(PAGES)


def test_the_index_is_small_and_holds_every_page_but_its_own(built):
    assert (built / "_static" / search.INDEX).stat().st_size <= 300_000
    assert {name for name, _ in index(built)["pages"]} == set(PAGES)


def test_every_place_is_an_address_of_its_page_and_has_a_name(built):
    for name, places in index(built)["pages"]:
        ids = set(re.findall(r'id="([^"]+)"', (built / name).read_text("utf-8")))
        assert all(anchor in ids for anchor, _, _ in places[1:]) and places[0][0] == ""
        assert all(heading for _, heading, _ in places)


def test_what_a_page_says_is_found_whole_and_what_it_does_not_say_is_not(built):
    said = index(built)
    chapter = next(places for name, places in said["pages"] if name == "3-small-start.html")
    words = "\n".join(said["texts"][number] for _, _, numbers in chapter for number in numbers)
    assert "減ったのは約137時間" not in words, "the reply to a choice is hidden until it is chosen"
    assert "電話600件 × 1件10分 = 100時間" in words and "かけ直した人が4人いました" in words
    assert "(要確認)" not in words and "次回確認" in words and "2027-05-22" not in words


PAGE = """<html><body><header><p>頭</p></header><main><section id="id1"><h1>題</h1><p>一<br/>二<b>三</b></p>
<section id="here"><h2>節</h2><ul><li><p>項目</p></li></ul><svg><text>絵</text></svg><p hidden>隠</p>
<table><tr><td><p>左</p></td><td>右</td></tr></table><button>押す</button>
<dl><dt id="term-0">語</dt><dd><p>ご。意味。</p></dd></dl></section></section></main></body></html>"""


def test_a_page_is_read_place_by_place():
    assert search.places(PAGE) == [
        search.Place("", "題", ("一 二 三",)),
        search.Place("here", "節", ("項目", "左 右")),
        search.Place("term-0", "語", ("ご。意味。",)),
    ]


def test_the_reading_of_a_term_finds_it():
    places = [
        search.Place("a", "決裁", ("けっさい。市としての決定です。",)),
        search.Place("b", "ローコード", ("ローコード。道具です。",)),
        search.Place("c", "語", ("意味だけです。",)),
        search.Place("d", "空", ()),
    ]
    assert search.readings(places) == [["決裁", "けっさい"]]


def test_every_group_of_like_words_leads_to_a_word_of_the_pages(built, root):
    said = index(built)
    words = " ".join(said["texts"] + [heading for _, places in said["pages"] for _, heading, _ in places])
    words = words.replace("％", "%").lower()
    dead = [
        group
        for group in search.same(root / "book" / search.SAME)
        if not any(each.lower() in words for each in group)
    ]
    assert dead == []


@pytest.mark.parametrize("line", ["- 紙", "- [紙]", "- [紙, 3]", "- {紙: ペーパー}"])
def test_a_group_that_is_no_list_of_words_is_named(root, tmp_path, line):
    path = tmp_path / search.SAME
    path.write_text(f"{line}\n", "utf-8")
    with pytest.raises(SiteError, match=r"search-words\.yml の .*2つ以上の言葉"):
        search.same(path)


def test_a_broken_group_stops_the_build(root, tmp_path):
    for name in ("course", "book"):
        shutil.copytree(root / name, tmp_path / name)
    (tmp_path / "book" / search.SAME).write_text("- [紙]\n", "utf-8")
    with pytest.raises(SiteError, match=r"search-words\.yml"):
        quietly_built(tmp_path / "site", root / "city.yml", tmp_path)
    assert not (tmp_path / "site").exists()
