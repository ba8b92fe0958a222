"""The rows of a log as numbers, whichever door they came through: one array a column, in the order of the file."""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True)
class Coded:
    """A column of words. ``codes``: int32, one a row; ``names``: the words, by code."""

    codes: np.ndarray
    names: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A log as read. ``start``, ``complete``: int64, seconds since 1970 by the local clock; ``row``: of the file.

    ``of_case``: further columns that say something of the whole case, by heading.
    """

    case: Coded
    activity: Coded
    resource: Coded
    start: np.ndarray
    complete: np.ndarray
    row: np.ndarray
    of_case: dict[str, Coded]

    def __len__(self) -> int:
        return len(self.row)
