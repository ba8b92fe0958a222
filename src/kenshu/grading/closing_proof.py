"""Proof by search that deleted people's data are gone: every file, every entry of every zip, every database row."""

import html
import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from kenshu.grading.backup import NAMES
from kenshu.grading.database_reading import reading

SHORTEST = 6  # letters; a shorter answer (はい, 240) is no trace of anybody
DEEPEST = 3  # a zip in a zip in a zip
WRITTEN_BY_US = ("at", "door", "city", "session", "from", "unit")
ENCODINGS = ("utf-8", "cp932", "utf-16-le", "utf-16-be")


@dataclass(frozen=True)
class Traces:
    """What must not be found: ``names`` and ``texts`` anywhere, ``numbers`` as whole words."""

    names: frozenset[str]
    numbers: frozenset[str]
    texts: frozenset[str]

    def pattern(self) -> re.Pattern[bytes]:
        """One expression over bytes for every way these may be written down."""
        spoken = {form for text in self.names | self.texts for form in _forms(text)}
        words = [
            rb"(?<![A-Za-z0-9])" + number.encode() + rb"(?![A-Za-z0-9])" for number in sorted(self.numbers)
        ]
        parts = [re.escape(form) for form in sorted(spoken, key=len, reverse=True)] + words
        return re.compile(b"|".join(parts) if parts else rb"(?!)")


def texts_in(handin: bytes) -> set[str]:
    """The longer texts somebody wrote in a hand-in (zip), line by line. Empty for what is no zip."""
    found: set[str] = set()
    try:
        with zipfile.ZipFile(io.BytesIO(handin)) as archive:
            for entry in archive.infolist():
                found |= texts_of(entry.filename, archive.read(entry))
    except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError):
        return found
    return found


def texts_of(name: str, document: bytes) -> set[str]:
    """Lines of ``SHORTEST`` letters or more in an answers.json or in the cells of a notebook; else nothing."""
    try:
        if name == "answers.json":
            written = list(_strings(json.loads(document)))
        elif name.endswith(".ipynb"):
            written = ["".join(cell["source"]) for cell in json.loads(document)["cells"]]
        else:
            return set()
    except (ValueError, KeyError, TypeError, RecursionError):
        return set()
    lines = {line.strip() for text in written for line in text.splitlines()}
    return {line for line in lines if len(line) >= SHORTEST}


def search(folders: Iterable[Path], loose: Iterable[Path], traces: Traces) -> tuple[int, list[str]]:
    """Look through everything below ``folders`` and the files ``loose``.

    (files read, where a trace was found: path, and inside a container its entry).
    """
    pattern, files, hits = traces.pattern(), 0, set()
    named = [(path, path.relative_to(folder)) for folder in folders for path in sorted(folder.rglob("*"))]
    for path, name in [*named, *((path, Path(path.name)) for path in loose)]:
        if pattern.search(name.as_posix().encode("utf-8", "surrogateescape")):
            hits.add(str(path))
        if path.is_file():
            files += 1
            hits.update(f"{path}{inside}" for inside in _found(path, pattern))
    return files, sorted(hits)


def _found(path: Path, pattern) -> Iterator[str]:
    data = path.read_bytes()
    if path.name in NAMES and any(pattern.search(row) for row in _rows(path)):
        yield " の行"
    yield from _inside(data, pattern, "", DEEPEST)


def _inside(data: bytes, pattern, where: str, depth: int) -> Iterator[str]:
    """A container is read entry by entry (its packed bytes say nothing); everything else as it is."""
    if depth and zipfile.is_zipfile(io.BytesIO(data)):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for entry in archive.infolist():
                    inner = f"{where} の中の {entry.filename}"
                    if pattern.search(entry.filename.encode()):
                        yield inner
                    yield from _inside(archive.read(entry), pattern, inner, depth - 1)
            return
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, ValueError):
            pass  # no whole container: its bytes are looked at as they are
    if pattern.search(data):
        yield where


def _rows(path: Path) -> Iterator[bytes]:
    """Each row as text: a long text may lie scattered over pages, where no search of bytes would meet it."""
    with closing(reading(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            for row in connection.execute(f'SELECT * FROM "{name}"'):
                yield "\x1f".join(map(str, row)).encode("utf-8", "surrogatepass")


def _forms(text: str) -> Iterator[bytes]:
    for written in {
        text,
        json.dumps(text)[1:-1],
        json.dumps(text, ensure_ascii=False)[1:-1],
        html.escape(text),
    }:
        for encoding in ENCODINGS:
            yield written.encode(encoding, "replace") if encoding != "cp932" else _cp932(written)


def _cp932(text: str) -> bytes:
    try:
        return text.encode("cp932")
    except UnicodeEncodeError:
        return text.encode("utf-8", "surrogatepass")


def _strings(value) -> Iterator[str]:
    """Every string but those that a program wrote: times, doors, sums."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in WRITTEN_BY_US:
                yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)
