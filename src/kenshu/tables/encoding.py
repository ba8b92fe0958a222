"""Which encoding a file from a city hall is in: a rule, not a guess by statistics."""

import codecs
import re
from dataclasses import dataclass

import numpy as np

from kenshu.tables.errors import TablesError

NEVER_IN_EUC = bytes([*range(0x80, 0x8E), *range(0x90, 0xA0)])
CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f]")
_LONG = re.compile("[\u0800-\U0010ffff]")  # three or four bytes in UTF-8, as all kana and kanji
_FOREIGN = re.compile("[\u0370-\u07ff]")
KANA_ONLY = re.compile("[\x00-\x7f\uff61-\uff9f]*")
BLOCK = 1 << 19  # bytes looked at in one step
SHOWS = 1 << 16  # letters at the beginning that show whether a file is text
LABELS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16(リトルエンディアン)",
    "utf-16-be": "UTF-16(ビッグエンディアン)",
    "iso2022_jp": "JIS(ISO-2022-JP)",
    "iso2022_jp_ext": "JIS(ISO-2022-JP、半角カナつき)",
    "cp932": "Shift_JIS(Windows、CP932)",
    "euc_jp": "EUC-JP",
}


@dataclass(frozen=True)
class Encoding:
    """``name``: Python's codec; ``bom``: bytes of the mark in front; ``cut``: of a cut last character."""

    name: str
    bom: int = 0
    cut: int = 0

    @property
    def label(self) -> str:
        """The name a person knows."""
        return LABELS[self.name] + ("・BOMつき" if self.bom else "")

    def decode(self, raw: bytes) -> str:
        """The text of ``raw``, without the mark and without the character that was cut off."""
        if self.bom or self.cut:
            raw = raw[self.bom : len(raw) - self.cut]
        return raw.decode(self.name)


def detect(raw: bytes) -> Encoding:
    """The encoding of a text file, from all of its bytes; see ``decode``."""
    return decode(raw)[0]


def decode(raw: bytes) -> tuple[Encoding, str]:
    """(encoding, text) of a text file, from all of its bytes.

    Order: BOM → share of NUL bytes (UTF-16) → ESC (ISO-2022-JP) → strict UTF-8 → strict CP932 → EUC-JP. Four
    refinements. EUC-JP never holds the bytes 80–8D and 90–9F, of which CP932 text is full; without them CP932
    would read EUC-JP as half-width kana. A cut last character is allowed when the rest fits. A line of UTF-8
    among CP932 is refused, though its bytes may be legal in both. What is UTF-8 by chance only, in letters that
    no city hall writes alone (Greek, Cyrillic …), and half-width kana in CP932, is CP932.
    Raises TablesError: empty, not-text, no-encoding (with the line at which reading stopped).
    """
    if not raw[:SHOWS].strip() and not raw.strip():
        said = "ファイルが空です(0文字)。もとのシステムから書き出し直してください。"
        raise TablesError(said, id="empty")
    bom, names = _candidates(raw)
    try:
        found, text = _must_fit(raw, names, bom)
    except TablesError:
        if _is_junk(raw[:SHOWS].decode("latin-1")):
            raise _not_text() from None
        raise
    if _is_junk(text[:SHOWS]):
        raise _not_text()
    if found.name == "cp932":
        _refuse_utf8_lines(raw)
    return found, text


def _candidates(raw):
    """(bytes of the mark in front, codecs to try in order)."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(mark):
            return len(mark), [name]
    if raw.count(0) > len(raw) * 0.02:
        return 0, ["utf-16-le" if raw[1::2].count(0) > raw[0::2].count(0) else "utf-16-be"]
    if b"\x1b" in raw and (b"\x1b$" in raw or b"\x1b(" in raw):
        return 0, ["iso2022_jp", "iso2022_jp_ext"]
    return 0, _eight_bit_order(raw)


def _eight_bit_order(raw):
    start = raw[:SHOWS]
    is_euc = len(start.translate(None, NEVER_IN_EUC)) == len(start)
    is_euc = is_euc and len(raw.translate(None, NEVER_IN_EUC)) == len(raw) and max(raw) >= 0xE0
    return ["utf-8", "euc_jp", "cp932"] if is_euc else ["utf-8", "cp932", "euc_jp"]


def _must_fit(raw, names, bom):
    """The first encoding that reads all, or all but a last character that was cut off.

    A cut file counts only if what is left shows its encoding: pure ASCII before one odd byte proves nothing.
    """
    stops, doubtful = {}, None
    for name in names:
        try:
            found = Encoding(name, bom)
            text = found.decode(raw)
            if name == "utf-8" and not bom and _is_kana_by_chance(text, raw):
                continue
            return found, text
        except UnicodeDecodeError as error:
            stops[name] = error.start
            left = len(raw) - bom - error.start
            words = ("incomplete", "unexpected end", "truncated")
            if left > 3 or not any(word in error.reason for word in words):
                continue
        found = Encoding(name, bom, left)
        text = found.decode(raw)
        if not text.isascii():
            return found, text
        doubtful = doubtful or (found, text)
    if doubtful:
        return doubtful
    raise _none_fits(raw[bom:], stops)


def _is_kana_by_chance(text, raw):
    """Foreign letters of two bytes only, all of which are half-width kana when read as CP932."""
    if text.isascii() or _LONG.search(text) or not _FOREIGN.search(text):
        return False
    try:
        return KANA_ONLY.fullmatch(raw.decode("cp932")) is not None
    except UnicodeDecodeError:
        return False


def _none_fits(body, stops):
    name = max(stops, key=stops.get)
    line = body[: stops[name]].count(b"\n") + 1
    said = (
        f"文字コードを決められません。{LABELS[name]}として読むと"
        f" {line} 行目({stops[name] + 1} バイト目)で読めなくなります。"
        "2つのファイルをつなげたか、途中で壊れたかもしれません。もとのシステムから書き出し直してください。"
    )
    return TablesError(said, id="no-encoding", row=line)


def _is_junk(start):
    """More than one control character in a hundred letters: a program's bytes, not a person's text."""
    return len(CONTROL.findall(start)) > len(start) * 0.01


def _not_text():
    return TablesError(
        "表のファイルではありません。中身が文字ではありません。ファイルを選び直すか、もとのシステムから書き出し直してください。",
        id="not-text",
    )


def _refuse_utf8_lines(raw):
    """Refuse CP932 in which a whole line is UTF-8 with two kanji or kana side by side."""
    for at in _utf8_letters(raw):
        start, end = raw.rfind(b"\n", 0, at) + 1, raw.find(b"\n", at)
        try:
            raw[start : end if end >= 0 else len(raw)].decode("utf-8")
        except UnicodeDecodeError:
            continue
        line = raw.count(b"\n", 0, at) + 1
        said = (
            f"文字コードを決められません。{LABELS['cp932']}のファイルの {line} 行目({at + 1} バイト目)に、UTF-8の行があります。"
            "2つのファイルをつなげたのかもしれません。それぞれを別々に選んでください。"
        )
        raise TablesError(said, id="no-encoding", row=line)


def _utf8_letters(raw):
    """Places at which the bytes of two kanji or kana in UTF-8 (E3–E9 and two of 80–BF) follow each other."""
    for begin in range(0, len(raw) - 5, BLOCK):
        letters = np.frombuffer(raw[begin : begin + BLOCK + 5], np.uint8)
        places = np.flatnonzero(letters[:-5] - np.uint8(0xE3) <= 6)
        for step in (1, 2, 4, 5):
            places = places[letters[places + step] >> 6 == 2]
        yield from (begin + places[letters[places + 3] - np.uint8(0xE3) <= 6]).tolist()
