"""Something found in a table that a person should look at: which kind, which rows, what to do."""

from dataclasses import dataclass

MOST_ROWS = 6  # named in one sentence; the others are counted


@dataclass(frozen=True)
class Remark:
    """``id``: which kind of finding (ASCII); ``text``: Japanese, what and what to do.

    ``rows``: what the rows are called in the column ``column`` ("": the names stand alone); none where the
    table as a whole is meant.

    >>> print(Remark("counted-twice", "同じ数字です。", ("007", "019")))
    番号007・019: 同じ数字です。
    """

    id: str
    text: str
    rows: tuple[str, ...] = ()
    column: str = "番号"

    def __str__(self):
        return f"{named(self.rows, self.column)}: {self.text}" if self.rows else self.text


def named(rows, column="番号"):
    """Rows as a sentence names them.

    >>> named(["1", "2", "3", "4", "5", "6", "7", "8"])
    '番号1・2・3・4・5・6ほか2つ'
    """
    shown = "・".join(rows[:MOST_ROWS])
    more = f"ほか{len(rows) - MOST_ROWS}つ" if len(rows) > MOST_ROWS else ""
    return f"{column}{shown}{more}"


def of_kind(remarks, *kinds):
    """Those of ``remarks`` whose id is one of ``kinds``, in their order."""
    return tuple(remark for remark in remarks if remark.id in kinds)
