"""Numbers typed into sentences, where nothing holds them to their source: those that no figure knows are asked about."""

import re
import unicodedata

from kenshu.improve.documents.places import places
from kenshu.improve.documents.quoted import CASES, Quoted
from kenshu.improve.documents.request import Request, ways_of
from kenshu.improve.remark import Remark

# The texts that tell of the effect; a criterion for stopping, say, has numbers of its own.
TOLD = ("title", "keyword", "purpose", "present", "project", "residents")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(時間|%|件)")
# 1件に25分, 10件を測った, 24時間いつでも: said beside a figure, themselves none.
_NO_FIGURE = re.compile(r"(?<![\d,.])(?:1件|24時間|\d+件(?=[^。、\d]{0,6}(?:測|はか|計っ|試)))")


def loose_numbers(request: Request) -> tuple[Remark, ...]:
    """A remark (loose-number) for each number of hours, percent or cases in the texts that is no figure of the request,
    at the places it is written with."""
    known, found = known_numbers(request.figures, request.periods_a_year), []
    for name in TOLD:
        label = places()["texts"][name]["label"]
        for number in unknown_in(getattr(request.texts, name), known):
            told = f"{label}の「{number}」は、効果の数字にありません。もとの課題の数字かどうか、確かめてください。"
            found.append(Remark("loose-number", told))
    return tuple(found)


def known_numbers(figures: tuple[Quoted, ...], periods_a_year: int = 1) -> dict[str, list[float]]:
    """{時間, %, 件: what may stand in a sentence} of quoted figures."""
    ways = ways_of(figures)
    hours = [quoted.figure.value for quoted in figures if quoted.figure.unit != CASES]
    return {
        "時間": [*hours, *(effect.saved for effect in ways), ways.as_counted.saved * periods_a_year],
        "%": [effect.percent for effect in ways],
        "件": [quoted.figure.value for quoted in figures if quoted.figure.unit == CASES],
    }


def unknown_in(text: str, known: dict[str, list[float]]) -> list[str]:
    """The numbers of a text that are not ``known``, with their units, as written (half width)."""
    found = _NUMBER.findall(_NO_FIGURE.sub("", unicodedata.normalize("NFKC", text)))
    return [
        f"{number}{unit}" for number, unit in found if not _is_known(number.replace(",", ""), known[unit])
    ]


def _is_known(written, values):
    places_after = len(written.partition(".")[2])
    return any(abs(float(written) - value) <= 0.5 * 10**-places_after + 1e-9 for value in values)
