"""From text to values, strictly: what cannot be read is an error with row, column, reason; never a blank.

Every verb takes a table, a column and ``meanings``, such as ``{"＊": "秘匿", "-": "該当なし", "": "未記入"}``:
cells that say nothing but such a sign become missing. Any other cell is read or stands in a TablesError that
counts the unreadable cells and lists the first five with row, column, value, reason and what to do.
"""

from functools import partial

import pandas as pd

from kenshu.days import parse_date, parse_fiscal_year
from kenshu.tables.values_cells import column_of, halfwidth, meant, read_column
from kenshu.tables.values_codes import parse_code
from kenshu.tables.values_durations import parse_duration
from kenshu.tables.values_moments import parse_clock, parse_moment, parse_serial
from kenshu.tables.values_numbers import parse_number, parse_whole, unit_of


def integers(table, column: str, *, meanings=None) -> pd.Series:
    """Whole numbers ≥ 0; full width and thousands commas are read. int64, or Int64 where cells are missing."""
    return _whole(read_column(table, column, parse_whole, meanings))


def numbers(table, column: str, *, meanings=None) -> pd.Series:
    """Numbers as written (float64): △12, ▲3.5, (1,000), －5, ¥1,234, 1,234円, 十二, １２.

    They are in the unit of the heading: ``unit_of("金額(千円)")`` → ("千円", 1000). A 円 in such a column is an
    error, as are %, other words beside the figures, and more than 15 figures.
    """
    read = partial(parse_number, unit=unit_of(column))
    return read_column(table, column, read, meanings).astype("float64")


def dates(table, column: str, *, meanings=None, serial: str | None = None) -> pd.Series:
    """Days (datetime64) from any way of writing that ``days.parse_date`` reads without guessing.

    ``serial``: "1900" or "1904" reads Excel's day numbers too, in that system.
    """
    read = partial(parse_serial, system=serial) if serial else parse_date
    return pd.to_datetime(read_column(table, column, read, meanings))


def moments(table, column: str, *, meanings=None) -> pd.Series:
    """Date and time (datetime64), local; in a workbook a day alone is its 0:00, as Excel keeps it."""
    read = partial(parse_moment, midnight=table.report.kind in ("xlsx", "xls"))
    return pd.to_datetime(read_column(table, column, read, meanings))


def clocks(table, column: str, *, meanings=None) -> pd.Series:
    """Times of day as text HH:MM; 午後1時半 is read, seconds are dropped, 24:00 and later are errors."""
    return read_column(table, column, parse_clock, meanings).astype("str")


def durations(table, column: str, *, meanings=None) -> pd.Series:
    """Spans (timedelta64): 25:30 (hours and minutes), 1.5h, 90分, 1時間半; plain numbers by the heading's unit."""
    unit = unit_of(column)
    read = partial(parse_duration, unit=unit and unit[0])
    return pd.to_timedelta(read_column(table, column, read, meanings))


def codes(table, column: str, *, meanings=None) -> pd.Series:
    """Codes as text in half width, zeros kept; a number that Excel has rounded is an error."""
    return read_column(table, column, parse_code, meanings).astype("str")


def fiscal_years(table, column: str, *, meanings=None) -> pd.Series:
    """The year in which the 年度 began: 令和5年度 → 2023; a day or month gives the 年度 it lies in. As ``integers``."""
    return _whole(read_column(table, column, parse_fiscal_year, meanings))


def meaning_cells(table, column: str, meanings) -> pd.DataFrame:
    """The cells that ``meanings`` makes missing: columns 行 (of the file), 値, 意味; the frame's index."""
    known = meant(meanings)
    texts = column_of(table, column)
    signs = texts.map(halfwidth)
    rows = pd.Series(table.report.rows, index=texts.index)
    cells = pd.DataFrame({"行": rows, "値": texts, "意味": signs.map(known)})
    return cells[signs.isin(list(known))]


def _whole(values):
    return values.astype("Int64" if values.isna().any() else "int64")
