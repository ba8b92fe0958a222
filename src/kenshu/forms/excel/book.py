"""A workbook from the box, opened with care: macros, passwords and bombs are refused before anything is read."""

import re
import warnings
from io import BytesIO

from kenshu import KenshuError
from kenshu.tables import TablesError
from kenshu.tables.package import Package

LARGEST = 20 * 2**20  # bytes of the file
UNPACKED = 60 * 2**20  # bytes of all its sheets
_OLE = b"\xd0\xcf\x11\xe0"
_FORMULA = re.compile(rb"<(\w+:)?f[ >/]")
SAVE_AGAIN = "配ったブックに書き写し、「Excelブック(.xlsx)」で保存してもらってください。"


class WorkbookError(KenshuError):
    """A workbook that is not read; the text says why and what to do. ``foreign``: it is none of the course's."""

    def __init__(self, text: str, *, foreign: bool = False):
        super().__init__(text)
        self.foreign = foreign


def opened(content: bytes):
    """The workbook with its values (openpyxl), formulas without a value as 「=…」. Raises WorkbookError."""
    _check_outside(content)
    try:
        package = Package(content)
        sheets = [part for part in package.names("xl/worksheets/") if part.endswith(".xml")]
        _refuse_macros(package)
        has_formula = any(_FORMULA.search(package.read(part, UNPACKED)) for part in sheets)
    except TablesError as error:
        raise WorkbookError(str(error), foreign=True) from error
    book = _loaded(content, values=True)
    if has_formula:
        _show_uncalculated(book, _loaded(content, values=False))
    return book


def _check_outside(content: bytes):
    if len(content) > LARGEST:
        raise WorkbookError(
            f"大きすぎます({len(content) / 2**20:.0f} MB)。貼り付けた写真などを消し、{SAVE_AGAIN}"
        )
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise WorkbookError(
                "パスワードが付いているので開けません。本人にパスワードを外して保存し直してもらってください。"
            )
        raise WorkbookError(f"古い形式(.xls)なので読めません。{SAVE_AGAIN}")
    if not content.startswith(b"PK"):
        raise WorkbookError(f"Excelのブックではありません。{SAVE_AGAIN}", foreign=True)


def _refuse_macros(package: Package):
    types = package.read("[Content_Types].xml", UNPACKED)
    if any("vbaproject" in part.lower() for part in package.names("xl/")) or b"macroEnabled" in types:
        raise WorkbookError(f"マクロが入っているので、開かずに止めました。{SAVE_AGAIN}")
    total = 0
    for part in package.names("xl/"):
        if part.endswith(".xml"):
            total += len(package.read(part, UNPACKED))
        if total > UNPACKED:
            raise WorkbookError(f"中身が大きすぎます。貼り付けた表や図を消し、{SAVE_AGAIN}")


def _loaded(content: bytes, *, values: bool):
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of features it leaves out: none of them is ours
        try:
            return load_workbook(BytesIO(content), data_only=values, keep_links=False)
        except Exception as error:  # whatever a damaged part makes openpyxl raise
            raise WorkbookError(f"ブックが壊れていて読めません。{SAVE_AGAIN}") from error


def _show_uncalculated(book, formulas):
    """Where a formula was never calculated there is no value: its text stands there instead, to be named."""
    for sheet in formulas.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and book[sheet.title][cell.coordinate].value is None:
                    book[sheet.title][cell.coordinate].value = str(cell.value)
                    book[sheet.title][cell.coordinate].data_type = "f"
