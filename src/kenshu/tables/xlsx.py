"""An .xlsx: its sheets, the values of one by calamine, the rest from its XML."""

import io
import re
import zipfile

from kenshu.tables.calamine_rows import MOST_CELLS, rows_of
from kenshu.tables.errors import TablesError
from kenshu.tables.marks import Marks
from kenshu.tables.package import Package, broken

WORKBOOK = "xl/workbook.xml"
PROGRAMS = ("openpyxl", "XlsxWriter", "Apache POI", "Microsoft Excel", "LibreOffice", "python-docx", "")
_VALUE = re.compile(rb"<(?:\w+:)?(?:v|is)[\s>]")
_CELL_AT = re.compile(rb"""\sr=["']([A-Z]{1,3})(\d{1,7})["']""")
_ROW = re.compile(rb"<(?:\w+:)?row\b([^>]*)>")
_COLUMN = re.compile(rb"<(?:\w+:)?col\b([^>]*)>")
_FILTER = re.compile(rb"<(?:\w+:)?filterColumn\b")
_ERROR = re.compile(
    rb"""<(?:\w+:)?c\b([^>]*\bt=["']e["'][^>]*)>(?:<(?:\w+:)?f\b.*?)?<(?:\w+:)?v>([^<]*)<""", re.DOTALL
)
_FORMULA = re.compile(
    rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?f\b[^>]*?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v[^>/]*>([^<]*)<)?"
)
_GIVEN = re.compile(rb"""\b([A-Za-z]+)=["']([^"']*)["']""")


class Xlsx:
    """``sheets``: (name, visible) of each worksheet, in order; ``names``: defined in the book."""

    kind = "xlsx"

    def __init__(self, raw: bytes):
        self._package = package = Package(raw)
        targets, self._parts, self._states, self.names = package.related(WORKBOOK), {}, {}, []
        for tag, given, text in package.tags(WORKBOOK):
            if tag == "sheet":
                kind, part = targets.get(given.get("id", ""), ("", ""))
                if kind in ("worksheet", "") and part in package:
                    self._parts[given.get("name", "")] = part
                    self._states[given.get("name", "")] = given.get("state", "visible") == "visible"
            elif tag == "definedName" and not given.get("name", "_xlnm.").startswith("_xlnm."):
                self.names.append(given["name"])
        if not self._parts:
            raise broken()

    @property
    def sheets(self) -> list[tuple[str, bool]]:
        return list(self._states.items())

    def is_empty(self, name: str) -> bool:
        """Whether a sheet holds no value."""
        return not _VALUE.search(self._package.read(self._parts[name]))

    def read(self, name: str):
        """(rows of texts from A1, merges, Marks) of a sheet."""
        xml = _utf8(self._package.read(self._parts[name]))
        _refuse_giant(xml)
        marks = _marks(xml)
        rows, merges = rows_of(self._alone(name, xml), name, marks)
        for kind, part in self._package.related(self._parts[name]).values():
            if kind == "comments" and part in self._package:
                marks.cells.setdefault("comment", []).extend(_comments(self._package.tags(part)))
            if kind == "table" and part in self._package and _FILTER.search(self._package.read(part)):
                marks.filtered = "table"
        return rows, merges, marks

    def behind(self, name: str) -> dict[str, int]:
        """How many things of each kind are left in the book."""
        package = self._package
        own = {part for kind, part in package.related(self._parts[name]).values() if kind == "comments"}
        others = [
            part for part in package.names("xl/") if re.search(r"comments\d*\.xml$", part) and part not in own
        ]
        comments = sum(tag == "comment" for part in others for tag, *_ in package.tags(part))
        return {
            "other-comment": comments,
            "author": self._authors(),
            "external-link": len(_numbered(package, "xl/externalLinks/externalLink")),
            "pivot-cache": len(_numbered(package, "xl/pivotCache/pivotCacheDefinition")),
            "picture": len(package.names("xl/media/")),
            "macro": int("xl/vbaProject.bin" in package),
        }

    def _authors(self):
        if "docProps/core.xml" not in self._package:
            return 0
        names = {
            text.strip()
            for tag, _, text in self._package.tags("docProps/core.xml")
            if tag in ("creator", "lastModifiedBy")
        }
        return len(names - set(PROGRAMS))

    def _alone(self, name, xml):
        """A book of this one sheet, from parts whose size is known, for calamine."""
        parts = ["[Content_Types].xml", "_rels/.rels", WORKBOOK, "xl/_rels/workbook.xml.rels"]
        parts += [
            part
            for kind, part in self._package.related(WORKBOOK).values()
            if kind in ("styles", "sharedStrings")
        ]
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as book:
            for part in dict.fromkeys(parts):
                if part in self._package:
                    book.writestr(part, self._package.read(part))
            book.writestr(self._parts[name], xml)
        out.seek(0)
        return out


def _utf8(xml):
    """The sheet's XML in UTF-8, without a document type: what the patterns below and calamine expect."""
    for mark, codec in ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if xml.startswith(mark):
            xml = xml.decode(codec, "replace").encode()
    if b"<!DOCTYPE" in xml[:4096] or b"<!ENTITY" in xml[:65536]:
        raise broken()
    return xml


def _refuse_giant(xml):
    """Refuse a sheet whose rectangle from A1 to the last cell would fill the memory."""
    found = set(_CELL_AT.findall(xml))
    if not found:
        return
    letters = max({letters for letters, _ in found}, key=_place)
    row = max(int(row) for row in {row for _, row in found})
    if _place(letters) * row > MOST_CELLS:
        said = (
            f"シートが{letters.decode()}{row}のセルまで広がっていて、大きすぎます。"
            "表から離れたところに空白や消し忘れがないか確かめ、表だけを新しいブックに写してください。"
        )
        raise TablesError(said, id="too-big-inside")


def _marks(xml):
    marks = Marks(filtered="sheet" if _FILTER.search(xml) else "")
    if b"hidden" in xml:
        row = 0
        for match in _ROW.finditer(xml):
            given = _given(match[1])
            row = int(given.get("r", row + 1))
            if given.get("hidden") in ("1", "true"):
                marks.hidden_rows.append(row)
        for match in _COLUMN.finditer(xml):
            given = _given(match[1])
            if given.get("hidden") in ("1", "true"):
                marks.hidden_columns += range(int(given["min"]), min(int(given["max"]), 16_384) + 1)
    for given, text in _ERROR.findall(xml) if b't="e"' in xml or b"t='e'" in xml else ():
        marks.errors[_at(_given(given))] = text.decode()
    for given, value in _FORMULA.findall(xml) if re.search(rb"<(?:\w+:)?f\b", xml) else ():
        given = _given(given)
        id = "formula-cell" if value or given.get("t") == "str" else "formula-no-value"
        marks.cells.setdefault(id, []).append((*_at(given), ""))
    return marks


def _given(text):
    return {key.decode(): value.decode() for key, value in _GIVEN.findall(text)}


def _at(given):
    """(row, column) from 1 of a cell's reference such as B4."""
    match = re.fullmatch(r"([A-Z]{1,3})(\d{1,7})", given.get("r", ""))
    if not match:
        raise broken()  # a cell without its place: Excel's own files always say it
    return int(match[2]), _place(match[1].encode())


def _place(letters):
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def _comments(tags):
    return [(*_at({"r": given.get("ref", "")}), "") for tag, given, _ in tags if tag == "comment"]


def _numbered(package, start):
    return [name for name in package.names(start) if name.endswith(".xml")]
