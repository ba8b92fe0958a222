"""Every notebook as the desk opens it, from top to bottom, and beside each picture what a screen reader meets."""

from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk

from kenshu import answers, authoring

TITLE = "ノートブック(上から下まで)"
PAGE = ".jp-WindowedPanel-outer"


def shoot(camera, root, folder):
    release = authoring.build(root=root, out=folder / "release").folder
    with running_desk(release, folder / "work") as desk, seat.chromium() as chromium:
        clerk = seat.take_seat(chromium, desk)
        for notebook, session in all_of(release):
            clerk.open(notebook, session)
            camera.scroll(clerk.page, PAGE, f"notebooks-{notebook}", f"{notebook}。答える前")
            heard = camera.folder / f"notebooks-{notebook}.txt"
            heard.write_text(clerk.page.locator(PAGE).aria_snapshot(), encoding="utf-8")
            camera.say(heard, "読み上げの順")
            clerk.page.locator("#kenshu-bar .kenshu-secondary").click()
            expect(clerk.page.locator(".kenshu-open").first).to_be_visible()


def all_of(release):
    """(notebook, session) of a release, in the order of the course."""
    return [
        (path.stem, path.parent.name)
        for session in sorted(release.glob("s?"))
        for path in sorted(session.glob("n*.ipynb"))
        if any(one.notebook == path.stem for one in answers.load_questions(session).values())
    ]
