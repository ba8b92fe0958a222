"""Forms for everyone: axe, size of targets, contrast, zoom, forced colours, focus."""

import contextlib
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kenshu.answers import Store
from kenshu.forms.widget import STATIC

ALL = ("n98-counted", "n98-hours", "n98-calls", "n98-ages", "n98-steps", "n98-use")
CHOOSING = ("n98-which", "n98-first", "n98-words", "n98-paper", "n98-sheet")
SEEN = (
    "els => els.filter(e => e.checkVisibility())"
    ".map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])"
)
INTERACTIVE = (
    ".kenshu-form :is(input:not([type=radio],[type=checkbox]), button, select, textarea, label.kenshu-choice)"
)
WIDE = "els => els.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.dataset.question)"
OUTLINE = "e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]"


@pytest.fixture
def spoken(opened):
    """All kinds at once: an answer, an error, a conflict, a warning, a checked message."""
    desk = opened(*ALL)
    desk.form("n98-counted").get_by_text("通話の時間だけ").click()
    desk.form("n98-counted").get_by_role("button", name="確かめる").click()
    desk.form("n98-hours").get_by_role("textbox").first.fill("20時間")
    desk.form("n98-hours").get_by_role("button", name="確かめる").click()
    Store(desk.folder).write("n98-calls", {"value": 40})
    desk.form("n98-calls").get_by_role("textbox").fill("7")
    desk.form("n98-ages").get_by_label("65歳未満 電話(件)").fill("多い")
    desk.form("n98-steps").get_by_label("1行目 担当(役割)").fill("山田さん")
    desk.form("n98-use").get_by_role("checkbox").check()
    expect(desk.form("n98-counted").locator(".kenshu-result")).to_contain_text("お返事")
    expect(desk.form("n98-hours").locator(".kenshu-result")).to_contain_text("そろいました", timeout=15_000)
    expect(desk.form("n98-calls").locator(".kenshu-alert")).to_contain_text("別の画面")
    expect(desk.form("n98-ages").locator(".kenshu-error")).to_contain_text("65歳未満")
    expect(desk.form("n98-steps").locator(".kenshu-alert")).to_contain_text("山田さん")
    expect(desk.form("n98-use").locator(".kenshu-error")).to_contain_text("誰に聞くか")
    return desk


@pytest.fixture
def chosen(opened, tmp_path):
    """The kinds of choosing, each half answered; one refused file, one form that waits for somebody."""
    desk = opened(*CHOOSING)
    desk.form("n98-which").get_by_text("通話の時間").click()
    for name in ("がん検診の予約", "公園の使用許可"):
        desk.form("n98-first").get_by_role("button", name=name).click()
    desk.form("n98-words").get_by_label("待ち時間").select_option(index=3)
    for name in ("慣行", "内規"):
        desk.form("n98-paper").get_by_role("button", name=name).click()
    for name in ("様式.pdf", "様式.doc"):
        (tmp_path / name).write_bytes(b"%PDF-1.4")
        desk.form("n98-sheet").locator("input[type=file]").set_input_files(tmp_path / name)
    expect(desk.form("n98-sheet").locator(".kenshu-error").first).to_contain_text("様式.doc")
    return desk


def accessible(page):
    found = Axe().run(page, context={"include": [[".kenshu-form"]]}).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []
    small = [
        (html, box["width"], box["height"])
        for html, box in page.locator(INTERACTIVE).evaluate_all(SEEN)
        if min(box["width"], box["height"]) < 24
    ]
    assert small == []


def focus_is_seen(page):
    fields = page.locator(".kenshu-form :is(input, select, textarea, button):enabled:visible")
    for i in range(fields.count()):
        field = fields.nth(i)
        page.keyboard.press("Tab")  # so that the focus counts as the keyboard's
        field.focus()
        at = field.locator("..") if field.get_attribute("type") == "file" else field
        assert at.evaluate(OUTLINE) == ["solid", 3], field.evaluate("e => e.outerHTML")


@contextlib.contextmanager
def zoomed(page):
    """200 % zoom of a 1000 px window leaves 500 px; Windows' high contrast on top."""
    side = "async () => { await window.jupyterapp.commands.execute('application:toggle-left-area'); }"
    page.evaluate(side)  # the learner's desk has none
    page.set_viewport_size({"width": 500, "height": 900})
    page.emulate_media(forced_colors="active")
    try:
        yield
    finally:
        page.emulate_media(forced_colors="none")
        page.set_viewport_size({"width": 1000, "height": 1100})
        page.evaluate(side)


def test_axe_finds_nothing_and_every_target_is_big_enough(spoken):
    accessible(spoken.page)


def test_axe_finds_nothing_in_the_kinds_of_choosing_either(chosen):
    accessible(chosen.page)


def test_every_field_has_a_name_and_a_visible_focus(spoken):
    focus_is_seen(spoken.page)


def test_every_button_of_the_kinds_of_choosing_has_a_visible_focus(chosen):
    focus_is_seen(chosen.page)


def test_at_200_percent_and_in_forced_colours_nothing_is_cut_off(spoken):
    with zoomed(spoken.page):
        assert spoken.page.locator(".kenshu-form").evaluate_all(WIDE) == []
        checked = spoken.page.locator("[data-question=n98-counted] .kenshu-choice:has(:checked)")
        assert checked.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_at_200_percent_the_kinds_of_choosing_flow_and_show_what_is_in_the_hand(chosen):
    with zoomed(chosen.page):
        assert chosen.page.locator(".kenshu-form").evaluate_all(WIDE) == []
        held = chosen.page.locator(".kenshu-sortable[aria-pressed=true]")
        assert held.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def test_the_colours_have_the_contrast_the_style_sheet_says():
    css = (STATIC / "form.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", css))
    text = [
        ("ink", "#ffffff"),
        ("soft", "#ffffff"),
        ("accent", "#ffffff"),
        ("wrong", "#ffffff"),
        ("well", "#ffffff"),
        ("ink", colours["wrong-pale"]),
        ("ink", colours["accent-pale"]),
        ("well", colours["well-pale"]),
        ("accent", colours["accent-pale"]),
    ]
    assert min(contrast(colours[name], ground) for name, ground in text) >= 4.5
    assert contrast(colours["edge"], "#ffffff") >= 3
    said = re.search(r"ink (.+), soft ink (.+), accent (.+), wrong (.+), well (.+), field edge (\S+)", css)
    names = ("ink", "soft", "accent", "wrong", "well", "edge")
    on_white = [round(contrast(colours[name], "#ffffff"), 1) for name in names]
    assert [float(number) for number in said.groups()] == on_white


def test_the_script_asks_no_other_host_and_evaluates_nothing():
    script = "".join(path.read_text(encoding="utf-8") for path in Path(STATIC).glob("*.*"))
    assert not re.search(r"https?://|import\(|\beval\(|innerHTML|new Function", script)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #rrggbb colours."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
