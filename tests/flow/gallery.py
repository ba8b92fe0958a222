"""Pictures of all flows of the corpus for a person to look at: ``python tests/flow/gallery.py`` → build/gallery/.

One PNG and SVG a flow in its print size, and contact sheets of six (``sheet-1.png`` …) for a first look.
"""

import sys
from pathlib import Path

from PIL import Image

from kenshu import figures, flow

ROOT = Path(__file__).resolve().parents[2]
CORPUS = Path(__file__).parent / "corpus"
CAPTION = figures.Caption("令和7年度の想定", "開始から終了まで", "表に書かれた1件あたりの分と待ち")
SHEET, ACROSS, DOWN = (2400, 2400), 2, 3


def main(names: list[str]):
    folder = ROOT / "build" / "gallery"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    pictures = []
    for path in sorted(CORPUS.glob("*.csv")):
        if not names or path.stem in names:
            drawing = flow.draw(flow.read_steps(path), caption=CAPTION)
            written = drawing.save(folder / f"{path.stem}.png")
            pictures += [one for one in written if one.suffix == ".png"]
            print(path.stem, drawing.layout.paper, len(drawing.layout.pages), flush=True)
    for place in range(0, len(pictures), ACROSS * DOWN):
        contact(pictures[place : place + ACROSS * DOWN]).save(
            folder / f"sheet-{place // (ACROSS * DOWN) + 1}.png"
        )


def contact(paths: list[Path]) -> Image.Image:
    """Up to six pictures on one."""
    sheet = Image.new("RGB", SHEET, "white")
    cell = SHEET[0] // ACROSS, SHEET[1] // DOWN
    for place, path in enumerate(paths):
        with Image.open(path) as image:
            image.thumbnail((cell[0] - 20, cell[1] - 20))
            sheet.paste(image, (place % ACROSS * cell[0] + 10, place // ACROSS * cell[1] + 10))
    return sheet


if __name__ == "__main__":
    main(sys.argv[1:])
