"""The house's own rules on text: ruff's, and no number that could be somebody's in what people are given."""

import re
import subprocess
import sys

GIVEN = ("course", "exercises", "datasets")
TEXT = {".md", ".yml", ".csv", ".json", ".svg", ".toml"}


def test_ruff_finds_nothing(root):
    done = subprocess.run(
        [sys.executable, "-m", "ruff", "check", "--quiet", "."], cwd=root, capture_output=True
    )
    assert done.returncode == 0, done.stdout.decode()


def test_no_run_of_twelve_digits_stands_in_what_people_are_given(root):
    """A My Number has 12 digits. sha256 values are left out of the search."""
    files = [path for folder in GIVEN for path in (root / folder).rglob("*") if path.suffix in TEXT]
    assert len(files) > 30
    found = {}
    for path in files:
        raw = path.read_bytes()
        text = raw.decode("cp932" if path.parent.name == "raw" else "utf-8")
        text = re.sub(r"\b(sha256:)?[0-9a-f]{64}\b", "", text)
        if hit := re.search(r"(?<!\d)\d{12}(?!\d)", text):
            found[path.name] = hit[0]
    assert found == {}


def test_the_source_article_is_cited_once_and_for_chapter_3(root):
    """The built site is searched too (tests/site); its facts.yml is where a citation is written."""
    files = [path for folder in ("course", "exercises") for path in (root / folder).rglob("*.[my]*")]
    texts = {path.relative_to(root).as_posix(): path.read_text(encoding="utf-8") for path in files}
    assert {name: text.count("綾瀬市") for name, text in texts.items() if "綾瀬" in text} == {
        "course/facts.yml": 1
    }
