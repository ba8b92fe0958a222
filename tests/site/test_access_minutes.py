"""The readers' notes tell the chapters' lengths as they are, and no chapter takes more than it promises."""

import re

from tests.site.minutes import PROMISED, READ, TALK, lengths


def test_the_readers_table_is_of_these_pages_and_the_promise_is_kept(built, root):
    notes = (root / "tests" / "site" / "READERS.md").read_text("utf-8")
    said = {
        int(number): (int(digest.replace(",", "")), int(whole.replace(",", "")))
        for number, digest, whole in re.findall(
            r"^\| (\d) \| ([\d,]+) \| [\d.]+ \| [\d.]+ \| ([\d,]+) \|", notes, re.M
        )
    }
    now = lengths(built)
    assert said.keys() == now.keys() == set(range(1, 9))
    for number, length in now.items():
        digest, whole = said[number]
        assert abs(length.digest - digest) <= 30 and abs(length.whole - whole) <= 150, (number, length)
        assert length.digest / TALK < 5 and length.whole / READ < PROMISED - 2
