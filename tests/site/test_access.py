"""WCAG 2.2 AA on every page in every look; ten planted faults are each caught alone; zoom, spacing, stillness."""

import re
import shutil

import pytest
from tests.site.access import SPACED, ZOOMED, cut_off, table, violations
from tests.site.contrast import LOOKS, Pair, pairs
from tests.site.stage import PAGES, SLIDES

ALL = (*PAGES, "search.html", *SLIDES)
STATEMENT = "accessibility.html"
CHAPTERS = [name for name in PAGES if name[0] in "12345678" and "handout" not in name]
MOVING = ["5-see-the-flow.html", *(each for each in CHAPTERS if each[0] != "5")]


def quick(cases, few):
    return [each if each in few else pytest.param(each, marks=pytest.mark.full) for each in cases]


@pytest.mark.parametrize("name", quick(ALL, (STATEMENT,)))
def test_a_page_keeps_wcag_2_2_aa_in_every_look(chromium, built, name):
    for look in LOOKS.values():
        with chromium.visit(built.joinpath(name).as_uri(), **look) as visit:
            assert violations(visit.page) == []


PICTURE = '<img src="_static/icon.svg">'
FAULTS = {
    "image-alt": ("licence.html", "</main>", f"{PICTURE}</main>"),
    "color-contrast": ("_static/colours.css", "--muted: #56616b", "--muted: #a9a9a9"),
    "label": ("licence.html", "</main>", '<input type="text" name="a"></main>'),
    "button-name": ("licence.html", "</main>", "<button></button></main>"),
    "link-name": ("licence.html", "</main>", '<p>ここ <a href="faq.html"></a></p></main>'),
    "html-has-lang": ("licence.html", ' lang="ja"', ""),
    "document-title": ("licence.html", re.compile(r"<title>.*?</title>"), ""),
    "meta-viewport": ("licence.html", "initial-scale=1", "initial-scale=1, user-scalable=no"),
    "aria-hidden-focus": ("licence.html", "</main>", '<p aria-hidden="true"><a href="faq.html">次</a></p></main>'),
    "target-size": ("_static/course.css", "gap: 0 1.25rem; font-size: .9rem; }", "gap: 0; font-size: .3rem; }"),
    "list": ("licence.html", "</main>", "<ul><p>一</p></ul></main>"),
    "aria-valid-attr-value": ("licence.html", "</main>", '<button aria-expanded="はい">開く</button></main>'),
}  # fmt: skip


def planted(built, tmp_path, file, old, new):
    copy = shutil.copytree(built, tmp_path / "site")
    text = (copy / file).read_text("utf-8")
    changed = old.sub(new, text, count=1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
    assert changed != text
    (copy / file).write_text(changed, "utf-8")
    return copy / "licence.html"


@pytest.mark.parametrize("rule", FAULTS)
def test_a_planted_fault_is_caught_and_nothing_else_is(chromium, built, tmp_path, rule):
    page = planted(built, tmp_path, *FAULTS[rule])
    with chromium.visit(page.as_uri()) as visit:
        assert [name for name, _ in violations(visit.page)] == [rule]


@pytest.mark.parametrize("name", quick(ALL, ("to-check.html", "1-slides.html")))
def test_at_400_percent_and_with_words_spaced_out_nothing_is_cut_off(chromium, built, name):
    with chromium.visit(built.joinpath(name).as_uri(), viewport=ZOOMED) as visit:
        assert cut_off(visit.page) == []
    with chromium.visit(built.joinpath(name).as_uri(), bypass_csp=True) as visit:
        visit.page.add_style_tag(content=SPACED)
        assert cut_off(visit.page) == []


@pytest.mark.parametrize("wide", [
    "<table><tr><td><pre>" + "あいうえお" * 40 + "</pre></td></tr></table>",
    '<p><input type="text" size="120" aria-label="一"></p>',
], ids=["table", "field"])  # fmt: skip
def test_what_is_too_wide_for_400_percent_is_noticed(chromium, built, tmp_path, wide):
    page = planted(built, tmp_path, "licence.html", "</main>", f"{wide}</main>")
    with chromium.visit(page.as_uri(), viewport=ZOOMED) as visit:
        assert cut_off(visit.page) != []


LOOK = """list => list.map(each => {
  const style = getComputedStyle(each)
  return style.opacity + " " + new DOMMatrix(style.transform === "none" ? "" : style.transform).d.toFixed(3)
})"""


@pytest.mark.parametrize("name", quick(MOVING, MOVING[:1]))
def test_with_reduced_motion_a_drawing_goes_on_only_when_asked_and_comes_to_its_end(chromium, built, name):
    with chromium.visit(built.joinpath(name).as_uri(), reduced_motion="reduce") as visit:
        page, figure = visit.page, visit.page.locator("figure.player")
        parts, buttons = figure.locator("[data-at]:not(g:empty)"), figure.get_by_role("button")
        end = parts.evaluate_all(LOOK)
        assert (
            not figure.locator(".play").is_visible() and page.evaluate("document.getAnimations().length") == 0
        )
        buttons.first.press("Enter")
        begun = parts.evaluate_all(LOOK)
        page.wait_for_timeout(250)
        assert begun != end and parts.evaluate_all(LOOK) == begun
        for _ in range(400):
            if parts.evaluate_all(LOOK) == end:
                break
            buttons.first.press("Enter")
        assert parts.evaluate_all(LOOK) == end and visit.errors == []


@pytest.mark.parametrize("said", quick(LOOKS, ("暗い",)))
def test_every_pair_of_colours_a_page_shows_can_be_told_apart(chromium, built, said):
    names = ALL if said != "暗い" else ("index.html", CHAPTERS[5], "1-slides.html")
    found = pairs(chromium, built, names, LOOKS[said])
    assert len(found) >= 10 and {pair.kind for pair in found} == {"text", "large", "edge"}
    assert [(pair, found[pair]) for pair in found if not pair.enough] == []


def test_a_pair_that_is_too_weak_is_found_with_its_place(chromium, built, tmp_path):
    page = planted(built, tmp_path, "_static/colours.css", "--amber: #8a4b0f", "--amber: #d0a060")
    found = pairs(chromium, page.parent, ["3-small-start.html"], LOOKS["明るい"])
    weak = {pair: place for pair, (_, place) in found.items() if not pair.enough}
    assert {pair.colour for pair in weak} == {"#d0a060"} and Pair("text", "#d0a060", "#fbfaf7") in weak
    assert all(place.startswith("3-small-start.html「") for place in weak.values())


@pytest.mark.full
def test_the_table_of_all_measures_has_nothing_to_mend(chromium, built):
    for line in list(table(chromium, built, ("index.html", "7-lines-to-keep.html")))[2:]:
        _, _, axe, narrow, spaced, stops, _ = (cell.strip() for cell in line.split("|"))
        came, wanted = stops.split("/")
        assert (axe, narrow, spaced) == ("0・0・0・0", "0", "0") and came == wanted


def test_the_statement_promises_no_conformance_and_says_what_was_not_tried(root):
    text = (root / "course" / "accessibility.md").read_text("utf-8")
    assert "対応度は「**配慮**」です" in text and "JIS X 8341-3:2016の適合レベルAAを目標" in text
    assert not re.search(r"準拠(?:しています|です|した)", text)
    assert {"PC-Talker", "障害のある方", "iPhone"} <= set(re.findall(r"PC-Talker|障害のある方|iPhone", text))
    for part in ("## 試したこと", "## まだ試していないこと", "## 使いにくいと感じたら"):
        assert part in text
    assert "](accessibility.md)" in (root / "course" / "index.md").read_text("utf-8")
