"""The practice of みどり野市's course told with another city's numbers: hours, bookings and minutes of D1 are exchanged
wherever a known answer writes them, in a cell or in a sentence. Whatever else stands there stays.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.course.plainly import d

from kenshu.authoring import plain_yaml

EXERCISES = Path(__file__).parents[3] / "exercises"
HERE = Path(__file__).parents[3] / "datasets"  # the city whose numbers the known answers write
WRITTEN = re.compile(r"(?<![\d.,])(\d[\d,]*(?:\.\d+)?)(?=\s*(?:時間|件|分|%))")
HOURS, CASES = 1, 0  # decimal places


def retold(folder: Path) -> Callable:
    """A function that exchanges the numbers of the course's city for those of ``folder``, in any value."""
    here, there = _numbers(HERE), _numbers(folder)
    table = {round(number, places): (there[name][0], places) for name, (number, places) in here.items()}
    return partial(_exchanged, table)


def _numbers(folder) -> dict[str, tuple[float, int]]:
    """{what: (number, decimal places it is written with)}, as the data's checker counts it."""
    facts = d.facts(folder, "d1")
    before, after, booked = facts["hours-before"], facts["hours-after"], facts["bookings-after"]
    records = facts["rows-phone-after"] + facts["rows-online-after"]
    return {
        "before": (before, HOURS), "after": (after, HOURS), "saved": (facts["saved-hours"], HOURS),
        "by telephone": (facts["hours-phone-after"], HOURS), "same number": (facts["saved-volume-adjusted"], HOURS),
        "before in minutes": (before * 60, CASES), "after in minutes": (after * 60, CASES),
        "bookings before": (facts["bookings-before"], CASES), "bookings after": (booked, CASES),
        "records before": (facts["rows-phone-before"], CASES), "records after": (records, CASES),
        "a booking before": (facts["minutes-per-booking-before"], HOURS),
        "a booking after": (facts["minutes-per-booking-after"], HOURS),
        "more": (100 * (booked / facts["bookings-before"] - 1), CASES),
        "percent": (facts["saved-percent"], CASES),
    }  # fmt: skip


def _exchanged(table, value):
    if isinstance(value, dict):
        return {key: _exchanged(table, inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_exchanged(table, inner) for inner in value]
    if isinstance(value, str):
        return WRITTEN.sub(partial(_said, table), unicodedata.normalize("NFKC", value))
    if isinstance(value, int | float) and value in table:
        number, places = table[value]
        return d.near(number, places)
    return value


def _said(table, found):
    """A number in a sentence, with its comma if it had one."""
    number = float(found[1].replace(",", ""))
    if number not in table:
        return found[1]
    other, places = table[number]
    return f"{other:,.{places}f}" if "," in found[1] else f"{other:.{places}f}"


def carried(folder: Path, notebook: str) -> dict[str, dict]:
    """{question: {case: its value and the answers it stands on}} of a notebook (nNN), for each known answer that
    stands on N08's hours."""
    told, found = retold(folder), {}
    for file in sorted(EXERCISES.glob(f"s?/{notebook}-*.answers/*.yml")):
        cases = [case for case in plain_yaml.read(file) if "n08-before-hours" in (case.get("others") or {})]
        found[file.stem] = {
            case["name"]: {"value": told(case["answer"]["value"]), "others": told(case["others"])}
            for case in cases
        }
    return {name: cases for name, cases in found.items() if cases}
