"""The learner's desk, as `make start` opens it: N00 and N08 answered by keyboard, handed in, and once refused."""

from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk
from tests.shots.camera import SCREEN

from kenshu import authoring

TITLE = "受講者の画面"
N00, N08 = ("n00-first-step", "s0"), ("n08-effect-and-cost", "s3")
PAGE = ".jp-WindowedPanel-outer"
HIGHER = {"width": 1366, "height": 1000}  # all of はじめに at once


def shoot(camera, root, folder):
    release = authoring.build(root=root, out=folder / "release").folder
    with running_desk(release, folder / "work") as desk, seat.chromium() as chromium:
        clerk = seat.take_seat(chromium, desk)
        home(camera, clerk, "desk-01-home", "はじめに。まだ何も書いていないとき")
        n00(camera, clerk, root)
        n08(camera, clerk, root)
        refused(camera, clerk)


def n00(camera, clerk, root):
    clerk.open(*N00)
    camera.take(clerk.page, "desk-02-n00-opened", "N00を開いたところ")
    camera.scroll(clerk.page, PAGE, "desk-03-n00", "N00 はじめて。答える前")
    given = seat.known_answers(root / "exercises", clerk.questions("s0"))
    answer(clerk, "s0", given)
    check(clerk, "n00-trouble")
    camera.take(clerk.form("n00-trouble"), "desk-04-n00-reply", "N00の答えに、お返事が出たところ")
    hand_in(clerk)
    camera.take(clerk.page, "desk-05-receipt", "提出して、受付番号が出たところ")
    clerk.press("Escape")
    clerk.go_home()
    home(camera, clerk, "desk-06-home-handed-in", "はじめに。N00を提出したあと")


def n08(camera, clerk, root):
    clerk.open(*N08)
    camera.take(clerk.page, "desk-07-n08-opened", "N08を開いたところ")
    right = seat.known_answers(root / "exercises", clerk.questions("s3"))
    first_forms(camera, clerk, right)
    rest = {name: raw for name, raw in right.items() if name not in ("n08-which-time", "n08-before-hours")}
    answer(clerk, "s3", rest)
    for name in ("n08-per-booking", "n08-sentence"):
        check(clerk, name)
        camera.take(
            clerk.form(name),
            f"desk-10-{name}",
            f"N08の「{clerk.questions('s3')[name].label}」を確かめたところ",
        )
    clerk.go_home()
    home(camera, clerk, "desk-11-home-all-written", "はじめに。N08をすべて書いたあと")
    clerk.page.reload()
    clerk.page.wait_for_selector(".kenshu-open")
    clerk.open(*N08)
    camera.scroll(clerk.page, PAGE, "desk-12-n08", "N08 効果と費用。すべて答えて、開き直したところ")


def first_forms(camera, clerk, right):
    """The first form and the first number, each untouched, wrong and right."""
    asked = clerk.questions("s3")
    for number, (name, wrong) in enumerate((("n08-which-time", {"value": "talk"}),
                                            ("n08-before-hours", {**right["n08-before-hours"], "value": 10800}))):  # fmt: skip
        form, title = clerk.form(name), f"desk-{8 + number:02}-{name}"
        camera.take(form, f"{title}-1-before", f"N08の{number + 1}つ目の問い。答える前")
        clerk.answer(asked[name], wrong)
        check(clerk, name)
        camera.take(
            form, f"{title}-2-wrong", f"N08の{number + 1}つ目の問い。よくあるまちがいを確かめたところ"
        )
        if asked[name].kind == "number":
            form.locator(".kenshu-number").fill(str(right[name]["value"]))
        else:
            form.get_by_role("radio").last.check()
        check(clerk, name)
        camera.take(form, f"{title}-3-right", f"N08の{number + 1}つ目の問い。直して確かめたところ")


def refused(camera, clerk):
    box = clerk.desk.base / "tameshi-box"
    away = box.rename(box.with_name("away"))
    send(clerk)
    expect(clerk.page.locator(".kenshu-card-alert")).to_be_visible()
    camera.take(clerk.page, "desk-13-alert", "提出先の共有フォルダーが見つからないとき")
    away.rename(box)
    hand_in(clerk)
    clerk.press("Escape")
    clerk.go_home()
    home(camera, clerk, "desk-14-home-done", "はじめに。N00もN08も提出したあと")


def home(camera, clerk, name, words):
    clerk.page.set_viewport_size(HIGHER)
    camera.take(clerk.page, name, words)
    clerk.page.set_viewport_size(SCREEN)


def answer(clerk, session, given):
    for name, raw in given.items():
        clerk.answer(clerk.questions(session)[name], raw)
    clerk.press("Tab")
    for name in given:
        expect(clerk.form(name).locator(".kenshu-status")).to_contain_text(seat.SAVED)


def check(clerk, name):
    """確かめる, once what was typed is saved; until its words are there."""
    form = clerk.form(name)
    expect(form.locator(".kenshu-status")).to_contain_text("保存")
    form.get_by_role("button", name="確かめる").click()
    expect(form.locator(".kenshu-result p").nth(1)).not_to_be_empty()


def send(clerk):
    clerk.page.locator("#kenshu-bar .kenshu-primary").click()


def hand_in(clerk):
    send(clerk)
    expect(clerk.page.locator(".kenshu-receipt")).to_be_visible()
