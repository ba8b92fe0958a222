"""In how many ways is one column written? Each cell belongs to the first way that fits it."""

import re
from dataclasses import dataclass

WAYS = {
    "受付日": (
        ("letter", "Rの和暦(半角)", r"[SHR][0-9]+\.[0-9]+\.[0-9]+"),
        ("wide-letter", "Rの和暦(全角)", r"[ＳＨＲ][０-９]+[．.][０-９]+[．.][０-９]+"),
        ("era", "令和と書いた和暦", r"(?:昭和|平成|令和).+"),
        ("western", "西暦", r"[0-9０-９]{4}[/／].+"),
        ("no-era", "元号がない", r"[0-9０-９]{1,2}[.．].+"),
    ),
    "電話": (
        ("hyphen", "半角、ハイフンあり", r"[0-9]{3}-[0-9]{4}-[0-9]{4}"),
        ("plain", "半角、ハイフンなし", r"[0-9]+"),
        ("round", "半角、かっこ", r"[0-9]{3}\([0-9]{4}\)[0-9]{4}"),
        ("wide", "全角", r"[０-９]+－[０-９]+－[０-９]+"),
        ("blank", "空欄", r"\s*"),
    ),
    "口座下3桁": (
        ("three", "半角で3けた", r"[0-9]{3}"),
        ("wide", "全角で3けた", r"[０-９]{3}"),
        ("two", "2けたしかない", r"[0-9]{2}"),
        ("one", "1けたしかない", r"[0-9]"),
    ),
    "通話秒": (
        ("plain", "半角の数字だけ", r"[0-9]+"),
        ("wide", "全角の数字", r"[０-９]+"),
        ("comma", "半角、コンマあり", r"[0-9,]+"),
        ("wide-comma", "全角、コンマあり", r"[０-９，]+"),
    ),
}
OTHER = ("other", "そのほか", r"(?s:.*)")


@dataclass(frozen=True)
class Way:
    """``count`` rows are written in this way; ``example`` is the first of them, "" where there is none."""

    id: str
    label: str
    example: str
    count: int


def ways(column, texts):
    """A ``Way`` for each of WAYS[column], and one more for cells that fit none of them, if there are any.

    >>> [(one.id, one.count) for one in ways("口座下3桁", ["045", "45", "０４５"])]
    [('three', 1), ('wide', 1), ('two', 1), ('one', 0)]
    """
    known = (*WAYS[column], OTHER)
    found = {name: [] for name, _, _ in known}
    for text in texts:
        found[next(name for name, _, form in known if re.fullmatch(form, text))].append(text)
    return tuple(
        Way(name, label, found[name][0] if found[name] else "", len(found[name]))
        for name, label, _ in known
        if found[name] or name != OTHER[0]
    )
