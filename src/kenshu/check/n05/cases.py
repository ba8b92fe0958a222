"""The twelve case cards: what to do with each paper. Keeping it is a good answer where it can be defended."""

from kenshu.check.mark import Verdict
from kenshu.check.n05.desk import pairs
from kenshu.check.rules import right, rule, wrong

STOP, CHANGE, KEEP = "stop", "change", "keep"
LAW_DROPPED = "「やめる」に、条文のあるカードが入っています。国の決まりに書いてあるものを、市だけでやめられるでしょうか。"
LAW_CHANGED = (
    "「変える」に、条文のあるカードが入っています。紙や原本と決めたのはだれか、条文の名前を見てみましょう。"
)
NOBODY = (
    "紙のままにしたカードの中に、なくしても困る人が見つからないものがありそうです。もう一度読んでみましょう。"
)
TWICE = (
    "直して続けるカードの中に、ほかの方法で役目が済んでいるものがありそうです。だれがその紙を見ていますか。"
)

# card: (piles that can be defended, {another pile: (message id, message)}); what is said first comes first.
CASES = {
    "signature-book": ((KEEP,), {STOP: ("law-dropped", LAW_DROPPED), CHANGE: ("law-changed", LAW_CHANGED)}),
    "land-consent": ((KEEP,), {STOP: ("law-dropped", LAW_DROPPED), CHANGE: ("law-changed", LAW_CHANGED)}),
    "shelter-list": ((KEEP,), {
        pile: ("blackout", "電気が止まった日に、そのカードの仕事はどうなるでしょう。場面を思いうかべてみましょう。")
        for pile in (STOP, CHANGE)}),
    "big-letters": ((KEEP,), {
        pile: ("wish", "その紙をほしいと言っているのは、だれでしょうか。もう一つの道は、もうあります。")
        for pile in (STOP, CHANGE)}),
    "grant-seal": ((CHANGE,), {
        STOP: ("rule-first", "要綱に書いてあるうちは、書いてあるとおりにします。やめる前に、することが一つありますね。"),
        KEEP: ("rule-can-change", "要綱は、だれが、どうやって決めたものでしょうか。役目はほかでも果たせているようです。")}),
    "system-slip": ((CHANGE,), {
        STOP: ("system-first", "打ち出さないと画面が進みません。先に、情報の担当に聞くことがありそうです。"),
        KEEP: ("system-stays", "機械の都合は、ずっとそのままでしょうか。情報の担当に、いつなら直せるかを聞けます。")}),
    "moving-in": ((CHANGE,), {
        STOP: ("needed", "届そのものがなくなると、三つの課は何も知らないままになります。へらせるのは何でしょうか。"),
        KEEP: ("same-thing-thrice", "同じ名前と住所を、何回書いているでしょう。書く人の手元を思いうかべてみましょう。")}),
    "work-certificate": ((CHANGE, KEEP), {
        STOP: ("partner", "その紙がないと、働いていることを何で確かめますか。出す相手のようすも読んでみましょう。")}),
    "mountain-check": ((KEEP, CHANGE), {
        STOP: ("check-gone", "点検の記録がなくなると、事故のときに困ります。書くものをどうするかを考えます。")}),
    "reception-book": ((STOP,), {KEEP: ("kept-by-habit", NOBODY), CHANGE: ("mended", TWICE)}),
    "circular": ((STOP,), {KEEP: ("kept-by-habit", NOBODY), CHANGE: ("mended", TWICE)}),
    "certificate-seal": ((STOP,), {KEEP: ("kept-by-habit", NOBODY), CHANGE: ("mended", TWICE)}),
}  # fmt: skip


def may_stay(card) -> bool:
    """Whether keeping this card on paper can be defended."""
    return KEEP in CASES[card][0]


@rule("n05-cards")
def cards(answers, city):
    """One twelfth of the points a card; two of the cards have two good piles."""
    given = pairs(answers, "n05-cards")
    share = sum(given[card] in piles for card, (piles, _) in CASES.items()) / len(CASES)
    if share == 1:
        return right("十二枚とも、わけを言える山に入りました。次は、残すわけを言葉にします。")
    placed = [pile for pile in given.values() if pile]
    if len(placed) < len(CASES):
        return Verdict(
            share, "cards-left", "まだ分けていないカードがあります。迷うものは、あとから動かせます。"
        )
    if KEEP not in placed:
        return Verdict(
            share,
            "never-paper",
            "「紙のまま」が一枚もありません。紙だから役に立っているものも、きっとあります。",
        )
    if set(placed) == {KEEP}:
        return wrong(
            "all-paper", "全部が「紙のまま」です。なくしたら困る人を、一枚ずつ思いうかべてみましょう。"
        )
    slips = [other[given[card]] for card, (_, other) in CASES.items() if given[card] in other]
    return Verdict(share, *slips[0])
