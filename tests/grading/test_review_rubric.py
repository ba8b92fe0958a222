"""The rubric pages in a real browser: read and marked by keyboard, 差戻し set and lifted, an anchor tried. No script."""

import urllib.request

import pytest
from tests import browser
from tests.grading import review_server, rubric_class

from kenshu import grading, handin

THIRD, FOURTH = handin.issue_numbers(4)[2:]


@pytest.fixture(scope="module")
def desk(capstones, tmp_path_factory):
    """A class, its review server and a page in it; the tests below go on from one another's marks."""
    place = rubric_class.copied(capstones, tmp_path_factory.mktemp("desk"))
    with review_server.serving(place) as address, browser.chromium() as chromium:
        page = review_server.listening(chromium.new_page(viewport={"width": 1366, "height": 900}))
        page.goto(address)
        page.base = address.split("/gradebook")[0]
        yield place, page


def test_a_paper_is_read_and_marked_by_keyboard(desk):
    place, page = desk
    page.get_by_role("link", name="修了課題と発表を、観点で読む").click()
    page.get_by_role("link", name="3班").first.click()
    assert "はがきを持って並ばない2月" in page.locator("main").inner_text()
    wanted = rubric_class.levels_of(place, "allotment")
    page.locator("input[name=level-present]").first.focus()
    for number, (name, level) in enumerate(wanted.items()):
        if number:
            while page.evaluate("document.activeElement.name") != f"level-{name}":
                page.keyboard.press("Tab")
        for _ in range(4 - level):
            page.keyboard.press("ArrowDown")
        if level == 4:
            page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.get_by_role("status").wait_for()
    assert "いまの点は 70 / 100 点" in page.get_by_role("status").inner_text()
    assert rubric_class.standing(place, FOURTH).levels == wanted
    assert page.locator("input[name=level-grounds]:checked").get_attribute("value") == "2"
    assert page.heard == []


def test_the_automatic_part_is_filled_in_and_can_be_changed(desk):
    place, page = desk
    page.goto(f"{page.base}/rubric/paper/capstone/{FOURTH}")
    box = page.locator("select[name=check-cost-n11-costs]")
    assert (box.input_value(), page.locator("select[name=check-effect-n11-figures]").input_value()) == (
        "0",
        "1",
    )
    box.select_option("1")
    page.locator("textarea[name=note-cost]").fill(
        "二重運用は、なくて正しいです。<script>document.title='x'</script>"
    )
    page.get_by_role("button", name="保存する").click()
    page.get_by_role("status").wait_for()
    assert page.locator("select[name=check-cost-n11-costs]").input_value() == "1"
    assert "二重運用は、なくて正しいです。" in page.locator("textarea[name=note-cost]").input_value()
    assert page.title() != "x"
    assert "&lt;script&gt;" in feedback_of(place, FOURTH)
    assert page.heard == []


def test_a_return_is_set_and_lifted_on_the_page(desk):
    place, page = desk
    page.goto(f"{page.base}/rubric/paper/capstone/{THIRD}")
    warned = page.get_by_role("region", name="差戻しの決まり").inner_text()
    assert "佐久間さん" in warned and "9,000.0時間" in warned
    page.get_by_role("button", name="当てはまらない").first.click()
    assert "わけを書いてください" in page.get_by_role("alert").inner_text()
    page.get_by_role("button", name="差戻しにする").click()
    page.get_by_role("button", name="差戻しを取り消す").wait_for()
    assert "正しいほうにそろえてください" in rubric_class.standing(place, THIRD).returned
    page.get_by_role("button", name="差戻しを取り消す").click()
    page.get_by_text("差戻しを取り消しました。").wait_for()
    assert rubric_class.standing(place, THIRD).returned is None


def test_a_trainer_sees_the_reference_only_after_giving_levels(desk):
    place, page = desk
    page.heard.clear()
    page.goto(f"{page.base}/rubric/anchors")
    page.get_by_role("link", name="水道の使用開始と中止の届").click()
    why = rubric_class.anchor(place, "water").reasons["plan"]
    assert why not in page.content()
    page.get_by_role("button", name="基準とくらべる").click()
    assert "段階を選んでいない観点" in page.get_by_role("alert").inner_text() and why not in page.content()
    for name, level in rubric_class.levels_of(place, "water").items():
        page.check(f"input[name=level-{name}][value='{level}']")
    page.get_by_role("button", name="基準とくらべる").click()
    page.get_by_role("status").wait_for()
    assert why in page.content() and "差の平均 0.00" in page.get_by_role("status").inner_text()
    assert page.heard == []


def test_the_rubric_pages_run_no_script_and_want_the_token_and_a_form_of_their_own(desk):
    _, page = desk
    answer = page.goto(f"{page.base}/rubric")
    assert "script" not in answer.headers["content-security-policy"]
    assert answer.headers["content-security-policy"].startswith("default-src 'none'")
    with urllib.request.urlopen(f"{page.base}/rubric") as stranger:
        assert "/login" in stranger.url
    forged = page.request.post(f"{page.base}/rubric/paper/capstone/{FOURTH}", form={"level-lines": "4"})
    assert forged.status == 403
    missing = page.goto(f"{page.base}/rubric/paper/capstone/nobody")
    assert (missing.status, "まだありません" in page.locator("main").inner_text()) == (404, True)


def feedback_of(place, number):
    grading.feedback(place)
    return (place.feedback / number / "s4.html").read_text(encoding="utf-8")
