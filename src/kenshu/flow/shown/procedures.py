"""The written-out procedures of the exercises, one .csv each: as a table of steps, as a table to look at."""

import csv
from functools import cache
from importlib.resources import files

from kenshu import figures
from kenshu.flow.shown.picture import OnScreen, on_screen
from kenshu.flow.shown.table import Lines, Table
from kenshu.flow.steps import COLUMNS, Steps
from kenshu.flow.steps_read import read_steps
from kenshu.flow.validate import validate

TITLES = {
    "certificate": "証明書の交付(窓口)",
    "certificate-draft": "証明書の交付(前任の人の下書き)",
    "nursery-rest": "保育所の入所申込み",
}
MADE_UP = "架空の手続"


def example(name: str) -> OnScreen:
    """The picture of a written-out procedure. Raises FlowError while its table has errors."""
    caption = figures.Caption(
        "例(どの年度の記録でもありません)",
        "開始から終了まで",
        "手順の表に書かれた分と待ち(1件当たり)",
        data=MADE_UP,
    )
    return on_screen(procedure(name), caption)


def example_table(name: str, *columns: str) -> Table:
    """Its table, with these columns (none: those in which something is written)."""
    _, rows = _rows(name)
    wanted = columns or [one for one in COLUMNS if any(row[one] for row in rows)]
    return Table(
        f"{TITLES[name]}({MADE_UP})", tuple(wanted), tuple(tuple(row[one] for one in wanted) for row in rows)
    )


def told_of(name: str) -> Lines:
    """What ``validate`` finds in it, a line each."""
    return Lines("この表を図にしようとすると、次の知らせが出ます。", tuple(validate(procedure(name)).lines()))


def procedure(name: str) -> Steps:
    """Its steps; ``Step.row`` counts from 1."""
    import pandas as pd

    return read_steps(pd.DataFrame(list(map(dict, _rows(name)[1])), columns=list(COLUMNS)), TITLES[name])


@cache
def _rows(name: str):
    text = files("kenshu.flow.shown").joinpath(f"{name}.csv").read_text(encoding="utf-8")
    return name, tuple(csv.DictReader(text.splitlines()))
