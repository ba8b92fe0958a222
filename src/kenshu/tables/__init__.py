"""Read what a city hall has, and write what its Excel opens. Every loss is reported."""

from kenshu.tables.encoding import Encoding, detect
from kenshu.tables.errors import TablesError
from kenshu.tables.match_addresses import normalise_address
from kenshu.tables.match_names import normalise_kana, normalise_name, normalise_phone
from kenshu.tables.match_pairs import Judgement, compare, match, match_rules
from kenshu.tables.match_records import MatchColumns
from kenshu.tables.read import read_table
from kenshu.tables.report import Finding, Report, Table
from kenshu.tables.values import (
    clocks,
    codes,
    dates,
    durations,
    fiscal_years,
    integers,
    meaning_cells,
    moments,
    numbers,
)
from kenshu.tables.values_cells import UnreadCells
from kenshu.tables.values_certain import certain_columns, certain_types
from kenshu.tables.values_changes import changes
from kenshu.tables.values_numbers import unit_of
from kenshu.tables.values_typed import typed
from kenshu.tables.write import Written, write_csv, write_table
from kenshu.tables.write_cells import as_text
from kenshu.tables.write_tidy import Tidied, tidy

__all__ = [
    "Encoding", "Finding", "Judgement", "MatchColumns", "Report", "Table", "TablesError", "Tidied",
    "UnreadCells", "Written", "as_text", "certain_columns", "certain_types", "changes", "clocks", "codes",
    "compare", "dates", "detect", "durations", "fiscal_years", "integers", "match", "match_rules",
    "meaning_cells", "moments", "normalise_address", "normalise_kana", "normalise_name",
    "normalise_phone", "numbers", "read_table", "tidy", "typed", "unit_of", "write_csv", "write_table",
]  # fmt: skip
