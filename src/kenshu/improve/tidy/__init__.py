"""Files as received, made even: the ways a column is written, and what a rule makes of each cell.

Good rules and bad ones: a learner chooses, and sees what happens to the rows.
"""

from kenshu.improve.tidy.course import counted
from kenshu.improve.tidy.draw import own_rows
from kenshu.improve.tidy.same import alike, same_names
from kenshu.improve.tidy.views import (
    accounts_by,
    as_opened,
    days_by,
    names_by,
    phones_by,
    ways_of,
)
from kenshu.improve.tidy.ways import Way, ways

__all__ = [
    "Way",
    "accounts_by",
    "alike",
    "as_opened",
    "counted",
    "days_by",
    "names_by",
    "own_rows",
    "phones_by",
    "same_names",
    "ways",
    "ways_of",
]
