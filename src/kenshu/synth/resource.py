"""One data file of the city: its bytes and the Frictionless descriptor that names, hashes and explains it."""

import csv
import hashlib
import io
from dataclasses import dataclass


@dataclass(frozen=True)
class Resource:
    """``path``: below datasets/, with "/"; ``descriptor``: its entry in datapackage.json; ``data``: its bytes."""

    path: str
    descriptor: dict
    data: bytes


def clean_csv(
    name: str, path: str, rows: list, fields: list[dict], *, title: str, description: str
) -> Resource:
    """The reference: UTF-8 with BOM, one heading row. ``rows``: headings first, all cells text."""
    return _csv(name, path, rows, fields, title, description, "utf-8-sig", header=1)


def raw_csv(
    name: str, path: str, rows: list, fields: list[dict], *, title: str, description: str, header: int = 2
) -> Resource:
    """As received: CP932; ``header``: the row number, from 1, of the headings. The name gets ``-raw``."""
    return _csv(
        f"{name}-raw", path, rows, fields, f"{title} 受け取ったまま", description, "cp932", header=header
    )


def other_file(
    name: str, path: str, data: bytes, *, title: str, description: str, format: str, mediatype: str
):
    """A file that is no table, such as an event log in XES. UTF-8."""
    return Resource(path, {
        "name": name, "path": path, "title": title, "description": description, "profile": "data-resource",
        "format": format, "mediatype": mediatype, "encoding": "utf-8", **_hashed(data),
    }, data)  # fmt: skip


def _csv(name, path, rows, fields, title, description, encoding, header):
    data = csv_bytes(rows, encoding)
    return Resource(path, {
        "name": name, "path": path, "title": title, "description": description,
        "profile": "tabular-data-resource", "format": "csv", "mediatype": "text/csv",
        "encoding": "utf-8" if encoding == "utf-8-sig" else encoding,
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "headerRows": [header]},
        **_hashed(data),
        "schema": {"fields": fields, "missingValues": [""]},
    }, data)  # fmt: skip


def csv_bytes(rows: list, encoding: str) -> bytes:
    """Rows of text cells as CSV with CRLF. Raises UnicodeEncodeError for what CP932 does not hold."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue().encode(encoding)


def _hashed(data):
    return {"bytes": len(data), "hash": f"sha256:{hashlib.sha256(data).hexdigest()}"}
