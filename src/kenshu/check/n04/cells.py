"""A table of fixed rows, each one number: the share of the cells, and the first thing to mend."""

from collections.abc import Callable

from kenshu.check.mark import Verdict
from kenshu.check.rules import right, wrong

EMPTY = "「{}」の行が空いています。分かるところから書きましょう。"


def each(rows: list[dict], column: str, judges: list[Callable[[float], Verdict]], said: str) -> Verdict:
    """One equal part of the points for each row; ``said`` when all of them are right."""
    verdicts = [_one(row, column, judge) for row, judge in zip(rows, judges, strict=True)]
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    if share == 1:
        return right(said)
    first = next(verdict for verdict in verdicts if verdict.share < 1)
    return Verdict(share, first.message_id, first.message)


def swapped(rows: list[dict], column: str, expected: tuple[float, float], tolerance: float) -> bool:
    """Whether the two rows hold each other's value."""
    given = [row[column] for row in rows]
    return None not in given and all(
        abs(value - other) <= tolerance for value, other in zip(given, expected[::-1], strict=True)
    )


def _one(row, column, judge):
    if row[column] is None:
        return wrong("cell-empty", EMPTY.format(row["row"]))
    verdict = judge(row[column])
    return Verdict(verdict.share, verdict.message_id, f"{row['row']}: {verdict.message}")
