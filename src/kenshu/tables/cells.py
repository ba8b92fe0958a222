"""What the text of a cell shows by itself: each kind has one pattern and one sentence."""

import re
from dataclasses import dataclass

import numpy as np

from kenshu.tables.report import Finding, places

FIRST = 1000  # values that show whether those of a column repeat
FEW = 3  # texts that are quicker looked for one by one
# A number with its sign, perhaps with a unit behind: no formula.
_NUMBER = r"[-+－＋][\d０-９,，.．]*[\d０-９]\s?[^\W\d_A-Za-z]{0,3}[%％]?"
_SIGN_ONLY = r"[-+－＋]+"


@dataclass(frozen=True)
class Look:
    """``clue``: found in the joined cells (each after a NUL) if any cell may be of this kind; a cell is when
    ``whole`` matches it from its beginning. ``reason`` follows 「値」 in the sentence.
    """

    id: str
    level: str
    clue: re.Pattern
    whole: re.Pattern
    reason: str


def _look(id, level, clue, whole, reason):
    return Look(id, level, re.compile(clue), re.compile(whole, re.DOTALL), reason)


ERRORS = r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)"
KANA, PRIVATE = "[\uff61-\uff9f]", "[\ue000-\uf8ff\U000f0000-\U0010ffff]"
CONTROL = "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]"  # and NUL, the joint, which is counted instead
STRANGE = re.compile("[\r\n\ufffd" + "".join(one[1:-1] for one in (KANA, PRIVATE, CONTROL)) + "]")
IN_LETTERS = (
    _look("half-width-kana", "found", KANA, f".*{KANA}", "は半角カナを含みます。そのまま読みました。"),
    _look("line-break", "found", "[\r\n]", ".*[\r\n]", "はセルの中に改行があります。そのまま読みました。"),
    _look(
        "private-use",
        "doubtful",
        PRIVATE,
        f".*{PRIVATE}",
        "は外字を含みます。ほかの機械では別の字か空白になります。もとの台帳で字を確かめてください。",
    ),
    _look(
        "broken-text",
        "doubtful",
        "\ufffd",
        ".*\ufffd",
        "は字が壊れています(�)。もとのシステムから書き出し直してください。",
    ),
    _look(
        "control-character",
        "doubtful",
        CONTROL,
        f".*(?:{CONTROL}|\x00)",
        "は目に見えない制御文字を含みます。もとのシステムの出力を確かめてください。",
    ),
)
IN_SHAPE = (
    _look("rounded-number", "doubtful", r"E\+", r"-?\d(?:\.\d+)?E\+\d+\Z",
          "は表計算ソフトが桁を丸めた数で、下の桁は失われています。もとのシステムから文字として書き出し直してください。"),
    _look("excel-error", "doubtful", "\x00#", f"{ERRORS}\\Z", "は計算のエラーです。もとの表の式を直してください。"),
    _look("formula-like", "doubtful", "\x00[=+@＝＋＠-]",
          f'(?!="[^"]*"\\Z)(?!(?:{_NUMBER}|{_SIGN_ONLY})\\Z)[=+@＝＋＠-].',
          "は式の形です。文字として読みました。Excelで開くと式として動くことがあります。覚えのない式なら、出所を確かめてください。"),
)  # fmt: skip
NOT_IN_CP932 = (
    "はShift_JIS(CP932)にない文字を含みます。Shift_JISのシステムには渡せません。UTF-8のまま使ってください。"
)
_CHANGED = re.compile("[\xa2\xa3\xac‖−〜]")  # CP932 takes them and gives ￠￡￢∥－～ back
LED = re.compile("\0" + "0[0-9]")
FORMULA_TEXT = re.compile(r'="([^"]*)"', re.DOTALL)
QUOTED_LEAD = re.compile(r"'([-=+@0-9＝＋－＠△▲\t\r].*)", re.DOTALL)


class Cells:
    """The different texts of one column (or more than it has), ready to be asked for kinds.

    They stand joined in one text, each after a NUL, so that one search asks for all of them.
    """

    def __init__(self, values):
        first = values[:FIRST]
        self._values = values
        alike = len(values) < 10 * FIRST or len(set(first)) < 0.9 * len(first)
        texts = set(values) if alike else values  # hardly any text comes twice: not worth a set
        self._joined = "\0" + "\0".join(texts) + "\0"
        self._has_nul = self._joined.count("\0") != len(texts) + 1
        self._is_ascii = self._joined.isascii()

    @property
    def different(self) -> set[str]:
        """The texts, each once."""
        return set(self._values)

    def matching(self, clue: re.Pattern, whole: re.Pattern) -> set[str]:
        """The texts that ``whole`` matches from their beginning; quick where ``clue`` is rare."""
        if self._is_ascii and not clue.pattern.isascii():
            return set()
        if self._has_nul:
            return {text for text in self.different if whole.match(text)}
        joined, found, at = self._joined, set(), 0
        while hit := clue.search(joined, at):
            start = joined.rfind("\0", 0, hit.start() + 1)
            end = joined.find("\0", start + 1)
            if whole.match(text := joined[start + 1 : end]):
                found.add(text)
            at = end
        return found

    def has(self, clue: re.Pattern) -> bool:
        """Whether any text may be of a kind."""
        return self._has_nul or bool(clue.search(self._joined))

    def outside_cp932(self) -> set[str]:
        """The texts that CP932 cannot hold."""
        if not _CHANGED.search(self._joined) and _fits(self._joined):
            return set()
        foreign = {letter for letter in set(self._joined) if _CHANGED.match(letter) or not _fits(letter)}
        return {text for text in self.different if not foreign.isdisjoint(text)}


def look(column: str, values, rows, cells: Cells, in_cp932: bool) -> list[Finding]:
    """What the ``values`` of one column show; ``rows``: their numbers in the file.

    ``in_cp932``: they come from a file in CP932 and so have no letter outside it.
    """
    findings, looks = [], [*(IN_LETTERS if cells.has(STRANGE) else []), *IN_SHAPE]
    kinds = [(one.id, one.level, cells.matching(one.clue, one.whole), one.reason) for one in looks]
    if not in_cp932:
        kinds.append(("not-in-cp932", "doubtful", cells.outside_cp932(), NOT_IN_CP932))
    if cells.has(LED) and (shorter := _shorter_codes(set(values))):
        kinds.append(("lost-zeros", "doubtful", shorter, _zeros(cells.different)))
    for id, level, texts, reason in kinds:
        if texts:
            findings += _found(id, level, column, _where(values, rows, texts), reason)
    return findings


def unwrap(column: str, values, rows, cells: Cells):
    """(values, findings) with ="0123" and '0123 as the plain text 0123."""
    plain, findings = {}, []
    for id, clue, whole, what in (
        ("formula-text", '\0="', FORMULA_TEXT, '="…" の囲み'),
        ("quoted-lead", "\0'", QUOTED_LEAD, "先頭の ' "),
    ):
        texts = {text for text in cells.matching(re.compile(clue), whole) if whole.fullmatch(text)}
        plain |= {text: whole.fullmatch(text)[1] for text in texts}
        if texts:
            reason = f"は{what}を外して、中の文字だけを読みました。"
            findings += _found(id, "changed", column, _where(values, rows, texts), reason)
    if plain:
        values = [plain.get(text, text) for text in values]
    return values, findings


def _found(id, level, column, found, reason):
    return places(
        id, level, column, found, lambda row, text: f"{row}行目「{column}」の「{_short(text)}」{reason}"
    )


def _where(values, rows, texts):
    return [(int(rows[place]), values[place]) for place in places_of(values, texts)]


def places_of(values, texts: set[str]) -> list[int]:
    """Where in ``values`` any of ``texts`` stands, in order."""
    if len(texts) <= FEW and isinstance(values, np.ndarray):
        return sorted(place for text in texts for place in np.flatnonzero(values == text).tolist())
    return [place for place, text in enumerate(values) if text in texts]


def _short(text):
    plain = re.sub(r"\s*[\r\n]+\s*", " / ", text)
    return plain if len(plain) <= 30 else plain[:29] + "…"


def _fits(text):
    """Can the text be written in CP932? Letters that it would give back otherwise count as none of it."""
    try:
        text.encode("cp932")
    except UnicodeError:
        return False
    return True


def _shorter_codes(texts):
    """Digits shorter than the codes with a leading zero beside them, when all of those have one length."""
    led = {len(text) for text in texts if len(text) > 1 and text[0] == "0" and _digits(text)}
    if len(led) != 1 or not all(_digits(text) for text in texts if text.strip()):
        return set()
    return {text for text in texts if 0 < len(text) < min(led) and text.strip("0")}


def _zeros(texts):
    example = min((text for text in texts if len(text) > 1 and text[0] == "0"), default="")
    return (
        f"は、0で始まるコード(「{_short(example)}」など)より短く、先頭の0が失われたようです。直さずに読みました。"
        "もとのシステムから文字として書き出し直してください。"
    )


def _digits(text):
    return text.isascii() and text.isdigit()
