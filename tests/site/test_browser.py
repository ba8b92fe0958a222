"""The built site in Chromium, with every other host out of reach."""

import re
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from tests.site.stage import HANDOUTS, PAGES, plain_server

OVER_THE_EDGE = """() => {
  const main = document.querySelector("main"), style = getComputedStyle(main)
  const edge = main.getBoundingClientRect().right - parseFloat(style.paddingRight) + 1
  const over = [...main.querySelectorAll("*")].filter(each => each.getBoundingClientRect().right > edge)
  if (document.documentElement.scrollWidth > innerWidth) over.push(document.body)
  return over.map(each => each.outerHTML.slice(0, 80))
}"""
CHAPTER = "3-small-start.html"
OFTEN = ("index.html", CHAPTER)
MARGIN = dict.fromkeys(("top", "bottom", "left", "right"), "12mm")  # as browsers print


def looks():
    """Every page at three widths, light and dark; the quick run takes a few pages on a PC and on a phone."""
    for name in PAGES:
        for width in (1366, 390, 360):
            for theme in ("light", "dark"):
                quick = name in OFTEN and (width, theme) in ((390, "light"), (1366, "dark"))
                yield pytest.param(name, width, theme, marks=() if quick else pytest.mark.full)


LOOKS = list(looks())


@pytest.mark.parametrize(
    "name", [name if name in OFTEN else pytest.param(name, marks=pytest.mark.full) for name in PAGES]
)
def test_a_page_opens_from_a_file_and_from_any_web_server_without_another_host(chromium, built, name):
    above = built.parents[1]
    with plain_server(above) as address:
        below = built.relative_to(above).as_posix()
        for where in (built.joinpath(name).as_uri(), f"{address}/{below}/{name}"):
            with chromium.visit(where) as visit:
                assert visit.foreign == [] and visit.errors == []
                assert visit.page.locator("h1").count() == 1
                assert visit.page.evaluate("document.documentElement.lang") == "ja"
                ground = visit.page.evaluate("getComputedStyle(document.body).backgroundColor")
                assert ground == "rgb(251, 250, 247)", "the style sheet did not load"


@pytest.mark.parametrize("planted", [
    '<img src="http://cdn.example.test/a.png" alt="図">',
    '<style>@font-face{font-family:x;src:url(http://cdn.example.test/x.woff2)} p{font-family:x}</style>',
    '<script src="http://cdn.example.test/x.js"></script>',
    '<link rel="prefetch" href="http://cdn.example.test/next.html">',
], ids=["image", "font", "script", "prefetch"])  # fmt: skip
def test_a_planted_foreign_address_is_caught_by_the_browser_and_by_the_audit(
    chromium, built, tmp_path, planted
):
    from kenshu.site.pages import audit

    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "glossary.html"
    text = page.read_text("utf-8")
    page.write_text(text.replace("</title>", f"</title>{planted}") if "link" in planted
                    else text.replace("</main>", f"{planted}</main>"), "utf-8")  # fmt: skip
    with plain_server(copy) as address, chromium.visit(f"{address}/glossary.html") as visit:
        visit.page.wait_for_timeout(300)
        refused = [each for each in visit.errors if "Content Security Policy" in each]
        assert refused or any("cdn.example.test" in asked for asked in visit.foreign)
    found = audit(copy)
    assert len(found) == 1 and found[0].page == "glossary.html" and "cdn.example.test" in found[0].reason


@pytest.mark.parametrize("name, width, theme", LOOKS)
def test_axe_finds_nothing_and_nothing_hangs_over_the_edge(chromium, built, name, width, theme):
    look = {"viewport": {"width": width, "height": 768}, "color_scheme": theme}
    with chromium.visit(built.joinpath(name).as_uri(), **look) as visit:
        assert visit.foreign == [] and visit.errors == []
        visit.page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        found = Axe().run(visit.page).response["violations"]
        assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []
        assert visit.page.evaluate(OVER_THE_EDGE) == []


def test_the_quiz_is_answered_by_keyboard_alone(chromium, built):
    with chromium.visit(built.joinpath(CHAPTER).as_uri()) as visit:
        page, quiz = visit.page, visit.page.locator(".quiz").first
        verdict = quiz.get_by_role("status")
        quiz.get_by_role("radio").first.focus()
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert "一つ選んで" in verdict.inner_text()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        if page.evaluate("document.activeElement.hasAttribute('data-right')"):
            page.keyboard.press("ArrowDown")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert verdict.inner_text().startswith("正解は別にあります。")
        page.keyboard.press("Shift+Tab")
        while not page.evaluate("document.activeElement.hasAttribute('data-right')"):
            page.keyboard.press("ArrowUp")
        assert verdict.inner_text() == ""
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert verdict.inner_text().startswith("正解です。")
        assert quiz.locator("details").get_attribute("open") is not None
        assert visit.errors == []


def totals(page):
    return [int(page.locator(f"[data-total={lane}]").text_content()) for lane in ("phone", "both")]


def test_the_call_log_stands_still_until_asked_runs_pauses_and_comes_back(chromium, built):
    with chromium.visit(built.joinpath(CHAPTER).as_uri()) as visit:
        page, button = visit.page, visit.page.locator(".player .play")
        assert totals(page) == [100, 50]
        button.click()
        page.wait_for_timeout(400)
        assert totals(page)[0] < 100 and button.inner_text() == "止める"
        button.click()
        stopped = totals(page)
        page.wait_for_timeout(400)
        assert totals(page) == stopped and button.inner_text() == "動かす"
        assert re.match(r"8時\d\d分 電話だけ\d+分", page.locator(".bar").get_by_role("status").inner_text())
        page.get_by_role("button", name="全部見せる").click()
        assert totals(page) == [100, 50] and visit.errors == []


def test_with_reduced_motion_the_call_log_moves_only_step_by_step(chromium, built):
    with chromium.visit(built.joinpath(CHAPTER).as_uri(), reduced_motion="reduce") as visit:
        page = visit.page
        assert not page.locator(".player .play").is_visible()
        page.get_by_role("button", name="10分進める").press("Enter")
        assert totals(page) == [10, 10]
        page.wait_for_timeout(300)
        assert totals(page) == [10, 10]


def test_without_scripts_every_answer_and_the_whole_drawing_are_still_there(chromium, built):
    with chromium.visit(built.joinpath(CHAPTER).as_uri(), java_script_enabled=False) as visit:
        page = visit.page
        assert page.locator("[data-total=phone]").text_content() == "100"
        page.locator(".quiz summary").first.click()
        assert "約76％減った" in page.locator(".why").first.inner_text()
        assert page.locator("main button:visible").count() == 0


def test_the_first_step_multiplies_and_minds_what_is_typed(chromium, built):
    with chromium.visit(built.joinpath("index.html").as_uri()) as visit:
        result = visit.page.locator(".step .result")
        assert result.inner_text() == "月に約17時間、1年で約200時間です。"
        visit.page.get_by_label("月に").fill("30")
        visit.page.get_by_label("1件").fill("20")
        assert result.inner_text() == "月に約10時間、1年で約120時間です。"
        visit.page.get_by_label("1件").fill("-3")
        assert "0より大きい数" in result.inner_text()


SAID = [
    ("310", "30", "月に約155時間、1年で約1,860時間です。\n1人の1年を1,860時間とすると、約1.0人分です。"),
    ("930", "6", "月に約93時間、1年で約1,116時間です。\n1人の1年を1,860時間とすると、約0.6人分です。"),
    ("5", "10", "月に50分、1年で約10時間です。\n1人の1年を1,860時間とすると、0.1人分より少ない仕事です。"),
    ("100000", "60", "約645人分です。"),
]


def test_the_first_chapter_says_how_many_people_a_work_is(chromium, built):
    with chromium.visit(built.joinpath("1-why-now.html").as_uri()) as visit:
        result = visit.page.locator(".step .result")
        assert result.inner_text().endswith("1人の1年を1,860時間とすると、約0.1人分です。")
        for cases, minutes, said in SAID:
            visit.page.get_by_label("月に").fill(cases)
            visit.page.get_by_label("1件").fill(minutes)
            assert result.inner_text().endswith(said)
        visit.page.get_by_label("1件").fill("")
        assert "0より大きい数" in result.inner_text() and "人分" not in result.inner_text()
        assert visit.errors == []


def test_the_people_are_counted_by_the_citys_own_hours(second):
    page = (second / "1-why-now.html").read_text("utf-8")
    assert 'data-year="1240"' in page and "1人の1年を1,240時間とすると、<b>約0.2人分</b>" in page


@pytest.mark.parametrize(
    "name", [HANDOUTS[0], *(pytest.param(name, marks=pytest.mark.full) for name in HANDOUTS[1:])]
)
def test_a_handout_prints_on_one_sheet(chromium, built, name):
    with chromium.visit(built.joinpath(name).as_uri()) as visit:
        assert len(re.findall(rb"/Type\s*/Page[^s]", visit.page.pdf(format="A4", margin=MARGIN))) == 1
