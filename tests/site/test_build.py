"""The built site as files: what is there, for which city, and that the same text gives the same bytes."""

import shutil

import pytest
from tests.site.stage import PAGES, SLIDES, quietly_built

from kenshu.site import SiteError, build
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
    page.write_text(page.read_text("utf-8") + "\n[別の章](9-none.md)\n", "utf-8")
    lines = len(page.read_text("utf-8").splitlines())
    with pytest.raises(SiteError, match=rf"glossary\.md:{lines}.*9-none"):
        quietly_built(tmp_path / "site", root / "city.yml", tmp_path)
    assert not (tmp_path / "site").exists() and not list(tmp_path.glob(".site-*"))


def test_a_fact_nobody_wrote_down_is_refused(tmp_path, root):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    page = tmp_path / "course" / "3-small-start.md"
    page.write_text(page.read_text("utf-8").replace("{fact}`case-form`", "{fact}`case-from`"), "utf-8")
    with pytest.raises(SiteError, match="「case-from」がありません"):
        quietly_built(tmp_path / "site", root / "city.yml", tmp_path)


def test_a_place_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(SiteError, match=r"書けませんでした.*書き込める場所"):
        build(tmp_path / "file" / "site")
