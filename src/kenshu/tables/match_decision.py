"""The rules, in the order in which they are asked: the first that fits decides. Each can be read by a clerk."""

from collections.abc import Callable
from dataclasses import dataclass

from kenshu.tables.match_addresses import DIFFERS, ROOM, SAME, SHORTER, UNKNOWN
from kenshu.tables.match_records import AS_WRITTEN, LETTERS, Evidence

ONE, TWO, HELD = "同一", "別人", "保留"


@dataclass(frozen=True)
class Rule:
    """``fits``: whether the rule decides these two; ``said``: why, in Japanese; ``when``: the same for all pairs."""

    name: str
    decision: str
    when: str
    fits: Callable[[Evidence], bool]
    said: Callable[[Evidence], str]


def decide(found: Evidence) -> tuple[Rule, str]:
    """The rule that decides, and the reason in words."""
    rule = next(rule for rule in RULES if rule.fits(found))
    return rule, rule.said(found)


def same_name(found: Evidence) -> bool:
    return found.name in (SAME, LETTERS)


def same_home(found: Evidence) -> bool:
    return found.address in (SAME, SHORTER)


def same_contact(found: Evidence) -> bool:
    return SAME in (found.phone, found.account)


def _same(found):
    if found.step == AS_WRITTEN:
        return "氏名・生年月日・住所が、書いたまま同じです。"
    but = []
    if found.letters:
        but.append(f"氏名の字体({'、'.join(found.letters)})をそろえました")
    if found.other_date:
        but.append("生年月日は和暦と西暦などの書き方が違うだけです")
    if found.left_out:
        but.append(f"住所は片方に{'、'.join(found.left_out)}がないだけです")
    but = but or ["空白、全角と半角、番地の書き方をそろえました"]
    return f"氏名・生年月日・住所が同じです。{'。'.join(but)}。"


def _moved(found):
    kept = [word for word, side in (("電話", found.phone), ("口座", found.account)) if side == SAME]
    return (
        f"{_name(found)}、生年月日も同じですが、住所が違います。{'と'.join(kept)}が同じなので、転居かもしれません。"
        "住民記録で前の住所を確かめるか、本人に聞いてください。"
    )


def _namesake(found):
    other = [word for word, side in (("電話", found.phone), ("口座", found.account)) if side == DIFFERS]
    also = f"{'も'.join(other)}も違います" if other else "ほかに比べられるものがありません"
    return (
        f"{_name(found)}、生年月日も同じですが、住所が違い、{also}。同姓同名の別の方かもしれません。"
        "つなげずに、住民記録で確かめてください。"
    )


def _reading(found):
    where = {
        SAME: "住所も同じです。漢字の書き間違いかもしれません",
        SHORTER: "住所も同じです。漢字の書き間違いかもしれません",
        UNKNOWN: "住所がわかりません",
    }
    moved = (
        "住所が違います。転居かもしれません"
        if same_contact(found)
        else "住所が違います。別の方かもしれません"
    )
    return (
        "氏名は同じ読みで、生年月日も同じですが、漢字が違います。"
        f"{where.get(found.address, moved)}。本人に確かめてください。"
    )


def _household(found):
    what = "住所" if same_home(found) else "電話"
    return f"{what}は同じですが、氏名と生年月日が違います。同じ家のご家族などです。"


def _name(found):
    if found.name == LETTERS:
        return f"氏名は字体({'、'.join(found.letters)})が違うだけで"
    return "氏名は同じで"


RULES = (
    Rule(
        "氏名か生年月日がわからない", HELD, "氏名が空欄か、氏名か読みが同じで生年月日が空欄・元号なしなどで読めない",
        lambda e: e.name == UNKNOWN or (e.birth == UNKNOWN and (same_name(e) or e.kana == SAME)),
        lambda e: (
            ("氏名が空欄です" if e.name == UNKNOWN else "氏名か読みは同じですが、生年月日が空欄か、元号がなくて読めません")
            + "。元の申請書で確かめてください。"
        ),
    ),
    Rule(
        "読みが違う", HELD, "氏名の漢字と生年月日が同じで、カナが違う",
        lambda e: same_name(e) and e.birth == SAME and e.kana == DIFFERS,
        lambda e: "氏名の漢字と生年月日は同じですが、読みが違います。読みの書き間違いか、別の方です。本人に確かめてください。",
    ),
    Rule(
        "氏名・生年月日・住所が同じ", ONE, "空白・字体・和暦・番地の書き方をそろえると、3つとも同じ。建物などの省略はよい",
        lambda e: same_name(e) and e.birth == SAME and same_home(e),
        _same,
    ),
    Rule(
        "部屋が違う", HELD, "氏名・生年月日・番地が同じで、建物か部屋が違う",
        lambda e: same_name(e) and e.birth == SAME and e.address == ROOM,
        lambda e: (
            "氏名・生年月日・番地は同じですが、建物か部屋が違います。書き間違いか、引っ越しです。"
            "本人に確かめてください。"
        ),
    ),
    Rule(
        "住所がわからない", HELD, "氏名と生年月日が同じで、どちらかの住所が空欄",
        lambda e: same_name(e) and e.birth == SAME and e.address == UNKNOWN,
        lambda e: "氏名と生年月日は同じですが、住所が空欄です。元の申請書で確かめてください。",
    ),
    Rule(
        "転居かもしれない", HELD, "氏名と生年月日が同じで住所が違い、電話か口座が同じ",
        lambda e: same_name(e) and e.birth == SAME and same_contact(e),
        _moved,
    ),
    Rule(
        "同姓同名・同生年月日かもしれない", HELD, "氏名と生年月日が同じで、住所・電話・口座に同じものがない",
        lambda e: same_name(e) and e.birth == SAME,
        _namesake,
    ),
    Rule(
        "読みは同じで漢字が違う", HELD, "カナと生年月日が同じで、氏名の漢字が違う",
        lambda e: e.kana == SAME and e.birth == SAME,
        _reading,
    ),
    Rule(
        "姓が変わったかもしれない", HELD, "名と生年月日が同じで姓が違い、住所か電話か口座が同じ",
        lambda e: e.given == SAME and e.birth == SAME and (same_home(e) or same_contact(e)),
        lambda e: (
            "名と生年月日、それに住所・電話・口座のどれかが同じですが、姓が違います。"
            "結婚などで姓が変わったのかもしれません。本人に確かめてください。"
        ),
    ),
    Rule(
        "同じ日に生まれた家族", TWO, "住所と生年月日が同じで、名が違う",
        lambda e: e.birth == SAME and same_home(e) and e.given == DIFFERS,
        lambda e: "住所と生年月日は同じですが、名が違います。双子などのご家族です。つなげないでください。",
    ),
    Rule(
        "姓と名の区切りがわからない", HELD, "住所と生年月日が同じで氏名が違い、姓と名の間に空白がない",
        lambda e: e.birth == SAME and same_home(e),
        lambda e: "住所と生年月日は同じで、氏名が違います。姓と名の区切りがなく、双子か、姓が変わった方か決められません。",
    ),
    Rule(
        "生年月日の書き間違いかもしれない", HELD, "氏名か読みが同じで生年月日が違い、住所が同じか、電話と口座の両方が同じ",
        lambda e: (same_name(e) or e.kana == SAME) and (same_home(e) or e.phone == e.account == SAME),
        lambda e: (
            "氏名か読みと、住所か連絡先が同じですが、生年月日が違います。"
            "書き間違いか、同じ名のご家族です。本人に確かめてください。"
        ),
    ),
    Rule(
        "同姓同名", TWO, "氏名が同じで、生年月日と住所が違う",
        same_name,
        lambda e: "氏名は同じですが、生年月日と住所が違います。同姓同名の別の方です。",
    ),
    Rule(
        "同じ家の方", TWO, "住所か電話が同じで、氏名と生年月日が違う",
        lambda e: same_home(e) or e.phone == SAME,
        _household,
    ),
    Rule(
        "同じ日に生まれた方", TWO, "生年月日だけが同じ",
        lambda e: e.birth == SAME,
        lambda e: "生年月日だけが同じです。氏名と住所が違うので、別の方です。",
    ),
    Rule(
        "同じものが足りない", TWO, "氏名の読みや番地など、一部だけが同じ",
        lambda e: True,
        lambda e: "氏名・生年月日・住所のうち、同じものがありません。別の方です。",
    ),
)  # fmt: skip
