"""The files of the corpus: the committed ones, and those too large (or not allowed) to be committed, made here."""

import io
import struct
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pytest

CORPUS = Path(__file__).parent / "corpus"
MEGABYTE = 1 << 20


@pytest.fixture
def corpus_file():
    """(case name, its expectation, folder for made files) → path of its file."""
    return place


def place(name, case, folder):
    if "file" in case:
        return CORPUS / name / case["file"]
    return MAKERS[case["make"]](folder)


def late_kanji(folder):
    return written(folder, b"id,n\r\n" + b"1,2\r\n" * 20_000 + "計上,髙\r\n".encode("cp932"))


def late_kanji_euc(folder):
    return written(folder, b"id,n\r\n" + b"1,2\r\n" * 20_000 + "転入,変更\r\n".encode("euc_jp"))


def million_rows(folder):
    rows = "".join(f"{n},市民課,住民票\r\n" for n in range(1, 1_000_001))
    return written(folder, ("受付番号,窓口,用件\r\n" + rows).encode("cp932"))


def written(folder, raw):
    path = folder / "input.csv"
    path.write_bytes(raw)
    return path


def twelve_digits(folder):
    return saved(folder, {"Sheet1": [["受付番号", "整理番号"], [1, "A-1"], [2, int("1234" * 3)]]})


def thousand_sheets(folder):
    return saved(folder, {f"{n}番窓口": [["番号", "用件"], [n, "転入"]] for n in range(1, 1001)})


def saved(folder, sheets):
    book = openpyxl.Workbook()
    book.properties.creator = None
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(folder / "input.xlsx")
    return folder / "input.xlsx"


def a_folder(folder):
    path = folder / "受付簿.csv"
    path.mkdir()
    return path


def zip_bomb(folder):
    """A workbook of 1.3 MB whose sheet unfolds to 1,280 MB, and says so."""
    return bomb(folder, megabytes=1280)


def smaller_bomb(folder):
    """One of 1 MB and 1,000 MB: just below what the reader takes."""
    return bomb(folder, megabytes=1000)


def zip_bomb_that_lies(folder):
    """4 GB of the same, but the package declares 1,000 bytes."""
    return bomb(folder, megabytes=4000, declared=1000)


def bomb(folder, megabytes, declared=None):
    rows = [["受付番号", "氏名"], ["0001", "山咲"]]
    parts = zipfile.ZipFile(saved(folder, {"Sheet1": rows}))
    small = {name: parts.read(name) for name in parts.namelist()}
    head, tail = small.pop("xl/worksheets/sheet1.xml").split(b"</sheetData>")
    tail = b"</sheetData>" + tail
    data = chunk(head) + chunk(b" " * MEGABYTE) * megabytes + end(tail)
    crc = zlib.crc32(head)
    for _ in range(megabytes):
        crc = zlib.crc32(b" " * MEGABYTE, crc)
    size = declared or len(head) + megabytes * MEGABYTE + len(tail)
    path = folder / "input.xlsx"
    path.write_bytes(archive(small, b"xl/worksheets/sheet1.xml", data, zlib.crc32(tail, crc), size))
    return path


def chunk(text):
    """``text`` deflated up to a full flush, so that another piece may follow."""
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(text) + press.flush(zlib.Z_FULL_FLUSH)


def end(text):
    press = zlib.compressobj(9, zlib.DEFLATED, -15)
    return press.compress(text) + press.flush()


def archive(small, name, data, crc, declared):
    """A ZIP of ``small`` parts and one part of ready deflated ``data`` that claims ``declared`` bytes."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as made:
        for part, content in small.items():
            made.writestr(part, content)
        start = made.start_dir
        entries, count = made.filelist, len(made.filelist) + 1
        directory = b"".join(
            central(e.filename.encode(), e.CRC, e.compress_size, e.file_size, e.header_offset)
            for e in entries
        )
    body = raw.getvalue()[:start]
    fields = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(data), declared, len(name), 0)
    directory += central(name, crc, len(data), declared, len(body))
    body += b"PK\x03\x04" + fields + name + data
    tail = struct.pack("<HHHHIIH", 0, 0, count, count, len(directory), len(body), 0)
    return body + directory + b"PK\x05\x06" + tail


def central(name, crc, packed, size, offset):
    fields = struct.pack(
        "<HHHHHHIIIHHHHHII", 20, 20, 0, 8, 0, 33, crc, packed, size, len(name), 0, 0, 0, 0, 0, offset
    )
    return b"PK\x01\x02" + fields + name


MAKERS = {
    "late_kanji": late_kanji,
    "late_kanji_euc": late_kanji_euc,
    "million_rows": million_rows,
    "twelve_digits": twelve_digits,
    "thousand_sheets": thousand_sheets,
    "zip_bomb": zip_bomb,
    "smaller_bomb": smaller_bomb,
    "zip_bomb_that_lies": zip_bomb_that_lies,
    "folder": a_folder,
}
