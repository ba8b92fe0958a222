"""Does a cell read like a person's name? The commonest family names of the country decide, not a full list."""

import re
import unicodedata
from functools import cache
from importlib.resources import files

from kenshu.tables import normalise_name

LONGEST = 8  # letters of family and given name together
_KANJI_NAME = re.compile(r"[一-龥々ヶ髙﨑𠮷]{1,5}[ ]?[一-龥々ぁ-んァ-ヶー]{1,5}")
_KANA_NAME = re.compile(r"[ァ-ヴー]{2,6} [ァ-ヴー]{2,8}|[ぁ-んー]{2,6} [ぁ-んー]{2,8}")
# No person, though a family name stands in front.
_NOBODY = re.compile(
    r".*(課|係|部|局|室|所|館|園|校|町|村|市|区|県|郡|駅|店|会|寺|川|橋|線|丁目|公園|支所|地区|窓口)"
)


@cache
def surnames() -> frozenset[str]:
    """Family names of two letters and more and a few of one, with today's letters."""
    return frozenset(files("kenshu.privacy").joinpath("surnames.txt").read_text("utf-8").split())


def is_name(cell: str) -> bool:
    """Whether the whole cell reads like a family name with a given name, in kanji or as a reading.

    >>> is_name("髙橋　花子"), is_name("タカハシ　ハナコ"), is_name("高橋公園"), is_name("福祉総務課")
    (True, True, False, False)
    """
    text = " ".join(unicodedata.normalize("NFKC", cell).split())
    if _KANA_NAME.fullmatch(text):
        return True
    plain = normalise_name(text)
    if not _KANJI_NAME.fullmatch(text) or len(plain) > LONGEST or _NOBODY.fullmatch(text):
        return False
    return family_of(plain) is not None


def family_of(plain: str) -> str | None:
    """The longest known family name at the beginning of a normalised text, if something follows it."""
    return next(
        (plain[:size] for size in (4, 3, 2, 1) if len(plain) > size and plain[:size] in surnames()), None
    )
