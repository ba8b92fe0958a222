"""What a browser can tell of accessibility: axe, zoom, spacing, where the Tab key goes, what moves.

``python -m tests.site.access`` prints the table of all pages.
"""

import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from tests.site.contrast import LOOKS

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ZOOMED = {"width": 320, "height": 256}  # a window of 1280 × 1024 at 400 % (WCAG 1.4.10)
SPACED = """*:not(svg *) { line-height: 1.5 !important; letter-spacing: .12em !important;
  word-spacing: .16em !important } p { margin-bottom: 2em !important }"""  # WCAG 1.4.12

# What hangs over the window, scrolls sideways by itself, or cuts its words off.
CUT = """() => [...document.querySelectorAll("body *")].filter(each => {
  if (each.closest("svg, .said, .skip, .facts thead")) return false
  const style = getComputedStyle(each), over = each.scrollWidth > each.clientWidth + 1
  return each.getBoundingClientRect().right > innerWidth + 1 && each.getBoundingClientRect().width > 1
    || over && /auto|scroll|hidden|clip/.test(style.overflowX) && each.clientWidth > 0 && !each.matches("input")
}).map(each => each.outerHTML.slice(0, 80))"""

# Every place the Tab key should stop at, in the page's order; a group of radios is one place.
MARK = """() => {
  const groups = new Set()
  window.stops = [...document.querySelectorAll("a[href], button, input, summary")].filter(each => {
    if (each.disabled || !each.getClientRects().length || !each.checkVisibility()) return false
    if (each.tagName === "SUMMARY" && each.parentElement.firstElementChild !== each) return false
    if (each.type !== "radio") return true
    if (groups.has(each.name)) return false
    return groups.add(each.name)
  })
  window.stops[0].focus()  // not every page opens with nothing chosen: the search has its field
  return window.stops.length
}"""
HERE = """() => {
  const own = document.activeElement
  if (!own || own === document.body || own === document.documentElement) return null
  const box = own.getBoundingClientRect(), style = getComputedStyle(own)
  return {
    place: window.stops.findIndex(each => each === own || own.type === "radio" && each.name === own.name),
    what: own.outerHTML.slice(0, 80),
    ring: style.outlineStyle === "none" ? 0 : parseFloat(style.outlineWidth),
    seen: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  }
}"""


def violations(page):
    """[(axe's rule, [the parts it names])] by WCAG 2.2 AA's rules, none switched off; everything opened."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": list(TAGS)}}).response["violations"]
    return [(each["id"], [node["html"][:80] for node in each["nodes"]]) for each in found]


def cut_off(page):
    """What is not whole in a window of this width."""
    page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
    return page.evaluate(CUT)


def tab_stops(page, most=400):
    """(how many places there should be, what the Tab key came by): from the page's first until it leaves."""
    wanted = page.evaluate(MARK)
    came = [page.evaluate(HERE)]
    while len(came) < most:
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None:
            break
        came.append(here)
    return wanted, came


def table(chromium, site, names):
    """Markdown lines: per page axe's findings in four looks, at 400 %, spaced out, and the places of the Tab key."""
    yield f"| ページ | axe {'・'.join(LOOKS)} | 400％ | 文字の間 | Tabで止まる所 |"
    yield "|---|---|---|---|---|"
    for name in names:
        address = site.joinpath(name).as_uri()
        found = []
        for look in LOOKS.values():
            with chromium.visit(address, **look) as visit:
                found.append(str(len(violations(visit.page))))
        with chromium.visit(address, viewport=ZOOMED) as visit:
            narrow = len(cut_off(visit.page))
        with chromium.visit(address, bypass_csp=True) as visit:
            visit.page.add_style_tag(content=SPACED)
            spaced = len(cut_off(visit.page))
        with chromium.visit(address) as visit:
            wanted, came = tab_stops(visit.page)
        yield f"| {name} | {'・'.join(found)} | {narrow} | {spaced} | {len(came)}/{wanted} |"


if __name__ == "__main__":
    from tests import browser
    from tests.site.stage import PAGES, SLIDES, Chromium

    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "build" / "site"
    with browser.chromium() as opened:
        for line in table(Chromium(opened), root, (*PAGES, "search.html", *SLIDES)):
            print(line, flush=True)
