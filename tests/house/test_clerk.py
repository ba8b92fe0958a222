"""What a clerk does on the real course, from the first page to the receipt: real desk, real Chromium, keys only."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk

from kenshu import answers, check, handin

N00, N08 = ("n00-first-step", "s0"), ("n08-effect-and-cost", "s3")
SLIP = "n08-before-hours"


@pytest.fixture
def clerk(release, tmp_path):
    with running_desk(release, tmp_path / "work") as desk, seat.chromium() as opened:
        yield seat.take_seat(opened, desk)


def test_a_clerk_goes_from_the_first_page_to_the_receipt_by_keyboard_alone(clerk, root, monkeypatch):
    for_everyone(clerk)
    clerk.open(*N00)
    for_everyone(clerk)
    given = seat.known_answers(root / "exercises", clerk.questions("s0"))
    answer(clerk, "s0", given)
    hand_in(clerk, "s0", given)
    clerk.go_home()
    expect(clerk.page.locator(f"[data-key={N00[0]}]")).to_contain_text("すべて記入")

    clerk.open(*N08)
    answer_the_rest(clerk, root)
    right = seat.known_answers(root / "exercises", clerk.questions("s3"))
    before, after = split(right, SLIP)
    answer(clerk, "s3", before)
    slip_and_mend(clerk, right[SLIP])
    answer(clerk, "s3", after)
    for_everyone(clerk)
    shown, stored = clerk.fields(), clerk.stored("s3")
    restart_kernel(clerk)
    assert clerk.fields() == shown
    assert clerk.stored("s3") == stored

    hand_in(clerk, "s3", right)
    assert ruled_full_marks(clerk, monkeypatch) == 11
    assert (clerk.complaints, clerk.foreign) == ([], [])


def answer_the_rest(clerk, root):
    """What the other notebooks of N08's session ask is answered already, so that nothing is missing at hand-in."""
    folder = clerk.desk.work / "s3"
    rest = {n: q for n, q in answers.load_questions(folder).items() if q.notebook != N08[0]}
    store = answers.Store(folder)
    for name, raw in seat.known_answers(root / "exercises", rest).items():
        store.write(name, answers.read_value(rest[name], raw))


def for_everyone(clerk):
    """axe finds nothing on the whole page: what Lab puts around ours in calm mode is clean too, nothing is excused."""
    found = Axe().run(clerk.page).response["violations"]
    assert [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in found] == []


def split(given, at):
    """The answers before and those after the question ``at``."""
    place = list(given).index(at)
    return dict(list(given.items())[:place]), dict(list(given.items())[place + 1 :])


def answer(clerk, session, given):
    """Type them all, then read below each form that it is saved."""
    questions = clerk.questions(session)
    for name, raw in given.items():
        clerk.answer(questions[name], raw)
    clerk.press("Tab")
    for name in given:
        expect(clerk.form(name).locator(".kenshu-status")).to_contain_text(seat.SAVED)


def slip_and_mend(clerk, right):
    """Hours typed as minutes; 確かめる says what probably happened; mended, it is right."""
    form, result = clerk.form(SLIP), clerk.form(SLIP).locator(".kenshu-result")
    clerk.answer(clerk.questions("s3")[SLIP], {**right, "value": right["value"] * 60})
    clerk.press_until("Tab", f'[data-question="{SLIP}"] .kenshu-bar button')
    assert clerk.focused() == "確かめる"
    clerk.press("Enter")
    expect(result).to_contain_text(re.compile("分の.+時間"))
    assert not re.search(r"\d点|不正解", result.inner_text())
    clerk.press_until("Shift+Tab", f'[data-question="{SLIP}"] .kenshu-number')
    clerk.press("Control+a")
    clerk.page.keyboard.type(str(right["value"]))
    clerk.press_until("Tab", f'[data-question="{SLIP}"] .kenshu-bar button')
    clerk.press("Space")
    expect(result).to_contain_text("そろいました")
    expect(form.locator(".kenshu-status")).to_contain_text(seat.SAVED)


def restart_kernel(clerk):
    """By Lab's own command, in くわしい画面 and back; the page brings its forms back by itself."""
    old = clerk.page.locator(".kenshu-form").first.element_handle()
    clerk.press_until("Tab", "#kenshu-bar .kenshu-quiet", limit=200)
    assert clerk.focused() == "くわしい画面"
    clerk.press("Enter")
    clerk.press("Tab")  # to the tools of the current cell; the arrows lead on to a cell, whose keys are Lab's
    clerk.press_until("ArrowRight", ".jp-Cell")
    clerk.press("0", 2)
    expect(clerk.page.locator(".jp-Dialog")).to_contain_text("再起動")
    clerk.press("Enter")
    clerk.page.wait_for_function("old => !old.isConnected", arg=old)
    clerk.ready("s3")
    expect(clerk.page.locator("[role=status]").first).to_contain_text("書いた答えはそのまま")
    clerk.press_until("Tab", "#kenshu-bar .kenshu-quiet", limit=300)
    assert clerk.focused() == "やさしい画面にもどる"
    clerk.press("Enter")


def hand_in(clerk, session, given):
    """提出する by keyboard, the receipt read; the zip that lies in the box, as the trainer's side reads it."""
    clerk.press_until("Tab", "#kenshu-bar .kenshu-primary", limit=200)
    clerk.press("Enter")
    receipt = clerk.page.locator("[role=status] .kenshu-receipt")
    expect(receipt).to_have_text(re.compile("^[0-9a-f]{8}$"))
    expect(clerk.page.get_by_text("すべての問いに答えが入っています。")).to_be_visible()
    number = receipt.inner_text()
    (path,) = (clerk.desk.base / "tameshi-box").glob(f"{session}_tameshi_*_{number}.zip")
    got = handin.read(path)
    for_everyone(clerk)
    assert (got.receipt, got.session, got.learner) == (number, session, "tameshi")
    expect(clerk.page.locator("#kenshu-status")).to_contain_text(f"提出済 受付番号 {number}")
    every = answers.load_questions(clerk.desk.work / session)
    assert answers.check_document(got.answers, every) == []
    assert set(json.loads(got.answers)["answers"]) == set(every) >= set(given)
    clerk.press("Escape")
    expect(receipt).to_have_count(0)


def ruled_full_marks(clerk, monkeypatch):
    """How many questions a rule looks at; each of them has every point, as the test cells will say."""
    monkeypatch.setenv("KENSHU_DATA", str(clerk.desk.work / "datasets"))
    monkeypatch.setenv("KENSHU_CITY", str(clerk.desk.work / "city.json"))
    asked = [q for q in clerk.questions("s3").values() if q.graded == "auto" and q.kind != "choice"]
    marks = [check.mark(question.id, clerk.desk.work / "s3") for question in asked]
    assert [mark for mark in marks if mark.points != mark.of] == []
    return len(marks)
