"""``kenshu review`` as a process of its own, and a browser page that notes whatever goes wrong."""

import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

CODE = (
    "import sys; from pathlib import Path; from kenshu.grading import Place;"
    "from kenshu.grading.review import review;"
    "review(Place(Path(sys.argv[1])), ready=lambda a: print(a, flush=True))"
)


@contextmanager
def serving(place):
    """formgrader's address with its token, as the verb prints it, while the server runs."""
    command = [sys.executable, "-X", "utf8", "-c", CODE, str(place.root)]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        address = server.stdout.readline().strip()
        _until_open(address)
        yield address
    finally:
        server.terminate()
        server.wait(20)
        server.stdout.close()


def listening(page):
    """The page; ``page.heard`` collects errors, and requests to anywhere but this machine."""
    page.heard = []
    page.on("console", lambda message: message.type == "error" and page.heard.append(message.text))
    page.on("pageerror", lambda error: page.heard.append(str(error)))
    page.on("request", lambda request: page.heard.append(request.url) if _foreign(request.url) else None)
    return page


def _foreign(url):
    return not url.startswith(("http://127.0.0.1:", "data:", "about:"))


def _until_open(address):
    for _ in range(100):
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.URLError:
            time.sleep(0.2)
    raise AssertionError(f"{address} never answered")
