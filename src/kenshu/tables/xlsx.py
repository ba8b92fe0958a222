"""An .xlsx: its sheets, the values of one by calamine, the rest from its XML."""

import io
import re
import zipfile

from kenshu.tables import sheet_xml
from kenshu.tables.calamine_rows import rows_of, values_of
from kenshu.tables.package import Package, broken

WORKBOOK = "xl/workbook.xml"
PROGRAMS = ("openpyxl", "XlsxWriter", "Apache POI", "Microsoft Excel", "LibreOffice", "python-docx", "")


class Xlsx:
    """``sheets``: (name, visible) of each worksheet, in order; ``names``: defined in the book."""

    kind = "xlsx"

    def __init__(self, raw: bytes):
        self._package = package = Package(raw)
        self._kept = (None, b"")
        targets, self._parts, self._states, self.names = package.related(WORKBOOK), {}, {}, []
        for tag, given, _ in package.tags(WORKBOOK):
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
        return sheet_xml.is_empty(self._xml(name))

    def read(self, name: str):
        """(rows of texts from A1, merges, Marks) of a sheet."""
        package, xml = self._package, self._xml(name)
        marks = sheet_xml.marks_of(xml, self._zero_styles())
        rows, merges = rows_of(*values_of(self._alone(name, xml), name), marks)
        for kind, part in package.related(self._parts[name]).values():
            if kind == "comments" and part in package:
                for tag, given, _ in package.tags(part):
                    if tag == "comment":
                        marks.add("comment", *sheet_xml.place(given.get("ref", "")))
            if kind == "table" and part in package and b"filterColumn" in package.read(part):
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

    def _xml(self, name):
        """The sheet's XML; the last one is kept, for it is asked for twice."""
        if self._kept[0] != name:
            self._kept = (name, sheet_xml.checked(self._package.read(self._parts[name])))
        return self._kept[1]

    def _zero_styles(self):
        parts = [part for kind, part in self._package.related(WORKBOOK).values() if kind == "styles"]
        found = [part for part in parts if part in self._package]
        return sheet_xml.zero_styles(self._package.tags(found[0])) if found else {}

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


def _numbered(package, start):
    return [name for name in package.names(start) if name.endswith(".xml")]
