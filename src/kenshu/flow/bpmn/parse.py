"""An XML file as a tree, with the doors shut: no document type, no entities, no huge or bottomless file."""

import re
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from kenshu import why
from kenshu.flow.errors import FlowError

LARGEST = 5_000_000  # bytes; a flow of 200 steps has 0.4 million
DEEPEST = 100
_DECLARED = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9._\-]{1,40})[\"']")
_JAPANESE = {
    **dict.fromkeys(("shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j", "cp932", "ms932"), "cp932"),
    **dict.fromkeys(("euc-jp", "euc_jp"), "euc_jp"),
}  # expat does not know them


@dataclass(frozen=True)
class Document:
    """``prefixes``: namespace → the prefix the file calls it by."""

    root: Element
    prefixes: dict[str, str]


def parse(path: Path) -> Document:
    """The file as a tree; names are {namespace}local. Raises FlowError for whatever cannot or must not be read."""
    content = _content(path)
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    codec = _JAPANESE.get(declared[1].decode("ascii").lower()) if declared else None
    if codec:
        content = _decoded(content, codec, path).encode("utf-8")
    elif content[:2] not in (b"\xff\xfe", b"\xfe\xff") and not content[:400].lstrip(
        b"\xef\xbb\xbf \t\r\n"
    ).startswith(b"<"):
        raise FlowError(
            f"{path.name} はBPMNのファイルではありません(XMLではありません)。作図ソフトで「BPMN 2.0」として書き出してください。"
        )
    return _Reader(path.name, "utf-8" if codec else None).read(content)


def _content(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise FlowError(
                f"{path.name} は大きすぎます({size / 1e6:.0f} MB)。{LARGEST / 1e6:.0f} MBまでです。"
                "手続ごとに図を分けてください。"
            )
        return path.read_bytes()
    except OSError as error:
        raise FlowError(f"{path} を開けません({why(error)})。場所と名前を確かめてください。") from error


def _decoded(content: bytes, codec: str, path: Path) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise FlowError(_wrong_letters(path.name, line)) from error


def _wrong_letters(name: str, line: int) -> str:
    return (
        f"{name} の{line}行目に、1行目に書かれた文字コードでは読めない文字があります。"
        "作図ソフトでUTF-8で保存し直してください。"
    )


class _Reader:
    """One expat parser and the tree it builds."""

    def __init__(self, name: str, encoding: str | None):
        self.name, self.depth, self.prefixes = name, 0, {}
        self.builder = TreeBuilder()
        self.parser = expat.ParserCreate(encoding, "}")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartNamespaceDeclHandler = self._prefix
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.builder.data

    def read(self, content: bytes) -> Document:
        try:
            self.parser.Parse(content, True)
        except expat.ExpatError as error:
            raise FlowError(self._why(error, content)) from error
        except (LookupError, ValueError) as error:
            raise FlowError(
                f"{self.name} の文字コードが分かりません。作図ソフトでUTF-8で保存し直してください。"
            ) from error
        return Document(self.builder.close(), self.prefixes)

    def _why(self, error: expat.ExpatError, content: bytes) -> str:
        if error.code == expat.errors.codes[expat.errors.XML_ERROR_UNKNOWN_ENCODING]:
            return f"{self.name} の文字コードが分かりません。作図ソフトでUTF-8で保存し直してください。"
        line = content.splitlines()[error.lineno - 1 : error.lineno] or [b""]
        try:
            line[0].decode("utf-8")
        except UnicodeDecodeError:
            return _wrong_letters(self.name, error.lineno)
        return f"{self.name} の{error.lineno}行目がXMLとして壊れています。作図ソフトで開き、保存し直してください。"

    def _refuse(self, *_):
        raise FlowError(
            f"{self.name} に文書型の宣言(DOCTYPE)があるので、安全のため開きません。BPMNには要らないものです。"
            "作図ソフトで開き、保存し直してください。"
        )

    def _prefix(self, prefix, uri):
        self.prefixes.setdefault(uri or "", prefix or "")

    def _start(self, name, attributes):
        self.depth += 1
        if self.depth > DEEPEST:
            raise FlowError(
                f"{self.name} は入れ子が深すぎて({DEEPEST}段より深い)読めません。業務の流れの図か確かめてください。"
            )
        self.builder.start(_name(name), {_name(key): value for key, value in attributes.items()})

    def _end(self, name):
        self.depth -= 1
        self.builder.end(_name(name))


def _name(name: str) -> str:
    return "{" + name if "}" in name else name
