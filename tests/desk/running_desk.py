"""A real desk in its own process, and a way to talk with its addresses as the page does."""

import json
import os
import re
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)/lab\?token=([0-9a-f]+)")


class RunningDesk:
    """``kenshu start --no-browser`` for ``release`` in ``base``; ``lines`` is what it printed first."""

    def __init__(self, release: Path, base: Path, *arguments, **environment):
        self.release, self.base = Path(release), Path(base)
        settings = {
            "KENSHU_RELEASE": str(release),
            "KENSHU_WORK": str(base),
            "PYTHONUTF8": "1",
            **environment,
        }
        self.process = subprocess.Popen(
            [sys.executable, "-m", "kenshu", "start", "--no-browser", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
            env={**os.environ, **settings},
        )  # fmt: skip
        self.lines = []
        for line in self.process.stdout:
            self.lines.append(line.rstrip())
            if "Ctrl+C" in line:
                break
        found = next(filter(None, map(ADDRESS.fullmatch, self.lines)), None)
        self.address, self.port, self.token = (
            (found[0], int(found[1]), found[2]) if found else (None, None, None)
        )

    @property
    def work(self) -> Path:
        return self.base / json.loads((self.release / "class.json").read_text(encoding="utf-8"))["class"]

    def ask(self, path, body=None, token=True, **headers):
        """(status, JSON or text) of an address; a body makes it a POST."""
        data = None if body is None else json.dumps(body).encode()
        if token:
            headers["Authorization"] = f"token {self.token}"
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/{path}", data=data, headers=headers)
        try:
            with urllib.request.urlopen(request, timeout=30) as response:
                status, text = response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            with error:
                status, text = error.code, error.read().decode()
        try:
            return status, json.loads(text)
        except ValueError:
            return status, text

    def stop(self, how=signal.SIGINT):
        """Stop it; (exit code, what it printed since)."""
        self.process.send_signal(how)
        rest = self.process.communicate(timeout=30)[0]
        return self.process.returncode, rest


@contextmanager
def running_desk(*arguments, **environment):
    desk = RunningDesk(*arguments, **environment)
    try:
        yield desk
    finally:
        if desk.process.poll() is None:
            desk.stop()
        desk.process.stdout.close()
