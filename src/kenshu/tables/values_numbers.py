"""A number as a city hall writes it: △12, (1,000), ¥1,234, 1,234円, １２, 十二."""

import re

from kenshu.days.kanji import KANJI_SIGNS, kanji_number
from kenshu.tables.errors import TablesError
from kenshu.tables.values_cells import halfwidth

EXACT = 15  # figures a float keeps, as Excel does

_FIGURES = (
    rf"(?P<figures>[0-9]{{1,3}}(?:,[0-9]{{3}})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?|\.[0-9]+|[{KANJI_SIGNS}]+)"
)
_MINUS = "-−‐△▲"
_SIGN = rf"(?P<sign>[{_MINUS}+])?"
# A CP932 yen sign is the byte of the backslash.
_NUMBER = re.compile(
    rf"(?:{_SIGN}\s*(?P<yen>[¥\\])?|(?P<yen_first>[¥\\])\s*(?P<sign_after>[{_MINUS}+]))\s*{_FIGURES}\s*(?P<en>円)?"
)
_BRACKETS = re.compile(rf"\(\s*(?P<yen>[¥\\])?\s*{_FIGURES}\s*(?P<en>円)?\s*\)")
_TINY = re.compile(r"-?[0-9](?:\.[0-9]+)?[eE]-[0-9]{1,2}")
_ROUNDED = re.compile(r"[-+]?[0-9](?:\.[0-9]+)?[eE]\+?[0-9]+")
_UNIT = re.compile(
    r"[(\[〔【](?:単位[:=]?)?(?P<scale>千|万|百万|千万|億|十億)?"
    r"(?P<unit>円|人|名|件|枚|部|通|回|世帯|戸|台|か所|箇所|ヶ所|日|時間|分|秒|月|か月|年|歳|点|%|m2|㎡|km2|km|m|ha|t|kg)[)\]〕】]$"
)
SCALES = {
    None: 1, "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "億": 10**8, "十億": 10**9
}  # fmt: skip


def unit_of(heading: str) -> tuple[str, int] | None:
    """The unit in brackets at the end of a heading, and how many of the plain unit it is; None without one.

    >>> unit_of("金額（千円）"), unit_of("件数(件)"), unit_of("件数(紙)")
    (('千円', 1000), ('件', 1), None)
    """
    found = _UNIT.search(halfwidth(heading))
    return found and ((found["scale"] or "") + found["unit"], SCALES[found["scale"]])


def parse_number(text: str, unit: tuple[str, int] | None = None) -> int | float:
    """The number written; ``unit`` of the heading forbids a 円 that contradicts it. Raises TablesError.

    >>> [parse_number(text) for text in ("△12", "▲3.5", "(1,000)", "－5", "￥1,234", "1,234円", "廿")]
    [-12, -3.5, -1000, -5, 1234, 1234, 20]
    """
    plain = halfwidth(text)
    if _TINY.fullmatch(plain):
        return float(plain)
    found = _BRACKETS.fullmatch(plain) or _NUMBER.fullmatch(plain)
    number = found and _value(found["figures"])
    if number is None:
        raise TablesError(_reason(text, plain))
    parts = found.groupdict()
    if unit and unit != ("円", 1) and (parts["yen"] or parts.get("yen_first") or parts["en"]):
        raise TablesError(
            f"「{text}」は円ですが、見出しの単位は{unit[0]}です。どちらが正しいか確かめて直してください。"
        )
    written = found["figures"] if isinstance(number, float) else str(number)
    if len(re.sub(r"[^0-9]", "", written).strip("0")) > EXACT:
        raise TablesError(f"「{text}」は{EXACT}桁を超えます。番号なら文字のまま(codes)で読んでください。")
    sign = "-" if plain.startswith("(") else parts.get("sign") or parts.get("sign_after")
    return -number if sign and sign in _MINUS and number else number


def parse_whole(text: str) -> int:
    """A whole number ≥ 0 in figures, full width and thousands commas read. Raises TablesError."""
    plain = halfwidth(text)
    if not re.fullmatch(r"[0-9]+|[0-9]{1,3}(,[0-9]{3})+", plain) or len(plain.replace(",", "")) > 18:
        raise TablesError(f"「{text}」は0以上の整数ではありません。もとの表で確かめて直してください。")
    return int(plain.replace(",", ""))


def _value(figures):
    if figures[0] in KANJI_SIGNS:
        return kanji_number(figures)
    bare = figures.replace(",", "")
    return float(bare) if "." in bare else int(bare)


def _reason(text, plain):
    if _ROUNDED.fullmatch(plain):
        return f"「{text}」は、Excelが丸めたあとの数です。もとの桁は戻りません。もとのシステムから書き出し直してください。"
    if re.search(r"[0-9]\s*%$", plain):
        return f"「{text}」は%付きです。%を見出しに書き、ここは数だけにしてください。"
    if re.fullmatch(rf"[{_MINUS}+]?[0-9][0-9,]*,[0-9,]*(\.[0-9]+)?", plain):
        return f"「{text}」は、コンマの位置が3桁ごとではありません。もとの表で確かめて直してください。"
    if re.fullmatch(rf"[{_MINUS}+]?[0-9][0-9.,]*\s*[^\W\d]\w*", plain):
        return f"「{text}」には数のほかに文字があります。単位は見出しに書き、ここは数だけにしてください。"
    return f"「{text}」は数として読めません。もとの表で確かめて直してください。"
