"""What staff of a city hall say takes their hours, in their own words, theme by theme."""

from kenshu.synth.d5.said import (
    contracts,
    copying,
    handover,
    inquiries,
    meetings,
    paper,
    searching,
    telephone,
)

THEMES = {
    "転記・二重入力": copying.LINES,
    "会議・庶務": meetings.LINES,
    "電話・窓口": telephone.LINES,
    "照会・回答": inquiries.LINES,
    "紙・押印": paper.LINES,
    "資料さがし": searching.LINES,
    "契約・支払": contracts.LINES,
    "引継ぎ・属人化": handover.LINES,
}


def lines(text: str) -> list[tuple[tuple[str, ...], str]]:
    """Each line as (who alone would say it, what is said); () where anybody would."""
    return [_line(line) for line in text.strip().split("\n")]


def _line(line):
    if not line.startswith("@"):
        return (), line
    who, _, said = line[1:].partition("|")
    return tuple(who.split(",")), said
