"""A clerk's seat on the real course: a running desk, one Chromium page, and a keyboard that answers forms."""

import re
from contextlib import contextmanager
from pathlib import Path

import yaml
from playwright.sync_api import expect
from tests import browser
from tests.forms import keys

from kenshu.answers import Question, Store, load_questions

SLOW = 60_000  # ms; the machine may be busy, nothing here measures time
# Said by JupyterLab at a restart, of what its debugger and subshells had asked the kernel that is gone.
LABS_OWN = re.compile(r"Canceled future for (debug|create_subshell)_request message before replies were done")
SAVED = "保存しました"
TYPED = ("choice", "number", "table", "text")  # the other kinds are answered as tests.forms.keys does
# Every field of every form as the reader sees it; numbers as numbers, since 169.0 comes back as 169.
FIELDS = """() => Object.fromEntries([...document.querySelectorAll('.kenshu-form')].map(form => [
  form.dataset.question,
  [...form.querySelectorAll('input, select, textarea')].map(field =>
    ['radio', 'checkbox'].includes(field.type) ? field.checked : isNaN(field.value || NaN) ? field.value : +field.value)
]))"""


class Seat:
    """One browser page on a desk, and everything it complained about or asked elsewhere."""

    def __init__(self, page, desk):
        self.page, self.desk, self.complaints, self.foreign = page, desk, [], []
        self.notebook = ""  # the one opened last
        page.set_default_timeout(SLOW)
        page.on("console", lambda m: m.type == "error" and self._complain(m.text))
        page.on("pageerror", lambda error: self._complain(str(error)))
        page.on("request", lambda r: self.foreign.append(r.url) if self._elsewhere(r.url) else None)
        page.goto(desk.address)
        page.wait_for_selector(".kenshu-open")

    def _complain(self, text):
        if not LABS_OWN.search(text):
            self.complaints.append(text)

    def _elsewhere(self, url):
        return not url.startswith((f"http://127.0.0.1:{self.desk.port}/", "data:", "blob:"))

    def kernel(self, notebook: str) -> str:
        """The id of the kernel of an open notebook."""
        found = [
            one for one in self.desk.ask("api/sessions")[1] if one["path"].endswith(f"/{notebook}.ipynb")
        ]
        return found[0]["kernel"]["id"]

    def questions(self, session: str) -> dict[str, Question]:
        """What the notebook opened last asks."""
        asked = load_questions(self.desk.work / session)
        return {name: question for name, question in asked.items() if question.notebook == self.notebook}

    def stored(self, session: str) -> dict:
        return Store(self.desk.work / session).read()

    def form(self, question: str):
        return self.page.locator(f'[data-question="{question}"]')

    def ready(self, session: str):
        """Wait until every form of the open notebook stands on the page and nothing runs any more."""
        expect(self.page.locator(".kenshu-form")).to_have_count(len(self.questions(session)))
        self.page.wait_for_selector(".kenshu-notebook:not(.kenshu-waiting)")

    def fields(self) -> dict[str, list]:
        return self.page.evaluate(FIELDS)

    # From here on: keys and nothing else.

    def press(self, key: str, times: int = 1):
        for _ in range(times):
            self.page.keyboard.press(key)

    def on(self, selector: str) -> bool:
        return self.page.evaluate("s => document.activeElement.matches(s)", selector)

    def focused(self) -> str:
        return self.page.evaluate("document.activeElement.textContent.trim()")

    def press_until(self, key: str, selector: str, limit: int = 40):
        """Press ``key`` until what has the keyboard matches ``selector``."""
        for _ in range(limit):
            self.page.keyboard.press(key)
            if self.on(selector):
                return
        raise AssertionError(f"{key} never reached {selector}")

    def open(self, notebook: str, session: str):
        """From anywhere on はじめに."""
        if not self.on(f"[data-key={notebook}]"):
            self.press_until("Tab", f"[data-key={notebook}]")
        self.press("Enter")
        self.notebook = notebook
        self.ready(session)

    def go_home(self):
        self.press_until("Shift+Tab", "#kenshu-bar .kenshu-secondary", limit=200)
        self.press("Enter")
        expect(self.page.locator(".kenshu-open").first).to_be_visible()

    def answer(self, question: Question, raw: dict):
        """Tab into the form of ``question`` and give the answer as a known-answers file writes it."""
        inside = (
            "input, select, textarea" if question.kind in TYPED or raw.get("ask") else "button, input, select"
        )
        self.press_until("Tab", f'[data-question="{question.id}"] :is({inside})', limit=200)
        if raw.get("ask"):
            self.press_until("Tab", f'[data-question="{question.id}"] .kenshu-ask [type=checkbox]')
            self.press("Space")
            self.page.keyboard.type(raw["ask"])
        elif question.kind in TYPED:
            getattr(self, f"_{question.kind}")(question, raw)
        else:
            keys.answer(self.page, self.form(question.id), question, raw)

    def _choice(self, question, raw):
        place = [choice.id for choice in question.choices].index(raw["value"])
        self.press("ArrowDown", place) if place else self.press("Space")

    def _number(self, question, raw):
        self.page.keyboard.type(str(raw["value"]))
        if question.units:
            self.press("Tab")
            self._pick(raw["unit"])
        if raw.get("basis"):
            self.press("Tab")
            self.page.keyboard.type(raw["basis"])

    def _text(self, question, raw):
        self.page.keyboard.type(raw["value"])

    def _table(self, question, raw):
        form = self.form(question.id)
        rows = form.locator(".kenshu-table tbody tr")
        for place, row in enumerate(raw["value"]):
            if place == rows.count():
                keys.reach(self.page, form.get_by_role("button", name="行を増やす"))
                self.press("Enter")
            for column in question.columns:
                if (value := row.get(column.id)) is not None:
                    keys.reach(self.page, rows.nth(place).locator(f'[data-column="{column.id}"]'))
                    self._pick(value) if column.kind == "choice" else self.page.keyboard.type(str(value))

    def _pick(self, value):
        """Arrow to an option of the list that has the keyboard."""
        steps = self.page.evaluate(
            "v => [...document.activeElement.options].findIndex(one => one.value === v)"
            " - document.activeElement.selectedIndex", value,
        )  # fmt: skip
        self.press("ArrowDown" if steps > 0 else "ArrowUp", abs(steps))


@contextmanager
def chromium():
    """A headless Chromium that opens no connection of its own."""
    expect.set_options(timeout=SLOW)
    with browser.chromium() as opened:
        try:
            yield opened
        finally:
            expect.set_options(timeout=5000)


def take_seat(opened, desk, **settings) -> Seat:
    """A fresh page (nothing remembered of an earlier one) on ``desk``."""
    settings = {"viewport": {"width": 1366, "height": 768}, "timezone_id": "Asia/Tokyo", **settings}
    return Seat(opened.new_page(locale="ja-JP", **settings), desk)


def known_answers(exercises: Path, questions: dict[str, Question]) -> dict[str, dict]:
    """The first real answer of each question's known answers: the right one, where there is one."""
    found = {}
    for question in questions.values():
        path = exercises / question.session / f"{question.notebook}.answers" / f"{question.id}.yml"
        cases = yaml.safe_load(path.read_text(encoding="utf-8"))
        found[question.id] = next(case["answer"] for case in cases if case["answer"])
    return found
