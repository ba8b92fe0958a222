"""Open a hand-in from the box, believing nothing: every entry is checked before a byte of it is used.

Nothing is written to disk. What comes out is bytes whose names, sizes and hashes agree with the manifest;
whether the JSON inside makes sense is for intake (`answers.check_document`).
"""

import json
import re
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kenshu import why
from kenshu.handin import names
from kenshu.handin.box import SCHEMA, receipt_number
from kenshu.handin.errors import HandinError
from kenshu.handin.numbers import FORM

CLASS_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SESSION = re.compile(r"s[0-9]")
CITY = re.compile(r"([0-9a-f]{64})?")
AGAIN = "受講者に、もう一度「提出する」を押してもらってください。"


@dataclass(frozen=True)
class HandIn:
    """One checked hand-in. ``files``: entry name -> bytes (answers.json, *.ipynb, attachments/…).

    ``learner`` has the right form but may be unknown to the class; ``made_at`` is the learner's clock,
    ``received`` the box's (both UTC); ``members`` is empty for own work.
    """

    path: Path
    receipt: str
    class_id: str
    session: str
    learner: str
    members: tuple[str, ...]
    city: str
    version: str
    made_at: datetime
    received: datetime
    files: dict[str, bytes]

    @property
    def answers(self) -> bytes:
        return self.files["answers.json"]

    @property
    def notebooks(self) -> dict[str, bytes]:
        return {name: data for name, data in self.files.items() if name.endswith(".ipynb")}

    @property
    def attachments(self) -> dict[str, bytes]:
        prefix = "attachments/"
        return {name.removeprefix(prefix): d for name, d in self.files.items() if name.startswith(prefix)}


def read(zip_path: Path) -> HandIn:
    """Check and read one hand-in; raises HandinError with the reason in Japanese."""
    path = Path(zip_path)
    try:
        received = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        _check_outside(path)
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(path, entries)
            files = {entry.filename: archive.read(entry) for entry in entries}
    except OSError as error:
        raise HandinError(
            f"{path.name}: ファイルを開けません({why(error)})。場所と権限を確かめてください。"
        ) from error
    except (zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, ValueError) as error:
        raise HandinError(f"{path.name}: zip が壊れていて読めません。{AGAIN}") from error
    manifest_bytes = files.pop("manifest.json")
    manifest = _manifest(path, manifest_bytes)
    _check_hashes(path, manifest["files"], files)
    return HandIn(
        path, receipt_number(manifest_bytes), manifest["class"], manifest["session"], manifest["learner"],
        tuple(manifest["members"]), manifest["city"], manifest["version"], manifest["made_at"], received,
        files,
    )  # fmt: skip


def _check_outside(path: Path):
    """Size, signature and the length of the list of contents, before zipfile parses any of it."""
    size = path.stat().st_size
    if size > names.MAX_ZIP:
        refuse(path, f"大きすぎます({size / names.MIB:.0f} MB、{names.MAX_ZIP // names.MIB} MB まで)")
    with open(path, "rb") as file:
        head = file.read(4)
        file.seek(max(0, size - 42))
        tail = file.read()
    if head != b"PK\x03\x04" or tail[-22:-18] != b"PK\x05\x06":
        refuse(path, "提出用の zip ではありません(中身が別の形式か、途中で切れています)")
    directory, _offset, comment = struct.unpack("<LLH", tail[-10:])
    if comment or directory > names.MAX_DIRECTORY or tail[:4] == b"PK\x06\x07":
        refuse(path, "中に入っているファイルの数が多すぎます")


def _check_entries(path: Path, entries: list[zipfile.ZipInfo]):
    if len(entries) > names.MAX_FILES:
        refuse(path, f"中のファイルが多すぎます({len(entries)} 個、{names.MAX_FILES} 個まで)")
    seen = set()
    for entry in entries:
        name = entry.orig_filename  # zipfile cuts the other one at a NUL
        limit = names.size_limit(name)
        if limit is None:
            refuse(path, f"入っているはずのないファイル名があります:「{shown(name)}」")
        if entry.file_size > limit:
            refuse(path, f"「{shown(name)}」が大きすぎます({entry.file_size / names.MIB:.1f} MB)")
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if entry.flag_bits & 1 or kind not in (0, stat.S_IFREG):
            refuse(path, f"「{shown(name)}」が普通のファイルではありません(リンク、フォルダーまたは暗号化)")
        if name.casefold() in seen:
            refuse(path, f"「{shown(name)}」が二度入っています")
        seen.add(name.casefold())
    _check_totals(path, entries)
    for needed in ("manifest.json", "answers.json"):
        if needed not in seen:
            refuse(path, f"{needed} がありません")


def _check_totals(path: Path, entries: list[zipfile.ZipInfo]):
    total = sum(entry.file_size for entry in entries)
    attached = sum(e.file_size for e in entries if e.filename.startswith("attachments/"))
    if total > names.MAX_TOTAL or attached > names.MAX_ATTACHMENTS:
        refuse(path, f"広げると大きすぎます({total / names.MIB:.0f} MB)")
    if total > names.RATIO_FROM and total > names.MAX_RATIO * path.stat().st_size:
        refuse(path, "広げると異常に大きくなる zip です")


def _manifest(path: Path, data: bytes) -> dict:
    try:
        manifest = json.loads(data)
        schema = manifest["schema"]
    except (ValueError, KeyError, TypeError, RecursionError):
        refuse(path, "manifest.json が読めません")
    if schema != SCHEMA or isinstance(schema, bool):
        refuse(path, f"研修の別の版で作られた提出です(書式 {shown(str(schema))}、こちらは {SCHEMA})")
    try:
        return _typed(manifest)
    except (ValueError, KeyError, TypeError):
        refuse(path, "manifest.json の書き方が違います")


def _typed(manifest: dict) -> dict:
    """The manifest with every field of its right form; ValueError, KeyError or TypeError when not."""
    forms = {
        "class": CLASS_ID,
        "session": SESSION,
        "learner": FORM,
        "city": CITY,
        "version": re.compile(r"[0-9a-z.]{1,20}"),
    }
    for field, form in forms.items():
        if not form.fullmatch(manifest[field]):
            raise ValueError(field)
    members, files = manifest["members"], manifest["files"]
    if (
        not isinstance(members, list)
        or len(members) > names.MAX_FILES
        or not all(map(FORM.fullmatch, members))
    ):
        raise ValueError("members")
    if not isinstance(files, dict) or not all(isinstance(value, str) for value in files.values()):
        raise ValueError("files")
    made_at = datetime.strptime(manifest["made_at"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    return {**manifest, "made_at": made_at}


def _check_hashes(path: Path, expected: dict[str, str], files: dict[str, bytes]):
    for name in sorted(expected.keys() ^ files.keys()):
        refuse(path, f"「{shown(name)}」が manifest.json の一覧と合いません")
    for name, data in files.items():
        if sha256(data).hexdigest() != expected[name]:
            refuse(
                path, f"「{shown(name)}」が提出されたときの中身と違います(途中で書き換わったか壊れています)"
            )


def refuse(path: Path, reason: str):
    """Raise the reason with the file's name and what the trainer does about it."""
    raise HandinError(f"{shown(path.name)}: {reason}。この提出は採点に回しません。{AGAIN}")


def shown(name: str) -> str:
    """A name fit for a line of text: cut, control characters as ?."""
    clean = "".join(c if c.isprintable() else "?" for c in name)
    return clean if len(clean) <= 60 else f"{clean[:57]}…"
