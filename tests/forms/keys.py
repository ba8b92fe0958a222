"""Answer any kind of form with the keyboard alone, as someone without a mouse does."""

import time

from playwright.sync_api import Locator, Page

from kenshu.answers import Question

SAVED = "保存しました"  # what a form says when an answer is stored


def reach(page: Page, target: Locator, limit: int = 200):
    """Press Tab or Shift+Tab until ``target`` has the keyboard."""
    for _ in range(limit):
        if target.evaluate("e => e === document.activeElement"):
            return
        ahead = target.evaluate("e => Boolean(document.activeElement.compareDocumentPosition(e) & 4)")
        page.keyboard.press("Tab" if ahead else "Shift+Tab")
    raise AssertionError(f"the keyboard never came to {target}")


def answer(page: Page, form: Locator, question: Question, raw: dict):
    """Give ``raw`` ({"value": …}, as a file of known answers has it) in ``form``, from anywhere on the page."""
    _KINDS[question.kind](page, form, question, raw["value"])


def focus(locator: Locator):
    """Scroll there and focus, as tabbing to it would."""
    locator.scroll_into_view_if_needed()
    locator.focus()


def soon(read, wanted):
    """Wait until ``read()`` gives ``wanted``: a save follows what is done on the screen."""
    for _ in range(100):
        if read() == wanted:
            return
        time.sleep(0.1)
    assert read() == wanted


def _choices(page, form, question, value):
    for choice in question.choices:
        box = form.locator(f'input[value="{choice.id}"]')
        if box.is_checked() != (choice.id in value):
            reach(page, box)
            page.keyboard.press("Space")


def _ranking(page, form, question, value):
    labels = {choice.id: choice.label for choice in question.choices}
    for one in value:
        reach(page, form.locator(".kenshu-unplaced button").get_by_text(labels[one], exact=True))
        page.keyboard.press("Enter")


def _match(page, form, question, value):
    options = [None, *(choice.id for choice in question.choices)]
    for row in value:
        field = form.locator(f'select[data-item="{row["item"]}"]')
        reach(page, field)
        steps = options.index(row["choice"]) - field.evaluate("e => e.selectedIndex")
        for _ in range(abs(steps)):
            page.keyboard.press("ArrowDown" if steps > 0 else "ArrowUp")


def _cards(page, form, question, value):
    """Cards come to the hand in order; those without a pile are left out by taking up the next."""
    labels = {item.id: item.label for item in question.items}
    piles = {choice.id: choice.label for choice in question.choices}
    for row in value:
        if row["choice"] is None:
            continue
        if form.locator(".kenshu-held strong").inner_text() != labels[row["item"]]:
            reach(page, form.locator(".kenshu-sortable").get_by_text(labels[row["item"]], exact=True))
            page.keyboard.press("Enter")
        reach(page, form.locator(".kenshu-puts button").get_by_text(piles[row["choice"]]))
        page.keyboard.press("Enter")


_KINDS = {"choices": _choices, "ranking": _ranking, "match": _match, "cards": _cards}
