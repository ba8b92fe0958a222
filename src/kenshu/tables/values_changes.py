"""What typed reading did to the text of a column, in words for the report: 「和暦を西暦に直しました(12か所)」."""

import re

import pandas as pd

from kenshu.days.kanji import KANJI_SIGNS
from kenshu.tables.report import Finding
from kenshu.tables.values_cells import halfwidth, meant

DAY, SPAN, WHOLE, NUMBER, TEXT = "M", "m", "iu", "fiu", "OTU"  # kinds of a dtype, as numpy letters them
_ERA = r"^\s*(?:令|平|昭|大|明|㋿|㍻|㍼|㍽|㍾|[RHSTMrhstmＲＨＳＴＭｒｈｓｔｍ][0-9０-９元])"

# What stood in the cell, in which kinds of column it was changed, and what was done.
_CHANGES = (
    (re.compile(_ERA), DAY + NUMBER, "和暦を西暦に直しました"),
    (
        re.compile(r"^\s*(?:西暦)?[0-9０-９]{4}[./．／年]"),
        DAY,
        "日付の書き方を 2025-05-01 の形にそろえました",
    ),
    (re.compile(r"^\s*[0-9]{1,5}\s*$"), DAY, "Excelの日付の番号を日付に直しました"),
    (re.compile(r"^[^度]*[0-9０-９元十][年月./／．-][^度]*$"), WHOLE, "年月から年度を求めました"),
    (re.compile("[Ａ-Ｚａ-ｚ０-９：]"), DAY + SPAN + NUMBER + TEXT, "全角の数字や文字を半角に直しました"),
    (re.compile(f"[{KANJI_SIGNS}]"), DAY + SPAN + NUMBER, "漢数字を数字に直しました"),
    (re.compile(r"[△▲(（]"), NUMBER, "△・▲・( )の数をマイナスの数に直しました"),
    (re.compile("[,，]"), NUMBER, "桁区切りのコンマを外しました"),
    (re.compile(r"[円¥￥\\]"), NUMBER, "円・¥を外しました"),
    (re.compile("午[前後]|正午"), DAY + TEXT, "午前・午後を24時間の時刻に直しました"),
    (re.compile(r"\d:\d+:(?!00)\d+"), TEXT, "時刻の秒を外しました"),
    (re.compile(r"^\s|\s$"), TEXT, "前後の空白を外しました"),
)


def changes(table, column: str, values: pd.Series, meanings=None) -> list[Finding]:
    """One finding for each way in which ``values`` differ from the text of the column, with the number of cells."""
    found = _missing(table, column, values, meanings)
    counts = table.frame[column][
        values.notna() & (values.astype("str") != table.frame[column])
    ].value_counts()
    for sign, kinds, words in _CHANGES:
        if values.dtype.kind not in kinds:
            continue
        many = sum(count for text, count in counts.items() if sign.search(text))
        if many:
            found.append(_finding("typed", column, words, many))
    return found


def _missing(table, column, values, meanings):
    """The cells left empty, a sign at a time, with its meaning; an empty cell that means nothing needs no word."""
    known = meant(meanings)
    signs = table.frame[column][values.isna()].map(halfwidth)
    return [
        _finding(
            "meaning",
            column,
            f"{f'「{sign}」' if sign else '空欄'}を「{known[sign]}」として読みました",
            count,
        )
        for sign, count in signs.value_counts().items()
        if known[sign]
    ]


def _finding(name, column, words, count):
    said = f"「{column}」の列: {words}({count:,}か所)。"
    return Finding(id=name, level="changed", row=None, column=column, value=f"{count}", said=said)
