"""Every page, link by link, from a folder and from a server: nothing is missing, foreign, refused or heavy."""

import shutil

import pytest
from tests.site.crawl import broken, crawl, table
from tests.site.stage import plain_server

DOORS = ("file", pytest.param("http", marks=pytest.mark.full))


@pytest.mark.parametrize("door", DOORS)
def test_every_page_is_reached_and_asks_for_little_from_nowhere_else(chromium, built, door):
    with plain_server(built) as address:
        base = (built.as_uri() if door == "file" else address) + "/"
        pages = crawl(chromium, built, base)
    assert {page.name for page in pages} == {file.name for file in built.glob("*.html")}
    assert [page for page in pages if page.errors or page.foreign] == []
    assert [page for page in pages if page.requests > 15 or page.size > 400_000 or page.size < 5_000] == []
    assert broken(pages, built, base) == []
    assert len(list(table(pages))) == len(pages) + 2


PLANTED = (
    '<a href="none.html">次</a>',
    '<a href="glossary.html#none">次</a>',
    '<a href="https://example.test/">外</a>',
    '<img src="_static/none.png" alt="図">',
    '<p style="color: red">赤</p>',
    '<script src="https://example.test/x.js"></script>',
)


@pytest.mark.full
def test_what_is_planted_in_one_page_is_found_there_and_nowhere_else(chromium, built, tmp_path):
    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "licence.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{''.join(PLANTED)}</main>"), "utf-8")
    base = copy.as_uri() + "/"
    pages = crawl(chromium, copy, base)
    wrong = broken(pages, copy, base)
    assert [name for name, _ in wrong] == ["licence.html"] * 3
    assert [link.rsplit("/", 1)[1] for _, link in wrong] == ["none.html", "glossary.html#none", ""]
    (said,) = [page for page in pages if page.errors or page.foreign]
    assert said.name == "licence.html" and len(said.errors) >= 3
    assert sum("Content Security Policy" in each for each in said.errors) >= 2
