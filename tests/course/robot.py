"""A robot that takes the whole course at a real desk: it opens notebooks, fills in forms, makes papers, hands in."""

import contextlib
import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk

from kenshu import answers
from kenshu.answers import Question
from kenshu.authoring import course, known

RECEIPT = re.compile("^[0-9a-f]{8}$")
PAPERS = "資料をつくる"


@dataclass(frozen=True)
class Known:
    """The right answer of a question and the points it earns by itself (None: a person marks it)."""

    answer: dict
    points: float | None


def right_answers(root: Path, session: str) -> dict[str, Known]:
    """{question id: its first known answer}, in the order of the notebooks, without those that only take files.

    The first ones are right, and together they tell one story: the practice of みどり野市.
    """
    found = {}
    for item in course.read(root, session):
        for form in item.forms:
            case = next((case for case in known.cases_of(item, form["id"])[1] if case["answer"]), None)
            if case:
                auto = form["graded"] == "auto"
                found[form["id"]] = Known(case["answer"], case["points"] if auto else None)
    return found


def put_in(work: Path, root: Path, session: str) -> None:
    """Answer a session of the desk without opening it, through the same store."""
    folder = work / session
    questions, store = answers.load_questions(folder), answers.Store(folder)
    for name, one in right_answers(root, session).items():
        store.write(name, answers.read_value(questions[name], one.answer))


class Robot(seat.Seat):
    """A seat that needs no patience: it clicks and fills, as a quick person does."""

    def sit(self, number: str):
        """Say who sits here; only a real class asks."""
        self.page.fill("#kenshu-number", number)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".kenshu-seat")).to_contain_text(f"{number} さんの席です")

    def open(self, notebook: str, session: str):
        self.page.click(f"[data-key={notebook}]")
        self.notebook = notebook
        self.ready(session)

    def go_home(self):
        self.page.click("text=‹ はじめに")
        expect(self.page.locator(".kenshu-open").first).to_be_visible()

    def answer_all(self, session: str, given: dict[str, Known]):
        """Fill in what the open notebook asks, and read below each form that it is kept."""
        asked = [question for question in self.questions(session).values() if question.id in given]
        for question in asked:
            self.answer(question, given[question.id].answer)
        for question in asked:
            expect(self.form(question.id).locator(".kenshu-status")).to_contain_text(seat.SAVED)

    def make_papers(self) -> list[Path]:
        """Click 資料をつくる in the open notebook; the five files beside it."""
        self.page.get_by_role("button", name=PAPERS).click()
        expect(self.page.locator(".kenshu-files a[download]")).to_have_count(5)
        return sorted((self.desk.work / "s4" / "資料").iterdir())

    def attach(self, question: str, path: Path):
        """Give a file as an answer."""
        self.form(question).locator("input[type=file]").set_input_files(path)
        expect(self.form(question).locator(".kenshu-files")).to_contain_text(path.name)
        expect(self.form(question).locator(".kenshu-status")).to_contain_text(seat.SAVED)

    def hand_in(self, session: str) -> str:
        """From はじめに; the receipt's number."""
        self.page.click(f"[data-key=handin-{session}]")
        receipt = self.page.locator(".kenshu-receipt")
        expect(receipt).to_have_text(RECEIPT)
        number = receipt.inner_text()
        self.page.keyboard.press("Escape")
        expect(receipt).to_have_count(0)
        return number

    def answer(self, question: Question, raw: dict):
        form = self.form(question.id)
        form.scroll_into_view_if_needed()
        if raw.get("ask"):
            form.locator(".kenshu-ask [type=checkbox]").check()
            form.locator(".kenshu-ask [type=text]").fill(raw["ask"])
        else:
            getattr(self, f"_{question.kind}")(form, question, raw)
        self.page.keyboard.press("Tab")

    def _choice(self, form, question, raw):
        form.locator(f'input[value="{raw["value"]}"]').check()

    def _choices(self, form, question, raw):
        for choice in question.choices:
            form.locator(f'input[value="{choice.id}"]').set_checked(choice.id in raw["value"])

    def _number(self, form, question, raw):
        form.locator(".kenshu-number").fill(str(raw["value"]))
        if question.units and raw.get("unit"):
            form.locator("select.kenshu-unit").select_option(raw["unit"])
        if raw.get("basis"):
            form.locator(".kenshu-basis input").first.fill(raw["basis"])

    def _text(self, form, question, raw):
        form.locator("textarea").fill(raw["value"])

    def _table(self, form, question, raw):
        rows, wanted = form.locator(".kenshu-table tbody tr"), raw["value"]
        while rows.count() < len(wanted):
            form.get_by_role("button", name="行を増やす").click()
        while not question.rows and rows.count() > max(len(wanted), question.min_rows or 1):
            form.locator(".kenshu-remove").last.click()
        for place, row in enumerate(wanted):
            for column in question.columns:
                cell = rows.nth(place).locator(f'[data-column="{column.id}"]')
                value = "" if row.get(column.id) is None else str(row[column.id])
                cell.select_option(value) if column.kind == "choice" else cell.fill(value)

    def _ranking(self, form, question, raw):
        labels = {choice.id: choice.label for choice in question.choices}
        for one in raw["value"]:
            form.locator(".kenshu-unplaced button").get_by_text(labels[one], exact=True).click()

    def _match(self, form, question, raw):
        for row in raw["value"]:
            form.locator(f'select[data-item="{row["item"]}"]').select_option(row["choice"] or "")

    def _cards(self, form, question, raw):
        labels = {item.id: item.label for item in question.items}
        order = [choice.id for choice in question.choices]
        for row in raw["value"]:
            if row["choice"] is not None:
                form.locator(".kenshu-sortable").get_by_text(labels[row["item"]], exact=True).click()
                form.locator(".kenshu-puts button").nth(order.index(row["choice"])).click()


@contextlib.contextmanager
def at_the_desk(release: Path, base: Path):
    """A robot in front of a running desk."""
    with running_desk(release, base) as desk, seat.chromium() as opened:
        page = opened.new_page(
            viewport={"width": 1366, "height": 768}, locale="ja-JP", timezone_id="Asia/Tokyo"
        )
        yield Robot(page, desk)
