"""An old .xls (BIFF8): values by calamine, hidden rows, notes, links and the rest from its records (MS-XLS)."""

import struct

from kenshu.tables import kinds
from kenshu.tables.calamine_rows import rows_of, values_apart
from kenshu.tables.marks import Marks
from kenshu.tables.ole import stream
from kenshu.tables.package import broken

BOF, EOF, SHEET, ROW, COLUMNS, NOTE, FILTER = 0x809, 0x0A, 0x85, 0x208, 0x7D, 0x1C, 0x9B
TEXTS = 0xFC
ERROR, FORMULA, NAME, BOOK, PIVOT, PASSWORD, WRITER = 0x205, 0x06, 0x18, 0x1AE, 0xD5, 0x2F, 0x5C
VALUES = {0x203, 0x27E, 0xBD, 0xFD, 0x204, 0xD6, ERROR, FORMULA}
ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
BUILT_IN, HIDDEN_ROW, HIDDEN_COLUMNS, HIDDEN_SHEET, WORKSHEET = 0x20, 0x20, 0x1, 0x3, 0
SECTOR, LAST_COLUMN = 512, 255
PROGRAMS = (b"Calc", b"None", b"xlwt", b"Apache POI")  # no persons
OWN_BOOK, ADD_INS = (0x01, 0x04), (0x01, 0x3A)


class Xls:
    """``sheets``: (name, visible) of each worksheet, in order; ``names``: defined in the book."""

    kind = "xls"

    def __init__(self, raw: bytes):
        raw += bytes(-len(raw) % SECTOR)  # calamine stumbles over a last sector that was cut off
        self._raw, self._counts, self._places, self.sheets, self.names = raw, {}, {}, [], []
        self._content = stream(raw, "Workbook", "Book")
        try:
            self._globals()
        except (struct.error, IndexError, UnicodeDecodeError) as reason:
            raise broken() from reason
        if not self.sheets:
            raise broken()

    def _globals(self):
        counts = dict.fromkeys(("author", "external-link", "pivot-cache"), 0)
        for id, data in self._records(0):
            if id == BOF and struct.unpack_from("<H", data)[0] != 0x600:
                raise kinds.not_a_table(
                    "Excel 95以前のブック", "Excelで開き、「Excelブック(.xlsx)」で保存し直してください。"
                )
            elif id == PASSWORD:
                raise kinds.password()
            elif id == SHEET:
                self._sheet(data)
            elif id == TEXTS and struct.unpack_from("<I", data, 4)[0] > len(self._content) // 3:
                raise broken()
            elif id == WRITER:
                counts["author"] += not any(name in data for name in PROGRAMS) and bool(
                    data[3:].strip(b" \0")
                )
            elif id == NAME and not struct.unpack_from("<H", data)[0] & BUILT_IN:
                self.names.append(_text(data[14:], data[3]))
            elif id == BOOK:
                counts["external-link"] += tuple(data[2:4]) not in (OWN_BOOK, ADD_INS)
            elif id == PIVOT:
                counts["pivot-cache"] += 1
        self._counts = counts

    def _sheet(self, data):
        place, state, kind, length = struct.unpack_from("<IBBB", data)
        name = _text(data[7:], length)
        if kind == WORKSHEET:
            self._places[name] = place
            self.sheets.append((name, not state & HIDDEN_SHEET))

    def _records(self, at):
        """(id, data) of the records from ``at`` to the end of this part of the stream."""
        depth = 0
        while at + 4 <= len(self._content):
            id, length = struct.unpack_from("<HH", self._content, at)
            yield id, self._content[at + 4 : at + 4 + length]
            depth += (id == BOF) - (id == EOF)
            if depth <= 0:
                return
            at += 4 + length

    def is_empty(self, name: str) -> bool:
        """Whether a sheet holds no value."""
        return not any(id in VALUES for id, _ in self._records(self._places[name]))

    def read(self, name: str):
        """(rows of texts from A1, merges, Marks) of a sheet."""
        try:
            marks = self._marks(name)
        except (struct.error, IndexError) as reason:
            raise broken() from reason
        rows, merges = rows_of(*values_apart(self._raw, name), marks)
        return rows, merges, marks

    def _marks(self, name):
        marks, formulas = Marks(), []
        for id, data in self._records(self._places[name]):
            if id in VALUES and struct.unpack_from("<H", data, 2)[0] > LAST_COLUMN:
                raise broken()
            if id == ROW and struct.unpack_from("<H", data, 12)[0] & HIDDEN_ROW:
                marks.hidden_rows.append(struct.unpack_from("<H", data)[0] + 1)
            elif id == COLUMNS:
                first, last, _, _, state = struct.unpack_from("<5H", data)
                marks.hidden_columns += range(first + 1, min(last, 255) + 2) if state & HIDDEN_COLUMNS else ()
            elif id == FILTER:
                marks.filtered = "sheet"
            elif id in (NOTE, ERROR, FORMULA):
                row, column = struct.unpack_from("<HH", data)
                at = (row + 1, column + 1)
                if id == NOTE:
                    marks.add("comment", *at)
                elif id == ERROR and data[7]:
                    marks.errors[at] = ERRORS.get(data[6], "#N/A")
                elif id == FORMULA:
                    formulas.append(at)
                    if data[12:14] == b"\xff\xff" and data[6] == 2:
                        marks.errors[at] = ERRORS.get(data[8], "#N/A")
        if formulas:
            marks.cells["formula-cell"] = formulas
        return marks

    def behind(self, name: str) -> dict[str, int]:
        """How many things of each kind are left in the book."""
        comments = sum(
            id == NOTE
            for other, place in self._places.items()
            if other != name
            for id, _ in self._records(place)
        )
        return {"other-comment": comments, **self._counts}


def _text(data, length):
    """A string of BIFF8: one byte says whether its letters have two."""
    if data[0] & 1:
        return data[1 : 1 + length * 2].decode("utf-16-le")
    return data[1 : 1 + length].decode("latin-1")
