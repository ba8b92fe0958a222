"""The sorted steps: is each on a pile, did anybody ask first what can go, and does nothing needed go?"""

from kenshu.check.mark import Verdict
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import ecrs
from kenshu.improve.ecrs import Action
from kenshu.improve.ecrs.answered import piles
from kenshu.improve.ecrs.answered import tags as tags_of
from kenshu.improve.remark import of_kind

COSTS = 0.2  # of the points, each step to look at again
ALIKE = {
    Action.REMOVE: ("all-removed", "全部が「なくす」です。部屋を使いたい人の申込みは、だれが受けるでしょうか。"),
    Action.KEEP: ("all-kept", "全部が「そのまま」です。「慣行」の手順を一つ、声に出して「なぜ」と聞いてみましょう。"),
}  # fmt: skip
ONE_PILE = "全部が同じ山です。一枚ずつ、「なくせないか」から順に聞いてみましょう。"
NEEDED = {  # what nobody would know any more if this step went
    "3": "3の「書きもれはないか」をなくすと、書きもれた申請書は、そのあとどうなるでしょう。",
    "5": "5の「入力する」をなくすと、部屋がふさがったことを、だれがどこで知るでしょう。",
    "9": "9の「知らせる」をなくすと、許可が出たことを、利用者はどうやって知るでしょう。",
}


@rule("n07-tags")
def tags(answers, city):
    """Each card to look at again costs a fifth; without 「なくす」 half is left, unless the customs' reasons are told."""
    cards = answers["n07-tags"]["value"]
    placed = piles(cards)
    if len(placed) < len(cards):
        share = 0.5 * len(placed) / len(cards)
        return partly(
            share, "cards-left", "まだ分けていないカードがあります。迷うものは、あとから動かせます。"
        )
    if len(set(placed.values())) == 1:
        return wrong(*ALIKE.get(next(iter(placed.values())), ("one-pile", ONE_PILE)))
    ideas = (answers.get("n07-ideas") or {}).get("value") or ()
    return _looked_at(placed, tags_of(cards, ideas))


def _looked_at(placed, found):
    steps = ecrs.hall()
    remarks = ecrs.review(steps, found)
    law = [remark.rows[0] for remark in of_kind(remarks, "law-removed")]
    needed = [step for step in NEEDED if placed[step] is Action.REMOVE]
    reasoned = {tag.number for tag in found if tag.reason}
    kept = [r.rows[0] for r in of_kind(remarks, "custom-kept") if r.rows[0] not in reasoned]
    share = max(0.0, 1 - COSTS * len({*law, *needed, *kept}))
    if law:
        basis = "条例" if "条例" in steps[law[0]].basis else "規則"
        message = (
            f"{law[0]}の根拠は{basis}です。書いてあるうちは守ります。なくす前に、法務の担当に聞きましょう。"
        )
        return Verdict(share, "law-removed", message)
    if needed:
        return Verdict(share, f"needed-{needed[0]}", NEEDED[needed[0]])
    if Action.REMOVE not in placed.values() and kept:
        told = "「なくす」が一枚もありません。根拠が「慣行」の手順から、聞いてみましょう。"
        return Verdict(min(share, 0.5), "nothing-removed", f"{told}なくせないなら、課題5にわけを書きます。")
    if kept:
        told = f"{kept[0]}の根拠は「慣行」です。なくすと、だれが、どう困るでしょうか。"
        return Verdict(share, "custom-kept", f"{told}困る人がいるなら、課題5にわけを書きます。")
    return right("なくせないかを、先に聞けています。残した手順には、残すわけがありますね。")
