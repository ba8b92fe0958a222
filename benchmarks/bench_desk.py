"""From the command to a usable first form: our desk beside stock `jupyter lab`, interleaved in one run.

``python benchmarks/bench_desk.py [rounds]``. Both open the same notebook of the same release in a fresh
Chromium; environment and release are there beforehand. Ours: `kenshu start`, page, one click on the notebook.
Stock: `jupyter lab` as installed, the notebook's own address, menu Run › Run All Cells (its shortest way to a
form). Wall: from starting the command until the first form stands in the page. Memory: PSS of the server and
its kernel, without the browser. ``wall ratio`` and ``cpu ratio`` are ours ÷ stock (medians; CPU of server and
kernel).
"""

import os
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import psutil  # noqa: E402
from playwright.sync_api import Error, sync_playwright  # noqa: E402
from tests import browser  # noqa: E402
from tests.desk import small_release  # noqa: E402

NOTEBOOK = "n08-effect-and-cost"
FORM = ".kenshu-form input:enabled, .kenshu-form textarea:enabled"
SLOW = 180_000  # ms
TOKEN = "bench"


@dataclass(frozen=True)
class Measured:
    """Seconds to the first form; CPU seconds and PSS (MiB) of server and kernel then; PSS after all forms."""

    wall: float
    cpu: float
    first: float
    all: float

    def __str__(self):
        memory = f"PSS {self.first:4.0f} MiB, after all forms {self.all:4.0f} MiB"
        return f"wall {self.wall:5.1f} s   cpu {self.cpu:4.1f} s   {memory}"


def main(rounds: int):
    with tempfile.TemporaryDirectory() as folder:
        release = Path(folder) / "release"
        built = ROOT / "grading" / "release"
        real = (built / "s3" / f"{NOTEBOOK}.ipynb").is_file()
        shutil.copytree(built, release) if real else small_release.write(release)
        kind = "the course" if real else "small, hand-written"
        print(f"release: {kind}; load {os.getloadavg()[0]:.1f}; {rounds} rounds")
        results = {"ours": [], "stock": []}
        for turn in range(rounds):
            for name, measure in (("ours", ours), ("stock", stock)):
                result = measure(release, Path(folder) / f"{name}-{turn}")
                results[name].append(result)
                print(f"{name:6} {result}", flush=True)
    report(results)


def report(results: dict[str, list[Measured]]):
    def middle(name, field):
        return statistics.median(getattr(result, field) for result in results[name])

    fields = Measured.__dataclass_fields__
    for name in results:
        print(f"median {name:6}", Measured(**{field: middle(name, field) for field in fields}))
    print(f"cpu ratio: {middle('ours', 'cpu') / middle('stock', 'cpu'):.2f}")
    print(f"wall ratio: {middle('ours', 'wall') / middle('stock', 'wall'):.2f}")


def ours(release: Path, work: Path) -> Measured:
    environment = {"KENSHU_RELEASE": str(release), "KENSHU_WORK": str(work)}
    command = [sys.executable, "-m", "kenshu", "start", "s3", "--no-browser"]

    def to_form(page, address):
        visit(page, address)
        page.click(f"[data-key={NOTEBOOK}]")

    return measured(command, environment, lambda line: line if line.startswith("http://") else None, to_form)


def stock(release: Path, work: Path) -> Measured:
    shutil.copytree(release, work)
    environment = {"JUPYTER_CONFIG_DIR": f"{work}-config", "JUPYTER_DATA_DIR": f"{work}-data"}
    options = ["--allow-root", f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={work}"]
    command = [sys.executable, "-m", "jupyterlab", "--no-browser", *options]

    def address(line):
        found = line.strip().rpartition("http://127.0.0.1:")[2]
        if "http://127.0.0.1:" in line and found:
            return f"http://127.0.0.1:{found.partition('/')[0]}/lab/tree/s3/{NOTEBOOK}.ipynb?token={TOKEN}"
        return None

    def to_form(page, address):
        visit(page, address)
        page.get_by_text("| Idle").wait_for()  # before that, Run All does nothing
        page.get_by_role("menuitem", name="Run", exact=True).click()
        page.get_by_text("Run All Cells", exact=True).click()

    return measured(command, environment, address, to_form)


def measured(command, environment, address_of, to_form) -> Measured:
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=browser.find(), args=list(browser.FLAGS))
        page = chromium.new_page(viewport={"width": 1280, "height": 860})
        page.set_default_timeout(SLOW)
        begin = time.perf_counter()
        with server(command, environment) as process:
            address = next(filter(None, map(address_of, process.stdout)))
            to_form(page, address)
            page.wait_for_selector(FORM, state="attached")  # below the fold in N08
            wall = time.perf_counter() - begin
            cpu, first = usage(process.pid)
            page.wait_for_timeout(8000)  # the rest of the notebook runs
            _, everything = usage(process.pid)
        chromium.close()
    return Measured(wall, cpu, first, everything)


def visit(page, address):
    """Open an address; stock prints it a moment before it listens."""
    while True:
        try:
            return page.goto(address)
        except Error as error:
            if "ERR_CONNECTION_REFUSED" not in str(error):
                raise
            time.sleep(0.05)


def usage(pid: int) -> tuple[float, float]:
    """(CPU seconds, PSS MiB) of a process and its children."""
    family = [psutil.Process(pid), *psutil.Process(pid).children(recursive=True)]
    cpu = sum(sum(process.cpu_times()[:2]) for process in family)
    return cpu, sum(process.memory_full_info().pss for process in family) / 2**20


@contextmanager
def server(command, environment):
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                               env={**os.environ, **environment})  # fmt: skip
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)
