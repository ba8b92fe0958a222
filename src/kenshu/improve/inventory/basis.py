"""Why is there a seal? The six kinds of reason, and answers that do not fit the article they name."""

import re
import unicodedata

from kenshu.improve.received import received
from kenshu.improve.remark import Remark

BASES = ("法令", "条例規則", "内規", "慣行", "システム制約", "不明")
RULED = BASES[:3]  # an article can be named, so it must be
SEALS = ("実印", "認印", "公印", "職員印")
NUMBER = "様式番号"
_OWN_RULE = re.compile(r"[市町村区].*規則|条例")
_GUIDE = re.compile(r"要綱|要領|内規|マニュアル|手引")
_ARTICLE = re.compile(r"第\s*[0-9一二三四五六七八九十百]+\s*[条項号]|別表|様式第")


def checked(forms, *, amounts=("年間件数", "転記回数")):
    """The inventory ready to be counted; 根拠区分 and 押印種別 in the words of BASES and SEALS.

    条例・規則 and 条例規則 are the same, as are full and half width. Raises ImproveError: see ``received``.
    """
    table = forms.copy()
    for column in (column for column in ("根拠区分", "押印種別") if column in table):
        table[column] = [_plain(cell) for cell in table[column]]
    return received(
        table, "様式の棚卸し", number=NUMBER, texts=("課", "様式名", "押印種別", "根拠区分"), amounts=amounts,
        blank=("条文",), choices={"根拠区分": BASES, "押印種別": SEALS},
    )  # fmt: skip


def faults(forms):
    """Remarks on the reasons given, in the order of the rows; the counts need not be numbers yet.

    law-without-article: 法令 and nothing behind it, which is often a custom. article-missing: 条例規則 or 内規
    likewise. other-basis: the article is of another kind than the answer. article-number: no 第…条.
    custom-with-article: a custom needs none. registered-seal: 実印 by custom, probably an 認印. unknown: 不明.
    """
    return found(checked(forms, amounts=()))


def found(table):
    """``faults`` of a checked table."""
    return tuple(remark for row in table.to_dict("records") for remark in _of(row))


def _of(row):
    basis, article, name, number = row["根拠区分"], row["条文"], row["様式名"], (row[NUMBER],)

    def remark(kind, text):
        return Remark(kind, f"「{name}」{text}", number, NUMBER)

    if basis == "法令" and not article:
        yield remark("law-without-article", "は法令と答えていますが、条文がありません。条文を言えないものは、"
                     "慣行かもしれません。法令の原文を見て、見つからなければ慣行に直してください。")  # fmt: skip
    elif basis in RULED and not article:
        yield remark(
            "article-missing", f"は{basis}と答えていますが、条文がありません。例規集で確かめてください。"
        )
    elif basis in RULED and (other := _kind(article)) and other != basis:
        yield remark("other-basis", f"は{basis}と答えていますが、条文は{other}のものです({article[:24]})。"
                     "直せる人が変わるので、区分を直してください。")  # fmt: skip
    elif basis in RULED and not _ARTICLE.search(unicodedata.normalize("NFKC", article)):
        yield remark(
            "article-number", f"の条文に条の番号がありません({article[:24]})。第何条かを書いてください。"
        )
    elif basis not in RULED and article:
        yield remark("custom-with-article", f"は{basis}なのに、条文が書かれています({article[:24]})。"
                     "どちらが正しいか確かめてください。")  # fmt: skip
    if row["押印種別"] == "実印" and basis in ("慣行", "不明"):
        yield remark("registered-seal", f"は{basis}なのに実印です。実印は印鑑登録をした印のことです。"
                     "認印の書き間違いでないか確かめてください。")  # fmt: skip
    if basis == "不明":
        yield remark("unknown", "は根拠が不明です。使う課と法務担当に聞いてください。")


def _kind(article):
    """Of which kind an article is by its name; "" when the name does not tell."""
    if _GUIDE.search(article):
        return "内規"
    if _OWN_RULE.search(article):
        return "条例規則"
    return "法令" if re.search(r"法|令", article) else ""


def _plain(cell):
    return re.sub(r"[\s・]", "", unicodedata.normalize("NFKC", cell)) if isinstance(cell, str) else cell
