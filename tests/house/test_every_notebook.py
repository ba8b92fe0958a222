"""Every notebook of the course, opened on a real desk in a real browser: for everyone, quiet, and asking nobody."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk
from tests.shots.notebooks import PAGE, all_of


@pytest.fixture(scope="module")
def clerk(release, tmp_path_factory):
    work = tmp_path_factory.mktemp("every") / "work"
    with running_desk(release, work) as desk, seat.chromium() as opened:
        yield seat.take_seat(opened, desk)


@pytest.mark.full
def test_axe_finds_nothing_on_any_notebook(clerk, release):
    found, opened = {}, all_of(release)
    for notebook, session in opened:
        clerk.open(notebook, session)
        violations = Axe().run(clerk.page).response["violations"]
        found[notebook] = [(fault["id"], [node["target"] for node in fault["nodes"]]) for fault in violations]
        heard = clerk.page.locator(PAGE).aria_snapshot()
        missing = [q.label for q in clerk.questions(session).values() if q.label.split("。")[0] not in heard]
        assert missing == [], notebook
        clerk.page.locator("#kenshu-bar .kenshu-secondary").click()
        expect(clerk.page.locator(".kenshu-open").first).to_be_visible()
    assert len(opened) == 12
    assert found == {notebook: [] for notebook, _ in opened}
    assert (clerk.complaints, clerk.foreign) == ([], [])
