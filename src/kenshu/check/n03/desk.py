"""The nursery desk of N03: its record as an event log, read once a process."""

from functools import lru_cache
from pathlib import Path

from kenshu import data
from kenshu.check.rules import CityData

RECORD = "d3-nursery-log"
CHANNEL, PAPER = "channel", "紙"


def log_of(city: CityData):
    """``flow.Log`` of this city's nursery record, with 紙 and オンライン apart."""
    folder = city.folder or data.folder()
    return _log(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _log(folder: Path, city_id: str):
    from kenshu.flow.log import read_log

    return read_log(CityData(folder).open(RECORD), of_case=[CHANNEL])
