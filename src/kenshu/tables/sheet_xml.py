"""What the XML of one sheet says beside its values: by patterns over its bytes, for a sheet may have a gigabyte."""

import re

from kenshu.tables.calamine_rows import MOST_CELLS
from kenshu.tables.errors import TablesError
from kenshu.tables.marks import Marks
from kenshu.tables.package import broken

_CELL, _VALUE_TAG = rb"<(?:\w+:)?c\b", rb"<(?:\w+:)?v>"
_FORMULA_TAGS = rb"<(?:\w+:)?f\b[^<>]*?(?:/>|>[^<]*</(?:\w+:)?f>)"
_HOLDS = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
_CELL_AT = re.compile(rb"""\sr=["']([A-Z]{1,3})(\d{1,7})["']""")
_ODD_CELL = re.compile(rb"""<c(?:[>/]|\s+(?!r=["'][A-Z]{1,3}\d{1,7}["']))""")
_TWO_LETTERS, _THREE_LETTERS, _FIVE_FIGURES, _SEVEN_FIGURES = (
    re.compile(rb"""r=["']""" + pattern)
    for pattern in (b"[A-Z]{2}", b"[A-Z]{3}", rb"[A-Z]{1,3}\d{5}", rb"[A-Z]{1,3}\d{7}")
)
_ROW_OR_CELL = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^<>]*)>")
_HIDES = (b"hidden=", b' ht="0', b" ht='0", b'width="0', b"width='0")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^<>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^<>]*)>")
_ERROR = re.compile(
    _CELL + rb"""([^<>]*\bt=["']e["'][^<>]*)>\s*(?:""" + _FORMULA_TAGS + rb")?" + _VALUE_TAG + rb"([^<]*)<"
)
_FORMULA = re.compile(_CELL + rb"([^<>]*)>\s*" + _FORMULA_TAGS + rb"\s*(?:<(?:\w+:)?v[^<>/]*>([^<]*)<)?")
_GIVEN = re.compile(rb"""\b([A-Za-z]+)=["']([^"'<>]*)["']""")
_ZEROS = re.compile("0{2,}")


def checked(xml: bytes) -> bytes:
    """The sheet's XML in UTF-8, without a document type: what the patterns here and calamine expect.

    Raises TablesError ``broken-file``, ``too-big-inside``.
    """
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")):
        xml = xml.decode("utf-16", "replace").encode()
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:65536]:
        raise broken()
    try:
        _refuse_giant(xml)
    except ValueError as reason:
        raise broken() from reason
    return xml


def is_empty(xml: bytes) -> bool:
    """Whether a sheet holds no value."""
    return not _HOLDS.search(xml)


def marks_of(xml: bytes, zero_styles: dict[int, int]) -> Marks:
    """Hidden rows and columns, filter, errors, formulas, numbers shown with zeros that they do not hold.

    ``zero_styles``: number of a style → how many figures it shows at least. Raises TablesError ``broken-file``.
    """
    marks = Marks(filtered="sheet" if b"filterColumn" in xml else "")
    try:
        if any(word in xml for word in _HIDES):
            _find_hidden(xml, marks)
        for given, text in _ERROR.findall(xml) if b't="e"' in xml or b"t='e'" in xml else ():
            marks.errors[_at(given)] = text.decode()
        for given, value in _FORMULA.findall(xml) if b"<f" in xml or b":f" in xml else ():
            has_value = value or _given(given).get("t") == "str"
            marks.add("formula-cell" if has_value else "formula-no-value", *_at(given))
        if zero_styles:
            _find_zeros(xml, zero_styles, marks)
    except (KeyError, ValueError, OverflowError) as reason:
        raise broken() from reason
    return marks


def place(reference: str) -> tuple[int, int]:
    """(row, column) from 1 of a cell's reference.

    >>> place("B4")
    (4, 2)
    """
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", reference)
    if not match:
        raise broken()  # a cell without its place: Excel's own files always say it
    return int(match[2]), _column(match[1].encode())


def zero_styles(tags) -> dict[int, int]:
    """Number of a style → figures, of the styles that fill numbers up with zeros (0000); from styles.xml."""
    shown, styles, found = {}, [], {}
    for tag, given, _ in tags:
        if tag == "numFmt" and _ZEROS.fullmatch(given.get("formatCode", "")):
            shown[given.get("numFmtId")] = len(given["formatCode"])
        elif tag == "xf":
            styles.append(given.get("numFmtId"))
        elif tag == "cellStyleXfs":
            styles = []
        elif tag == "cellXfs":
            found = {number: shown[one] for number, one in enumerate(styles) if one in shown}
    return found


def _find_hidden(xml, marks):
    row = 0
    for match in _ROW.finditer(xml):
        given = _given(match[1])
        row = int(given.get("r", row + 1))
        if _is_hidden(given, "ht"):
            marks.hidden_rows.append(row)
    for match in _COLUMN.finditer(xml):
        given = _given(match[1])
        if _is_hidden(given, "width"):
            marks.hidden_columns += range(int(given["min"]), min(int(given["max"]), 16_384) + 1)


def _find_zeros(xml, zero_styles, marks):
    numbers = b"|".join(str(number).encode() for number in zero_styles)
    pattern = _CELL + rb"""([^<>]*\bs=["'](""" + numbers + rb""")["'][^<>]*)>\s*""" + _VALUE_TAG + rb"(\d+)<"
    for given, style, value in re.findall(pattern, xml):
        is_number = _given(given).get("t", "n") == "n"
        if is_number and len(value) < zero_styles[int(style)]:
            marks.add("lost-zeros", *_at(given))


def _refuse_giant(xml):
    """Refuse a sheet whose rectangle from A1 to the last cell would fill the memory."""
    row, column = _extent(xml)
    if row * column > MOST_CELLS or xml.count(b"<c ") > MOST_CELLS:
        said = (
            f"シートが{_letters(column)}{row}のセルまで広がっていて、大きすぎます。"
            "表から離れたところに空白や消し忘れがないか確かめ、表だけを新しいブックに写してください。"
        )
        raise TablesError(said, id="too-big-inside")


def _extent(xml):
    """(last row, last column), or a little more, that any cell of the sheet has."""
    if b":c " in xml or b":c>" in xml or _ODD_CELL.search(xml):
        return _walked(xml)
    if not _THREE_LETTERS.search(xml) and not _SEVEN_FIGURES.search(xml):
        if not _TWO_LETTERS.search(xml):
            return 999_999, 26
        if not _FIVE_FIGURES.search(xml):
            return 9_999, 702
    found = set(_CELL_AT.findall(xml))
    rows, columns = {row for _, row in found}, {letters for letters, _ in found}
    return max(map(int, rows), default=1), max(map(_column, columns), default=1)


def _walked(xml):
    """The same when cells have no place of their own, or an odd one: tag by tag; rows must come in order."""
    row = column = last_row = last_column = 0
    for match in _ROW_OR_CELL.finditer(xml):
        given = _given(match[2]).get("r")
        if match[1] == b"row":
            row, column = int(given) if given else row + 1, 0
            if row <= last_row:
                raise broken()
            continue
        row, column = place(given) if given else (row, column + 1)
        last_row, last_column = max(last_row, row), max(last_column, column)
    return last_row, last_column


def _is_hidden(given, size):
    return given.get("hidden") in ("1", "true") or re.fullmatch(r"0(\.0+)?", given.get(size, "")) is not None


def _given(text):
    return {key.decode(): value.decode() for key, value in _GIVEN.findall(text)}


def _at(given):
    return place(_given(given).get("r", ""))


def _letters(column):
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _column(letters):
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
