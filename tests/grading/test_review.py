"""formgrader in a real browser: an essay typed in a form is read there, marked there, and the mark stands."""

import csv
import re
import urllib.error
import urllib.request
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect
from tests import browser
from tests.grading import review_server

from kenshu import grading

FIRST, SECOND = "m01x", "m02z"
REFUSED = (403, True)
ENGLISH = re.compile(r"Submission|Search|Avg|Average|Type any|Needs|Score|Full credit|Student")
ESSAY = '予約を受ける時間が減りました。<script>document.title = "開けた"</script><img src="http://foreign.example/a.png">'
HOUR = [datetime(2026, 8, 10, hour, 0, tzinfo=UTC) for hour in range(4)]


@pytest.fixture(scope="module")
def room(evening):
    evening.hand_in(FIRST, {"n90-pick": "east", "n90-essay": ESSAY}, at=HOUR[0])
    evening.collect()
    evening.grade()
    return evening


@pytest.fixture(scope="module")
def address(room):
    """formgrader's address with its token, as `kenshu review` prints it."""
    with review_server.serving(room.place) as address:
        yield address


@pytest.fixture(scope="module")
def page(address):
    with browser.chromium() as chromium:
        page = review_server.listening(chromium.new_page())
        page.goto(address)
        yield page


def open_essay(page):
    page.locator("#main-table a", has_text="s3").click()
    page.locator("#main-table a", has_text="n90-mini").wait_for()
    assert not ENGLISH.search(page.locator("body").inner_text())
    page.locator("#main-table a", has_text="n90-mini").click()
    expect(page.locator("#main-table a.name-hidden").first).to_have_text("提出 1")
    assert not ENGLISH.search(page.locator("body").inner_text())
    page.locator("#main-table a.name-hidden").first.click()
    page.locator("#n90-essay").wait_for()


def test_the_essay_is_read_and_marked_and_the_mark_stands(room, page):
    assert room.statuses()[FIRST] == "採点待ち"
    open_essay(page)
    assert not ENGLISH.search(page.locator("body").inner_text())
    expect(page.locator("#n90-essay-comment")).to_have_attribute("placeholder", re.compile("^コメント"))
    shown = page.locator("pre.kenshu-answer", has_text="予約を受ける時間が減りました。")
    assert page.locator("body").inner_text().count("予約を受ける時間が減りました。") == 1
    assert "<script>" in shown.inner_text()
    assert page.title() != "開けた"
    page.locator("#n90-essay").fill("2")
    with page.expect_response(lambda answer: "/api/grade/" in answer.url and answer.request.method == "PUT"):
        page.locator("#n90-essay").press("Tab")
    page.locator("#n90-essay-comment").fill("理由まで書けています。")
    with page.expect_response(
        lambda answer: "/api/comment/" in answer.url and answer.request.method == "PUT"
    ):
        page.locator("#n90-essay-comment").press("Tab")
    assert page.heard == []

    assert (exported(room)["n90-essay"], exported(room)["状態"]) == ("2", "採点済")
    room.grade(everything=True)
    assert (exported(room)["n90-essay"], exported(room)["状態"]) == ("2", "採点済")
    (path,) = grading.feedback(room.place)
    assert "理由まで書けています。" in path.read_text(encoding="utf-8")

    room.hand_in(FIRST, {"n90-essay": "別の文にしました。"}, at=HOUR[1])
    room.collect()
    room.grade()
    assert (exported(room)["n90-essay"], exported(room)["状態"]) == ("要再確認(2)", "要再確認")


def exported(room):
    _, sheet = grading.export(room.place)
    heading, *lines = csv.reader(sheet.read_text(encoding="utf-8-sig").splitlines())
    names = [head.split()[0] for head in heading]
    return dict(zip(names, next(line for line in lines if line[0] == FIRST), strict=True))


@pytest.mark.parametrize(
    "path",
    ["api/contents", "api/kernels", "api/sessions", "api/terminals", "files/class.db", "nbconvert/html/x"],
)  # fmt: skip
def test_files_and_kernels_are_not_served(address, path):
    assert status(address, path) == REFUSED


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "submission/s3/m01x/autograde"),
        ("POST", "assignment/s3/assign"),
        ("POST", "assignment/s3/collect"),
        ("POST", "assignment/s3/release"),
        ("POST", "assignment/s3/generate_feedback"),
        ("PUT", "assignment/s3"),
        ("PUT", "student/m01x"),
    ],
)
def test_formgraders_other_actions_are_refused(address, method, path):
    assert status(address, f"formgrader/api/{path}", method) == REFUSED


def test_nobody_enters_without_the_token(address):
    base = address.split("/formgrader")[0]
    with urllib.request.urlopen(f"{base}/formgrader/gradebook") as answer:
        assert "/login" in answer.url


def test_a_taken_port_is_said(room):
    import socket

    from kenshu.grading.review import server

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(grading.GradingError, match=f"ポート {port} は、ほかのプログラム"):
            server(room.place, port=port)


def status(address, path, method="GET"):
    """HTTP status and whether our own words refused; with a good token, so it is not the door that does."""
    base, token = address.split("/formgrader")[0], address.split("token=")[1]
    headers = {"Authorization": f"token {token}"}
    request = urllib.request.Request(
        f"{base}/{path}", method=method, headers=headers, data=b"{}" if method != "GET" else None
    )
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, False
    except urllib.error.HTTPError as error:
        with error:
            return error.code, "点とコメントだけを付けます" in error.read().decode()


def test_a_text_not_written_yet_is_said_to_be_none(room, page, address):
    room.hand_in(SECOND, {"n90-pick": "east"}, at=HOUR[3])
    room.collect()
    room.grade()
    page.goto(address)
    page.locator("#main-table a", has_text="s3").click()
    page.locator("#main-table a", has_text="n90-mini").click()
    page.locator("#main-table tr", has=page.locator("a.name-shown", has_text=SECOND)).locator(
        "a.name-hidden"
    ).click()
    page.locator("#n90-essay").wait_for()
    cell = page.locator(".nbgrader_cell", has=page.locator("#n90-essay"))
    assert cell.locator(".text_cell_render").inner_text().strip() == "(まだ答えがありません)"
