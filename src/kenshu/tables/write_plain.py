"""The bytes of a CSV: quoted, CRLF, and no cell that a spreadsheet would run."""

import csv
import io
import re

from kenshu.tables.report import Finding

FORMULA = tuple("=+-@\t\r＝＋－＠")
HARMLESS = re.compile(r"[-+－＋]?[\d,]*\.?\d+|[-+－＋]+")


def write_plain(out, table, encoding: str) -> list[Finding]:
    """Write (headings, columns of text) into the binary file ``out``; the cells that got a leading ' ."""
    headings, columns = table
    findings = []
    text = io.TextIOWrapper(out, encoding=encoding, newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for number, row in enumerate([headings, *zip(*columns.values(), strict=True)], 1):
        unsafe = [place for place, cell in enumerate(row) if is_formula(cell)]
        if unsafe:
            row = [f"'{cell}" if place in unsafe else cell for place, cell in enumerate(row)]
            findings += [_guarded(number, headings[place], row[place][1:]) for place in unsafe]
        writer.writerow(row)
    text.flush()
    text.detach()
    return findings


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet would compute the cell; signed numbers and bare signs it would not."""
    return cell.startswith(FORMULA) and not HARMLESS.fullmatch(cell)


def _guarded(row, heading, cell):
    said = f"{row}行目「{heading}」の「{cell[:30]}」は、式として動かないように、先頭に ' を付けて書きました。"
    return Finding("guarded-formula", "changed", row, heading, cell, said)
