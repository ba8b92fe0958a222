"""Look at the built site from a web server on this PC."""

import errno
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kenshu.site.build import sources
from kenshu.site.facts import SiteError

# Said here, because the Windows registry may call them something else.
KINDS = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    # On Windows this would let two servers share one port.
    allow_reuse_address = os.name != "nt"


class _Files(SimpleHTTPRequestHandler):
    def guess_type(self, path):
        return KINDS.get(Path(path).suffix, "application/octet-stream")

    def log_message(self, *_):
        """Nothing: the terminal shows the address only."""


def serve(site=None, port=8000):
    """A server for ``site`` on 127.0.0.1, bound and ready for ``serve_forever()``; port 0 takes any free one.

    Raises SiteError when there is no built site or the port is taken.
    """
    site = Path(site) if site else sources() / "build" / "site"
    if not (site / "index.html").is_file():
        raise SiteError(f"サイトがまだありません: {site}。先に kenshu site build を実行してください。")
    try:
        return _Server(("127.0.0.1", port), partial(_Files, directory=str(site)))
    except (OSError, OverflowError) as error:
        taken = getattr(error, "errno", None) == errno.EADDRINUSE
        why = "ほかのプログラムが使っています" if taken else "このPCでは使えません"
        another = port + 1 if taken and port < 65535 else 8001
        raise SiteError(
            f"ポート {port} は、{why}。"
            f"kenshu site serve --port {another} のように、別の番号を指定してください。"
        ) from None
