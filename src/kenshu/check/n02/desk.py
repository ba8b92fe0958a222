"""The desk of N02: how the columns of the raw files are written, counted on this city's data."""

from functools import lru_cache
from pathlib import Path

from kenshu import data
from kenshu.check.rules import CityData
from kenshu.improve import tidy

WAREKI = ("letter", "wide-letter", "era")


def counts_of(city: CityData) -> dict[str, dict[str, int]]:
    """{column: {way of writing: rows}}; one set of data is read once a process, for a class has many answers."""
    folder = city.folder or data.folder()
    return _counts(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _counts(folder: Path, city_id: str) -> dict[str, dict[str, int]]:
    return tidy.counted(folder)


def wareki_rows(counts) -> int:
    """The rows of 受付日 that are turned from an era into a western year."""
    return sum(counts["受付日"][way] for way in WAREKI)


def phone_rows(counts) -> int:
    """The rows of 電話 that are written anew."""
    return sum(counts["電話"][way] for way in ("plain", "round", "wide"))


def short_rows(counts) -> int:
    """The rows of 口座下3桁 that lost a 0."""
    return sum(counts["口座下3桁"][way] for way in ("two", "one"))


def seconds_rows(counts) -> int:
    """The rows of 通話秒 that are written anew."""
    return sum(counts["通話秒"][way] for way in ("wide", "comma", "wide-comma"))
