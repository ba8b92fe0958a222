"""Written and read again, every cell is the text, day or number it was: CP932, UTF-8, workbook."""

import csv
import io
from datetime import date

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as some

from kenshu.tables import dates, numbers, read_table, write_table


def cells(path, encoding="utf-8-sig"):
    """The cells of a CSV as any other program reads them."""
    text = path.read_bytes().decode(encoding)
    return list(csv.reader(io.StringIO(text, newline="")))


PLAIN = some.characters(blacklist_categories=["Cs", "Cc"])
CELL = some.text(PLAIN, max_size=20)
CP932 = [
    letter
    for code in range(0x20, 0x10000)
    if (letter := chr(code)).encode("cp932", "ignore").decode("cp932", "ignore") == letter
    and letter not in "\x7f\x80"
]


def frames(cell):
    return some.integers(1, 4).flatmap(
        lambda width: some.lists(some.lists(cell, min_size=width, max_size=width), min_size=1, max_size=5)
    )


def unguarded(rows):
    return [
        [cell[1:] if cell[:2] in {f"'{sign}" for sign in "=+-@＝＋－＠"} else cell for cell in row]
        for row in rows
    ]


@settings(deadline=None)
@given(frames(some.text(some.sampled_from(CP932), max_size=12)))
def test_every_letter_of_cp932_comes_back_from_cp932(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("round") / "a.csv"
    rows = [
        [cell for cell in row if not cell.startswith("'")] + [""] * sum(c.startswith("'") for c in row)
        for row in rows
    ]
    frame = pd.DataFrame(rows, columns=[f"列{n}" for n in range(len(rows[0]))], dtype=object)
    write_table(path, frame, encoding="cp932")
    assert unguarded(cells(path, "cp932")[1:]) == rows


@settings(deadline=None)
@given(
    frames(
        CELL | some.sampled_from(["0467", "1\r\n2", '"', ",", "a\nb", " x ", "", "NULL", "1E5", "2025-05-01"])
    )
)
def test_every_text_comes_back_from_utf8(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("round") / "a.csv"
    rows = [[cell.lstrip("'") for cell in row] for row in rows]
    write_table(path, pd.DataFrame(rows, columns=[f"列{n}" for n in range(len(rows[0]))], dtype=object))
    assert unguarded(cells(path)[1:]) == rows


@settings(deadline=None)
@given(frames(CELL.filter(lambda cell: not cell or cell.strip()) | some.sampled_from(
    ["0467", "=1+1", "'x", "a\nb", " x ", "_x0041_", "_x005F_x0041_", "#N/A", "1E5", "TRUE", "2025-05-01", "<&>"]
)))  # fmt: skip
def test_every_text_comes_back_from_a_workbook(tmp_path_factory, rows):
    from python_calamine import load_workbook as opened

    path = tmp_path_factory.mktemp("round") / "a.xlsx"
    rows = [[cell.replace("\ufffe", "").replace("\uffff", "") for cell in row] for row in rows]
    write_table(path, pd.DataFrame(rows, columns=[f"列{n}" for n in range(len(rows[0]))], dtype=object))
    back = opened(path).get_sheet_by_index(0).to_python(skip_empty_area=False)[1:]
    back += [[""] * len(rows[0])] * (len(rows) - len(back))
    assert back == rows


# nothing that reading takes for more than a cell: a formula, a note, a total
TAME = some.text(PLAIN, min_size=1, max_size=8).map(lambda text: f"甲{text}乙")
NOT_IN_A_WORKBOOK = str.maketrans("\ufffe\uffff", "〓〓")


@settings(deadline=None)
@given(
    some.lists(some.tuples(TAME, TAME, TAME), min_size=1, max_size=5), some.sampled_from(["a.csv", "a.xlsx"])
)
def test_any_text_comes_back_by_our_own_reading(tmp_path_factory, rows, name):
    path = tmp_path_factory.mktemp("round") / name
    write_table(path, pd.DataFrame(rows, columns=["甲", "乙", "丙"]), instead="〓")
    if name == "a.xlsx":
        rows = [tuple(cell.translate(NOT_IN_A_WORKBOOK) for cell in row) for row in rows]
    assert list(read_table(path).frame.itertuples(index=False, name=None)) == rows


@settings(deadline=None)
@given(
    some.lists(
        some.tuples(some.dates(date(1873, 1, 1)), some.integers(-(10**12), 10**12)), min_size=1, max_size=5
    )
)
def test_days_and_numbers_come_back_through_every_kind_of_file(tmp_path_factory, rows):
    folder = tmp_path_factory.mktemp("round")
    frame = pd.DataFrame(
        {"受付日": pd.to_datetime([day for day, _ in rows]), "金額(円)": [number for _, number in rows]}
    )
    for name, encoding in (("a.csv", "utf-8-sig"), ("b.csv", "cp932"), ("c.xlsx", "utf-8-sig")):
        write_table(folder / name, frame, encoding=encoding)
        table = read_table(folder / name)
        assert [day.date() for day in dates(table, "受付日")] == [day for day, _ in rows]
        assert numbers(table, "金額(円)").tolist() == [number for _, number in rows]
