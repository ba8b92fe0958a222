"""A clerk's and a trainer's hand, as ``kenshu exercises check`` has it: the tests of the doors write with it, too."""

from kenshu.authoring.by_hand import fill, number_cell, rows, saved, typed_rows, where, written

__all__ = ["fill", "number_cell", "rows", "saved", "typed_rows", "where", "written"]
