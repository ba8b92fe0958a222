"""Names, readings and telephones evened out for comparing. These are copies: what is stored stays as written."""

import re
import unicodedata
from collections.abc import Callable

# Letters of one name: the usual one first, then older and rarer ones that families write.
LETTERS = """
高髙 崎﨑嵜 辺邉邊 斎齋 斉齊 沢澤 浜濱濵 広廣 桜櫻 国國圀 真眞 徳德 島嶋嶌 滝瀧 関關 渕淵 柳栁 吉𠮷 瀬瀨 頼賴 曽曾 桑桒 館舘
恵惠 静靜 栄榮 実實 円圓 学學 竜龍 鉄鐵 豊豐 万萬 寿壽 礼禮 黒黑 緑綠 清淸 槙槇 尭堯 亀龜 与與 峰峯 来來 弥彌 浅淺 薮藪 桧檜
条條 伝傳 塩鹽 蔵藏 当當 会會 団團 芸藝 黄黃 増增 経經 継繼 顕顯 県縣 検檢 剣劍 厳嚴 鶏鷄 富冨 船舩 秋穐 松枩 涼凉 稲稻
穂穗 渋澁 晃晄 祢禰 煕熙 逸逸 ケヶ カヵ
"""
USUAL = {letter: group[0] for group in LETTERS.split() for letter in group[1:]}
_GONE = re.compile(r"[\s·・･.,'’\u200b-\u200f\u2060\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
_KANA = {code: code + 0x60 for code in range(0x3041, 0x3097)}  # hiragana as katakana
_LARGE = str.maketrans("ァィゥェォッャュョヮヂヅヲ‐-−", "アイウエオツヤユヨワジズオーーー")


def normalise_name(text: str) -> str:
    """A name without spaces, in one width, with today's letters. For comparing only; never to be stored.

    >>> normalise_name("髙橋　太郎") == normalise_name("高橋 太郎") == "高橋太郎"
    True
    >>> normalise_name("渡邊　惠子")
    '渡辺恵子'
    """
    return settled(lambda name: "".join(USUAL.get(letter, letter) for letter in plain_name(name)), text)


def plain_name(text: str) -> str:
    """A name without spaces and in one width; its letters stay what they are."""
    return settled(lambda name: _GONE.sub("", unicodedata.normalize("NFKC", name)).upper(), text)


def normalise_kana(text: str) -> str:
    """A reading in full-width katakana without spaces, small letters as large ones, ヂ as ジ, ヅ as ズ, ヲ as オ.

    >>> normalise_kana("ｼﾞｭﾝｺ"), normalise_kana("じゅん こ"), normalise_kana("ジユンコ")
    ('ジユンコ', 'ジユンコ', 'ジユンコ')
    """
    return settled(lambda kana: plain_name(kana).translate(_KANA).translate(_LARGE), text)


def normalise_phone(text: str) -> str:
    """The digits of a telephone number, half width.

    >>> normalise_phone("０００－1234(5678)")
    '00012345678'
    """
    return "".join(letter for letter in unicodedata.normalize("NFKC", text) if letter in "0123456789")


def parts(text: str) -> tuple[str, str]:
    """(family, given) of a name or a reading, ("", "") when nothing parts them.

    >>> parts("佐藤　花子"), parts("佐藤花子")
    (('佐藤', '花子'), ('', ''))
    """
    family, _, given = unicodedata.normalize("NFKC", text).strip().partition(" ")
    return (family, given) if given else ("", "")


def other_letters(one: str, other: str) -> tuple[str, ...]:
    """The letters in which two names differ that are the same when normalised: ("高と髙",)."""
    pairs = zip(plain_name(one), plain_name(other), strict=False)
    return tuple(dict.fromkeys("と".join(sorted(pair)) for pair in pairs if pair[0] != pair[1]))


def settled(step: Callable[[str], str], text: str) -> str:
    """``step`` again and again until it changes nothing: NFKC may join what stands together once a space is gone."""
    while (after := step(text)) != text:
        text = after
    return text
