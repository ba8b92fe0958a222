"""Paper: tagged PDFs whose words are the page's words, in order, on the sheets they are meant for."""

import os
import re
import shutil
import stat
import subprocess
import sys
import warnings
from itertools import pairwise

import pytest
from tests.site.stage import HANDOUTS

import kenshu
from kenshu import city as cities
from kenshu.site import SiteError, print_book, print_out, printer

SEEN = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = []
  while (walk.nextNode()) {
    const each = walk.currentNode
    if (each.data.trim() && each.parentElement.checkVisibility()) found.push(each.data.replace(/\\s/g, ""))
  }
  return found
}"""
MARKER = re.compile(r"(\d+\.|•|◦)*(100|10)?")  # of lists; what stands in the two boxes of the first sum
FOOT = f"自治体DX実践研修 {kenshu.__version__} みどり野市(架空) お問い合わせ人事課 研修事務局(内線2301)"
SHEETS = [name for name in HANDOUTS if "-cards-" not in name]
CHAPTERS = 8
DRAWINGS = 16


def poppler(*words):
    """What a tool of poppler prints; its complaints about PDF 2.0's newer tags are not ours."""
    return subprocess.run(list(map(str, words)), capture_output=True, encoding="utf-8", check=True).stdout


def squeezed(text):
    return re.sub(r"\s", "", text)


def told(pdf, margin=False):
    """The words of a PDF without spaces; ``margin``: each sheet begins with its number and its foot."""
    sheets = poppler("pdftotext", "-raw", pdf, "-").split("\f")[:-1]
    if margin:
        for number, sheet in enumerate(sheets, 1):
            assert squeezed(sheet).startswith(squeezed(f"{number}{FOOT}"))
        sheets = [squeezed(sheet).removeprefix(squeezed(f"{n}{FOOT}")) for n, sheet in enumerate(sheets, 1)]
    return squeezed("".join(sheets))


def seen(chromium, page):
    with chromium.visit(page.as_uri()) as visit:
        visit.page.emulate_media(media="print")
        return visit.page.evaluate(SEEN)


def beside(words, text):
    """What ``text`` holds between ``words``, which must all be found in it, one after another."""
    place, between = 0, []
    for each in words:
        found = text.find(each, place)
        assert found >= 0, each
        between.append(text[place:found])
        place = found + len(each)
    return [each for each in (*between, text[place:]) if not MARKER.fullmatch(each)]


@pytest.fixture(scope="session")
def printed(tmp_path_factory):
    """Everything ``kenshu site print`` makes, in a folder with a space and Japanese letters."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Sphinx's and docutils' own deprecations
        made = list(print_out(tmp_path_factory.mktemp("print") / "印刷 物"))
    return {each.pdf.name: each for each in made}


@pytest.fixture(scope="session")
def handout(built, tmp_path_factory):
    """Chapter 3's handout as PDF: the quick run prints no more than this and the cards."""
    pdf = tmp_path_factory.mktemp("handout") / "配布 資料.pdf"
    printer.to_pdf(printer.find(), built / "3-handout.html", pdf)
    return pdf


def test_a_handout_is_one_tagged_sheet_of_a4_with_the_pages_own_words(chromium, built, handout):
    about = poppler("pdfinfo", handout)
    assert re.search(r"Tagged: +yes", about) and re.search(r"Pages: +1\n", about) and "(A4)" in about
    assert printer.sheets(handout) == 1
    assert beside(seen(chromium, built / "3-handout.html"), told(handout)) == []
    tags = re.findall(r"^ *(\w+)", poppler("pdfinfo", "-struct", handout), re.M)
    assert {"H1", "H2", "Table", "TH", "TD", "L", "LI", "P"} <= set(tags)
    assert re.search(rb"/Lang \(ja\)", handout.read_bytes())


def test_the_cards_are_eight_a_sheet_all_of_one_size_between_lines_to_cut(chromium, built, root, tmp_path):
    pages = [name.removesuffix(".html") for name in HANDOUTS if "-cards-" in name]
    copy = shutil.copytree(built, tmp_path / "site")
    print_book.write_cards(copy, pages, cities.load(root / "city.yml"), kenshu.__version__)
    printer.to_pdf(printer.find(), copy / print_book.CARDS, copy / "cards.pdf")
    text = told(copy / "cards.pdf", margin=True)
    assert printer.sheets(copy / "cards.pdf") == 2
    assert beside(seen(chromium, copy / print_book.CARDS), text) == []
    with chromium.visit((copy / print_book.CARDS).as_uri()) as visit:
        visit.page.emulate_media(media="print")
        cards = visit.page.locator("td")
        assert [int(re.match(r"\d+", each)[0]) for each in cards.all_inner_texts()] == [*range(1, 17)]
        boxes = [cards.nth(each).bounding_box() for each in range(16)]
        assert len({(round(box["width"]), round(box["height"])) for box in boxes}) == 1
        assert {
            cards.nth(each).evaluate("e => getComputedStyle(e).borderRightStyle") for each in range(16)
        } == {"dashed"}


@pytest.mark.full
def test_everything_is_printed_and_every_handout_is_one_sheet(chromium, built, printed):
    assert set(printed) == {"book.pdf", "4-cards.pdf", *(name.replace(".html", ".pdf") for name in SHEETS)}
    for name, made in printed.items():
        about = poppler("pdfinfo", made.pdf)
        assert re.search(r"Tagged: +yes", about) and "(A4)" in about
        assert re.search(rf"Pages: +{made.sheets}\n", about)
        assert made.wanted in (None, made.sheets), name
    for name in SHEETS:
        assert beside(seen(chromium, built / name), told(printed[name.replace(".html", ".pdf")].pdf)) == []


@pytest.mark.full
def test_the_book_says_what_the_pages_say(chromium, built, printed, root, tmp_path):
    copy = shutil.copytree(built, tmp_path / "site")
    pdf, pages = printed["book.pdf"].pdf, print_book.names(root)
    print_book.write(copy, pages, cities.load(root / "city.yml"), kenshu.__version__, printer.landings(pdf))
    words = seen(chromium, copy / print_book.BOOK)
    again = "|".join(map(re.escape, sorted(set(words), key=len, reverse=True)))
    for left in beside(
        words, told(pdf, margin=True)
    ):  # a table that goes on says its head on the next sheet again
        assert re.fullmatch(rf"({again})+\d*\.?", left), left
    for name in pages:
        with chromium.visit((built / f"{name}.html").as_uri()) as visit:
            whole = squeezed("".join(words))
            visit.page.emulate_media(media="print")
            for said in visit.page.locator("main :is(h1, h2, h3, p, li, td, th):visible").all_text_contents():
                assert squeezed(said) in whole, (name, said)


@pytest.mark.full
def test_the_books_contents_and_bookmarks_lead_to_the_right_sheets(printed):
    pdf = printed["book.pdf"].pdf
    contents = poppler("pdftotext", "-layout", "-f", "2", "-l", "2", pdf, "-")
    listed = [(squeezed(t), int(n)) for t, n in re.findall(r"^ *(\S.*?) +(\d+)$", contents, re.M)][:-1]
    outline = poppler("pdftohtml", "-xml", "-i", "-stdout", pdf).split("<outline>", 1)[1]
    marks = [(squeezed(t), int(n)) for n, t in re.findall(r'<item page="(\d+)">([^<]*)</item>', outline)]
    assert len([title for title, _ in listed if re.match(r"第\d章", title)]) == CHAPTERS
    for title, sheet in listed:
        assert (title, sheet) in marks
        assert title in squeezed(poppler("pdftotext", "-f", sheet, "-l", sheet, pdf, "-"))
    assert [title for title, _ in marks if title[: len(title) // 2] * 2 == title] == []
    assert all(one <= other for (_, one), (_, other) in pairwise(listed))


@pytest.mark.parametrize("name", ["3-small-start.html", "7-lines-to-keep.html"])
def test_a_drawing_loses_none_of_its_words_on_paper(chromium, built, name):
    """Once the search form's class hid the question marks of two drawings."""
    with chromium.visit(built.joinpath(name).as_uri()) as visit:
        words = "[...document.querySelectorAll('figure svg text')].filter(e => e.checkVisibility()).length"
        shown = visit.page.evaluate(words)
        visit.page.emulate_media(media="print")
        assert visit.page.evaluate(words) == shown > 10


@pytest.mark.full
def test_every_drawing_of_the_book_has_its_words(printed):
    alts = re.findall(rb"/Alt <FEFF([0-9A-F]+)>", printed["book.pdf"].pdf.read_bytes())
    said = {bytes.fromhex(each.decode()).decode("utf-16-be") for each in alts}
    assert len(said) >= DRAWINGS and all(len(each) > 20 for each in said)


def kenshu_print(out, **environment):
    return subprocess.run(
        [sys.executable, "-m", "kenshu", "site", "print", "--out", str(out)],
        capture_output=True, encoding="utf-8", env=dict(os.environ, **environment),
    )  # fmt: skip


def test_without_a_browser_the_pages_are_written_and_the_way_to_print_is_said(chromium, tmp_path):
    said = kenshu_print(tmp_path / "紙", KENSHU_BROWSER=str(tmp_path / "none"))
    assert said.returncode == 1 and "Traceback" not in said.stderr
    assert "見つかりません" in said.stderr and "Ctrl+P" in said.stderr and "KENSHU_BROWSER" in said.stderr
    book = tmp_path / "紙" / "pages" / "book.html"
    assert str(book) in said.stderr
    with chromium.visit(book.as_uri()) as visit:
        assert visit.errors == visit.foreign == []
        broken = "[...document.querySelectorAll('a[href^=\"#\"]')].filter(e => !document.getElementById(e.hash.slice(1)))"
        assert visit.page.evaluate(f"{broken}.map(e => e.outerHTML)") == []
        doubled = "[...document.querySelectorAll('[id]')].map(e => e.id).filter((e, n, all) => all.indexOf(e) !== n)"
        assert visit.page.evaluate(doubled) == []
        closed = "document.querySelectorAll('details:not([open])').length"
        assert visit.page.evaluate(closed) == 0
        left = "[...document.querySelectorAll('a[href]')].map(e => e.getAttribute('href')).filter(e => /\\.html/.test(e))"
        assert visit.page.evaluate(left) == []


@pytest.mark.parametrize("does, reason", [("exit 7", "終了コード 7"), ("exit 0", "終了コード 0")])
def test_a_browser_that_prints_nothing_is_named_with_its_reason(built, tmp_path, does, reason):
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    browser.chmod(browser.stat().st_mode | stat.S_IXUSR)
    with pytest.raises(SiteError, match=rf"3-handout\.html\({reason}\)。使ったブラウザ: .*browser"):
        printer.to_pdf(str(browser), built / "3-handout.html", tmp_path / "a.pdf")


def test_a_browser_that_never_ends_is_stopped(built, tmp_path, monkeypatch):
    browser = tmp_path / "browser"
    browser.write_text("#!/bin/sh\nexec sleep 60\n", "utf-8")
    browser.chmod(0o755)
    monkeypatch.setattr(printer, "PATIENCE", 1)
    with pytest.raises(SiteError, match="1秒待っても終わりません"):
        printer.to_pdf(str(browser), built / "3-handout.html", tmp_path / "a.pdf")


def test_on_a_page_printed_by_hand_nothing_stays_folded_and_no_button_is_left(chromium, built):
    with chromium.visit(built.joinpath("3-small-start.html").as_uri()) as visit:
        page = visit.page
        page.emulate_media(media="print")
        assert page.locator("button:visible, nav:visible").count() == 0
        for kind in ("why", "reveal", "reading"):
            inner = page.locator(f"details.{kind} > :not(summary)")
            assert inner.count() > 0
            assert all(each.is_visible() for each in inner.all())
