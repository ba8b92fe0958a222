"""Forms in a real JupyterLab and a real Chromium: what a clerk does, and what goes wrong around them."""

import os
import signal

import pytest
from playwright.sync_api import expect
from tests.forms import lab
from tests.forms.keys import soon

from kenshu.answers import Store

SAVED = "保存しました"


def focus(locator):
    """Scroll there and focus, as tabbing to it would."""
    locator.scroll_into_view_if_needed()
    locator.focus()


def test_every_kind_is_answered_by_keyboard_and_is_back_after_a_restart(opened):
    desk = opened("n98-counted", "n98-hours", "n98-ages", "n98-use")
    keys = desk.page.keyboard
    focus(desk.form("n98-counted").get_by_role("radio").first)
    keys.press("ArrowDown")
    expect(desk.status("n98-counted")).to_contain_text(SAVED)

    focus(desk.form("n98-hours").get_by_role("textbox").first)
    keys.type("１，２００")
    keys.press("Tab")
    keys.press("ArrowDown")
    keys.press("ArrowDown")
    keys.press("Tab")
    keys.type("電話の記録を足した")
    expect(desk.status("n98-hours")).to_contain_text("(1,200 分)")

    focus(desk.form("n98-ages").get_by_role("textbox").first)
    for number in ("３０", "20", "10"):
        keys.type(number)
        keys.press("Enter")
    expect(desk.status("n98-ages")).to_contain_text(SAVED)

    focus(desk.form("n98-use").get_by_role("textbox").first)
    keys.type("窓口で話を聞く時間にあてる。")
    expect(desk.status("n98-use")).to_contain_text(SAVED)

    lab.restart(desk.page)
    expect(desk.form("n98-counted").get_by_role("radio").nth(1)).to_be_checked()
    expect(desk.form("n98-hours").get_by_role("textbox").first).to_have_value("1200")
    expect(desk.form("n98-hours").get_by_role("combobox")).to_have_value("分")
    expect(desk.form("n98-hours").get_by_role("textbox").nth(1)).to_have_value("電話の記録を足した")
    expect(desk.form("n98-ages").get_by_label("65〜74歳 電話(件)")).to_have_value("20")
    expect(desk.form("n98-use").get_by_role("textbox").first).to_have_value("窓口で話を聞く時間にあてる。")
    expect(desk.status("n98-use")).to_contain_text("保存済みです")
    stored = desk.stored()
    assert stored["n98-counted"]["value"] == "both"
    assert {**stored["n98-hours"], "at": ""} == {
        "value": 1200,
        "unit": "分",
        "basis": "電話の記録を足した",
        "at": "",
        "door": "form",
    }
    assert [row["phone"] for row in stored["n98-ages"]["value"]] == [30, 20, 10]
    assert desk.errors == []
    assert desk.hosts <= {"127.0.0.1", None}


def test_a_wrong_answer_gets_its_message_and_mended_it_is_right(opened):
    desk = opened("n98-hours", "n98-counted")
    form = desk.form("n98-hours")
    focus(form.get_by_role("textbox").first)
    desk.page.keyboard.type("1200時間")
    focus(form.get_by_role("button", name="確かめる"))
    desk.page.keyboard.press("Enter")
    result = form.locator(".kenshu-result")
    expect(result).to_contain_text("もう一度見てみましょう")
    expect(result).to_contain_text("分のままではありませんか")
    expect(result).to_have_attribute("aria-live", "polite")
    assert "点" not in result.inner_text()

    form.get_by_role("textbox").first.fill("20")
    expect(result).to_be_empty()
    form.get_by_role("button", name="確かめる").press("Space")
    expect(result).to_contain_text("◯")
    expect(result).to_contain_text("そろいました")

    choice = desk.form("n98-counted")
    choice.get_by_role("button", name="確かめる").click()
    expect(choice.locator(".kenshu-result")).to_contain_text("まだ答えがありません")
    choice.get_by_text("どちらも数えない").click()
    choice.get_by_role("button", name="確かめる").click()
    expect(choice.locator(".kenshu-result")).to_contain_text("まず1週間だけ測ってみませんか")


def test_a_choice_can_be_taken_back(opened):
    desk = opened("n98-counted")
    desk.form("n98-counted").get_by_text("通話の時間だけ").click()
    expect(desk.status("n98-counted")).to_contain_text(SAVED)
    desk.form("n98-counted").get_by_role("button", name="選択を取り消す").click()
    expect(desk.status("n98-counted")).to_contain_text("空のまま")
    assert desk.stored() == {}


def test_an_error_stands_at_its_field_and_the_saved_answer_stays(opened):
    desk = opened("n98-calls", "n98-ages")
    form = desk.form("n98-calls")
    field = form.get_by_role("textbox")
    field.fill("30")
    expect(desk.status("n98-calls")).to_contain_text(SAVED)
    field.fill("たくさん")
    error = form.locator(".kenshu-error")
    expect(error).to_contain_text("「たくさん」は数として読めません")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert error.get_attribute("id") in field.get_attribute("aria-describedby").split()
    expect(desk.status("n98-calls")).to_contain_text("に保存した答えが残っています")
    assert desk.stored()["n98-calls"]["value"] == 30

    cell = desk.form("n98-ages").get_by_label("75歳以上 電子申請(件)")
    cell.fill("3人")
    expect(desk.form("n98-ages").locator(".kenshu-error")).to_contain_text("75歳以上の「電子申請」")
    expect(cell).to_have_attribute("aria-invalid", "true")
    cell.fill("3件")
    expect(desk.form("n98-ages").locator(".kenshu-error")).to_be_empty()
    expect(desk.status("n98-ages")).to_contain_text(SAVED)


def test_a_killed_kernel_is_said_and_the_text_comes_back(opened):
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

    desk.page.reload()
    desk.page.wait_for_selector(".jp-Notebook .jp-CodeCell", timeout=60_000)
    lab.run_all(desk.page)
    expect(area).to_have_value("先に書いた文。あとの文。")
    expect(desk.status("n98-use")).to_contain_text(SAVED)
    assert desk.stored()["n98-use"]["value"] == "先に書いた文。あとの文。"


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


def test_own_work_is_asked_about_before_it_is_stored(opened):
    desk = opened("n98-use", "n98-steps")
    area = desk.form("n98-use").get_by_role("textbox").first
    area.fill("山田さんに000-1234-5678で聞く")
    alert = desk.form("n98-use").locator(".kenshu-alert")
    expect(alert).to_contain_text("人の名前「山田さん」")
    expect(alert).to_contain_text("電話番号「000-1234-5678」")
    assert desk.stored() == {}
    alert.get_by_role("button", name="書き直す").click()
    expect(area).to_be_focused()
    area.fill("窓口Aの担当に聞く")
    expect(desk.status("n98-use")).to_contain_text(SAVED)
    expect(alert).to_be_hidden()

    desk.form("n98-steps").get_by_label("1行目 担当(役割)").fill("オペレーターさん")
    alert = desk.form("n98-steps").locator(".kenshu-alert")
    alert.get_by_role("button", name="このまま保存する").click()
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    desk.form("n98-steps").get_by_label("1行目 すること").fill("受付")
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    assert desk.stored()["n98-steps"]["value"] == [
        {"who": "オペレーターさん", "what": "受付", "minutes": None}
    ]


def test_not_knowing_yet_is_stored_with_whom_to_ask(opened):
    desk = opened("n98-hours")
    form = desk.form("n98-hours")
    form.get_by_role("textbox").first.fill("20時間")
    expect(desk.status("n98-hours")).to_contain_text(SAVED)
    focus(form.get_by_role("checkbox"))
    desk.page.keyboard.press("Space")
    who = form.get_by_label("誰に聞きますか")
    expect(who).to_be_focused()
    expect(form.locator(".kenshu-error")).to_contain_text("誰に聞くか")
    desk.page.keyboard.type("情報政策課の担当")
    expect(desk.status("n98-hours")).to_contain_text(SAVED)
    assert desk.stored()["n98-hours"]["ask"] == "情報政策課の担当"
    form.get_by_role("button", name="確かめる").click()
    expect(form.locator(".kenshu-result")).to_contain_text("聞いて分かったら")
    form.get_by_role("checkbox").uncheck()
    expect(form.get_by_role("textbox").first).to_have_value("20時間")
    expect(desk.status("n98-hours")).to_contain_text("(20 時間)")


def test_jupyters_own_keys_do_not_fire_inside_a_form(opened):
    desk = opened("n98-counted", "n98-calls", "n98-use")
    keys, cells = desk.page.keyboard, desk.page.locator(".jp-Cell")
    before = cells.count()
    focus(desk.form("n98-counted").get_by_role("radio").first)
    for key in ("d", "d", "x", "a", "b", "m", "z", "Escape", "d", "d"):
        keys.press(key)
    focus(desk.form("n98-use").get_by_role("textbox").first)
    keys.type("ddxab")
    for key in ("Enter", "Shift+Enter", "Control+Enter"):
        keys.press(key)
    focus(desk.form("n98-calls").get_by_role("textbox"))
    keys.type("5")
    keys.press("Enter")
    expect(desk.status("n98-calls")).to_contain_text(SAVED)
    keys.type("6")
    keys.press("Control+s")
    expect(desk.status("n98-calls")).to_contain_text("(56 件)")
    assert cells.count() == before
    assert desk.page.locator(".jp-Notebook .jp-CodeCell").count() == 4
    expect(desk.form("n98-calls").get_by_role("textbox")).to_be_focused()
    assert desk.stored()["n98-use"]["value"].startswith("ddxab")


def test_rows_from_excel_are_pasted_and_rows_come_and_go(opened):
    desk = opened("n98-steps", "n98-ages")
    form = desk.form("n98-steps")
    copied = '窓口A\t受付\t５\r\n担当課\t"確認\n(台帳)"\t12.5\r\n係長\t決裁\t△\r\n'
    desk.page.evaluate("words => navigator.clipboard.writeText(words)", copied.replace("△", "3"))
    focus(form.get_by_label("1行目 担当(役割)"))
    desk.page.keyboard.press("Control+v")
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    rows = desk.stored()["n98-steps"]["value"]
    assert [list(row.values()) for row in rows] == [
        ["窓口A", "受付", 5],
        ["担当課", "確認 (台帳)", 12.5],
        ["係長", "決裁", 3],
    ]

    form.get_by_role("button", name="行を増やす").press("Enter")
    expect(form.get_by_label("4行目 担当(役割)")).to_be_focused()
    form.get_by_role("button", name="2行目を消す").press("Enter")
    expect(form.get_by_label("2行目 担当(役割)")).to_have_value("係長")
    expect(form.get_by_label("2行目 担当(役割)")).to_be_focused()
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    expect(form.get_by_role("row")).to_have_count(1 + 3)

    desk.page.evaluate(
        "words => navigator.clipboard.writeText(words)", "5\t6\t電子申請\n7\t8\t郵送\n9\t1\t電話\n2\t2\t電話"
    )
    focus(desk.form("n98-ages").get_by_label("65歳未満 電話(件)"))
    desk.page.keyboard.press("Control+v")
    expect(desk.form("n98-ages").locator(".kenshu-scroll ~ [role=status]")).to_contain_text(
        "3行3列を貼り付けました。表に入りきらない部分は貼り付けていません。選択肢にない言葉が1か所"
    )
    expect(desk.status("n98-ages")).to_contain_text(SAVED)
    assert [row["way"] for row in desk.stored()["n98-ages"]["value"]] == ["o", None, "p"]


COPIED = [  # what Excel copies, what is stored, what is told
    ("担当\tすること\t時間(分)\n窓口A\t受付\t5\n\n\t\t\n", [["窓口A", "受付", 5]], "1行3列"),
    (
        "窓口A\t受付\t５分\n\t\t\n係長\t決裁",
        [["窓口A", "受付", 5], [None] * 3, ["係長", "決裁", None]],
        "3行3列",
    ),
    ("=1+1\t<b>太字</b>\n" * 10_000, [["=1+1", "<b>太字</b>", None]] * 5, "表に入りきらない部分"),
    ('"2行の\nセル"', [["2行の セル", None, None]], ""),
]


def test_what_people_copy_in_excel_lands_as_meant_and_is_taken_back(opened):
    """Headings and empty rows come along, merged cells are gaps, ten thousand rows do not fit."""
    desk = opened("n98-steps")
    form = desk.form("n98-steps")

    def stored():
        return [list(row.values()) for row in desk.stored().get("n98-steps", {"value": []})["value"]]

    for copied, steps, told in COPIED:
        desk.page.evaluate("words => navigator.clipboard.writeText(words)", copied)
        focus(form.get_by_label("1行目 担当(役割)"))
        desk.page.keyboard.press("Control+v")
        soon(stored, steps)
        expect(form.locator(".kenshu-more + [role=status]")).to_contain_text(told)
        desk.page.keyboard.press("Control+z")
        soon(stored, [])
    expect(form.get_by_role("row")).to_have_count(1 + 2)


def test_enter_and_arrows_go_from_row_to_row(opened):
    desk = opened("n98-steps", "n98-ages")
    form, keys = desk.form("n98-steps"), desk.page.keyboard
    focus(form.get_by_label("1行目 すること"))
    keys.press("ArrowDown")
    keys.press("Enter")  # the last row is empty: no row is added to it
    expect(form.get_by_label("2行目 すること")).to_be_focused()
    keys.type("受付")
    keys.press("Enter")
    expect(form.get_by_label("3行目 すること")).to_be_focused()
    keys.press("ArrowUp")
    expect(form.get_by_label("2行目 すること")).to_be_focused()
    focus(desk.form("n98-ages").get_by_label("75歳以上 電話(件)"))
    keys.type("3")
    keys.press("Enter")
    expect(desk.form("n98-ages").get_by_role("row")).to_have_count(1 + 3)


def test_keys_of_an_ime_are_left_alone(opened):
    desk = opened("n98-steps")
    first = desk.form("n98-steps").get_by_label("1行目 すること")
    focus(first)
    session = desk.page.context.new_cdp_session(desk.page)
    session.send("Input.imeSetComposition", {"text": "うけつけ", "selectionStart": 4, "selectionEnd": 4})
    first.dispatch_event("keydown", {"key": "Enter", "isComposing": True, "bubbles": True})
    expect(first).to_be_focused()
    session.send("Input.insertText", {"text": "受付"})
    expect(desk.status("n98-steps")).to_contain_text(SAVED)
    assert desk.stored()["n98-steps"]["value"][0]["what"] == "受付"
    desk.page.keyboard.press("Enter")
    expect(desk.form("n98-steps").get_by_label("2行目 すること")).to_be_focused()
