"""Plain reading of the sets, and what several notebooks count in them."""

import re
from datetime import date, datetime
from functools import cache
from pathlib import Path

from kenshu.synth import reading
from kenshu.synth.planted import read_planted

HERE = Path(__file__).parents[3] / "datasets" / "planted"


@cache
def planted():
    """What the course expects of its sets: opening hours and closed days among it."""
    return read_planted(HERE).expect


@cache
def clean(folder: Path, place: str, name: str) -> list[dict]:
    return reading.clean(folder / place / "clean" / f"{name}.csv")


@cache
def raw(folder: Path, place: str, name: str) -> list[dict]:
    return reading.raw(folder / place / "raw" / f"{name}.csv")


@cache
def facts(folder: Path, which: str) -> dict[str, float]:
    """Every fact of a set, as ``kenshu data check`` counts it."""
    from importlib import import_module

    return import_module(f"kenshu.synth.{which}.verify").facts(folder, planted()[which])


@cache
def nursery(folder: Path) -> dict[str, list[dict]]:
    """D3: {case: its rows in order}, moments as datetimes."""
    cases = {}
    for row in moments(folder):
        cases.setdefault(row["case_id"], []).append(row)
    return cases


@cache
def moments(folder: Path) -> list[dict]:
    """D3: its rows in the order of the file, moments as datetimes."""
    rows = clean(folder, "d3-nursery-admission", "nursery-log")
    return [
        {**row, **{name: datetime.fromisoformat(row[name]) for name in ("start", "complete")}} for row in rows
    ]


def rows_like(folder: Path, place: str, name: str, column: str, pattern: str) -> int:
    """How many raw cells of a column match a pattern altogether."""
    return sum(bool(re.fullmatch(pattern, row[column])) for row in raw(folder, place, name))


def days_between(earlier: str, later: str) -> int:
    return (date.fromisoformat(later) - date.fromisoformat(earlier)).days


def near(value: float, places: int = 1) -> float:
    """As a person writes it."""
    return round(value, places) if places else int(value + 0.5)


class NotHere:
    """A mistake that has no value of its own on these data, or whose value nothing plain can work out."""


NOT_HERE = NotHere()


def apart(value, right: float, by: float):
    """A slip's value, where it does not end at what is right."""
    return value if abs(value - right) > by else NOT_HERE
