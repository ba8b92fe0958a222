"""What bpmn-moddle read and wrote again is still the same table: ``python resaved.py FOLDER``."""

import sys
from pathlib import Path

from kenshu import flow

CORPUS = Path(__file__).parents[2] / "corpus"


def main(folder: Path) -> int:
    files, wrong = sorted((folder / "resaved").glob("*.bpmn")), 0
    for path in files:
        steps = flow.read_steps(CORPUS / f"{path.stem}.csv")
        read = flow.from_bpmn(path)
        if read != flow.Imported(steps, ()):
            wrong += 1
            print(path.name, "equal" if read.steps == steps else "differs", *map(str, read.lost), sep="\n  ")
    print(f"{len(files)} resaved flows, {wrong} not equal or with losses")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
