"""The lecture site: every page on a phone, a laptop and a projector; contact sheets of them; a handout as printed."""

from pathlib import Path

from PIL import Image
from tests import browser
from tests.site.stage import PAGES, SLIDES, Chromium, quietly_built

TITLE = "講義サイト"
WIDTHS = {390: "スマートフォンの幅", 1366: "ノートPCの幅", 1920: "映写機の幅"}
HEIGHTS = {390: 844, 1366: 768, 1920: 1080}
PAPER = {"width": 794, "height": 1123}  # A4 at 96 dots an inch
STRIP = 1800  # dots of a page that stand in one column of a sheet; the page goes on in the next
ROW = {390: 10, 1366: 4, 1920: 4}  # columns of a sheet
NARROW = {390: 195, 1366: 400, 1920: 480}  # dots a column is wide


def shoot(camera, root, folder):
    built = quietly_built(folder / "site")
    with browser.chromium() as opened:
        chromium = Chromium(opened)
        for width, words in WIDTHS.items():
            taken = [
                _page(camera, chromium, built, name, width, words)
                for name in (*PAGES, "search.html", *SLIDES)
            ]
            for number, sheet in enumerate(sheets(taken, NARROW[width], ROW[width]), 1):
                path = camera.folder / f"site-sheet-{width}-{number:02}.png"
                sheet.save(path)
                camera.say(path, f"講義サイトの一覧。{words}({number}枚め)")
        for number, sheet in enumerate(grid(_slides(chromium, built, folder)), 1):
            path = camera.folder / f"site-slides-{number:02}.png"
            sheet.save(path)
            camera.say(path, f"要点のスライドの一覧。1枚ずつ、映写機の幅({number}枚め)")
        with chromium.visit(built.joinpath("3-handout.html").as_uri(), viewport=PAPER) as visit:
            visit.page.emulate_media(media="print")
            camera.take(visit.page, "site-3-handout-print", "配布用の1枚を印刷したとき(A4)", full_page=True)


def _page(camera, chromium, built, name, width, words):
    look = {"viewport": {"width": width, "height": HEIGHTS[width]}}
    with chromium.visit(built.joinpath(name).as_uri(), **look) as visit:
        title = visit.page.locator("h1").inner_text()
        picture = f"site-{name.removesuffix('.html')}-{width}"
        camera.take(visit.page, picture, f"講義サイト「{title}」。{words}", full_page=True)
    return camera.folder / f"{picture}.png"


def _slides(chromium, built, folder):
    """Every slide as it stands on the projector, a chapter after the other."""
    look = {"viewport": {"width": 1920, "height": HEIGHTS[1920]}}
    for name in SLIDES:
        with chromium.visit(built.joinpath(name).as_uri(), **look) as visit:
            for number in range(visit.page.locator(".slide").count()):
                path = folder / f"{name}-{number:02}.png"
                visit.page.screenshot(path=path)
                yield path
                visit.page.keyboard.press("ArrowRight")


def grid(pictures, wide=480, across=4, down=6):
    """Contact sheets of pictures of one size, ``across`` × ``down`` to a sheet."""
    small = [_small(path, wide) for path in pictures]
    for start in range(0, len(small), across * down):
        high = small[start].height + 12
        sheet = Image.new("RGB", (across * (wide + 12), down * high), "#888")
        for place, picture in enumerate(small[start : start + across * down]):
            sheet.paste(picture, (place % across * (wide + 12) + 6, place // across * high + 6))
        yield sheet


def _small(path, wide):
    with Image.open(path) as opened:
        page = opened.convert("RGB")
    return page.resize((wide, max(1, page.height * wide // page.width)), Image.Resampling.LANCZOS)


def sheets(pictures: list[Path], wide: int, row: int):
    """Contact sheets: each page cut into columns ``wide`` dots wide, ``row`` columns a sheet, in order."""
    columns = [column for path in pictures for column in _columns(path, wide)]
    for start in range(0, len(columns), row):
        sheet = Image.new("RGB", (row * (wide + 12), STRIP), "#888")
        for place, column in enumerate(columns[start : start + row]):
            sheet.paste(column, (place * (wide + 12) + 6, 0))
        yield sheet


def _columns(path, wide):
    small = _small(path, wide)
    for top in range(0, small.height, STRIP):
        yield small.crop((0, top, wide, min(top + STRIP, small.height)))
