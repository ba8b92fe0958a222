"""``kenshu site serve`` and ``check`` as someone types them."""

import re
import shutil
import subprocess
import sys
import urllib.request

import pytest
from tests.site.stage import running

from kenshu.site import SiteError, serve


def kenshu(*words):
    return subprocess.run(
        [sys.executable, "-m", "kenshu", "site", *map(str, words)], capture_output=True, encoding="utf-8"
    )


def test_serve_gives_the_pages_with_their_kinds(built):
    with running(serve(built, 0)) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        for name, kind in (
            ("", "text/html; charset=utf-8"),
            ("_static/course.js", "text/javascript; charset=utf-8"),
        ):
            with urllib.request.urlopen(address + name) as answer:
                assert answer.status == 200 and answer.headers["Content-Type"] == kind


def test_a_taken_port_is_one_japanese_line_that_says_what_to_do(built):
    with serve(built, 0) as server:
        said = kenshu("serve", "--folder", built, "--port", server.server_port)
    assert said.returncode == 1 and said.stdout == ""
    assert re.fullmatch(r"ポート \d+ は、ほかのプログラムが使っています。.*--port \d+.*\n", said.stderr)


def test_a_number_that_is_no_port_is_refused_the_same_way(built):
    with pytest.raises(SiteError, match=r"ポート 99999 は、このPCでは使えません。.*--port 8001"):
        serve(built, 99999)


def test_serving_a_site_that_is_not_built_says_so(tmp_path):
    with pytest.raises(SiteError, match="kenshu site build"):
        serve(tmp_path)


def test_check_prints_what_to_mend_and_ends_with_1(built, tmp_path):
    whole = kenshu("check", "--folder", built)
    assert (
        whole.returncode == 0
        and "要確認: case-hours" in whole.stdout
        and "直す所はありません。" in whole.stdout
    )
    copy = shutil.copytree(built, tmp_path / "site")
    page = copy / "index.html"
    page.write_text(page.read_text("utf-8").replace("</main>", '<img src="none.png"></main>'), "utf-8")
    broken = kenshu("check", "--folder", copy)
    assert broken.returncode == 1 and "直す所が2件あります。" in broken.stderr
    assert re.search(r"index\.html \d+行目: 図に代替テキスト", broken.stdout)
