"""One server and one browser for the forms' tests; each test opens its own session folder."""

import itertools
import json
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests import browser
from tests.forms import lab

from kenshu.answers import Store

SPECS = (Path(__file__).parent / "questions.json").read_text(encoding="utf-8")
QUESTIONS = json.loads(SPECS)["questions"]
FIRST = (Path(__file__).parent / "first_cell.txt").read_text(encoding="utf-8")


@dataclass
class Desk:
    """A notebook with forms in a browser. ``errors``: of the console; ``hosts``: all that were asked."""

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


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A session folder with the kinds' questions, being worked in."""
    (tmp_path / "questions.json").write_text(SPECS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    place = tmp_path_factory.mktemp("lab")
    (place / "work").mkdir()
    with lab.server(place / "work", place / "home") as address:
        yield address, place / "work"


@pytest.fixture(scope="session")
def chrome():
    with browser.chromium() as chrome:
        yield chrome


@pytest.fixture(scope="session")
def lab_page(server, chrome):
    """JupyterLab, open once: loading it costs more than all else."""
    context = chrome.new_context(
        viewport={"width": 1000, "height": 1100},
        locale="ja-JP",
        timezone_id="Asia/Tokyo",
        permissions=["clipboard-read", "clipboard-write"],
    )
    page, errors, hosts = context.new_page(), [], set()
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname))
    lab.open_lab(page, server[0])
    yield page, errors, hosts
    context.close()


counter = itertools.count()


@pytest.fixture
def opened(server, lab_page):
    """opened("n98-hours", …) -> Desk: a new session folder with these questions, its notebook run."""
    page, errors, hosts = lab_page

    def open_desk(*ids):
        name = f"s{next(counter)}"
        questions = [question for question in QUESTIONS if question["id"] in ids]
        lab.write_session(server[1] / name, questions, FIRST)
        errors.clear()
        lab.open_notebook(page, f"{name}/form.ipynb")
        expect(page.locator(".kenshu-form")).to_have_count(len(questions), timeout=30_000)
        return Desk(page, server[1] / name, errors, hosts)

    yield open_desk
    lab.close_notebooks(page)
