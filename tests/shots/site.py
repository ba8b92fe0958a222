"""The lecture site: every page on a PC and on a phone, and the handout as it is printed."""

from tests import browser
from tests.site.stage import PAGES, Chromium, quietly_built

TITLE = "講義サイト"
WIDTHS = {1366: "PCの幅", 390: "スマートフォンの幅"}
PAPER = {"width": 794, "height": 1123}  # A4 at 96 dots an inch


def shoot(camera, root, folder):
    built = quietly_built(folder / "site")
    with browser.chromium() as opened:
        chromium = Chromium(opened)
        for name in PAGES:
            for width, words in WIDTHS.items():
                with chromium.visit(
                    built.joinpath(name).as_uri(), viewport={"width": width, "height": 768}
                ) as visit:
                    title = visit.page.locator("h1").inner_text()
                    picture = f"site-{name.removesuffix('.html')}-{width}"
                    camera.take(visit.page, picture, f"講義サイト「{title}」。{words}", full_page=True)
        with chromium.visit(built.joinpath("3-handout.html").as_uri(), viewport=PAPER) as visit:
            visit.page.emulate_media(media="print")
            camera.take(visit.page, "site-3-handout-print", "配布用の1枚を印刷したとき(A4)", full_page=True)
