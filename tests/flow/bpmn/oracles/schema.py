"""Check every .bpmn of a folder against the OMG's BPMN20.xsd, as bpmn-moddle ships it: ``schema.py ORACLE FOLDER``."""

import sys
from pathlib import Path

from lxml import etree


def main(oracle: Path, folder: Path) -> int:
    schema = etree.XMLSchema(file=str(oracle / "node_modules/bpmn-moddle/resources/bpmn/xsd/BPMN20.xsd"))
    files, wrong = sorted(folder.glob("*.bpmn")), 0
    for path in files:
        if not schema.validate(etree.parse(path)):
            wrong += 1
            print(path.name, *schema.error_log, sep="\n  ")
    print(f"{len(files)} files, {wrong} not valid")
    return 1 if wrong or not files else 0


if __name__ == "__main__":
    sys.exit(main(*map(Path, sys.argv[1:3])))
