"""Open the desk: find the release, copy it, start the lean server, say its address, open the browser."""

import json
import os
import sys
import time
import webbrowser
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.parse import urlsplit

from kenshu.desk import settings, state, workplace
from kenshu.desk.errors import DeskError
from kenshu.desk.workplace import Workplace

PORT = 8888
WAIT_FOR_OTHER = 20  # seconds another desk, started just before, may need until its address is known


def start(session=None, *, browser=True, release=None):
    """Run the desk for ``release`` (None = find it) until it is stopped. Raises DeskError."""
    work = workplace.open_workplace(Path(release) if release else workplace.find_release())
    known = [path.name for path in sorted(work.release.glob("s[0-9]"))]
    if session and session not in known:
        raise DeskError(f"回「{session}」はこの教材にありません。あるのは {'、'.join(known)} です。")
    with only_desk(work) as first:
        if not first:
            say_other(work, browser)
            return
        for line in workplace.update(work):
            print(line)
        serve(work, session or "", browser)


def serve(work: Workplace, session: str, browser: bool):
    """Start the server in this process and stay until it ends."""
    port = last_port(work)
    _address_paper(work).unlink(missing_ok=True)
    settings.prepare(work)
    server = settings.lab_server(work, port)
    from kenshu.desk.server import add_handlers

    add_handlers(server.web_app, work, find_site(work), session)
    address = f"http://127.0.0.1:{server.port}{server.base_url}lab?token={server.identity_provider.token}"
    opened = []

    def listening():  # runs after the server's own binding of its port, in the same loop
        opened.append(address)
        workplace.write_whole(_address_paper(work), json.dumps({"address": address}).encode())
        announce(address, work)
        if browser:
            open_browser(address)
        server.io_loop.spawn_callback(warm_up, server, state.next_notebook(work, session))

    server.io_loop.add_callback(listening)
    try:
        server.start()
    except SystemExit:
        if not opened:
            raise DeskError(
                "このパソコンの中の通り道(ポート)が、ほかのソフトに取られました。もう一度実行してください。"
            ) from None
    print("研修の机を閉じました。答えは保存されています。")


def last_port(work: Workplace) -> int:
    """The port used last: a page left open by a killed desk finds the new one by itself."""
    try:
        return urlsplit(json.loads(_address_paper(work).read_text(encoding="utf-8"))["address"]).port or PORT
    except (OSError, ValueError, KeyError):
        return PORT


async def warm_up(server, path: str):
    """Start the kernel of the notebook that is most likely opened first, while the learner still reads.

    JupyterLab finds it by its path; opened or not, there is one kernel. A failure shows when it is opened.
    """
    with suppress(Exception):
        await server.session_manager.create_session(
            path=path, name=path, type="notebook", kernel_name="python3"
        )


def announce(address: str, work: Workplace):
    print("研修の机を開きました。次のアドレスをブラウザで開いてください。", address, sep="\n")
    print(
        f"答えの置き場所: {work.folder}", "終わるときは、この画面で Ctrl+C を押します。", sep="\n", flush=True
    )


def open_browser(address: str):
    """Open the learner's browser, or say that the address is to be pasted."""
    graphical = (
        sys.platform in ("win32", "darwin") or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    try:
        opened = bool(graphical) and webbrowser.open(address)
    except webbrowser.Error:
        opened = False
    if not opened:
        print(
            "ブラウザを自動で開けませんでした。上のアドレスを、ブラウザのアドレス欄に貼りつけてください。",
            flush=True,
        )


def find_site(work: Workplace) -> Path | None:
    """The built lecture site: beside the release (bundle) or in the clone."""
    clone = Path(__file__).resolve().parents[3]
    places = (
        work.release.parent / "site",
        work.release.parents[1] / "build" / "site",
        clone / "build" / "site",
    )
    return next((place for place in places if (place / "index.html").is_file()), None)


@contextmanager
def only_desk(work: Workplace):
    """True for the only desk on this folder, False when another one runs; the lock dies with its process."""
    with open(work.papers / "desk.lock", "a+b") as file:
        yield _lock(file)


def say_other(work: Workplace, browser: bool):
    """Name the desk that already runs (a second double click is no mistake) and open its page."""
    until = time.monotonic() + WAIT_FOR_OTHER
    while time.monotonic() < until:
        try:
            address = json.loads(_address_paper(work).read_text(encoding="utf-8"))["address"]
        except (OSError, ValueError, KeyError):
            time.sleep(0.2)
            continue
        print("研修の机は、もう開いています。こちらを使ってください。", address, sep="\n", flush=True)
        if browser:
            open_browser(address)
        return
    raise DeskError(
        f"別の研修の机が {work.folder} を使っていて、開けません。"
        "ほかの黒い画面を閉じるか、パソコンを再起動して、もう一度実行してください。答えは保存されています。"
    )


def _lock(file) -> bool:
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _address_paper(work: Workplace) -> Path:
    return work.papers / "desk.json"
