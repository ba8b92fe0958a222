"""Lane B (one's own work): notice what looks like a name, address, phone or mail before it is stored.

An aid for the person who writes, not a proof: terse names without an honorific pass.
"""

import re
import unicodedata

from kenshu.answers.question import Question

_HONORIFIC = r"(?:さん|さま|様|氏|くん|ちゃん|殿)(?![式子々名])"
_LOOKS = (
    ("メールアドレス", re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")),
    ("電話番号", re.compile(r"(?<!\d)(?:0\d{1,4}[-( ]{1,2}\d{1,4}[-) ]{1,2}\d{3,4}|0\d{9,10})(?!\d)")),
    ("12けたの番号", re.compile(r"(?<!\d)\d{4}[- ]?\d{4}[- ]?\d{4}(?!\d)")),
    ("住所", re.compile(r"\S{0,8}(?:\d+|[一二三四五六七八九十]+)(?:丁目|番地)\S{0,8}")),
    (
        "人の名前",
        re.compile(r"(?:[一-龥々ヶ髙﨑]{1,4}(?: [一-龥々ぁ-んァ-ヴー]{1,4})?|[ァ-ヴー]{2,6})" + _HONORIFIC),
    ),
    ("人の名前", re.compile(r"(?:氏名|名前|担当者)(?::|は)\s*[一-龥々ァ-ヴー]{2,8}")),
)
# Words with the same ending that name nobody.
_NOBODY = re.compile(
    r"(?:.*(?:客|市民|住民|町民|村民|利用者|申請者|患者|保護者|相談者|来庁者|職員|業者|高齢者|世話|苦労|馳走)|ケアマネ|農家|議員|店員|"
    r"[皆子母父兄姉奥人逆仕同模多異有今王神姓両各別文紋御宮貴])(?:さん|さま|様|氏|殿)"
)


def looks_personal(text: str) -> list[str]:
    """What in ``text`` looks personal, as 「kind「found」」 phrases in order, each once.

    >>> looks_personal("担当の山田さん(000-1234-5678)に聞いた")
    ['電話番号「000-1234-5678」', '人の名前「山田さん」']
    """
    plain = unicodedata.normalize("NFKC", text)
    dashed = re.sub(r"(?<=\d)[−‐‑‒–—―ー─](?=\d)", "-", plain)
    found = []
    for kind, pattern in _LOOKS:
        hits = [hit[0].strip() for hit in pattern.finditer(dashed)]
        if kind == "人の名前":
            hits = [hit for hit in hits if not _NOBODY.fullmatch(hit)]
        found += [f"{kind}「{hit}」" for hit in hits]
    return list(dict.fromkeys(found))


def warnings(question: Question, entry: dict) -> list[str]:
    """What a lane-B answer should be asked about before it is stored; [] for lane A."""
    if question.lane != "b":
        return []
    texts = [entry.get("basis"), entry.get("ask"), entry.get("value")]
    if question.kind in ("table", "file"):  # the lists of the other kinds hold ids only
        texts += [cell for row in entry.get("value") or () for name, cell in row.items() if name != "row"]
    return list(dict.fromkeys(hit for text in texts if isinstance(text, str) for hit in looks_personal(text)))
