"""Whatever text stands in a table comes back as it was; whatever bytes stand in a file, the answer is a TablesError."""

import csv
import io
import random
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kenshu.tables import TablesError, read_table

CORPUS = Path(__file__).parent / "corpus"
SLOW = 5  # seconds; such a file is read in milliseconds
# The reader gives these a meaning of their own, which the corpus tests: totals, notes, Excel's ="…" and '.
# _x0041_ is Excel's own way of writing a letter by its number.
MEANT = set("計※注備出資=+-@＝＋－＠'_")
SECONDS = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def fits(codec):
    def whole(letter):
        try:
            return letter.encode(codec).decode(codec) == letter
        except UnicodeError:
            return False

    return whole


LETTERS = [
    chr(n) for n in [*range(0x20, 0x7F), *range(0xA0, 0x600), *range(0x2000, 0x2700), *range(0x3000, 0x3100)]
]
LETTERS += [
    chr(n)
    for n in [*range(0x4E00, 0xA000, 7), *range(0xE000, 0xE100), *range(0xFF01, 0xFFE0), 0x20BB7, 0x1F600]
]
ALPHABETS = {
    codec: [letter for letter in LETTERS if letter not in MEANT and fits(codec)(letter)]
    for codec in ("cp932", "utf-8", "utf-16")
}


def frames(codec, extra=""):
    """(headings, rows): headings differ; a row has no blank cell, so that none can be a note or a blank row."""
    letters = st.sampled_from(ALPHABETS[codec] + list(extra))
    cell = st.text(letters, min_size=1, max_size=8).filter(str.strip)
    heading = st.text(st.sampled_from("課名件数番号氏住所電話年月日分類あいうAB"), min_size=1, max_size=6)
    return st.integers(2, 5).flatmap(
        lambda width: st.tuples(
            st.lists(heading, min_size=width, max_size=width, unique=True),
            st.lists(st.lists(cell, min_size=width, max_size=width), min_size=1, max_size=12),
        )
    )


WRITTEN = [
    ("cp932", csv.QUOTE_MINIMAL, ","),
    ("cp932", csv.QUOTE_ALL, "\t"),
    ("utf-8", csv.QUOTE_ALL, ","),
    ("utf-8-sig", csv.QUOTE_MINIMAL, ","),
    ("utf-16", csv.QUOTE_MINIMAL, "\t"),
]


@pytest.mark.parametrize(("codec", "quoting", "delimiter"), WRITTEN)
def test_a_csv_comes_back_cell_by_cell(tmp_path, codec, quoting, delimiter):
    path = tmp_path / "a.csv"
    separable = 3 if delimiter == "\t" else 0

    @SECONDS
    @given(frames("utf-8" if codec == "utf-8-sig" else codec, extra='",\n\t'[separable:] + '"'))
    def holds(given_frame):
        headings, rows = given_frame
        out = io.StringIO(newline="")
        writer = csv.writer(out, quoting=quoting, delimiter=delimiter, lineterminator="\r\n")
        writer.writerows([headings, *rows])
        path.write_bytes(out.getvalue().encode(codec))
        table = read_table(path)
        assert list(table.frame.columns) == headings
        assert table.frame.to_numpy().tolist() == rows
        assert len(table.report.rows) == len(rows)

    holds()


@SECONDS
@given(frames("utf-8", extra="\n"))
def test_a_workbook_comes_back_cell_by_cell(tmp_path, given_frame):
    headings, rows = given_frame
    book = openpyxl.Workbook()
    for place, row in enumerate([headings, *rows], 1):
        for column, text in enumerate(row, 1):
            book.active.cell(place, column).value = text
            book.active.cell(place, column).data_type = "s"
    book.save(tmp_path / "a.xlsx")
    table = read_table(tmp_path / "a.xlsx")
    assert list(table.frame.columns) == headings
    assert table.frame.to_numpy().tolist() == rows
    assert table.report.rows == tuple(range(2, len(rows) + 2))


def read_or_refused(path, content):
    path.write_bytes(content)
    begin = time.process_time()
    try:
        table = read_table(path)
        assert all(line.strip() for line in table.report.lines())
        assert len(table.report.rows) == len(table.frame)
    except TablesError as refusal:
        assert refusal.id != "value"
        assert path.name in str(refusal) and str(refusal).endswith("。")
    assert time.process_time() - begin < SLOW


@SECONDS
@given(
    st.binary(max_size=400),
    st.sampled_from(
        [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<table>", b"\xff\xfe", b"\x1b$B"]
    ),
)
def test_any_bytes_are_read_or_refused(tmp_path, content, begin):
    read_or_refused(tmp_path / "a.csv", begin + content)


@SECONDS
@given(st.text(st.sampled_from("<>/=\"' tablerdhspn&#;-!1計表\n"), max_size=300))
def test_any_tags_are_read_or_refused(tmp_path, tags):
    read_or_refused(tmp_path / "a.xls", ("<table>" + tags).encode())


@pytest.mark.parametrize("count", [300, pytest.param(20_000, marks=pytest.mark.full)])
def test_damaged_files_of_the_corpus_are_read_or_refused(tmp_path, count):
    """A few bytes changed, put in or taken out: in the file, or in one part of a workbook."""
    files = sorted(path for path in CORPUS.glob("*/input*") if path.stat().st_size < 300_000)
    contents, draw = [path.read_bytes() for path in files], random.Random(count)
    for _ in range(count):
        content = draw.choice(contents)
        in_part = content.startswith(b"PK") and draw.random() < 0.8
        read_or_refused(tmp_path / "a.xlsx", (damaged_part if in_part else damaged)(content, draw))


def damaged(content, draw):
    content = bytearray(content)
    for _ in range(draw.choice([1, 1, 2, 5, 20])):
        place, kind = draw.randrange(len(content) + 1), draw.randrange(4)
        if kind == 0:
            content[place : place + 1] = bytes([draw.randrange(256)])
        elif kind == 1:
            content[place:place] = draw.randbytes(draw.randint(1, 8))
        elif kind == 2:
            del content[place : place + draw.randint(1, 50)]
        else:
            start = draw.randrange(len(content) + 1)
            content[place:place] = content[start : start + draw.randint(1, 200)]
    return bytes(content)


def damaged_part(content, draw):
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as new:
            victim = draw.choice(book.namelist())
            for name in book.namelist():
                part = book.read(name)
                new.writestr(name, damaged(part, draw) if name == victim else part)
    except (zipfile.BadZipFile, NotImplementedError):
        return damaged(content, draw)
    return out.getvalue()
