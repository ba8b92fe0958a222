"""A whole chapter without a mouse: every place in order, each one seen, quiz, talk and moving drawing done to the end."""

import pytest
from tests.site.access import MARK, tab_stops
from tests.site.stage import PAGES, SLIDES

TALK = "6-managers-work.html"
ALL = (TALK, *(each for each in (*PAGES, "search.html", *SLIDES) if each != TALK))
OWN = """() => { const own = document.activeElement, box = own.closest(".quiz, .branch, .player, details")
  return [own.tagName, own.type || "", box ? box.className || "details" : "", own.textContent.trim()] }"""
OPEN = "document.activeElement.parentElement.open"
RIGHT = "document.activeElement.hasAttribute('data-right')"


@pytest.mark.parametrize(
    "name", [each if each == TALK else pytest.param(each, marks=pytest.mark.full) for each in ALL]
)
def test_the_tab_key_comes_by_every_place_in_order_and_each_one_is_seen(chromium, built, name):
    with chromium.visit(built.joinpath(name).as_uri()) as visit:
        wanted, came = tab_stops(visit.page)
        assert [each["place"] for each in came] == list(range(wanted)) and wanted >= 5
        assert [each["what"] for each in came if each["ring"] < 2 or not each["seen"]] == []


@pytest.mark.full
def test_a_place_the_tab_key_passes_over_is_noticed(chromium, built):
    with chromium.visit(built.joinpath(TALK).as_uri()) as visit:
        visit.page.evaluate("document.querySelector('.quiz button').tabIndex = -1")
        wanted, came = tab_stops(visit.page)
        assert len(came) == wanted - 1


@pytest.mark.parametrize("name", [TALK, pytest.param("7-lines-to-keep.html", marks=pytest.mark.full)])
def test_a_whole_chapter_is_done_by_keyboard_alone(chromium, built, name):
    with chromium.visit(built.joinpath(name).as_uri()) as visit:
        page, done = visit.page, []
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the link past the head
        assert page.evaluate("document.activeElement.id") == "main"
        for _ in range(300):
            page.keyboard.press("Tab")
            tag, kind, box, words = page.evaluate(OWN)
            if tag == "BODY":
                break
            done.append(act(page, tag, kind, box, words))
        assert page.locator('.quiz[data-verdict="right"]').count() == 3
        assert page.locator(".branch .end:visible").count() == 1
        assert page.locator("main details:not([open])").count() == 0
        assert done.count("played") == 1 and "beyond" in done and visit.errors == []
        assert page.evaluate(MARK) > len(done) - 10


def act(page, tag, kind, box, words):
    """Do what a reader does at this place; returns what it was."""
    if tag == "SUMMARY":
        if not page.evaluate(OPEN):
            page.keyboard.press("Enter")
        return "opened"
    if kind == "radio":
        page.keyboard.press("Space")
        while "quiz" in box and not page.evaluate(RIGHT):
            page.keyboard.press("ArrowDown")
        return "chosen"
    if tag == "BUTTON" and "player" in box and words == "動かす":
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.textContent") == "止める"
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.textContent") == "動かす"
        return "played"
    if tag == "BUTTON" and kind != "reset":
        page.keyboard.press("Enter")
        return "pressed"
    return "beyond" if tag == "A" and words.startswith(("前 ", "次 ")) else "passed"
