"""Write a CSV that Excel opens without harm: UTF-8 with BOM, every cell quoted, none becomes a formula."""

import csv
import re
from pathlib import Path

import pandas as pd

FORMULA = tuple("=+-@\t\r＝＋－＠")
NUMBER = re.compile(r"[-+－＋]?[\d,]*\.?\d+")


def write_csv(path, frame: pd.DataFrame) -> int:
    """Write ``frame`` (its columns, not its index); the number of cells that got a leading ' to stay text.

    Dates become YYYY-MM-DD, or YYYY-MM-DDTHH:MM:SS when a column has times of day; missing cells are empty.
    """
    columns = [_as_text(frame[heading]) for heading in frame.columns]
    rows = [[str(heading) for heading in frame.columns], *map(list, zip(*columns, strict=True))]
    guarded = 0
    with Path(path).open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
        for row in rows:
            safe = ["'" + cell if _is_formula(cell) else cell for cell in row]
            guarded += sum(a is not b for a, b in zip(row, safe, strict=True))
            writer.writerow(safe)
    return guarded


def _as_text(column):
    if pd.api.types.is_datetime64_any_dtype(column):
        whole_days = (column.dropna() == column.dropna().dt.normalize()).all()
        column = column.dt.strftime("%Y-%m-%d" if whole_days else "%Y-%m-%dT%H:%M:%S")
    return ["" if pd.isna(value) else str(value) for value in column]


def _is_formula(cell):
    return cell.startswith(FORMULA) and not NUMBER.fullmatch(cell)
