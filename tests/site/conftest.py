"""The site, built once by jupyter-book for two cities, and a browser that can reach this machine only."""

import pytest
from tests import browser
from tests.site.stage import Chromium, quietly_built


@pytest.fixture(scope="session")
def built(tmp_path_factory):
    """The site in a folder with a space and Japanese letters."""
    return quietly_built(tmp_path_factory.mktemp("site") / "研修 サイト" / "site")


@pytest.fixture(scope="session")
def second(tmp_path_factory, root):
    """The site of another, real-sounding city, from its city.yml alone."""
    folder = tmp_path_factory.mktemp("second")
    text = (root / "city.yml").read_text("utf-8")
    for old, new in (
        ("みどり野市", "ひかり台市"),
        ("みどりのし", "ひかりだいし"),
        ("992011", "479993"),
        ("fictional: true", "fictional: false"),
        ("人事課 研修事務局", "職員課 研修係"),
        ('"2301"', '"7788"'),
        ("annual_hours: 1860", "annual_hours: 1240"),
    ):
        assert old in text
        text = text.replace(old, new)
    text = "\n".join(line for line in text.splitlines() if not line.startswith("fictional_note"))
    (folder / "city.yml").write_text(text, "utf-8")
    return quietly_built(folder / "site", folder / "city.yml")


@pytest.fixture(scope="session")
def chromium():
    nowhere = "--proxy-server=http://127.0.0.1:9"  # loopback itself goes past the proxy
    with browser.chromium(nowhere) as opened:
        yield Chromium(opened)
