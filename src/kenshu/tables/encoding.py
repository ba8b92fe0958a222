"""Which encoding a file from a city hall is in: a rule, not a guess by statistics."""

import codecs
from dataclasses import dataclass

from kenshu.tables.errors import TablesError

NOT_TEXT = {
    b"PK\x03\x04": "中身はExcelなどのファイル(.xlsx)です。Excelで開き、「CSV UTF-8」で保存し直してください。",
    b"\xd0\xcf\x11\xe0": "中身は古いExcel(.xls)かパスワードつきのExcelです。CSVで保存し直してください。",
    b"%PDF": "中身はPDFです。もとの表をCSVで書き出してください。",
}
WEB_PAGE = (b"<!doctype", b"<html", b"<table", b"<?xml")
NEVER_IN_EUC = frozenset([*range(0x80, 0x8E), *range(0x90, 0xA0)])
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
        return raw[self.bom : len(raw) - self.cut].decode(self.name)


def detect(raw: bytes) -> Encoding:
    """The encoding of a text file, from all of its bytes.

    Order: BOM → share of NUL bytes (UTF-16) → ESC (ISO-2022-JP) → strict UTF-8 → strict CP932 → EUC-JP. Two
    refinements. EUC-JP never holds the bytes 80–8D and 90–9F, of which CP932 text is full; without them CP932
    would read EUC-JP as half-width kana. A cut last character is allowed when the rest fits.
    Raises TablesError: empty, not a text, or no encoding fits (it says at which line reading stopped).
    """
    _refuse_other_files(raw)
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if raw.startswith(mark):
            return _must_fit(raw, [name], bom=len(mark))
    if raw.count(0) > len(raw) * 0.02:
        name = "utf-16-le" if raw[1::2].count(0) > raw[0::2].count(0) else "utf-16-be"
        return _must_fit(raw, [name])
    if b"\x1b$" in raw or b"\x1b(" in raw:
        return _must_fit(raw, ["iso2022_jp", "iso2022_jp_ext"])
    return _must_fit(raw, _eight_bit_order(raw))


def _eight_bit_order(raw):
    is_euc = max(raw) >= 0xE0 and set(raw).isdisjoint(NEVER_IN_EUC)
    return ["utf-8", "euc_jp", "cp932"] if is_euc else ["utf-8", "cp932", "euc_jp"]


def _must_fit(raw, names, bom=0):
    """The first encoding that reads all, or all but a last character that was cut off.

    A cut file counts only if what is left shows its encoding: pure ASCII before one odd byte proves nothing.
    """
    doubtful = None
    for name in names:
        found = Encoding(name, bom, _cut(raw, name, bom))
        if found.cut == 0 or (found.cut > 0 and not found.decode(raw).isascii()):
            return found
        doubtful = doubtful or (found if found.cut > 0 else None)
    if doubtful:
        return doubtful
    raise TablesError(_why_none(raw[bom:], names))


def _cut(raw, name, bom):
    """Bytes of a character cut off at the end: 0 when all fits, −1 when the encoding does not fit at all."""
    body = raw[bom:]
    stop = _stops(body, name)
    if stop is None:
        return 0
    start, why = stop
    is_cut = len(body) - start <= 3 and any(
        word in why for word in ("incomplete", "unexpected end", "truncated")
    )
    return len(body) - start if is_cut else -1


def _stops(body, name):
    """(byte, reason) at which decoding stops; None when it reads all."""
    try:
        body.decode(name)
    except UnicodeDecodeError as error:
        return error.start, error.reason
    return None


def _why_none(body, names):
    furthest = {_stops(body, name)[0]: name for name in reversed(names)}
    at = max(furthest)
    line = body[:at].count(b"\n") + 1
    return (
        f"文字コードを決められません。{LABELS[furthest[at]]}として読むと"
        f" {line} 行目({at + 1} バイト目)で読めなくなります。"
        "2つのファイルをつなげたか、途中で壊れたかもしれません。もとのシステムから書き出し直してください。"
    )


def _refuse_other_files(raw):
    if not raw.strip():
        raise TablesError("ファイルが空です(0文字)。もとのシステムから書き出し直してください。")
    for start, what in NOT_TEXT.items():
        if raw.startswith(start):
            raise TablesError(f"CSVではありません。{what}")
    if raw.lstrip(b"\xef\xbb\xbf \r\n\t").lower().startswith(WEB_PAGE):
        raise TablesError(
            "CSVではありません。中身はWebページ(HTML)です。Excelで開き、「CSV UTF-8」で保存し直してください。"
        )
