"""The built site as files: what is there, for which city, and that the same text gives the same bytes."""

import re
import shutil
from datetime import date

import pytest
from tests.site.stage import PAGES, SLIDES, quietly_built

from kenshu.city import CityError
from kenshu.site import SiteError, build, check
from kenshu.site.pages import Page


def test_every_page_is_there_and_nothing_a_page_does_not_load(built):
    files = {path.relative_to(built).as_posix() for path in built.rglob("*") if path.is_file()}
    static = (
        "colours.css",
        "course.css",
        "course.js",
        "icon.svg",
        "print.css",
        "slides.css",
        "slides.js",
        "search.js",
        "search-index.js",
        "search-page.js",
    )
    assert files == {*PAGES, *SLIDES, "search.html", *(f"_static/{name}" for name in static)}


def test_a_page_is_small(built):
    """DESIGN §8: at most 400 kB and 15 requests at first view."""
    shared = sum(path.stat().st_size for path in built.joinpath("_static").iterdir())
    assert {name: size for name in PAGES if (size := (built / name).stat().st_size) + shared > 400_000} == {}


def test_the_same_text_gives_the_same_bytes(built, tmp_path):
    again = quietly_built(tmp_path / "again")
    assert {p.name: p.read_bytes() for p in again.rglob("*.*")} == {
        p.name: p.read_bytes() for p in built.rglob("*.*")
    }


def test_a_second_city_has_its_own_name_and_contact_everywhere(second, built):
    for name in PAGES:
        text, ours = ((folder / name).read_text("utf-8") for folder in (second, built))
        assert "みどり野市は架空です" not in text and "ひかり台市は架空です" not in text
        assert text.count("ひかり台市") >= 1 and "職員課 研修係(内線7788)" in text
        assert "みどり野市は架空です" in ours and "人事課 研修事務局(内線2301)" in ours


def test_the_chapter_says_whose_numbers_are_made_up(built, second):
    said = "の数字は同じ180→43になるように作った架空のもので、紹介した事例の内訳ではありません"
    for folder in (built, second):  # the data stay みどり野市's, whichever city holds the course
        assert "みどり野市" + said in (folder / "3-small-start.html").read_text("utf-8")


def test_the_published_case_is_cited_exactly_once(built):
    """Besides the list of what 法務 has to look up."""
    pages = [name for name in PAGES if name != "to-check.html"]
    words = "".join(text for name in pages for _, text in Page((built / name).read_text("utf-8")).words)
    assert words.count("綾瀬市") == words.count("NTT") == words.count("あくまでも一例") == 1


def test_a_mistake_in_the_text_is_refused_with_its_page_and_line(tmp_path, root, built):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    page = tmp_path / "course" / "glossary.md"
    page.write_text(page.read_text("utf-8") + "\n[別の章](9-none.md)\n\n{term}`ない言葉`\n", "utf-8")
    lines = len(page.read_text("utf-8").splitlines())
    with pytest.raises(SiteError) as refused:
        quietly_built(tmp_path / "site", root / "city.yml", tmp_path)
    assert re.search(rf"glossary\.md:{lines - 2}.*9-none", str(refused.value))
    assert re.search(rf"glossary\.md:{lines}.*ない言葉", str(refused.value))
    assert not (tmp_path / "site").exists() and not list(tmp_path.glob(".site-*"))


REFUSED = [
    ("## まとめ", "## 終わりに", "「## まとめ」の節がありません"),
    ("    - text: 約4分の1減った", "    - right: true\n      text: 約4分の1減った", "正しい選択肢が2個"),
    ("      right: true\n      reply: 減った", "      reply: 減った", "正しい選択肢が0個"),
    ("- question: 「約180", "- question 「約180", "{quiz} を読めません"),
    (":alt: 約180時間と43時間を、", ":alt:\n:was: ", "代替テキスト"),
    ("{fact}`case-form`", "{fact}`case-from`", "「case-from」がありません"),
    ("神奈川県のある市の話です。", "約40の市が続きました。", "出典({fact})のない事実です: 約40"),
    ("答えを紙に書き、", "答えを https://example.test/ に書き、", "よその住所があります"),
]


@pytest.mark.parametrize("old, new, reason", REFUSED, ids=[each[2] for each in REFUSED])
def test_the_build_itself_refuses_what_the_audit_refuses(tmp_path, root, old, new, reason):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    page = tmp_path / "course" / "3-small-start.md"
    text = page.read_text("utf-8")
    assert old in text
    page.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SiteError, match=rf"3-small-start\.md \d+行目: .*{re.escape(reason)}"):
        build(tmp_path / "site", root / "city.yml", tmp_path)
    assert not (tmp_path / "site").exists()


@pytest.mark.full
def test_a_page_that_has_grown_too_heavy_is_refused_and_the_old_site_stays(tmp_path, root, built):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    old = shutil.copytree(built, tmp_path / "site")
    page = tmp_path / "course" / "licence.md"
    page.write_text(page.read_text("utf-8") + "\n" + "あ" * 120_000 + "\n", "utf-8")
    with pytest.raises(SiteError, match=r"licence\.html 1行目: 開くのに\d+kB"):
        quietly_built(old, root / "city.yml", tmp_path)
    assert (old / "licence.html").read_bytes() == (built / "licence.html").read_bytes()


@pytest.mark.full
def test_a_claim_grown_old_stops_no_build(tmp_path, root):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    facts = tmp_path / "course" / "facts.yml"
    facts.write_text(facts.read_text("utf-8").replace("確認日: 2026-11-23", "確認日: 2020-01-31"), "utf-8")
    site = quietly_built(tmp_path / "site", root / "city.yml", tmp_path)
    assert "2020年1月現在の記述です" in (site / "3-small-start.html").read_text("utf-8")
    assert len(check(site, root, date(2026, 12, 1)).refused) == 0


@pytest.mark.parametrize("old, new, reason", [
    ("name: みどり野市\n", "", "name"),
    ("name: みどり野市\n", "name: <script>alert(1)</script>\n", "記号「<」は使えません"),
    ("人事課 研修事務局", "人事課 $(rm)", "記号「$」は使えません"),
])  # fmt: skip
def test_a_city_with_a_missing_or_hostile_value_builds_nothing(tmp_path, root, old, new, reason):
    text = (root / "city.yml").read_text("utf-8")
    assert old in text
    (tmp_path / "city.yml").write_text(text.replace(old, new), "utf-8")
    with pytest.raises(CityError, match=re.escape(reason)):
        build(tmp_path / "site", tmp_path / "city.yml", root)
    assert not (tmp_path / "site").exists()


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(SiteError, match=r"書けませんでした.*書き込める場所"):
        build(tmp_path / "file" / "site")
