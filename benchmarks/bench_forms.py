"""What a learner waits for, in the real desk and Chromium: opening, typing, pasting, checking, papers, memory.

``python benchmarks/bench_forms.py``. Each of the twelve notebooks
is opened twice: the second time server and kernel run already (warm). Printed, with the load: seconds from the
click to the first form and to all forms; PSS of the server and that one kernel; the worst of 200 keys (from the key
to the frame that shows it); 50 rows pasted; 「確かめる」; N04's 「もしも」; N11's five papers. Nothing is asserted.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402
from playwright.sync_api import expect  # noqa: E402
from tests import seat  # noqa: E402
from tests.course import robot  # noqa: E402
from tests.desk.running_desk import running_desk  # noqa: E402
from tests.shots.notebooks import all_of  # noqa: E402

from kenshu import authoring  # noqa: E402

FIRST_FORM = ".kenshu-form input:enabled, .kenshu-form textarea:enabled, .kenshu-form button:enabled"
KEYS = """field => { window.kenshuKeys = [];
  field.addEventListener('keydown', () => { const from = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.kenshuKeys.push(performance.now() - from))); }); }"""
ROWS = "\r\n".join("\t".join((f"担当{row}", f"作業{row}", "10")) for row in range(50))


def main():
    with tempfile.TemporaryDirectory() as folder:
        release = authoring.build(root=ROOT, out=Path(folder) / "release").folder
        with running_desk(release, Path(folder) / "work") as desk, seat.chromium() as opened:
            page = opened.new_page(
                viewport={"width": 1366, "height": 768}, permissions=["clipboard-read", "clipboard-write"]
            )
            clerk = robot.Robot(page, desk)
            notebooks(clerk, release)
            typing(clerk)
            pasting(clerk)
            checking(clerk)
            what_if(clerk)
            papers(clerk)


def notebooks(clerk, release):
    warm = []
    for notebook, session in all_of(release):
        cold = opening(clerk, notebook, session)
        pss = memory(clerk, notebook)
        clerk.go_home()
        warm.append(opening(clerk, notebook, session))
        clerk.go_home()
        print(f"{notebook:32} first opening: first form {cold[0]:4.1f} s, all {cold[1]:4.1f} s; warm: "
              f"{warm[-1][0]:4.1f} s, {warm[-1][1]:4.1f} s; PSS {pss:4.0f} MiB; load {os.getloadavg()[0]:.1f}",
              flush=True)  # fmt: skip
    print(
        f"warm, worst of twelve: first form {max(w[0] for w in warm):.1f} s, all forms {max(w[1] for w in warm):.1f} s"
    )


def opening(clerk, notebook, session):
    begin = time.perf_counter()
    clerk.page.click(f"[data-key={notebook}]")
    clerk.page.locator(FIRST_FORM).locator("visible=true").first.wait_for()
    first = time.perf_counter() - begin
    clerk.notebook = notebook
    clerk.ready(session)
    return first, time.perf_counter() - begin


def memory(clerk, notebook):
    """PSS in MiB of the server and the kernel of ``notebook``, other kernels left out."""
    server = psutil.Process(clerk.desk.process.pid)
    key = clerk.kernel(notebook)
    kernels = [one for one in server.children(recursive=True) if any(key in word for word in one.cmdline())]
    assert kernels, "no kernel of that name"
    family = [server, *kernels]
    return sum(one.memory_full_info().pss for one in family) / 2**20


def typing(clerk):
    clerk.open("n08-effect-and-cost", "s3")
    area = clerk.page.locator(".kenshu-form textarea").first
    area.scroll_into_view_if_needed()
    area.evaluate(KEYS)
    area.press_sequentially("窓口の電話が減った時間は" * 17, delay=30)
    area.press_sequentially("0123456789" * 20, delay=30)
    took = clerk.page.evaluate("window.kenshuKeys")
    print(f"{len(took)} keys: median {statistics.median(took):.0f} ms, worst {max(took):.0f} ms")
    clerk.go_home()


def pasting(clerk):
    clerk.open("n03-business-flow", "s1")
    form = clerk.form("n03-own")
    clerk.page.evaluate("words => navigator.clipboard.writeText(words)", ROWS)
    form.locator("tbody [data-column]").first.focus()
    rows = form.locator(".kenshu-table tbody tr")
    begin = time.perf_counter()
    clerk.page.keyboard.press("Control+v")
    expect(rows).to_have_count(50)
    print(f"50 rows pasted: {time.perf_counter() - begin:.2f} s")
    clerk.go_home()


def checking(clerk):
    clerk.open("n08-effect-and-cost", "s3")
    given = robot.right_answers(ROOT, "s3")
    name = "n08-before-hours"
    clerk.answer(clerk.questions("s3")[name], given[name].answer)
    form = clerk.form(name)
    took = []
    for _ in range(5):
        begin = time.perf_counter()
        form.get_by_role("button", name="確かめる").click()
        expect(form.locator(".kenshu-result")).not_to_have_class("kenshu-result kenshu-busy")
        took.append(time.perf_counter() - begin)
        time.sleep(0.3)
    print(f"確かめる: first {took[0]:.2f} s, then {statistics.median(took[1:]):.2f} s")
    clerk.go_home()


def what_if(clerk):
    clerk.open("n04-waiting", "s2")
    given = robot.right_answers(ROOT, "s2")
    clerk.answer(clerk.questions("s2")["n04-try"], given["n04-try"].answer)
    button = clerk.page.get_by_role("button", name="計算して図を描く")
    place = button.locator("xpath=..")
    begin = time.perf_counter()
    button.click()
    place.locator("table").first.wait_for()
    took = time.perf_counter() - begin
    print(f"もしも: {took:.2f} s from the click to table and picture")
    clerk.go_home()


def papers(clerk):
    for session in ("s0", "s1", "s2", "s3", "s4"):
        robot.put_in(clerk.desk.work, ROOT, session)
    clerk.open("n11-budget-request", "s4")
    begin = time.perf_counter()
    clerk.make_papers()
    print(f"five papers from the click: {time.perf_counter() - begin:.1f} s")


if __name__ == "__main__":
    main()
