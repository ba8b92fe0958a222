"""Read what a city hall has, and write what its Excel opens. Every loss is reported."""

from kenshu.tables.encoding import Encoding, detect
from kenshu.tables.errors import TablesError
from kenshu.tables.read import Report, Table, read_table
from kenshu.tables.values import clocks, dates, integers, moments
from kenshu.tables.write import write_csv

__all__ = [
    "Encoding", "Report", "Table", "TablesError", "clocks", "dates", "detect", "integers", "moments",
    "read_table", "write_csv",
]  # fmt: skip
