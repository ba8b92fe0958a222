"""A page on paper: the installed Chromium, Chrome or Edge prints a file to a tagged PDF with bookmarks."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from kenshu import why
from kenshu.site.facts import SiteError

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)
PLACES = (  # below each of Windows' program folders, then a Mac's own
    "Microsoft/Edge/Application/msedge.exe",
    "Google/Chrome/Application/chrome.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
ROOTS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
FLAGS = (
    "--headless=new", "--disable-gpu", "--no-first-run", "--disable-extensions", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--proxy-server=http://127.0.0.1:9",
    "--no-pdf-header-footer", "--export-tagged-pdf", "--generate-pdf-document-outline",
)  # fmt: skip
PATIENCE = 180  # seconds
SHEET = re.compile(rb"^(\d+) 0 obj\s*<<\s*/Type\s*/Page\b", re.M)
LANDING = re.compile(rb"/([\w-]+)\s*\[\s*(\d+) 0 R\s*/XYZ")


def find():
    """Path of a browser that prints, as text, or None. ``KENSHU_BROWSER`` wins."""
    if given := os.environ.get("KENSHU_BROWSER"):
        return shutil.which(given)
    roots = [Path(os.environ[name]) for name in ROOTS if name in os.environ] or [Path("/")]
    places = [str(root / place) for root in roots for place in PLACES]
    return next(filter(None, map(shutil.which, (*NAMES, *places))), None)


def to_pdf(browser, page, pdf):
    """Print the HTML file ``page`` to ``pdf`` (sheet size and margins are the style sheet's).

    Raises SiteError when the browser does not start, does not end or writes nothing.
    """
    with tempfile.TemporaryDirectory(prefix="kenshu-print-", ignore_cleanup_errors=True) as profile:
        command = [browser, *FLAGS, f"--user-data-dir={profile}", f"--print-to-pdf={Path(pdf).resolve()}"]
        if sys.platform == "linux" and os.geteuid() == 0:
            command.append("--no-sandbox")  # Chromium refuses to run as root with it
        try:
            done = subprocess.run(
                [*command, Path(page).resolve().as_uri()],
                capture_output=True, timeout=PATIENCE, stdin=subprocess.DEVNULL,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            raise SiteError(_failed(browser, page, f"{PATIENCE}秒待っても終わりません")) from None
        except OSError as error:
            raise SiteError(_failed(browser, page, why(error))) from None
    if done.returncode or not Path(pdf).is_file():
        raise SiteError(_failed(browser, page, f"終了コード {done.returncode}"))


def _failed(browser, page, reason):
    return (
        f"PDFを作れませんでした: {Path(page).name}({reason})。使ったブラウザ: {browser}。"
        "ブラウザを全部閉じてから、もう一度どうぞ。KENSHU_BROWSER に別のブラウザの場所を書くこともできます。"
    )


def sheets(pdf):
    """How many sheets a PDF of ours has. Chromium writes its objects uncompressed."""
    return len(SHEET.findall(Path(pdf).read_bytes()))


def landings(pdf):
    """Id → sheet (from 1) of every link target in a PDF of ours; {} if this browser writes them another way."""
    data = Path(pdf).read_bytes()
    numbers = {int(number): sheet for sheet, number in enumerate(SHEET.findall(data), 1)}
    return {
        name.decode(): numbers[int(number)]
        for name, number in LANDING.findall(data)
        if int(number) in numbers
    }
