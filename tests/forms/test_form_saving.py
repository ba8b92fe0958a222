"""Nothing typed is lost: the kernel dies, the kernel is busy, two windows are open."""

import os
import signal

import pytest
from playwright.sync_api import expect
from tests.forms import lab
from tests.forms.keys import SAVED

from kenshu.answers import Store


def test_a_killed_kernel_is_said_and_the_text_comes_back(opened, server):
    desk = opened("n98-use")
    area = desk.form("n98-use").get_by_role("textbox").first
    area.fill("先に書いた文。")
    expect(desk.status("n98-use")).to_contain_text(SAVED)
    os.kill(desk.kernel(), signal.SIGKILL)
    area.press_sequentially("あとの文。")
    alert = desk.form("n98-use").locator('.kenshu-alert[role="alert"]')
    expect(alert).to_contain_text("保存できません", timeout=15_000)
    expect(alert).to_contain_text("F5")
    expect(area).to_have_value("先に書いた文。あとの文。")
    assert desk.stored()["n98-use"]["value"] == "先に書いた文。"

    lab.reload(desk.page)
    expect(area).to_have_value("先に書いた文。あとの文。")
    expect(desk.status("n98-use")).to_contain_text(SAVED)
    assert desk.stored()["n98-use"]["value"] == "先に書いた文。あとの文。"
    lab.close_notebooks(desk.page)
    lab.open_lab(desk.page, server[0])  # nothing of F5 is left for the next test


def test_a_busy_kernel_saves_late_and_takes_its_warning_back(opened):
    desk = opened("n98-calls")
    kernel, alert = desk.kernel(), desk.form("n98-calls").locator(".kenshu-alert")
    os.kill(kernel, signal.SIGSTOP)
    try:  # a kernel left asleep would keep everybody's server waiting
        desk.form("n98-calls").get_by_role("textbox").fill("12")
        desk.form("n98-calls").get_by_role("textbox").fill("123")
        expect(alert).to_contain_text("保存できません", timeout=10_000)
    finally:
        os.kill(kernel, signal.SIGCONT)
    expect(desk.status("n98-calls")).to_contain_text("(123 件)")
    expect(alert).to_be_hidden()


@pytest.mark.parametrize(("button", "kept"), [("この画面の答えを残す", 7), ("別の画面の答えにする", 40)])
def test_two_windows_ask_which_answer_to_keep(opened, button, kept):
    desk = opened("n98-calls")
    field = desk.form("n98-calls").get_by_role("textbox")
    field.fill("30")
    expect(desk.status("n98-calls")).to_contain_text(SAVED)
    Store(desk.folder).write("n98-calls", {"value": 40})
    field.fill("7")
    alert = desk.form("n98-calls").locator(".kenshu-alert")
    expect(alert).to_contain_text("別の画面で、この問いの答えが")
    expect(alert).to_contain_text("「40 件」")
    assert desk.stored()["n98-calls"]["value"] == 40
    alert.get_by_role("button", name=button).click()
    expect(alert).to_be_hidden()
    expect(field).to_have_value(str(kept))
    expect(desk.status("n98-calls")).to_contain_text("保存")
    field.press("End")
    field.press_sequentially("1")
    expect(desk.status("n98-calls")).to_contain_text(f"({kept}1 件)")
    assert desk.stored()["n98-calls"]["value"] == kept * 10 + 1
