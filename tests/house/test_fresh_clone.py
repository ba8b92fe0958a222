"""A clone below a folder with a space and Japanese letters: `make start` prints an address that answers."""

import os
import re
import signal
import subprocess
import threading
import urllib.request

import pytest


@pytest.mark.full
def test_make_start_in_a_fresh_clone_with_japanese_letters(root, tmp_path):
    clone = tmp_path / "研修 のクローン"
    subprocess.run(["git", "clone", "--quiet", str(root), str(clone)], check=True)
    environment = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("KENSHU", "JUPYTER", "VIRTUAL"))
    }
    environment["KENSHU_WORK"] = str(tmp_path / "受講者の 作業")
    desk = subprocess.Popen(["make", "start"], cwd=clone, env=environment, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, encoding="utf-8", start_new_session=True)  # fmt: skip
    alarm = threading.Timer(900, os.killpg, (desk.pid, signal.SIGKILL))
    alarm.start()
    try:
        said = []
        for line in desk.stdout:
            said.append(line)
            address = re.search(r"http://127\.0\.0\.1:\d+/\S*token=\S+", line)
            if address:
                break
        else:
            pytest.fail("no address was printed:\n" + "".join(said))
        with urllib.request.urlopen(address[0], timeout=60) as page:
            assert page.status == 200
    finally:
        alarm.cancel()
        os.killpg(desk.pid, signal.SIGTERM)
        desk.wait(timeout=30)
        desk.stdout.close()
