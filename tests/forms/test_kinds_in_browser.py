"""Choices, ranking, match, cards and files in a real Chromium: keyboard alone, undo, two windows, uploads."""

import pytest
from playwright.sync_api import expect
from tests.forms import keys, lab
from tests.forms.keys import SAVED, soon

from kenshu.answers import Store, load_questions

ANSWERS = {
    "n98-which": ["talk", "check"],
    "n98-first": ["hall", "health", "bus"],
    "n98-words": [
        {"item": "lead", "choice": "all"},
        {"item": "touch", "choice": None},
        {"item": "wait", "choice": "still"},
    ],
    "n98-paper": [
        {"item": "seal", "choice": "habit"},
        {"item": "copy", "choice": "rule"},
        {"item": "deed", "choice": None},
        {"item": "flood", "choice": "law"},
        {"item": "fax", "choice": "habit"},
    ],
}
READ = ".kenshu-placed, .kenshu-spread, select, input:checked"


@pytest.fixture
def pdf(tmp_path):
    """pdf(name, size) -> path of a file that begins like a PDF."""

    def make(name, size=3_000_000):
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.4\n".ljust(size, b"x"))
        return path

    return make


def values(desk):
    return {name: entry["value"] for name, entry in desk.stored().items()}


def test_each_kind_is_answered_by_keyboard_alone_and_is_back_after_a_restart(opened):
    desk = opened(*ANSWERS)
    questions = load_questions(desk.folder)
    desk.form("n98-which").get_by_role("checkbox").first.focus()
    for name, value in ANSWERS.items():
        keys.answer(desk.page, desk.form(name), questions[name], {"value": value})
        expect(desk.status(name)).to_contain_text(SAVED)
    assert values(desk) == ANSWERS
    shown = [desk.form(name).locator(READ).all_inner_texts() for name in ANSWERS]
    lab.restart(desk.page)
    expect(desk.status("n98-paper")).to_contain_text("保存済みです")
    assert [desk.form(name).locator(READ).all_inner_texts() for name in ANSWERS] == shown
    assert desk.errors == []


def test_places_change_by_buttons_and_by_arrow_keys_and_the_keyboard_stays(opened):
    desk = opened("n98-first")
    form, page = desk.form("n98-first"), desk.page
    for name in ("がん検診の予約", "公園の使用許可", "集会所の予約"):
        form.get_by_role("button", name=name).press("Enter")
    expect(form.get_by_role("button", name="犬の登録")).to_be_disabled()
    expect(form.locator(".kenshu-help").last).to_contain_text("3番目まで並びました")
    up = form.get_by_role("button", name="「集会所の予約」を上へ")
    up.press("Enter")
    expect(up).to_be_focused()
    page.keyboard.press("ArrowUp")
    down = form.get_by_role("button", name="1番目の「集会所の予約」を下へ")
    expect(down).to_be_focused()  # ↑ has nothing more to do
    expect(form.locator(".kenshu-heard")).to_have_text("「集会所の予約」を1番目にしました。")
    form.get_by_role("button", name="2番目の「がん検診の予約」を外す").press("Enter")
    expect(form.get_by_role("button", name="がん検診の予約")).to_be_focused()
    soon(lambda: values(desk), {"n98-first": ["hall", "park"]})


def test_a_card_is_put_by_its_digit_and_taken_up_again(opened):
    desk = opened("n98-paper")
    form, page = desk.form("n98-paper"), desk.page
    form.get_by_role("button", name="慣行").focus()
    for digit in "3321":
        page.keyboard.press(digit)
    page.keyboard.press("9")  # there is no ninth pile
    expect(form.locator(".kenshu-heard")).to_contain_text("次は「係長にFAXで知らせる」です")
    page.keyboard.press("4")
    expect(form.locator(".kenshu-held")).to_contain_text("ぜんぶ分けました")
    expect(form.get_by_role("button", name="係長にFAXで知らせる")).to_be_focused()
    form.get_by_role("button", name="同じ申請書を2部").press("Enter")
    expect(form.get_by_role("button", name="法令・条例")).to_be_focused()
    keys.reach(page, form.get_by_role("button", name="まだ分けていないカードに戻す"))
    page.keyboard.press("Enter")
    piles = ["habit", None, "rule", "law", "unknown"]
    soon(lambda: [row["choice"] for row in values(desk).get("n98-paper", [])], piles)


def test_undo_takes_back_one_act_after_the_other(opened):
    desk = opened("n98-which", "n98-first", "n98-paper", "n98-steps", "n98-use")
    page = desk.page
    boxes = desk.form("n98-which").get_by_role("checkbox")
    boxes.nth(0).press("Space")
    boxes.nth(1).press("Space")
    page.keyboard.press("Control+z")
    expect(boxes.nth(1)).not_to_be_checked()
    expect(boxes.nth(0)).to_be_checked()

    form = desk.form("n98-paper")
    form.get_by_role("button", name="慣行").click()
    form.get_by_role("button", name="内規").click()
    form.get_by_role("button", name="元に戻す").press("Enter")
    expect(form.locator(".kenshu-held strong")).to_have_text("同じ申請書を2部出してもらう")
    form.get_by_role("button", name="元に戻す").press("Enter")
    expect(form.get_by_role("button", name="元に戻す")).to_be_hidden()
    expect(form.get_by_role("button", name="法令・条例")).to_be_focused()

    table = desk.form("n98-steps")
    table.get_by_label("1行目 すること").fill("受付")
    table.get_by_label("2行目 すること").fill("決裁")
    table.get_by_role("button", name="行を増やす").click()
    table.get_by_role("button", name="1行目を消す").press("Enter")
    expect(table.get_by_label("1行目 すること")).to_have_value("決裁")
    page.keyboard.press("Control+z")
    expect(table.get_by_label("1行目 すること")).to_have_value("受付")

    area = desk.form("n98-use").get_by_role("textbox").first
    area.press_sequentially("窓口")
    page.keyboard.press("Control+z")  # the browser's own: letters, not the whole answer of another act
    expect(area).not_to_have_value("窓口")
    soon(lambda: values(desk).get("n98-which"), ["talk"])
    soon(lambda: values(desk).get("n98-paper"), None)
    soon(lambda: [row["what"] for row in values(desk)["n98-steps"]], ["受付", "決裁"])


@pytest.mark.parametrize(
    ("question", "act", "words"),
    [
        ("n98-which", "label:has-text('住民が待った')", "通話の時間\n電子申請を確かめる時間"),
        ("n98-first", ".kenshu-unplaced button:has-text('犬の登録')", "1番目: 集会所の予約"),
        ("n98-paper", ".kenshu-puts button:has-text('分からない')", "受領書に認印をもらう / 慣行"),
    ],
)
def test_two_windows_never_overwrite_each_other_silently(opened, question, act, words):
    desk = opened(question)
    Store(desk.folder).write(question, {"value": ANSWERS[question]})
    desk.form(question).locator(act).click()
    alert = desk.form(question).locator(".kenshu-alert")
    expect(alert).to_contain_text("どちらを残しますか")
    assert words in alert.inner_text()
    assert values(desk) == {question: ANSWERS[question]}
    alert.get_by_role("button", name="別の画面の答えにする").click()
    desk.form(question).get_by_role("button", name="元に戻す").click()  # chosen by mistake
    soon(lambda: values(desk)[question] != ANSWERS[question], True)


def test_a_file_goes_beside_the_notebook_and_comes_out_again(opened, pdf):
    desk = opened("n98-sheet")
    form, page = desk.form("n98-sheet"), desk.page
    page.on("filechooser", lambda chooser: None)  # from now on the browser tells us instead of opening one
    expect(desk.status("n98-sheet")).to_contain_text("自動で保存します")
    keys.reach(page, form.locator("input[type=file]"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files([pdf("様式.pdf"), pdf("様式.xlsm"), pdf("写真.png")])
    expect(form.locator(".kenshu-files li")).to_have_text(["様式.pdf(2.9MB)外す"])
    expect(form.locator(".kenshu-error").first).to_contain_text("「様式.xlsm」は付けられません")
    expect(form.locator(".kenshu-error").first).to_contain_text("「写真.png」の中身が png のファイルではない")
    expect(desk.status("n98-sheet")).to_contain_text(SAVED)
    beside = desk.folder / "attachments"
    assert [path.stat().st_size for path in beside.iterdir()] == [3_000_000]
    assert values(desk) == {"n98-sheet": [{"file": "様式.pdf", "bytes": 3_000_000}]}

    form.locator("input[type=file]").set_input_files([pdf("様式.pdf"), pdf("三つ目.pdf")])
    expect(form.locator(".kenshu-files li").nth(1)).to_contain_text("様式(2).pdf")
    expect(form.locator(".kenshu-error").first).to_contain_text("2つまでです")
    expect(form.locator("input[type=file]")).to_be_disabled()
    form.get_by_role("button", name="様式.pdf を外す").press("Enter")
    expect(form.locator("input[type=file]")).to_be_focused()
    soon(lambda: [path.name for path in beside.iterdir()], ["様式(2).pdf"])
    page.keyboard.press("Control+z")
    expect(form.locator(".kenshu-files li")).to_have_count(2)
    soon(lambda: sorted(path.name for path in beside.iterdir()), ["様式(2).pdf", "様式.pdf"])


def test_a_photo_of_40_mb_is_refused_and_a_name_in_a_file_name_is_asked_about(opened, pdf):
    desk = opened("n98-sheet")
    form = desk.form("n98-sheet")
    form.locator("input[type=file]").set_input_files(pdf("写真.pdf", 40 * 2**20))
    expect(form.locator(".kenshu-error").first).to_contain_text("「写真.pdf」は大きすぎます(40.0MB)")
    form.locator("input[type=file]").set_input_files(pdf("山田さん.pdf", 9))
    expect(form.locator(".kenshu-alert")).to_contain_text("人の名前「山田さん」")
    expect(form.locator(".kenshu-alert")).to_contain_text("名前を変えて付け直して")
    assert desk.stored() == {}
    assert not (desk.folder / "attachments").exists()
