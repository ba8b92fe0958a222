"""Which letters a file can hold. What it cannot is refused or replaced, with its place: never a silent ?."""

import re
import unicodedata

import pandas as pd

from kenshu.tables.errors import TablesError
from kenshu.tables.report import Finding

ENCODINGS = {"utf-8-sig": "UTF-8", "cp932": "Shift_JIS(CP932)"}
# Python writes the first six, but they come back as the second of each pair; the rest look alike.
LOOKALIKES = {"¢": "￠", "£": "￡", "¬": "￢", "‖": "∥", "−": "－", "〜": "～", "—": "―", "\xa0": " "}
SELECTORS = "[\ufe00-\ufe0f\U000e0100-\U000e01ef]"
SHOWN = 5

_BROKEN = "\ud800-\udfff"
_NOT_IN = {
    "utf-8-sig": re.compile(f"[{_BROKEN}\0]"),
    "xlsx": re.compile(f"[{_BROKEN}\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]"),
}
_VOICED = re.compile("[\u3041-\u30ff][\u3099\u309a]")  # か and a mark of its own, as a Mac writes が


def fitted(cells: pd.DataFrame, headings: list[str], kind: str, instead: str | None):
    """((headings, cells) as the file can hold them, findings). ``kind``: an encoding of a CSV, or "xlsx"."""
    findings = []
    heads = [_fit(text, kind, instead, 1, text, findings) for text in headings]
    columns = {}
    for place, heading in enumerate(headings):
        texts = cells[place].tolist()
        unfit = {text for text in set(texts) if not _fits(text, kind)}
        columns[place] = [
            _fit(text, kind, instead, row, heading, findings) if text in unfit else text
            for row, text in enumerate(texts, 2)
        ]
    return (heads, columns), findings


def refuse(path, kind: str, lost: list[Finding]) -> TablesError:
    """The error for letters that cannot be written: the first five places, their number, what to do."""
    places = "\n".join(f"  {finding.said}" for finding in lost[:SHOWN])
    more = f"\n  ほか{len(lost) - SHOWN:,}か所" if len(lost) > SHOWN else ""
    advice = (
        "UTF-8のCSVかExcel(.xlsx)で書き出すか、もとの字を直してください。"
        if kind == "cp932"
        else "もとのシステムから書き出し直すか、もとの字を直してください。"
    )
    return TablesError(
        f"{path.name} に書けない文字が{len(lost):,}か所あります。{advice}\n{places}{more}",
        id="not-held", row=lost[0].row, column=lost[0].column,
    )  # fmt: skip


def _fits(text, kind):
    if kind != "cp932":
        return not _NOT_IN[kind].search(text)
    try:
        return text.encode("cp932").decode("cp932") == text and "\0" not in text and "\x80" not in text
    except UnicodeEncodeError:
        return False


def _fit(text, kind, instead, row, heading, findings):
    """``text`` as it can be written; what is written otherwise is added to ``findings``."""
    if _fits(text, kind):
        return text
    alike, lost = [], []
    if kind == "cp932":
        composed = _VOICED.sub(lambda pair: unicodedata.normalize("NFC", pair[0]), text)
        if composed != text:
            alike.append("濁点・半濁点を分けて書いた字をひとつの字に")
        text = composed
    parts = re.findall(f".{SELECTORS}?", text, re.DOTALL)
    for place, sign in enumerate(parts):
        if _fits(sign, kind):
            continue
        if kind == "cp932" and sign in LOOKALIKES:
            parts[place] = LOOKALIKES[sign]
            alike.append(f"{_named(sign)}を{_named(parts[place])}に")
        else:
            parts[place] = sign[0] if instead is not None and _fits(sign[0], kind) else instead or ""
            lost.append((sign, parts[place]))
    findings += _findings(kind, instead, row, heading, text, alike, lost)
    return "".join(parts)


def _findings(kind, instead, row, heading, text, alike, lost):
    file = "Excel" if kind == "xlsx" else ENCODINGS[kind]
    where = f"{row}行目「{heading}」"
    if alike:
        what = "、".join(dict.fromkeys(alike))
        said = f"{where}: {what}して書きました({file}での字)。"
        yield Finding("other-sign", "changed", row, heading, text, said)
    for sign, written in dict.fromkeys(lost):
        said = f"{where}: {_named(sign)}は{file}にない文字です。"
        if instead is not None:
            said += f"代わりに{_named(written)}と書きました。もとの字を確かめてください。"
        yield Finding("lost-sign", "lost", row, heading, sign, said)


def _named(sign):
    """A letter as a person can find it: itself and, as letters alike are told apart, its Unicode number."""
    shown = sign if sign.isprintable() else ""
    numbers = " ".join(f"U+{ord(letter):04X}" for letter in sign)
    return f"「{shown}」({numbers})" if not sign.isascii() or not shown else f"「{shown}」"
