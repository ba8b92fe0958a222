"""The trainer's side, with a class of six: number and dates at the desk, feedback, formgrader, Excel."""

import contextlib
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import expect
from tests import seat
from tests.desk.running_desk import running_desk
from tests.shots.camera import SCREEN

from kenshu import grading
from kenshu.grading.demo.script import act, set_up

TITLE = "講師の画面"
CLASS = Path(__file__).parent / "class"
READY, SLIPPED = "m01x", "m03b"
REVIEW = (
    "import sys; from pathlib import Path; from kenshu.grading import Place;"
    "from kenshu.grading.review import review;"
    "review(Place(Path(sys.argv[1])), ready=lambda address: print(address, flush=True))"
)


def shoot(camera, root, folder):
    place = played(root, folder)
    with seat.chromium() as chromium:
        learners_desk(camera, chromium, place, folder)
        page = chromium.new_page(viewport=SCREEN, locale="ja-JP")
        for name, words in ((SLIPPED, "まちがいのある人"), (READY, "人が読む前の人")):
            page.goto((place.feedback / name / "s3.html").as_uri())
            camera.take(page, f"trainer-2-feedback-{name}", f"ふりかえりの紙。{words}", full_page=True)
        with reviewing(place) as address:
            formgrader(camera, page, address)
        sheets(camera, page, grading.export(place)[0], folder)


def played(root, folder):
    """The class after collect, grade and feedback."""
    place = set_up(folder / "class", root, CLASS, lambda *_: None)
    act(place, CLASS, lambda *_: None)
    list(grading.collect(place, grading.waiting(place)))
    grading.prepare(place)
    jobs = grading.due(place)
    for done, _ in enumerate(grading.grade(place, jobs), 1):
        print(f"    採点 {done}/{len(jobs)}", flush=True)
    grading.feedback(place)
    return place


def learners_desk(camera, chromium, place, folder):
    """What the learners of a class see first."""
    with running_desk(place.release, folder / "work") as desk:
        clerk = seat.take_seat(chromium, desk)
        camera.take(clerk.page, "trainer-1-desk-number", "クラスの受講者の画面。受講者番号を聞くところ")
        clerk.page.keyboard.type(READY)
        clerk.press("Enter")
        expect(clerk.page.locator(".kenshu-seat")).to_contain_text("さんの席です")
        camera.take(clerk.page, "trainer-1-desk-seated", "番号を言い返し、実施日と締切を示したところ")
        clerk.page.close()


@contextlib.contextmanager
def reviewing(place):
    """formgrader as `kenshu review` serves it; its address."""
    server = subprocess.Popen(
        [sys.executable, "-X", "utf8", "-c", REVIEW, str(place.root)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        address = server.stdout.readline().strip()
        until_open(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


def until_open(address):
    """formgrader says its address a moment before it answers there."""
    for _ in range(200):
        with contextlib.suppress(urllib.error.URLError):
            return urllib.request.urlopen(address).close()
        time.sleep(0.2)
    raise RuntimeError(f"{address} は答えませんでした。")


def formgrader(camera, page, address):
    page.goto(address)
    page.locator("#main-table a", has_text="s3").wait_for()
    camera.take(page, "trainer-3-formgrader-list", "採点の画面。回の一覧")
    page.locator("#main-table a", has_text="s3").click()
    page.locator("#main-table a", has_text="n08").click()
    page.locator("#main-table a.name-hidden").first.wait_for()
    camera.take(page, "trainer-3-formgrader-submissions", "採点の画面。届いた答えの一覧")
    page.locator("#main-table a.name-hidden").first.click()
    page.locator("#n08-time-use").wait_for()
    camera.take(page, "trainer-4-formgrader-top", "採点の画面。一人の答えのはじめ")
    for question in ("n08-time-use", "n08-sentence"):
        page.wait_for_timeout(500)  # formgrader itself scrolls to the first field when the marks have come
        page.locator(f"#{question}").scroll_into_view_if_needed()
        page.wait_for_timeout(300)
        camera.take(
            page, f"trainer-4-formgrader-{question}", f"採点の画面。{question} の文と、点とコメントの欄"
        )


def sheets(camera, page, workbook, folder):
    """Each sheet of the exported workbook, as LibreOffice (where there is one) reads and lays it out."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None:
        print("    LibreOffice がないので、Excelの絵は撮りませんでした。", flush=True)
        return
    convert(office, "html", workbook, folder)
    page.set_viewport_size({"width": 3400, "height": 768})  # so that no column is narrower than in Excel
    page.goto((folder / f"{workbook.stem}.html").as_uri())
    page.add_style_tag(
        content="td { border: 1px solid #d4d4d4 !important; padding: 2px 4px; font-family: sans-serif }"
    )
    for place, title in enumerate(load_workbook(workbook).sheetnames):
        table = page.locator("table").nth(place)
        camera.take(table, f"trainer-5-excel-{place + 1}", f"書き出したExcelのシート「{title}」")
    paper(camera, office, workbook, folder)


def paper(camera, office, workbook, folder):
    """The same workbook as it comes out of the printer."""
    if shutil.which("pdftoppm") is None:
        print("    pdftoppm がないので、印刷の絵は撮りませんでした。", flush=True)
        return
    convert(office, "pdf", workbook, folder)
    pdf = folder / f"{workbook.stem}.pdf"
    subprocess.run(["pdftoppm", "-r", "80", "-png", str(pdf), str(folder / "paper")], check=True, timeout=180)
    for number, page in enumerate(sorted(folder.glob("paper-*.png")), 1):
        camera.keep(page, f"trainer-6-paper-{number:02}", f"書き出したExcelを印刷したもの({number}枚目)")


def convert(office, form, workbook, folder):
    subprocess.run(
        [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", form,
         "--outdir", str(folder), str(workbook)], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
