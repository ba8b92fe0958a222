"""Forms in a real JupyterLab and a real Chromium: what a clerk does, and what goes wrong around them."""

from playwright.sync_api import expect
from tests.forms import lab
from tests.forms.keys import SAVED, focus


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
