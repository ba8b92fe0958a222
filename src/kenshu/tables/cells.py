"""What the text of a cell shows by itself: each kind has one pattern and one sentence."""

import re
from dataclasses import dataclass

from kenshu.tables.report import Finding, places

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
CONTROL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]"
LOOKS = (
    _look("half-width-kana", "found", KANA, f".*{KANA}", "は半角カナを含みます。そのまま読みました。"),
    _look("line-break", "found", "[\r\n]", ".*[\r\n]", "はセルの中に改行があります。そのまま読みました。"),
    _look("private-use", "doubtful", PRIVATE, f".*{PRIVATE}",
          "は外字を含みます。ほかの機械では別の字か空白になります。もとの台帳で字を確かめてください。"),
    _look("broken-text", "doubtful", "\ufffd", ".*\ufffd",
          "は字が壊れています(�)。もとのシステムから書き出し直してください。"),
    _look("control-character", "doubtful", "[\x01-\x08\x0b\x0c\x0e-\x1f\x7f]|\x00\x00", f".*{CONTROL}",
          "は目に見えない制御文字を含みます。もとのシステムの出力を確かめてください。"),
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
LED = re.compile("\0" + "0[0-9]")
FORMULA_TEXT = re.compile(r'="([^"]*)"', re.DOTALL)
QUOTED_LEAD = re.compile(r"'([-=+@0-9＝＋－＠△▲\t\r].*)", re.DOTALL)


class Cells:
    """The different texts of one column (or more than it has), ready to be asked for kinds."""

    def __init__(self, values):
        self.different = set(values)
        self.joined = "\0" + "\0".join(self.different)

    def matching(self, clue: re.Pattern, whole: re.Pattern) -> set[str]:
        """The texts that ``whole`` matches from their beginning; quick when ``clue`` is nowhere."""
        return {text for text in self.different if whole.match(text)} if clue.search(self.joined) else set()

    def outside_cp932(self) -> set[str]:
        """The texts that CP932 cannot hold."""
        if _fits(self.joined):
            return set()
        foreign = {letter for letter in set(self.joined) if not _fits(letter)}
        return {text for text in self.different if not foreign.isdisjoint(text)}


def look(column: str, values, rows, cells: Cells) -> list[Finding]:
    """What the ``values`` of one column show; ``rows``: their numbers in the file."""
    findings = []
    kinds = [(one.id, one.level, cells.matching(one.clue, one.whole), one.reason) for one in LOOKS]
    kinds.append(("not-in-cp932", "doubtful", cells.outside_cp932(), NOT_IN_CP932))
    if LED.search(cells.joined) and (shorter := _shorter_codes(set(values))):
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
    return [(int(rows[place]), text) for place, text in enumerate(values) if text in texts]


def _short(text):
    plain = re.sub(r"\s*[\r\n]+\s*", " / ", text)
    return plain if len(plain) <= 30 else plain[:29] + "…"


def _fits(text):
    """Does CP932 hold the text and give it back as it was? (It takes 〜 and gives ～.)"""
    try:
        return text.encode("cp932").decode("cp932") == text
    except UnicodeError:
        return False


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
