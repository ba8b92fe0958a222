"""The rows of a log as numbers, whichever door they came through: one array a column, in the order of the file."""

from dataclasses import dataclass

import numpy as np

from kenshu.flow.errors import FlowError

MOST = 12_000_000  # rows of one log: about 2 GB
BYTES = 180  # of memory that a row needs while it is read and counted, measured on 10,000,000


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


def refuse_giant(rows: int, name: str) -> None:
    """Raise FlowError for more rows than ``MOST``, with the memory that they would need."""
    if rows > MOST:
        raise FlowError(
            f"{name} は約{rows:,}行あります。一度に数えられるのは{MOST:,}行までです"
            f"(全部では、メモリーが約{rows * BYTES / (1 << 30):.1f}GBいります)。期間で分けてください。"
        )
