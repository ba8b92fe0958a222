"""The two pictures of the README: 1366×768, in few colours so that they stay small."""

from PIL import Image
from tests import browser, seat
from tests.desk.running_desk import running_desk
from tests.shots.camera import SCREEN, STILL
from tests.shots.desk import N00, N08, answer, hand_in
from tests.site.stage import Chromium, quietly_built

from kenshu import authoring

TITLE = "READMEの絵"
LARGEST = 120_000  # bytes
WRITTEN = 7  # of N08's questions


def shoot(camera, root, folder):
    target = root / "book" / "readme"
    target.mkdir(exist_ok=True)
    release = authoring.build(root=root, out=folder / "release").folder
    built = quietly_built(root / "build" / "site")  # where the desk looks for it, so that its link shows
    with running_desk(release, folder / "work") as desk, seat.chromium() as chromium:
        half_way(seat.take_seat(chromium, desk), root)
        page = chromium.contexts[0].pages[0]
        page.screenshot(path=folder / "desk.png", **STILL)
    index = built.joinpath("index.html").as_uri()
    with browser.chromium() as opened, Chromium(opened).visit(index, viewport=SCREEN) as visit:
        visit.page.get_by_role("heading", name="どの入口から入りますか").evaluate("e => e.scrollIntoView()")
        visit.page.mouse.wheel(0, -60)
        visit.page.wait_for_timeout(500)
        visit.page.screenshot(path=folder / "site.png", **STILL)
    for name, words in (("desk", "「はじめに」"), ("site", "講義サイトの入口")):
        camera.say(reduce(folder / f"{name}.png", target / f"{name}.png"), words)


def half_way(clerk, root):
    """N00 handed in, some of N08 written."""
    clerk.open(*N00)
    answer(clerk, "s0", seat.known_answers(root / "exercises", clerk.questions("s0")))
    hand_in(clerk)
    clerk.press("Escape")
    clerk.go_home()
    clerk.open(*N08)
    known = seat.known_answers(root / "exercises", clerk.questions("s3"))
    answer(clerk, "s3", dict(list(known.items())[:WRITTEN]))
    clerk.go_home()
    clerk.page.get_by_text(f"入力中 {WRITTEN}/").wait_for()


def reduce(source, target):
    """The same picture with as many of 256 colours as fit into LARGEST."""
    picture = Image.open(source).convert("RGB")
    for colours in (256, 128, 64, 32):
        few = picture.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
        if target.stat().st_size <= LARGEST:
            break
    return target
