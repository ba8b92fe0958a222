"""The printed sheet: every question with its id and room to write, on A4, from one file without a network."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests import browser

from kenshu.forms import paper, typed


@pytest.fixture(scope="module")
def printed(page, tmp_path_factory):
    """(the page in Chromium, its PDF's bytes, addresses it asked for)."""
    path = tmp_path_factory.mktemp("paper") / "s3.html"
    path.write_text(page, encoding="utf-8")
    with browser.chromium() as opened:
        tab, asked = opened.new_page(locale="ja-JP"), []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(path.as_uri())
        yield tab, tab.pdf(prefer_css_page_size=True, print_background=True), asked


def test_the_same_session_gives_the_same_bytes(issue, page):
    assert paper.page(issue).decode() == page


def test_every_question_stands_there_with_its_id(page, questions):
    for question in questions.values():
        assert f'<p class="id">{question.id}</p>' in page


def test_every_choice_has_its_letter_and_a_place_to_tick(page, questions):
    for name in ("n98-counted", "n98-which"):
        for words in typed.options(questions[name].choices):
            assert f'<span class="tick"></span>{words}</li>' in page


def test_there_is_room_for_every_field(printed, questions):
    tab, _, _ = printed
    rooms = {
        "choice": ".tick",
        "choices": ".tick",
        "number": ".line .box",
        "text": ".write",
        "table": ".fill tbody td",
    }
    for question in questions.values():
        section = tab.locator("section.ask").filter(has=tab.get_by_text(question.id, exact=True))
        boxes = section.locator(rooms.get(question.kind, ".lines .box")).all()
        fields = [
            f
            for line in typed.lines(question, min(12, question.max_rows))
            for f in line.fields
            if f.key not in ("unit", "ask", "basis")
        ]
        wanted = len(question.choices) if question.kind == "choice" else len(fields)
        sizes = [box.bounding_box() for box in boxes]
        assert len([size for size in sizes if size["width"] >= 24 and size["height"] >= 24]) >= wanted, (
            question.id
        )


def test_whom_to_ask_and_how_it_was_counted_can_be_written(page, questions):
    assert page.count(typed.ASK) == sum(question.ask for question in questions.values()) > 0
    assert page.count(typed.BASIS) == sum(question.basis for question in questions.values()) > 0


def test_it_prints_on_a4_and_nothing_runs_off_the_sheet(printed):
    tab, pdf, _ = printed
    sizes = {
        tuple(round(float(x)) for x in box.split()[2:])
        for box in re.findall(r"/MediaBox \[(.*?)\]", pdf.decode("latin-1"))
    }
    assert sizes <= {(595, 842), (594, 842), (595, 841), (842, 595)}
    tab.set_viewport_size({"width": 680, "height": 962})  # 180 mm between the margins
    assert tab.evaluate("document.documentElement.scrollWidth <= 680")


def test_it_asks_nobody_for_anything_and_runs_nothing(printed, page):
    assert [address for address in printed[2] if not address.startswith(("file:", "data:"))] == []
    assert "<script" not in page and "http" not in page


def test_axe_finds_nothing(printed):
    assert [fault["id"] for fault in Axe().run(printed[0]).response["violations"]] == []


def test_markup_in_a_text_is_shown_as_text(issue):
    from dataclasses import replace

    from kenshu.forms.pieces import Page, Words

    nasty = Words("p", (('<img src="http://x.example/a.png"> & ', False), ("<b>", True)))
    made = paper.page(replace(issue, pages=(Page("n98-all", "全部", (nasty,)),))).decode()
    assert "<img" not in made and "&lt;img" in made and "<strong>&lt;b&gt;</strong>" in made
