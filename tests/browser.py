"""Find the browser of the browser tests; on a fresh Debian machine (as root) install it with its fonts."""

import atexit
import functools
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
FLAGS = ("--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--no-first-run", "--disable-gpu", "--disable-quic")  # fmt: skip


def find():
    """Path of an installed Chromium-like browser, or None. KENSHU_BROWSER wins."""
    return os.environ.get("KENSHU_BROWSER") or next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def chromium(*flags):
    """A headless Chromium (Playwright's ``Browser``) that opens no connection of its own."""
    opened = _engine().chromium.launch(executable_path=find(), args=[*FLAGS, *flags])
    try:
        yield opened
    finally:
        opened.close()


@functools.cache
def _engine():
    """One Playwright for the whole process: a second one refuses to start beside the first."""
    from playwright.sync_api import sync_playwright

    engine = sync_playwright().start()
    atexit.register(engine.stop)
    return engine


def install():
    """Chromium and Japanese fonts from Debian's packages; only as root where apt-get is."""
    for command in (["update", "-qq"], ["install", "-y", "-qq", "chromium", "fonts-noto-cjk"]):
        subprocess.run(["apt-get", *command], check=True, stdout=subprocess.DEVNULL,
                       env=dict(os.environ, DEBIAN_FRONTEND="noninteractive"))  # fmt: skip


if __name__ == "__main__":
    if find() is None and shutil.which("apt-get") and os.geteuid() == 0:
        print("ブラウザ(chromium)を入れています…", flush=True)
        install()
    if find() is None:
        sys.exit(
            "試験にはブラウザが要ります。Chromium、Chrome、Edge のどれかを入れるか、KENSHU_BROWSER に場所を書いて、"
            "もう一度どうぞ。"
        )
