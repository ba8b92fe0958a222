"""Write the committed files of one set: ``python -m tests.synth.write_set d4``. datapackage.json is left alone."""

import sys
from pathlib import Path

from kenshu.synth.build import resources
from kenshu.synth.planted import read_planted

DATASETS = Path(__file__).resolve().parents[2] / "datasets"


def main(name: str) -> None:
    planted = read_planted(DATASETS / "planted")
    for made in resources(name, planted.target[name], planted.seed):
        path = DATASETS / made.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made.data)
        print(f"{made.path}: {len(made.data):,} bytes")


if __name__ == "__main__":
    main(sys.argv[1])
