"""One server and one browser for the forms' tests; each test opens its own session folder."""

import itertools
import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.forms import lab

from kenshu.answers import Store

QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))["questions"]
FIRST = (Path(__file__).parent / "first_cell.txt").read_text(encoding="utf-8")


@dataclass
class Desk:
    """A notebook with forms, open in a browser. ``errors``: of the console; ``hosts``: all that were asked."""

    page: Page
    folder: Path
    errors: list
    hosts: set

    def form(self, question: str):
        return self.page.locator(f'[data-question="{question}"]')

    def status(self, question: str):
        return self.form(question).locator(".kenshu-status")

    def stored(self) -> dict:
        return Store(self.folder).read()

    def kernel(self) -> int:
        return int((self.folder / "kernel.pid").read_text())


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    place = tmp_path_factory.mktemp("lab")
    (place / "work").mkdir()
    with lab.server(place / "work", place / "home") as address:
        yield address, place / "work"


@pytest.fixture(scope="session")
def chrome():
    with lab.chromium() as chrome:
        yield chrome


counter = itertools.count()


@pytest.fixture
def opened(server, chrome):
    """opened("n98-hours", …) -> Desk with these questions; more keywords go to the browser's context."""
    address, work = server
    contexts = []

    def open_desk(*ids, **context):
        name = f"s{next(counter)}"
        questions = [question for question in QUESTIONS if question["id"] in ids]
        lab.write_session(work / name, questions, FIRST)
        size = {"width": 1000, "height": 1100}
        contexts.append(
            chrome.new_context(**{"viewport": size, "locale": "ja-JP", "timezone_id": "Asia/Tokyo"} | context)
        )
        page, errors, hosts = contexts[-1].new_page(), [], set()
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on(
            "request", lambda request: hosts.add(request.url.split("/")[2] if "//" in request.url else "")
        )
        lab.open_notebook(page, address, f"{name}/form")
        expect(page.locator(".kenshu-form")).to_have_count(len(questions), timeout=30_000)
        return Desk(page, work / name, errors, hosts)

    yield open_desk
    for context in contexts:
        context.close()
