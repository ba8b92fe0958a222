"""Big: D3 again and again, streamed to one file for load tests. Never committed."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kenshu import why
from kenshu.synth.d3 import events as d3
from kenshu.synth.d3 import rows
from kenshu.synth.errors import SynthError

SEEDS_APART = 1000  # each city draws from a seed of its own, far from the streams of its neighbours


@dataclass(frozen=True)
class Big:
    """What was written. ``bytes``: the size of the file."""

    path: Path
    events: int
    cases: int
    bytes: int


def big(
    path: Path,
    target: dict,
    seed: int,
    events: int = 1_000_000,
    tell: Callable[[int], None] | None = None,
) -> Big:
    """Write exactly ``events`` rows of D3 as a CP932 CSV with CRLF: the headings, then city after city.

    ``target``: the numbers of D3, ``Planted.target["d3"]``. A case_id says which city (H06-0001-0001 …). In
    each city rows are in the order of their start; the last city's log ends where the file is full. One city
    is in memory at a time. ``tell`` hears the number of rows written, after each city. Same target, seed and
    number, same bytes. Raises SynthError when no event is asked for or the file cannot be written.
    """
    if events < 1:
        raise SynthError(f"事象の数 {events} では作れません。1 以上にしてください。")
    path = Path(path)
    try:
        with path.open("w", encoding="cp932", newline="") as file:
            cases = _write(csv.writer(file, lineterminator="\r\n"), target, seed, events, tell)
    except OSError as reason:
        raise SynthError(
            f"{path} に書き込めません({why(reason)})。空きのある、書き込める場所を指定してください。"
        ) from reason
    return Big(path, events, cases, path.stat().st_size)


def _write(out, target, seed, events, tell):
    """The number of cases written."""
    out.writerow(rows.HEADINGS)
    time = d3.calendar(target)
    left, city, cases = events, 0, 0
    while left:
        steps = d3.steps(target, time, seed + city * SEEDS_APART)[:left]
        city += 1
        number = f"{target['number']}-{city:04d}"
        out.writerows(rows.row(step, number, time) for step in steps)
        cases += len({step.case for step in steps})
        left -= len(steps)
        if tell:
            tell(events - left)
    return cases
