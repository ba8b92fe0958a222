"""The boxes of the paper form on three piles: needed, not needed, already held by the city."""

from kenshu.check.mark import Verdict
from kenshu.check.rules import right, rule, wrong
from kenshu.improve.form_sheet.hall import answered
from kenshu.improve.form_sheet.review import review
from kenshu.improve.remark import of_kind

NEEDED, DROPPED, HELD = "needed", "dropped", "held"
NOT_USED = "「{}」は、だれが、いつ使うと話していますか。使う人が見つからない欄は、外せます。"
HELD_ALREADY = "「{}」は、もう名簿にあるようです。もう一度聞かずに済まないでしょうか。"
USED = "「{}」は、使う人が話に出てきます。その人は、これがないと何ができないでしょう。"
SPARE = "「{}」は、もう名簿にあるのではなく、使う人がいない欄のようです。話を読み直してみましょう。"
PLACES = {
    "group": NEEDED, "phone": NEEDED, "day": NEEDED, "people": NEEDED, "purpose": NEEDED,
    "fax": DROPPED, "birth": DROPPED, "age": DROPPED, "weekday": DROPPED,
    "name": HELD, "address": HELD, "waiver": HELD,
}  # fmt: skip
SAID = {"group": "団体の登録番号", "phone": "電話番号", "day": "利用する日", "people": "人数", "purpose": "利用の目的",
        "fax": "ファクスの番号", "birth": "生年月日", "age": "年齢", "weekday": "曜日", "name": "代表者の名前",
        "address": "代表者の住所", "waiver": "使用料の減免"}  # fmt: skip


@rule("n07-items")
def items(answers, city):
    """One twelfth of the points an item; the slip that asks people for most comes first."""
    cards = answers["n07-items"]["value"]
    given = {row["item"]: row["choice"] for row in cards}
    missed = [one for one, pile in PLACES.items() if given[one] != pile]
    share = 1 - len(missed) / len(PLACES)
    if None in given.values():
        return Verdict(
            share, "cards-left", "まだ分けていない項目があります。話に出てくる人をさがしてみましょう。"
        )
    if set(given.values()) == {NEEDED}:
        return wrong("all-needed", "全部が「要る」です。紙の様式を、そのまま写していないでしょうか。")
    if len(set(given.values())) == 1:
        return wrong("one-pile", "全部が同じ山です。部屋を貸すのに、どうしても要るものはどれでしょう。")
    if not missed:
        return right("聞く項目が、はじめの半分より少なくなりました。書く人も、読む人も楽になります。")
    if of_kind(review(answered(cards)), "both"):
        told = "生年月日と年齢の、両方を聞いています。片方が分かれば、もう片方は要りません。片方も、使う人をさがしましょう。"
        return Verdict(share, "both", told)
    return Verdict(share, *_slip(missed, given))


def _slip(missed, given):
    """The first of: asked though nobody uses it, asked though it is held, not asked though it is used, the rest."""
    kinds = (
        ("just-in-case", NOT_USED, DROPPED, NEEDED), ("already-held", HELD_ALREADY, HELD, NEEDED),
        ("in-use", USED, NEEDED, DROPPED), ("not-in-the-list", USED, NEEDED, HELD),
        ("held-dropped", "「{}」は要らないのではなく、ほかで分かるようです。どこで分かるでしょうか。", HELD, DROPPED),
        ("nobody-s", SPARE, DROPPED, HELD),
    )  # fmt: skip
    for kind, told, expected, chosen in kinds:
        if found := [one for one in missed if PLACES[one] == expected and given[one] == chosen]:
            return kind, told.format(SAID[found[0]])
    raise AssertionError("every wrong pile has its kind")
