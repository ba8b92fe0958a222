"""Read what a city hall has, and write what its Excel opens. Every loss is reported."""

from importlib import import_module

from kenshu.tables.errors import TablesError

_NAMES = {
    "encoding": ("Encoding", "detect"),
    "match_addresses": ("normalise_address",),
    "match_names": ("normalise_kana", "normalise_name", "normalise_phone"),
    "match_pairs": ("Judgement", "compare", "match", "match_rules"),
    "match_records": ("MatchColumns",),
    "read": ("read_table",),
    "report": ("Finding", "Report", "Table"),
    "values": (
        "clocks",
        "codes",
        "dates",
        "durations",
        "fiscal_years",
        "integers",
        "meaning_cells",
        "moments",
        "numbers",
    ),
    "values_cells": ("UnreadCells",),
    "values_certain": ("certain_columns", "certain_types"),
    "values_changes": ("changes",),
    "values_numbers": ("unit_of",),
    "values_typed": ("typed",),
    "write": ("Written", "write_csv", "write_table"),
    "write_cells": ("as_text",),
    "write_tidy": ("Tidied", "tidy"),
}
_WHERE = {name: module for module, names in _NAMES.items() for name in names}


def __getattr__(name):
    """A verb, when asked for: who only reads a package or writes a file safely needs no pandas."""
    if name in _WHERE:
        return getattr(import_module(f"kenshu.tables.{_WHERE[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [*_WHERE, "TablesError"]
