"""Nobody and nowhere real: the city's data against lists of our own, not against the lists the data are made from.

``real_places.txt``: Japan's prefectures, cities, wards, towns and villages (the names in the postal code data of
November 2026, their counties left out). ``family_names.txt``: the family names that may stand before 様 or さん.
"""

import re
import unicodedata
from pathlib import Path

import pytest

from kenshu import data

HERE = Path(__file__).parent
NOBODY = {
    "運転手",
    "区長",
    "息子",
    "業者",
    "農家",
    "議員",
    "客",
    "仕",
    "回答",
}  # who stands before 様 or さん besides
TELEPHONE = re.compile(r"(?<![\w.-])(?:0\d{1,4}[-(]\d{1,4}[-)]\d{3,4}|0\d{9,10})(?![\w-])")


@pytest.fixture(scope="module")
def texts(root):
    files = [*data.files(root / "datasets"), *(root / "datasets/planted").iterdir()]
    files += (root / "src/kenshu/synth").rglob("*.py")
    return {
        path: re.sub(r"sha256:[0-9a-f]{64}", "", path.read_bytes().decode(_encoding(path))) for path in files
    }


def _encoding(path):
    return "cp932" if path.parent.name == "raw" else "utf-8"


def lines(path):
    return path.read_text(encoding="utf-8").split()


def test_no_municipality_of_japan_is_named(texts):
    places = lines(HERE / "real_places.txt")
    assert len(places) > 1_800
    assert {"横浜市", "つくば市", "中央区", "東京都", "音威子府村"} <= set(places)
    named = re.compile("|".join(sorted(places, key=len, reverse=True)))
    found = {path.name: named.findall(text) for path, text in texts.items()}
    assert not {name: places for name, places in found.items() if places}


def test_every_telephone_number_has_an_area_that_is_never_given_out(texts):
    found = {
        number
        for path, text in texts.items()
        if path.suffix != ".py"
        for number in TELEPHONE.findall(unicodedata.normalize("NFKC", text))
    }
    assert len(found) > 1_000
    assert not {number for number in found if not number.startswith("000")}


def test_who_is_spoken_of_bears_a_common_family_name_or_none(texts):
    common = set(lines(HERE / "family_names.txt"))
    spoken = {
        name
        for text in texts.values()
        for name in re.findall(r"([一-龠々髙﨑]{1,5})(?:さん|様|氏|先生|君)(?![一-龠])", text)
    }
    assert len(spoken & common) >= 4
    assert not spoken - common - NOBODY


def test_who_applies_is_put_together_from_common_family_names():
    common = set(lines(HERE / "family_names.txt"))
    for name in ("d7-paper", "d7-online"):
        for person in data.open(name)["氏名"]:
            assert any(person.replace("　", "").replace(" ", "").startswith(family) for family in common), (
                person
            )
