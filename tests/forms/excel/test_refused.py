"""A workbook with a macro or a password, a broken one, one of elsewhere: each is refused with its reason."""

import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook
from tests.forms import hand

from kenshu.forms import excel
from kenshu.forms.excel import places

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)


def with_part(content, name, data):
    """The same zip with one part more, or another content of it."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        new.writestr(name, data)
    return stream.getvalue()


def macro_type(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        types = book.read("[Content_Types].xml")
    return with_part(
        content, "[Content_Types].xml", types.replace(b"spreadsheetml.sheet.main", b"sheet.macroEnabled.main")
    )


def changed(content, cell, value):
    """Another word in the hidden sheet."""
    book = load_workbook(io.BytesIO(content))
    book[places.ABOUT][cell] = value
    return hand.saved(book)


def without_keys(content):
    book = load_workbook(io.BytesIO(content))
    for sheet in book.worksheets:
        if sheet.title != places.ABOUT:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and "|" in cell.value:
                        cell.value = None
    return hand.saved(book)


def some_book(_):
    book = Workbook()
    book.active["A1"] = "名簿"
    return hand.saved(book)


BAD = {
    "macro": (lambda good: with_part(good, "xl/vbaProject.bin", b"x"), "マクロが入っている"),
    "macro by its type": (macro_type, "マクロが入っている"),
    "password": (lambda _: OLE + "EncryptedPackage".encode("utf-16-le"), "パスワードが付いている"),
    "old xls": (lambda _: OLE, "古い形式"),
    "no workbook": (lambda _: "受講者番号,答え".encode("cp932"), "Excelのブックではありません"),
    "empty": (lambda _: b"", "Excelのブックではありません"),
    "cut off": (lambda good: good[: len(good) // 2], "壊れています"),
    "a sheet that is no XML": (
        lambda good: with_part(good, "xl/worksheets/sheet2.xml", b"<a"),
        "壊れていて読めません",
    ),
    "bomb": (lambda good: with_part(good, "xl/worksheets/sheet9.xml", b" " * (70 << 20)), "大きすぎ"),
    "another workbook": (some_book, "この研修のブックではない"),
    "another version": (lambda good: changed(good, "B1", "9"), "別の版の研修"),
    "class id that is none": (lambda good: changed(good, "B2", "<script>"), "書きかえられています"),
    "session that is none": (lambda good: changed(good, "B3", "../s3"), "書きかえられています"),
    "city that is none": (lambda good: changed(good, "B4", "みどり野市"), "書きかえられています"),
    "keys gone": (without_keys, "欄が見つかりません"),
}


@pytest.mark.parametrize("name", BAD)
def test_it_is_refused_and_says_why(blank, questions, name):
    make, said = BAD[name]
    with pytest.raises(excel.WorkbookError, match=said) as refusal:
        excel.read(make(blank), {"s3": questions})
    assert "。" in str(refusal.value)


def test_a_workbook_of_a_session_the_class_does_not_have_says_so(blank, questions):
    found = excel.read(blank, {"s1": questions})
    assert (found.session, found.readings) == ("s3", {})
