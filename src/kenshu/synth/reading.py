"""How the checker reads a generated file: the csv module alone, none of the rooms that exercises use."""

import csv
from pathlib import Path


def clean(path: Path) -> list[dict[str, str]]:
    """The rows of a clean file, {heading: text}."""
    return rows(path, "utf-8-sig", 1)


def raw(path: Path, header: int = 2) -> list[dict[str, str]]:
    """The rows of a file as received; ``header``: the row number, from 1, of its headings."""
    return rows(path, "cp932", header)


def rows(path: Path, encoding: str, header: int) -> list[dict[str, str]]:
    lines = Path(path).read_bytes().decode(encoding).split("\r\n")[header - 1 :]
    return list(csv.DictReader(lines))
