"""The decision table, read once from table.toml."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from kenshu.figures.sheet import Sheet


@dataclass(frozen=True)
class Question:
    """One thing to know about a case: ``ask`` (yes or no), and ``whom`` to ask while nobody knows."""

    id: str
    ask: str
    whom: str


@dataclass(frozen=True)
class Means:
    """One row: taken when every question of ``when`` has this answer. ``stays``: 異動後も直せるか, with its reason.

    ``keeper``: somebody must be able to mend what was made.
    """

    id: str
    name: str
    question: str
    when: tuple[tuple[str, bool], ...]
    because: str
    because_not: str
    stays: str
    stays_why: str
    keeper: bool = False


@cache
def table() -> tuple[Means, ...]:
    """The means in the order in which they are asked; the last one always fits."""
    return tuple(Means(**{**row, "when": tuple(row["when"].items())}) for row in _read()["means"])


@cache
def questions() -> dict[str, Question]:
    """{id: Question}, in the order of the table."""
    return {row["id"]: Question(**row) for row in _read()["questions"]}


def as_sheet():
    """The table as a notebook shows it."""
    rows = tuple(
        (f"{place} {one.name}", one.question, one.because, one.stays, one.stays_why)
        for place, one in enumerate(table(), 1)
    )
    return Sheet(
        "手段選定の表(上から順に聞きます)", ("手段", "聞くこと", "理由", "異動後も直せるか", "なぜ"), rows
    )


def _read():
    return tomllib.loads(files("kenshu.improve.means").joinpath("table.toml").read_text(encoding="utf-8"))
