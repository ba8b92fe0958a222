"""The cells of a sheet as text: calamine reads, here they get the one way of writing that a person expects."""

import datetime
import pickle
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from kenshu.tables import kinds
from kenshu.tables.headings import Merge
from kenshu.tables.marks import Marks
from kenshu.tables.package import broken

MOST_CELLS = 30_000_000  # in the rectangle from A1 to the last cell: a full sheet of 28 columns
PATIENCE = 120  # seconds
MOST_FIGURES = 10**15  # above, Excel keeps no single units


def rows_of(values: list[list], ranges, marks: Marks) -> tuple[list[list[str]], tuple[Merge, ...]]:
    """(rows of texts from A1, merges) of what calamine has read.

    Cells with errors get their text from ``marks``; numbers of too many figures are added to it.
    """
    merges = tuple(Merge(top, left, bottom, right) for (top, left), (bottom, right) in ranges)
    known = _Known()
    texts = [
        [one if type(one) is str else known[one] if type(one) is float else text_of(one) for one in row]
        for row in values
    ]
    for (row, column), text in marks.errors.items():
        if row <= len(texts) and column <= len(texts[row - 1]):
            texts[row - 1][column - 1] = text
    if any(abs(one) >= MOST_FIGURES for one in known):
        marks.cells["rounded-number"] = [
            (number, column)
            for number, row in enumerate(values, 1)
            for column, one in enumerate(row, 1)
            if type(one) is float and abs(one) >= MOST_FIGURES
        ]
    return texts, merges


class _Known(dict):
    """Number → its text, made when first asked for."""

    def __missing__(self, number):
        self[number] = text = text_of(number)
        return text


def text_of(value) -> str:
    """A cell's value as text: 3.0 → 3, TRUE, 2023-04-01, 2023-04-01T09:30:00, 09:05, 25:30.

    >>> text_of(3.0), text_of(12.5), text_of(True), text_of(datetime.timedelta(hours=25, minutes=30))
    ('3', '12.5', 'TRUE', '25:30')
    """
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if value.is_integer() and abs(value) < MOST_FIGURES:
            return str(int(value))
        return format(Decimal(repr(value)), "f").removesuffix(".0")
    if isinstance(value, datetime.datetime):
        value = (value + datetime.timedelta(milliseconds=500)).replace(microsecond=0)
        return value.isoformat()
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02d}" + (f":{seconds:02d}" if seconds else "")
    if isinstance(value, datetime.time):
        return value.strftime("%H:%M:%S" if value.second else "%H:%M")
    return value.isoformat()


def values_of(book, name: str):
    """(rows of values from A1, merged ranges) of the sheet ``name`` in the .xlsx of the file object ``book``.

    Raises TablesError password, broken-file.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with CalamineWorkbook.from_object(book) as opened:
            sheet = opened.get_sheet_by_name(name)
            return sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges or []
    except PasswordError:
        raise kinds.password() from None
    except (CalamineError, ValueError, OverflowError, OSError) as reason:
        raise broken() from reason
    except BaseException as reason:
        if type(reason).__name__ != "PanicException":  # Rust's; no Exception by its own choice
            raise
        raise broken() from None


def values_apart(raw: bytes, name: str):
    """The same of a whole .xls, in a process of its own (see ``xls_child``), at most two minutes."""
    command = [sys.executable, "-I", str(Path(__file__).with_name("xls_child.py")), name]
    window = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=PATIENCE, creationflags=window)
    except (subprocess.TimeoutExpired, ValueError) as reason:
        raise broken() from reason
    if done.returncode:
        raise broken()
    answer = pickle.loads(done.stdout)
    if answer == "password":
        raise kinds.password()
    return answer
