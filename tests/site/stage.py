"""What the site's tests stand on: the real build, a plain web server, Chromium without any other host."""

import threading
import warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

import yaml

from kenshu import site

_TOC = yaml.safe_load(Path(__file__).parents[2].joinpath("book", "_toc.yml").read_text("utf-8"))
PAGES = tuple(f"{name}.html" for name in (_TOC["root"], *(each["file"] for each in _TOC["chapters"])))
SLIDES = tuple(f"{number}-slides.html" for number in range(1, 9))
HANDOUTS = tuple(name for name in PAGES if name.endswith("-handout.html"))


def quietly_built(out=None, city=None, root=None):
    """Build with pytest's errors for warnings off: they are Sphinx's and docutils' own deprecations."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return site.build(out, city, root)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


@contextmanager
def running(server):
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def plain_server(folder):
    """Python's own web server over ``folder``; yields its address."""
    handler = type(
        "Handler", (_Quiet,), {"__init__": lambda self, *a: _Quiet.__init__(self, *a, directory=str(folder))}
    )
    with running(ThreadingHTTPServer(("127.0.0.1", 0), handler)) as server:
        yield f"http://127.0.0.1:{server.server_port}"


@dataclass
class Visit:
    """An open page, what it complained about, and every other host's address that the browser asked for."""

    page: object
    errors: list = field(default_factory=list)
    foreign: list = field(default_factory=list)


class Chromium:
    """Opens addresses. What a page asks of another host is written down and refused; nothing can leave."""

    def __init__(self, browser):
        self.browser = browser

    @contextmanager
    def visit(self, address, **settings):
        context = self.browser.new_context(locale="ja-JP", **settings)
        visit = Visit(context.new_page())

        def elsewhere(url):
            parts = urlsplit(url)
            return parts.scheme not in ("file", "data", "blob", "about") and parts.hostname != "127.0.0.1"

        def said(message):
            if message.type in ("error", "warning"):
                visit.errors.append(message.text)

        context.route(elsewhere, lambda route: route.abort())
        context.on("request", lambda asked: visit.foreign.append(asked.url) if elsewhere(asked.url) else None)
        visit.page.on("console", said)
        visit.page.on("pageerror", lambda error: visit.errors.append(str(error)))
        visit.page.goto(address)
        visit.page.wait_for_load_state("networkidle")
        yield visit
        context.close()
