"""Does each file say what datapackage.json promises? Plain code: csv, and one rule a field type."""

import csv
import io
import re
from datetime import datetime
from pathlib import Path

from kenshu.data import package
from kenshu.data.errors import DataError


def validate(place: Path | None = None) -> list[str]:
    """What is wrong with the files below ``place`` (default: ``folder()``), one Japanese line each."""
    place = place or package.folder()
    problems = []
    for resource in package.resources(place):
        try:
            data = package.contents(place, resource)
        except DataError as problem:
            problems.append(str(problem))
            continue
        problems += [f"{resource['path']}: {line}" for line in check_file(data, resource)]
    return problems


def check_file(data: bytes, resource: dict) -> list[str]:
    """Problems of one file's bytes against its resource descriptor: size, headings, types, constraints."""
    if len(data) != resource["bytes"]:
        return [f"大きさが {resource['bytes']} バイトではありません({len(data)} バイト)。"]
    return _check_table(data, resource) if "schema" in resource else []


def _check_table(data, resource):
    encoding = "utf-8-sig" if resource["encoding"] == "utf-8" else resource["encoding"]
    try:
        rows = list(csv.reader(io.StringIO(data.decode(encoding), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error) as reason:
        return [f"{resource['encoding']} のCSVとして読めません({reason})。"]
    header = resource["dialect"]["headerRows"][-1]
    fields = resource["schema"]["fields"]
    expected = [field["name"] for field in fields]
    if rows[header - 1] != expected:
        return [f"{header}行目の見出しが {'、'.join(expected)} ではありません。"]
    problems = [
        f"{n}行目の列の数が違います。"
        for n, row in enumerate(rows[header:], header + 1)
        if len(row) != len(fields)
    ]
    if problems:
        return problems
    for place, field in enumerate(fields):
        problems += _check_column([row[place] for row in rows[header:]], field, header + 1)
    return problems


def _check_column(values, field, first_row):
    problems, seen = [], set()
    rules = field["constraints"]
    for row, value in enumerate(values, first_row):
        if why := _why_wrong(value, field, rules, seen):
            problems.append(f"{row}行目「{field['name']}」の「{_short(value)}」: {why}")
        seen.add(value)
    return problems


def _short(value):
    line = value.replace("\n", "↵")
    return line if len(line) <= 40 else f"{line[:39]}…"


def _why_wrong(value, field, rules, seen):
    if value == "":
        return "空欄です。" if rules.get("required") else None
    if not _has_type(value, field):
        return f"型が {field['type']} ではありません。"
    if value not in rules.get("enum", [value]):
        return f"コード表にありません({'、'.join(rules['enum'])})。"
    if "pattern" in rules and not re.fullmatch(rules["pattern"], value):
        return "決められた書き方ではありません。"
    if "minimum" in rules and float(value) < rules["minimum"]:
        return f"{rules['minimum']} より小さい数です。"
    if rules.get("unique") and value in seen:
        return "同じ値がほかの行にもあります。"
    return None


def _has_type(value, field):
    if field["type"] == "integer":
        return re.fullmatch(r"-?\d+", value, re.ASCII) is not None
    if field["type"] == "number":
        return re.fullmatch(r"-?\d+(\.\d+)?", value, re.ASCII) is not None
    if field["type"] == "string":
        return True
    try:
        return datetime.strptime(value, field["format"]).strftime(field["format"]) == value
    except ValueError:
        return False
