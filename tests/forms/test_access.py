"""Forms for everyone: axe, size of targets, contrast, zoom, forced colours, focus."""

import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from kenshu.answers import Store
from kenshu.forms.widget import STATIC

ALL = ("n98-counted", "n98-hours", "n98-calls", "n98-ages", "n98-steps", "n98-use")
SEEN = (
    "els => els.filter(e => e.checkVisibility())"
    ".map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect()])"
)
INTERACTIVE = (
    ".kenshu-form :is(input:not([type=radio],[type=checkbox]), button, select, textarea, label.kenshu-choice)"
)


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


def test_axe_finds_nothing_and_every_target_is_big_enough(spoken):
    found = Axe().run(spoken.page, context={"include": [[".kenshu-form"]]}).response["violations"]
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found] == []
    small = [
        (html, box["width"], box["height"])
        for html, box in spoken.page.locator(INTERACTIVE).evaluate_all(SEEN)
        if min(box["width"], box["height"]) < 24
    ]
    assert small == []


def test_every_field_has_a_name_and_a_visible_focus(spoken):
    page = spoken.page
    fields = page.locator(".kenshu-form :is(input, select, textarea, button):enabled:visible")
    for i in range(fields.count()):
        field = fields.nth(i)
        page.keyboard.press("Tab")  # so that the focus counts as the keyboard's
        field.focus()
        outline = field.evaluate(
            "e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]"
        )
        assert outline == ["solid", 3], field.evaluate("e => e.outerHTML")


def test_at_200_percent_and_in_forced_colours_nothing_is_cut_off(spoken):
    """200 % zoom of a 1000 px window leaves 500 px: the form must flow, not run out of the window."""
    page = spoken.page
    side = "async () => { await window.jupyterapp.commands.execute('application:toggle-left-area'); }"
    page.evaluate(side)  # the learner's desk has none
    page.set_viewport_size({"width": 500, "height": 900})
    page.emulate_media(forced_colors="active")
    try:
        wide = "els => els.filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.dataset.question)"
        assert page.locator(".kenshu-form").evaluate_all(wide) == []
        checked = page.locator("[data-question=n98-counted] .kenshu-choice:has(:checked)")
        assert checked.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
    finally:
        page.emulate_media(forced_colors="none")
        page.set_viewport_size({"width": 1000, "height": 1100})
        page.evaluate(side)


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
