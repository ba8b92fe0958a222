"""The zip inside an .xlsx, opened with care: sizes are limited as declared and as they are, XML has no entities."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from xml.parsers import expat

from kenshu.tables import kinds
from kenshu.tables.errors import TablesError

DECLARED = 4 << 30  # bytes of all parts together, as the zip declares them
LARGEST_PART = 1 << 30  # bytes of one part when unpacked
SMALL_PART = 64 << 20  # of a part that is read as a tree
MOST_SHRUNK = 100  # times that a part above SMALL_PART shrinks; sheets of real work shrink 5 to 40 times
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, KeyError)


class Package:
    """The parts of a workbook by name."""

    def __init__(self, raw: bytes):
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(raw))
            self._parts = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except BROKEN as reason:
            raise broken() from reason
        _refuse_other_zips(self._parts)
        if sum(info.file_size for info in self._parts.values()) > DECLARED:
            raise too_big()
        if any(info.flag_bits & 1 for info in self._parts.values()):
            raise kinds.password()

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def names(self, folder: str) -> list[str]:
        """The parts whose names begin so, in order."""
        return sorted(name for name in self._parts if name.startswith(folder))

    def read(self, name: str, limit: int = LARGEST_PART) -> bytes:
        """One part, unpacked. Raises TablesError ``too-big-inside``, ``broken-file``."""
        if name not in self._parts:
            raise broken()
        info = self._parts[name]
        if info.file_size > limit or info.file_size > SMALL_PART + MOST_SHRUNK * info.compress_size:
            raise too_big()
        try:
            with self._zip.open(info) as part:
                content = part.read(limit + 1)
        except BROKEN as reason:
            raise broken() from reason
        if len(content) > limit:
            raise too_big()
        return content

    def tags(self, name: str) -> Iterator[tuple[str, dict[str, str], str]]:
        """(tag without prefix, attributes without prefixes, text inside) of each element, ends in order."""
        yield from elements(self.read(name, SMALL_PART))

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """id → (kind, target part or address) of what a part refers to."""
        folder, file = posixpath.split(name)
        where = f"{folder}/_rels/{file}.rels"
        if where not in self:
            return {}
        found = {}
        for tag, given, _ in self.tags(where):
            if tag == "Relationship":
                target = given.get("Target", "")
                if given.get("TargetMode") != "External":
                    target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[given.get("Id", "")] = (given.get("Type", "").rpartition("/")[2], target)
        return found


def elements(xml: bytes) -> list[tuple[str, dict[str, str], str]]:
    """(tag, attributes, text directly inside) of every element, in the order of their ends; no entities."""
    parser, open_, done = expat.ParserCreate(), [], []

    def start(tag, given):
        plain = {key.rpartition(":")[2]: value for key, value in given.items()}
        open_.append((tag.rpartition(":")[2], plain, []))

    def end(_):
        tag, given, text = open_.pop()
        done.append((tag, given, "".join(text)))

    def refuse(*_):
        raise broken()

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = lambda text: open_[-1][2].append(text)
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as reason:
        raise broken() from reason
    return done


def broken() -> TablesError:
    """The refusal of a workbook that cannot be opened."""
    return TablesError(
        "Excelのファイルが壊れています。Excelで開き、「Excelブック(.xlsx)」で保存し直してから選んでください。",
        id="broken-file",
    )


def too_big() -> TablesError:
    """The refusal of a workbook that would fill the memory."""
    return TablesError(
        "中身をほどくと大きすぎます(圧縮爆弾かもしれません)。出所を確かめ、必要なシートだけを新しいブックに保存してください。",
        id="too-big-inside",
    )


def _refuse_other_zips(parts):
    if "xl/workbook.xml" in parts:
        return
    for name, (what, do) in kinds.ZIP_KINDS.items():
        if name in parts:
            raise kinds.not_a_table(what, do)
    if any(name.startswith("xl/") for name in parts):
        raise broken()
    raise kinds.not_a_table("圧縮ファイル(ZIP)", "展開して、中のファイルを選んでください。")
