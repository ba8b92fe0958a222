"""The slides of a chapter's digest: all that is said is there, all that is shown fits, and the keyboard turns them."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.site.stage import SLIDES, quietly_built

import kenshu
from kenshu.site import SiteError, check

FIRST = "3-slides.html"
IN_FULL = [name if name == FIRST else pytest.param(name, marks=pytest.mark.full) for name in SLIDES]
CURRENT = "document.querySelector('.slide.current').id"
OVERFULL = """[...document.querySelectorAll('.slide, .shown, .notes')]
  .filter(each => each.scrollHeight > each.clientHeight + 1).map(each => each.innerText)"""
PAGE = re.compile(rb"/Type\s*/Page[^s]")


def words(html):
    return re.sub(r"<[^>]+>|\s", "", html)


def between(text, start, end):
    return text.split(start, 1)[1].split(end, 1)[0]


@pytest.mark.parametrize("name", SLIDES)
def test_the_speaker_says_the_whole_digest_in_its_own_words(built, name):
    slides = (built / name).read_text("utf-8")
    chapter = between(slides, '<h1 class="brand"><a href="', '"')
    digest = between((built / chapter).read_text("utf-8"), "<h2>5分でわかる要点</h2>", "</section>")
    told = [part.split("</aside>")[0] for part in slides.split('<p class="label">話すこと</p>')[2:]]
    assert "".join(map(words, told)) == words(digest)


@pytest.mark.parametrize("name", SLIDES)
def test_a_slide_view_names_its_city_its_version_and_whom_to_ask(second, name):
    foot = (second / name).read_text("utf-8").split("<footer")[1]
    assert "ひかり台市 職員課 研修係(内線7788)" in foot and "みどり野市" not in foot
    assert f"自治体DX実践研修 {kenshu.__version__}" in foot


def test_every_chapter_leads_to_its_slides_and_its_handout(built):
    for name in SLIDES:
        leading = [
            page.name
            for page in built.glob(f"{name[0]}-*.html")
            if f'href="{name}"' in page.read_text("utf-8")
        ]
        assert len(leading) == 1
        assert f'href="{name[0]}-handout.html"' in (built / leading[0]).read_text("utf-8")


def test_the_keys_a_presenter_sends_turn_the_slides(chromium, built):
    with chromium.visit(built.joinpath(FIRST).as_uri()) as visit:
        page, last = visit.page, visit.page.locator(".slide").count()
        assert page.locator(".slide:visible").count() == 1
        for key, number in (
            ("ArrowRight", 2), ("PageDown", 3), ("ArrowLeft", 2), ("PageUp", 1), ("PageUp", 1),
            ("End", last), ("ArrowRight", last), ("Home", 1),
        ):  # fmt: skip
            page.keyboard.press(key)
            assert page.evaluate(CURRENT) == f"slide-{number}"
            assert page.locator(".move").get_by_role("status").inner_text() == f"{number} / {last}"
        page.keyboard.press("ArrowRight")
        assert page.evaluate("document.activeElement.closest('.slide').id") == "slide-2"
        page.reload()
        assert page.evaluate(CURRENT) == "slide-2" and visit.errors == visit.foreign == []


def test_what_is_said_opens_below_and_in_a_window_that_moves_along(chromium, built):
    with chromium.visit(built.joinpath(FIRST).as_uri()) as visit:
        page = visit.page
        assert not page.locator("#slide-1 .notes").is_visible()
        page.get_by_role("button", name="話すこと").press("Enter")
        assert page.locator("#slide-1 .notes").is_visible()
        with page.expect_popup() as opened:
            page.get_by_role("button", name="話す人の窓").click()
        speaker = opened.value
        speaker.wait_for_selector("body.speaker")
        page.keyboard.press("ArrowRight")
        speaker.wait_for_selector("#slide-2.current")
        speaker.keyboard.press("ArrowRight")
        page.wait_for_selector("#slide-3.current")
        assert speaker.locator("#slide-3 .notes").is_visible() and visit.errors == []


def test_without_scripts_every_slide_and_all_that_is_said_stand_there(chromium, built):
    with chromium.visit(built.joinpath(FIRST).as_uri(), java_script_enabled=False) as visit:
        slides = visit.page.locator(".slide")
        assert visit.page.locator(".slide:visible").count() == slides.count() >= 7
        assert visit.page.locator(".notes:visible").count() == slides.count()
        assert visit.page.locator("button:visible").count() == 0


@pytest.mark.parametrize("name", IN_FULL)
@pytest.mark.parametrize(
    "width, height, theme",
    [
        (1366, 768, "light"),
        *(
            pytest.param(*each, "dark", marks=pytest.mark.full)
            for each in ((1920, 1080), (1024, 768), (390, 800))
        ),
    ],
)
def test_a_slide_fits_its_screen_and_axe_finds_nothing(chromium, built, name, width, height, theme):
    look = {"viewport": {"width": width, "height": height}, "color_scheme": theme}
    with chromium.visit(built.joinpath(name).as_uri(), **look) as visit:
        page = visit.page
        for _ in range(page.locator(".slide").count()):
            if width > 1000:
                box, bar = (page.locator(each).bounding_box() for each in (".current .shown", ".move"))
                assert box["y"] + box["height"] <= bar["y"], page.evaluate(CURRENT)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            assert visit.errors == visit.foreign == []
            found = Axe().run(page).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
            visit.errors.clear()  # axe reads style sheets itself, which the page's policy refuses
            page.keyboard.press("ArrowRight")


@pytest.mark.parametrize("name", IN_FULL)
def test_on_paper_each_slide_has_one_sheet_with_what_is_said(chromium, built, name):
    with chromium.visit(built.joinpath(name).as_uri()) as visit:
        page = visit.page
        sheets = page.pdf(prefer_css_page_size=True)
        assert len(PAGE.findall(sheets)) == page.locator(".slide").count()
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 1032, "height": 703})  # A4 across, less the margins
        assert page.evaluate(OVERFULL) == []
        feet = page.locator(".sheet:visible").all_inner_texts()
        assert len(feet) == page.locator(".slide").count()
        assert all(kenshu.__version__ in each and "みどり野市(架空)" in each for each in feet)


MISFITS = [
    ("from: 持ち帰って", "from: 持って帰って", "「持って帰って」で始まる段落が、章の要点にありません"),
    ("約76％減った, ", "約77％減った, ", "77 は、その段落にありません"),
    ("drawing: parts.svg", "drawing: load.svg", "図 load.svg は、この章にありません"),
    ("3-small-start:", "3-small-stop:", "章が合いません: 3-small-start、3-small-stop"),
    ("  - from: ある市が\n", "  - form: ある市が\n", "from は必ず書きます"),
    ("lines: [一つの手続,", "lines: [1,", "引用符で囲みます"),
    ("    title: 書かれていない五つ\n", "", "title を書いてください"),
]


@pytest.mark.parametrize(
    "old, new, reason",
    [pytest.param(*each, id=each[2], marks=pytest.mark.full if n else ()) for n, each in enumerate(MISFITS)],
)
def test_a_slide_that_does_not_fit_its_chapter_is_refused(root, tmp_path, old, new, reason):
    for folder in ("course", "book"):
        shutil.copytree(root / folder, tmp_path / folder)
    shutil.copy(root / "city.yml", tmp_path)
    listed = tmp_path / "book" / "slides.yml"
    text = listed.read_text("utf-8")
    assert old in text
    listed.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(SiteError) as refused:
        quietly_built(root=tmp_path)
    assert reason in str(refused.value) and "Traceback" not in str(refused.value)


def test_a_search_finds_the_chapter_and_not_its_slides(built):
    index = (built / "_static" / "search-index.js").read_text("utf-8")
    assert "3-small-start.html" in index and "slides.html" not in index


@pytest.mark.parametrize("name", IN_FULL)
def test_at_400_percent_a_slide_is_read_without_scrolling_sideways(chromium, built, name):
    """A window of 1280 at 400 % is 320 wide (WCAG 1.4.10)."""
    with chromium.visit(built.joinpath(name).as_uri(), viewport={"width": 320, "height": 256}) as visit:
        for _ in range(visit.page.locator(".slide").count()):
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
            visit.page.keyboard.press("ArrowRight")


def test_the_audits_read_the_slides_too(built, root):
    assert check(built, root).refused == ()
