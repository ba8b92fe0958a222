"""The theme: its policy, its weight, its colours in every mode, the version and the city on every page."""

import re
import shutil
from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.site.contrast import contrast
from tests.site.stage import PAGES, plain_server

import kenshu

ALL = (*PAGES, "search.html")
OFTEN = ("index.html", "3-small-start.html")
CHAPTER = "3-small-start.html"
VALUE = re.compile(r"--(\w+): (#[0-9a-f]{6});(?: *\/\*(.*?)\*\/)?")
STATED = re.compile(r"([\d.]+) on (\w+)")
TEXT = ("ink", "muted", "green", "on", "amber")
PAINTED = "name => getComputedStyle(document.querySelector(name)).backgroundColor"


def in_full(names):
    return [name if name in OFTEN else pytest.param(name, marks=pytest.mark.full) for name in names]


@pytest.fixture(scope="module")
def palettes(root):
    """[(where it applies, {name: colour}, [(name, ground, stated ratio)])] of colours.css, in order."""
    css = (root / "book/theme/kenshu/static/colours.css").read_text("utf-8")
    found = []
    for block in re.finditer(r"(@media [^{]+\{\s*)?([^{}]+)\{([^{}]*--paper[^{}]*)\}", css):
        values = VALUE.findall(block[3])
        colours = {name: colour for name, colour, _ in values}
        stated = [(n, ground, float(r)) for n, _, said in values for r, ground in STATED.findall(said)]
        where = ((block[1] or "") + block[2]).split("*/")[-1]
        found.append((" ".join(where.split()), colours, stated))
    return found


def test_every_colour_has_the_contrast_written_beside_it(palettes):
    assert len(palettes) == 6
    for where, colours, stated in palettes:
        assert len(stated) >= 12, where
        for name, ground, ratio in stated:
            assert round(contrast(colours[name], colours[ground]), 1) == ratio, (where, name, ground)


def test_words_can_be_read_on_every_ground_and_better_where_more_contrast_is_asked_for(palettes):
    for where, _, stated in palettes:
        least = 7 if "contrast: more" in where else 4.5
        words = {(name, ground): ratio for name, ground, ratio in stated if name in TEXT}
        assert {name for name, _ in words} == set(TEXT)
        assert {pair: ratio for pair, ratio in words.items() if ratio < least} == {}, where


@pytest.mark.parametrize("name", ALL)
def test_the_policy_has_no_exceptions_and_the_page_needs_none(built, name):
    text = (built / name).read_text("utf-8")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', text)
    rules = dict(rule.strip().split(" ", 1) for rule in policy[1].split(";"))
    assert rules.pop("default-src") == rules.pop("base-uri") == "'none'"
    assert set(rules) == {"script-src", "style-src", "img-src", "form-action"} and {*rules.values()} == {
        "'self'"
    }
    before = text[: policy.start()]
    assert not re.search(r"<(link|script|style|img)", before), (
        "what stands before the policy is not held by it"
    )
    assert not re.search(r"<style| style=| on[a-z]+=|<script(?! defer src=)", text)


@pytest.mark.parametrize("planted", [
    "<script>document.title = 'caught'</script>",
    "<style>h1 { color: red }</style>",
    '<p style="color: red">赤</p>',
    '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=" alt="図">',
    '<iframe src="index.html" title="枠"></iframe>',
], ids=["script", "style", "attribute", "picture", "frame"])  # fmt: skip
def test_what_does_not_belong_to_the_site_is_refused_by_the_browser(chromium, built, tmp_path, planted):
    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "licence.html"
    page.write_text(page.read_text("utf-8").replace("</main>", f"{planted}</main>"), "utf-8")
    with chromium.visit(page.as_uri()) as visit:
        assert any("Content Security Policy" in each for each in visit.errors)
        assert visit.page.title() != "caught"


@pytest.mark.parametrize("name", in_full(ALL))
def test_a_first_view_is_light_and_asks_few_times(chromium, built, name):
    """DESIGN §8: at most 400 kB and 15 requests."""
    got = []
    with plain_server(built) as address, chromium.visit("about:blank") as visit:
        visit.page.on("response", lambda each: got.append((each.url, len(each.body()))))
        visit.page.goto(f"{address}/{name}")
        visit.page.wait_for_load_state("networkidle")
        assert len(got) <= 15 and sum(size for _, size in got) <= 400_000
        assert visit.errors == visit.foreign == []


def test_every_page_says_its_version_its_city_and_whom_to_ask(built):
    for name in ALL:
        foot = (built / name).read_text("utf-8").split("<footer")[1]
        assert f"自治体DX実践研修 {kenshu.__version__}" in foot
        assert "人事課 研修事務局(内線2301)" in foot and "みどり野市は架空です" in foot


def test_the_dark_page_is_dark_and_its_paper_is_not(chromium, built):
    with chromium.visit(built.joinpath(CHAPTER).as_uri(), color_scheme="dark") as visit:
        page = visit.page
        assert page.evaluate(PAINTED, "body") == "rgb(20, 25, 29)"
        assert page.evaluate(PAINTED, "figure.drawing [role=img]") == "rgb(227, 231, 228)"
        page.emulate_media(media="print")
        assert page.evaluate(PAINTED, "figure.drawing [role=img]") == "rgb(255, 255, 255)"
        assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(34, 48, 60)"


def test_more_contrast_is_black_on_white_with_links_underlined(chromium, built):
    with chromium.visit(built.joinpath(CHAPTER).as_uri()) as visit:
        visit.page.emulate_media(contrast="more")
        assert visit.page.evaluate(PAINTED, "body") == "rgb(255, 255, 255)"
        assert visit.page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        line = "name => getComputedStyle(document.querySelector(name)).textDecorationLine"
        assert visit.page.evaluate(line, "header.site nav a") == "underline"
        found = Axe().run(visit.page, options={"runOnly": ["color-contrast-enhanced"]}).response
        assert [each["id"] for each in found["violations"]] == []


def test_where_windows_chooses_the_colours_boxes_keep_an_edge_and_drawings_their_own(chromium, built):
    look = {"forced_colors": "active", "color_scheme": "dark"}
    with chromium.visit(built.joinpath(CHAPTER).as_uri(), **look) as visit:
        page = visit.page
        assert page.evaluate(PAINTED, "figure.drawing [role=img]") == "rgb(255, 255, 255)"
        filled = "getComputedStyle(document.querySelector('figure svg .known, figure svg .talk')).fill"
        assert page.evaluate(filled) == "rgb(11, 61, 46)"
        edge = "name => getComputedStyle(document.querySelector(name)).borderTopStyle"
        assert [page.evaluate(edge, name) for name in (".goal", ".admonition")] == ["solid", "solid"]


CLOCK = [(datetime(2027, 5, 21), False), (datetime(2027, 5, 24), True)]


@pytest.mark.parametrize("now, old", CLOCK, ids=["in time", "too late"])
def test_a_claim_says_it_is_old_on_the_day_it_is_read(chromium, built, now, old):
    """Last looked at on 2026-11-23; good for 180 days, as ``kenshu site check`` counts them."""
    with chromium.visit("about:blank") as visit:
        page = visit.page
        page.clock.set_fixed_time(now)
        page.goto(built.joinpath(CHAPTER).as_uri())
        rows = page.locator('.facts td[data-label="確認日"]')
        marked = rows.locator(".late")
        assert marked.count() == (rows.count() if old else 0) and rows.count() >= 6
        assert page.locator("sup.fact .late").count() == (rows.count() if old else 0)
        assert page.locator("main").inner_text().count("180日を過ぎました") == marked.count()
        assert visit.errors == []


@pytest.mark.parametrize("name", in_full(ALL))
def test_at_400_percent_nothing_has_to_be_scrolled_sideways(chromium, built, name):
    """A window of 1280 at 400 % is 320 wide (WCAG 1.4.10)."""
    with chromium.visit(built.joinpath(name).as_uri(), viewport={"width": 320, "height": 256}) as visit:
        assert visit.page.evaluate("document.documentElement.scrollWidth") <= 320
