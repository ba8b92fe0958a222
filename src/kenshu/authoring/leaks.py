"""Search every byte learners get for what must stay with trainers: archives unpacked, text unescaped."""

import gzip
import html
import io
import json
import tarfile
import urllib.parse
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kenshu.authoring.rules import MARKER, long_lines
from kenshu.authoring.source import Source


@dataclass(frozen=True)
class Leak:
    """A secret text found in ``where`` (path, and the members of archives after 「!」)."""

    where: str
    secret: str


def find(path: Path, secrets: Iterable[str]) -> list[Leak]:
    """Every secret found in the file or folder ``path``, however packed or escaped.

    Looked for in UTF-8, CP932 and UTF-16, as JSON, HTML and URL escape it, and in every text of a JSON file.
    """
    wanted = {secret: _spellings(secret) for secret in secrets}
    files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
    found = []
    for file in files:
        shown = file.relative_to(path).as_posix() if path.is_dir() else file.name
        for name, content in _unpacked(shown, file.read_bytes()):
            content = f"{name}\n".encode() + content + _json_strings(content)
            found += [
                Leak(name, secret) for secret, forms in wanted.items() if any(f in content for f in forms)
            ]
    return found


def secrets(item: Source) -> dict[str, str]:
    """Secret text → what it is (Japanese): schemes, keys, solutions and hidden tests of a source.

    A line that also stands where learners may read it, such as an import, is no secret.
    """
    lines, public = {}, []
    for block in item.blocks:
        if block.role == "form":
            lines |= dict.fromkeys(long_lines(str(block.form.get("scheme") or "")), f"{block.id} の採点基準")
            if block.form.get("key"):
                lines[f'check.keyed("{block.id}"'] = f"{block.id} の配点表"
        elif block.role in ("answer", "test"):
            outside, inside = _halves(block.text)
            public.append(outside)
            lines |= dict.fromkeys(long_lines(inside), f"{block.id} の解答例か隠すテスト")
        else:
            public.append(block.text)
    shown = "\n".join(public)
    return {line: what for line, what in lines.items() if line not in shown}


def _halves(code: str) -> tuple[str, str]:
    """(what stays, what nbgrader removes) of an answer or test cell."""
    outside, inside, hidden = [], [], False
    for line in code.splitlines():
        marker = MARKER.search(line)
        if marker:
            hidden = marker[1] == "BEGIN"
        else:
            (inside if hidden else outside).append(line)
    return "\n".join(outside), "\n".join(inside)


def _spellings(text: str) -> set[bytes]:
    escaped = {text, json.dumps(text)[1:-1], json.dumps(text, ensure_ascii=False)[1:-1], html.escape(text)}
    escaped |= {urllib.parse.quote(text), "".join(f"&#{ord(letter)};" for letter in text)}
    coded = {text.encode("cp932", "ignore"), text.encode("utf-16-le"), text.encode("utf-16-be")}
    return {form.encode() for form in escaped} | coded


def _unpacked(name: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """The file itself and, if it is an archive (wheel, zip, xlsx, tar, gz), everything in it."""
    yield name, content
    stream = io.BytesIO(content)
    if content[:2] == b"PK" and zipfile.is_zipfile(stream):
        with zipfile.ZipFile(stream) as archive:
            for member in archive.infolist():
                yield from _unpacked(f"{name}!{member.filename}", archive.read(member))
    elif content[:2] == b"\x1f\x8b":
        yield from _unpacked(f"{name}!", gzip.decompress(content))
    elif content[257:262] == b"ustar":
        with tarfile.open(fileobj=stream) as archive:
            for member in filter(tarfile.TarInfo.isfile, archive):
                yield from _unpacked(f"{name}!{member.name}", archive.extractfile(member).read())


def _json_strings(content: bytes) -> bytes:
    """Every key and text of a JSON document, unescaped, lists of lines joined; empty for other files."""
    try:
        document = json.loads(content)
    except ValueError:
        return b""
    return "\n".join(_texts(document)).encode("utf-8", "surrogatepass")


def _texts(value) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _texts(inner)
    elif isinstance(value, list):
        if all(isinstance(inner, str) for inner in value):
            yield "".join(value)
        for inner in value:
            yield from _texts(inner)
    else:
        yield value if isinstance(value, str) else json.dumps(value)
