"""Characters and minutes of each chapter against what it promises. ``python -m tests.site.minutes`` prints the table."""

import sys
from dataclasses import dataclass
from pathlib import Path

from kenshu.site.pages import Page

READ, TALK = 500, 300  # characters a minute: read silently, said aloud in a hall
PROMISED = 20  # minutes, as every chapter's head says


@dataclass(frozen=True)
class Length:
    """Characters without spaces; ``whole``: everything opened, the table of sources left out."""

    digest: int
    whole: int

    @property
    def row(self):
        """The cells of the table in READERS.md."""
        minutes = (self.digest / READ, self.digest / TALK, self.whole / READ, PROMISED - self.whole / READ)
        digest_read, digest_told, read, left = (f"{each:.1f}" for each in minutes)
        return f"{self.digest:,} | {digest_read} | {digest_told} | {self.whole:,} | {read} | {left}"


def lengths(site):
    """Chapter's number → Length."""
    paths = [
        path for path in site.glob("[1-8]-*.html") if "handout" not in path.name and "slides" not in path.name
    ]
    return {int(path.name[0]): _length(path.read_text("utf-8")) for path in sorted(paths)}


def _length(html):
    main = html.split("<main")[1].split("</main>")[0].split('class="facts"')[0]
    digest = main.split("<h2>5分でわかる要点</h2>")[1].split("</section>")[0]
    return Length(
        *(sum(len("".join(words.split())) for _, words in Page(part).words) for part in (digest, main))
    )


if __name__ == "__main__":
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[2] / "build" / "site"
    for number, length in lengths(root).items():
        print(f"| {number} | {length.row} |")
