"""The corpus as .bpmn files: ``python export.py FOLDER``."""

import sys
from pathlib import Path

from kenshu import flow

CORPUS = Path(__file__).parents[2] / "corpus"


def main(folder: Path):
    folder.mkdir(parents=True, exist_ok=True)
    for path in sorted(CORPUS.glob("*.csv")):
        text = flow.to_bpmn(flow.read_steps(path))
        (folder / f"{path.stem}.bpmn").write_text(text, encoding="utf-8", newline="\n")
    print(f"{len(list(folder.glob('*.bpmn')))} flows written")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
