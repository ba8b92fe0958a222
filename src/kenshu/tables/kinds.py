"""What a file is, by its content and never by its name; what is no table is refused with what it is."""

import codecs
import re

from kenshu.tables.errors import TablesError

OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
# Beginnings of files that are no tables: what they are, what to do.
OTHERS = {
    b"%PDF": ("PDF", "もとの表をCSVかExcelで書き出してください。"),
    b"\x89PNG": ("画像(PNG)", "もとの表をCSVかExcelで書き出してください。"),
    b"\xff\xd8\xff": ("画像(JPEG)", "もとの表をCSVかExcelで書き出してください。"),
    b"GIF8": ("画像(GIF)", "もとの表をCSVかExcelで書き出してください。"),
    b"II*\x00": ("画像(TIFF)", "もとの表をCSVかExcelで書き出してください。"),
    b"\x1f\x8b": ("圧縮ファイル(gzip)", "展開してから選んでください。"),
    b"7z\xbc\xaf": ("圧縮ファイル(7z)", "展開してから選んでください。"),
    b"Rar!": ("圧縮ファイル(RAR)", "展開してから選んでください。"),
    b"PK\x05\x06": ("空の圧縮ファイル(zip)", "もとの表を選び直してください。"),
    b"{\\rtf": ("ワープロの文書(RTF)", "もとの表をCSVかExcelで書き出してください。"),
    b"SQLite format 3": ("データベース(SQLite)", "もとの表をCSVで書き出してください。"),
    b"MZ": ("プログラム", "もとの表を選び直してください。"),
    b"\x7fELF": ("プログラム", "もとの表を選び直してください。"),
    b"MIME-Version:": ("Webページ(mht)", "Excelで開き、「Excelブック(.xlsx)」で保存し直してください。"),
}
EMPTY = b" \t\r\n\x00\xef\xbb\xbf\xff\xfe\x1a"  # spaces, and the marks of UTF-8 and UTF-16
ZIP_KINDS = {
    "xl/workbook.bin": ("Excelバイナリブック(.xlsb)", "Excelで開き、「Excelブック(.xlsx)」で保存し直してください。"),
    "word/document.xml": ("Wordの文書", "表をExcelに貼り付けて保存し直してください。"),
    "ppt/presentation.xml": ("PowerPoint", "表をExcelに貼り付けて保存し直してください。"),
    "content.xml": ("OpenDocument(.ods など)", "Excelで開き、「Excelブック(.xlsx)」で保存し直してください。"),
}  # fmt: skip
_JSON = re.compile(rb"""\{\s*["}]|\[\s*[{\[]|\[\s*"[^"]*"\s*[,\]]""")
_STREAMS = {
    "EncryptedPackage": "password",
    "Workbook": "xls",
    "Book": "xls",
}


def kind_of(raw: bytes) -> str:
    """``csv``, ``html``, ``xls`` or ``zip`` (an .xlsx if its list of parts says so).

    Raises TablesError: empty, password, not-a-table.
    """
    if not raw[:4096].strip(EMPTY) and not raw.strip(EMPTY):
        raise TablesError("ファイルが空です(0文字)。もとのシステムから書き出し直してください。", id="empty")
    if raw.startswith(ZIP):
        return "zip"
    if raw.startswith(OLE):
        return _ole(raw)
    for start, (what, do) in OTHERS.items():
        if raw.startswith(start):
            raise not_a_table(what, do)
    return _text(raw)


def not_a_table(what: str, do: str) -> TablesError:
    """The refusal of a file that is something else."""
    return TablesError(f"表のファイルではありません。中身は{what}です。{do}", id="not-a-table")


def password() -> TablesError:
    """The refusal of a workbook that cannot be opened without its password."""
    return TablesError(
        "パスワードつきのExcelです。Excelで開いてパスワードを外し、別の名前で保存してから選んでください。",
        id="password",
    )


def _ole(raw):
    for name, kind in _STREAMS.items():
        if name.encode("utf-16-le") in raw:
            if kind == "password":
                raise password()
            return kind
    raise not_a_table(
        "古いOfficeのファイル(Excelの表ではないもの)", "表をExcelブック(.xlsx)で保存し直してください。"
    )


def _text(raw):
    start = raw[:4096]
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if start.startswith(mark):
            start = start[2:].decode(codec, "replace").encode("utf-8", "replace")
    begin = start.removeprefix(codecs.BOM_UTF8).lstrip().lower()
    if begin.startswith(b"<?xml") and b"spreadsheet" in begin and b"<html" not in begin:
        raise not_a_table("Excel 2003のXML", "Excelで開き、「Excelブック(.xlsx)」で保存し直してください。")
    if begin.startswith((b"<!doctype html", b"<html", b"<table", b"<head", b"<body", b"<meta", b"<!--")):
        return "html"
    if _JSON.match(begin):
        raise not_a_table("JSON", "もとのシステムからCSVかExcelで書き出してください。")
    if begin.startswith((b"<?xml", b"<!doctype")):
        if b"<html" in begin:
            return "html"
        raise not_a_table("XML", "もとのシステムからCSVかExcelで書き出してください。")
    return "csv"
