"""Hostile tables as files: ``expected.tsv`` names each and the line it must get."""

from pathlib import Path

import pandas as pd
import pytest

HERE = Path(__file__).parent


def table(path):
    """A CSV file below this folder as a frame of texts, an empty cell missing."""
    return pd.read_csv(HERE / path, dtype=str, keep_default_na=False).replace("", None)


def hostile(folder):
    """(frame, expected line) of each file of ``folder``/expected.tsv, as parameters of a test."""
    lines = (HERE / folder / "expected.tsv").read_text(encoding="utf-8").splitlines()
    cases = [line.split("\t") for line in lines if line]
    unnamed = {path.name for path in (HERE / folder).glob("*.csv")} - {f"{name}.csv" for name, _ in cases}
    assert not unnamed, f"{folder}: no line in expected.tsv for {unnamed}"
    return [pytest.param(f"{folder}/{name}.csv", said, id=name) for name, said in cases]


def kinds(remarks):
    """The ids of remarks, in their order."""
    return [remark.id for remark in remarks]
