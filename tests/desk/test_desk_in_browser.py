"""What a clerk sees and does: real JupyterLab in a real Chromium."""

import re
import signal
import time
from contextlib import contextmanager

import psutil
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests import browser
from tests.desk import small_release
from tests.desk.running_desk import running_desk

from kenshu import handin

SLOW = 60_000  # ms; the machine may be busy, nothing here measures time


class Seat:
    """One browser page on a desk, and everything it complained about or asked elsewhere."""

    def __init__(self, page, desk):
        self.page, self.desk, self.complaints, self.foreign = page, desk, [], []
        page.set_default_timeout(SLOW)
        page.on("console", lambda m: m.type == "error" and self.complaints.append(m.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda r: self.foreign.append(r.url) if self.elsewhere(r.url) else None)
        page.goto(desk.address)
        page.wait_for_selector(".kenshu-open")

    def elsewhere(self, url):
        return not url.startswith((f"http://127.0.0.1:{self.desk.port}/", "data:", "blob:"))

    def press_until(self, key, selector, limit=60):
        """Press ``key`` until what has the keyboard matches ``selector``."""
        for _ in range(limit):
            self.page.keyboard.press(key)
            if self.page.evaluate("s => document.activeElement.matches(s)", selector):
                return
        raise AssertionError(f"{key} never reached {selector}")

    def open(self, notebook, field):
        self.page.click(f"[data-key={notebook}]")
        self.page.wait_for_selector(field)

    def focused(self):
        return self.page.evaluate("document.activeElement.textContent.trim()")


@contextmanager
def seated(desk):
    with browser.chromium() as chromium:
        yield Seat(chromium.new_page(viewport={"width": 1280, "height": 860}, locale="ja-JP"), desk)


@pytest.fixture
def desk(tmp_path):
    with running_desk(small_release.write(tmp_path / "release"), tmp_path / "work") as running:
        yield running


@pytest.fixture(scope="module")
def shared_desk(tmp_path_factory):
    """For tests that do not mind what others did before them."""
    folder = tmp_path_factory.mktemp("shared")
    with running_desk(small_release.write(folder / "release"), folder / "work") as running:
        yield running


def test_a_clerk_opens_answers_and_hands_in_by_keyboard_alone(desk):
    with seated(desk) as seat:
        page = seat.page
        assert page.evaluate("document.documentElement.lang") == "ja"
        expect(page.locator("h1")).to_have_text("はじめに")
        expect(page.locator(".kenshu-chip")).to_have_text(["未着手", "未着手"])
        expect(page.get_by_text("実施日 8月4日(火) ・ 締切 8月18日(火) 17:15")).to_be_visible()
        expect(page.locator(".kenshu-next").first).to_be_focused()

        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        assert "効果と費用" in seat.focused()
        page.keyboard.press("Enter")
        page.wait_for_selector(".kenshu-form input[type=text]")
        seat.press_until("Tab", ".kenshu-form input[type=text]")
        page.keyboard.type("１，２００")
        seat.press_until("Tab", ".kenshu-form textarea")
        page.keyboard.type("記録簿を1件ずつ数えました。")
        seat.press_until("Shift+Tab", "#kenshu-bar .kenshu-primary")
        expect(page.locator("#kenshu-status")).to_contain_text(re.compile(r"保存しました \d+:\d\d"))
        page.keyboard.press("Enter")

        receipt = page.locator("[role=status] .kenshu-receipt")
        expect(receipt).to_have_text(re.compile("^[0-9a-f]{8}$"))
        expect(page.locator("[role=status]").first).to_contain_text("提出しました")
        expect(page.get_by_text("すべての問いに答えが入っています。")).to_be_visible()
        (zip_path,) = (desk.base / "tameshi-box").iterdir()
        got = handin.read(zip_path)
        assert got.receipt == receipt.inner_text()
        assert b"1200" in got.answers
        assert "記録簿" in got.answers.decode()
        expect(page.locator("#kenshu-status")).to_contain_text(f"提出済 受付番号 {got.receipt}")

        page.keyboard.press("Escape")
        expect(receipt).to_have_count(0)
        seat.press_until("Shift+Tab", "#kenshu-bar .kenshu-secondary")
        page.keyboard.press("Enter")
        expect(page.locator("[data-key=n08-effect-and-cost]")).to_contain_text("すべて記入")
        assert (seat.complaints, seat.foreign) == ([], [])


def test_calm_mode_shows_the_page_and_nothing_of_an_ide(shared_desk):
    with seated(shared_desk) as seat:
        page = seat.page
        seat.open("n08-effect-and-cost", ".kenshu-form input")
        for of_an_ide in (
            ".jp-InputArea-editor", ".jp-InputPrompt", ".jp-OutputPrompt", ".jp-NotebookPanel-toolbar",
            ".jp-SideBar", ".jp-cell-toolbar", "#jp-menu-panel", "#jp-top-panel", "#jp-main-statusbar",
            ".lm-TabBar-tab", ".jp-Launcher",
            "[data-kenshu-role=test]", "[data-kenshu-role=manual]", ".jp-Notebook-footer", ".jp-Notification",
        ):  # fmt: skip
            seen = [one for one in page.locator(of_an_ide).all() if one.is_visible()]
            assert not seen, of_an_ide
        assert "SystemExit" not in page.inner_text("body"), "test cells are not run on the desk"

        page.locator(".jp-MarkdownCell").first.click()
        for key in "ddx":  # delete and cut, in JupyterLab's command mode
            page.keyboard.press(key)
        expect(page.locator(".kenshu-form")).to_have_count(2)
        expect(page.get_by_role("heading", name="効果と費用")).to_be_visible()
        page.locator(".jp-MarkdownCell").first.dblclick()
        expect(page.locator(".jp-MarkdownCell .jp-InputArea-editor:visible")).to_have_count(0)

        page.click("text=くわしい画面")
        expect(page.locator(".jp-CodeCell .jp-InputArea-editor").first).to_be_visible()
        expect(page.get_by_role("menubar")).to_contain_text("ファイル")
        page.click("text=やさしい画面にもどる")
        expect(page.locator(".jp-CodeCell .jp-InputArea-editor").first).to_be_hidden()
        expect(page.locator(".jp-SideBar:visible")).to_have_count(0)
        assert (seat.complaints, seat.foreign) == ([], [])


def test_after_a_kernel_restart_and_after_kill_9_of_the_server_the_answers_are_on_the_form(desk):
    with seated(desk) as seat:
        seat.open("n08-effect-and-cost", ".kenshu-form input")
        seat.page.fill(".kenshu-form input", "321")
        seat.page.keyboard.press("Tab")
        expect(seat.page.locator("#kenshu-status")).to_contain_text("保存しました")
        seat.page.wait_for_timeout(1000)
        assert len(desk.ask("api/kernels")[1]) == 1, "the kernel warmed up for another notebook has ended"
        for restart in (ask_for_restart, kill_kernel):
            old = seat.page.locator(".kenshu-form input").first.element_handle()
            restart(desk)
            if restart is ask_for_restart:  # may pass unseen until the learner goes on writing
                seat.page.locator(".kenshu-form input").first.press_sequentially("1")
                seat.page.keyboard.press("Backspace")
            seat.page.wait_for_function("old => !old.isConnected", arg=old)
            expect(seat.page.locator(".kenshu-form input").first).to_have_value("321")
            expect(seat.page.locator("[role=status]").first).to_contain_text("書いた答えはそのまま")
            expect(seat.page.locator(".jp-Dialog")).to_have_count(0)
            seat.page.keyboard.press("Escape")
        desk.stop(signal.SIGKILL)
        expect(seat.page.locator(".kenshu-notices [role=alert]")).to_contain_text("接続が切れました")
        expect(seat.page.locator(".jp-Dialog")).to_have_count(0)
        with running_desk(desk.release, desk.base) as again:
            assert again.port == desk.port
            expect(seat.page.locator("[data-key=n08-effect-and-cost]")).to_contain_text("入力中 1/2")
            seat.open("n08-effect-and-cost", ".kenshu-form input")
            expect(seat.page.locator(".kenshu-form input").first).to_have_value("321")


def ask_for_restart(desk):
    for _ in range(100):  # a kernel that is still starting refuses
        (kernel,) = desk.ask("api/kernels")[1]
        if kernel["execution_state"] == "idle":
            break
        time.sleep(0.2)
    status, said = desk.ask(f"api/kernels/{kernel['id']}/restart", {})
    assert status == 200, said


def kill_kernel(desk):
    (kernel,) = [
        child for child in psutil.Process(desk.process.pid).children() if "ipykernel" in str(child.cmdline())
    ]
    kernel.kill()


def test_a_box_out_of_reach_is_said_as_an_alert_and_nothing_is_lost(shared_desk):
    with seated(shared_desk) as seat:
        page, box = seat.page, shared_desk.base / "tameshi-box"
        box.rename(box.with_name("away"))
        page.click("[data-key=handin-s3]")
        alert = page.locator(".kenshu-notices [role=alert]")
        expect(alert).to_contain_text("提出先のフォルダーが見つかりません")
        expect(alert).to_contain_text("答えは手元に保存されています")
        box.with_name("away").rename(box)
        page.click("[data-key=handin-s3]")
        expect(page.locator(".kenshu-receipt")).to_be_visible()
        expect(alert).to_be_empty()
        expect(page.locator(".kenshu-handin-done")).to_contain_text("提出済 受付番号")


def test_in_a_class_the_number_is_asked_once_and_said_back(tmp_path):
    number, other = handin.issue_numbers(2)
    (tmp_path / "box").mkdir()
    release = small_release.write(tmp_path / "release", class_id="r8", box=tmp_path / "box")
    with running_desk(release, tmp_path / "work") as desk, seated(desk) as seat:
        page = seat.page
        expect(page.get_by_label("受講者番号を入れてください")).to_be_focused()
        expect(page.locator(".kenshu-open").first).to_be_disabled()
        page.keyboard.type(number[:-1] + ("x" if number[-1] != "x" else "y"))
        page.keyboard.press("Enter")
        expect(page.locator(".kenshu-asking [role=alert]")).to_contain_text("どこか1文字が違う")
        page.fill("#kenshu-number", number.upper())
        page.keyboard.press("Enter")
        expect(page.locator(".kenshu-seat")).to_contain_text(f"{number} さんの席です")
        seat.open("n08-effect-and-cost", ".kenshu-form input")
        page.fill(".kenshu-form input", "5")
        page.keyboard.press("Tab")
        page.click("#kenshu-bar .kenshu-primary")
        expect(page.locator(".kenshu-receipt")).to_be_visible()
        assert [path.name.split("_")[1] for path in (tmp_path / "box").iterdir()] == [number]

        page.click("text=‹ はじめに")
        page.click("[data-key=change]")
        page.fill("#kenshu-number", other)
        page.keyboard.press("Enter")
        expect(page.locator(".kenshu-seat")).to_contain_text(f"{other} さんの席です")
        expect(page.locator("[data-key=n08-effect-and-cost]")).to_contain_text("未着手")


def test_a_screen_reader_finds_no_fault_with_the_page_or_a_notebook(shared_desk):
    with seated(shared_desk) as seat:
        assert faults(seat.page) == []
        seat.open("n08-effect-and-cost", ".kenshu-form textarea")
        seat.page.click("#kenshu-bar .kenshu-primary")
        expect(seat.page.locator(".kenshu-receipt")).to_be_visible()
        assert faults(seat.page) == []


def faults(page):
    """axe's violations, one line each."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def test_closing_the_desk_ends_the_server_and_says_goodbye(desk):
    with seated(desk) as seat:
        seat.page.click("[data-key=leave]")
        expect(seat.page.locator("h1")).to_have_text("おつかれさまでした")
        assert desk.process.wait(timeout=30) == 0


def test_the_receipt_says_when_a_field_on_the_screen_could_not_be_stored(desk):
    """A first reader handed in with a red field, and the receipt said that everything was there."""
    with seated(desk) as seat:
        page = seat.page
        seat.open("n08-effect-and-cost", ".kenshu-form input")
        page.fill(".kenshu-form input", "たくさん")
        page.keyboard.press("Tab")
        expect(page.locator(".kenshu-form [aria-invalid=true]")).to_have_count(1)
        page.click("#kenshu-bar .kenshu-primary")
        card = page.locator(".kenshu-card-receipt")
        expect(card).to_contain_text("保存できていない欄が 1 個あります")
        page.fill(".kenshu-form input", "30")
        page.keyboard.press("Tab")
        expect(page.locator(".kenshu-form [aria-invalid=true]")).to_have_count(0)
        expect(page.locator("#kenshu-status")).to_contain_text("保存しました")
        page.click("#kenshu-bar .kenshu-primary")
        expect(card).to_contain_text("前に出したものは残り")
        expect(card).not_to_contain_text("保存できていない欄")
