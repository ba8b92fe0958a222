"""What stands in free text: an aid for the person who reads it all, never a reason to give it out."""

import re
import unicodedata
from dataclasses import dataclass

from kenshu.answers.own_work import looks_personal
from kenshu.privacy.errors import PrivacyError
from kenshu.privacy.names import surnames
from kenshu.privacy.rare import protects
from kenshu.tables import normalise_name

PROTECTED, OWN_NAME, DELICATE, NAME = "行ごと外す印", "本人の名前", "知られると困ること", "人の名前"
_DELICATE = re.compile(
    r"生活保護|生保|障害者?手帳|障がい|要介護\d?|認知症|入院|病気|がん|うつ|妊娠|滞納|未申告|非課税|借金|"
    r"成年後見|保佐|補助人|離婚|在留カード|難病|透析|逮捕|刑務所"
)
_KIN = re.compile(
    r"(?:お|ご)?(?:息子|娘|妻|夫|孫|祖父|祖母|兄弟|姉妹|家族|親族|長男|長女|次男|次女)(?:さん|さま|様)"
)
# A family name stands alone only before words that follow people.
_FOLLOWS = re.compile("宅|家の|夫妻|本人|係長|課長|主任|主事|へ電話|より電話|から電話|と面談|に架電")


@dataclass(frozen=True)
class Found:
    """``what`` was found in the row (index of the frame), and the words."""

    row: object
    what: str
    words: str

    def __str__(self):
        return f"{self.what}「{self.words}」"


def scan(frame, column: str, *, names: tuple[str, ...] = ()) -> tuple[Found, ...]:
    """What should not leave the building in the texts of ``column``, row by row.

    ``names``: columns with the name of the row's own person, looked for as well. Names without 様 or さん are
    found only in part: so the column is dropped, and this list helps a reader. Raises PrivacyError.
    """
    if missing := [name for name in (column, *names) if name not in frame]:
        raise PrivacyError(
            f"列「{missing[0]}」がありません。表にある列: {'、'.join(map(str, frame.columns))}。"
        )
    found = []
    for row, *cells in frame[[column, *names]].fillna("").itertuples(name=None):
        text, *own = map(str, cells)
        hits = [*_marks(text), *_own_names(text, own), *_names(text), *_looks(text)]
        found += [Found(row, what, words) for what, words in dict.fromkeys(hits)]
    return tuple(found)


def _marks(text):
    plain = unicodedata.normalize("NFKC", text)
    if protects(plain):
        yield PROTECTED, plain
    for hit in _DELICATE.finditer(plain):
        yield DELICATE, hit[0]


def _own_names(text, own):
    """The row's own name or reading, whole, or the family name of at least two letters."""
    plain = normalise_name(text)
    for name in own:
        pieces = [normalise_name(name), *map(normalise_name, unicodedata.normalize("NFKC", name).split()[:1])]
        if hit := next((piece for piece in pieces if len(piece) >= 2 and piece in plain), None):
            yield OWN_NAME, hit


def _names(text):
    plain = normalise_name(text)
    for hit in _FOLLOWS.finditer(plain):
        before = plain[: hit.start()]
        if name := next((before[-size:] for size in (4, 3, 2) if before[-size:] in surnames()), None):
            yield NAME, name


def _looks(text):
    for phrase in looks_personal(text):
        kind, words = re.fullmatch(r"(.+?)「(.*)」", phrase, re.DOTALL).groups()
        if not _KIN.fullmatch(words):
            yield kind, words
