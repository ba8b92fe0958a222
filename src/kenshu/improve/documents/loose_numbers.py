"""Numbers typed into sentences, where nothing holds them to their source: those that no figure knows are asked about."""

import re
import unicodedata

from kenshu.improve.documents.places import places
from kenshu.improve.documents.quoted import CASES
from kenshu.improve.documents.request import Request
from kenshu.improve.remark import Remark

# The texts that tell of the effect; a criterion for stopping, say, has numbers of its own.
TOLD = ("title", "keyword", "purpose", "present", "project", "residents")
_NUMBER = re.compile(r"(\d[\d,]*(?:\.\d+)?)\s*(時間|%|件)")


def loose_numbers(request: Request) -> tuple[Remark, ...]:
    """A remark (loose-number) for each number of hours, percent or cases in the texts that is no figure of the request,
    at the places it is written with."""
    known, found = _known(request), []
    for name in TOLD:
        text = unicodedata.normalize("NFKC", getattr(request.texts, name))
        for number, unit in _NUMBER.findall(text):
            if not _is_known(number.replace(",", ""), known[unit]):
                label = places()["texts"][name]["label"]
                told = f"{label}の「{number}{unit}」は、効果の数字にありません。もとの課題の数字かどうか、確かめてください。"
                found.append(Remark("loose-number", told))
    return tuple(found)


def _known(request):
    hours = [quoted.figure.value for quoted in request.figures if quoted.figure.unit != CASES]
    return {
        "時間": [*hours, *(effect.saved for effect in request.ways), request.saved_a_year.value],
        "%": [effect.percent for effect in request.ways],
        "件": list(request.cases),
    }


def _is_known(written, values):
    places_after = len(written.partition(".")[2])
    return any(abs(float(written) - value) <= 0.5 * 10**-places_after + 1e-9 for value in values)
