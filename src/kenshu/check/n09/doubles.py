"""One person or two: six pairs of rows, who suffers from which slip, and how many people there are."""

from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.privacy.course import applications

PILES = {"同一": "same", "保留": "held", "別人": "other"}
# (pair of course.PAIRS, pile given): what to say, the dangerous ones first.
SAID = {
    ("f", "same"): ("namesake-joined", "氏名と生年月日のほかは、どれもちがいます。同姓同名の別の方かもしれません。"),
    ("b", "same"): ("twins-joined", "下の名前を見てみましょう。同じ家に、同じ日に生まれた人が二人いることもあります。"),
    ("e", "same"): ("birth-overlooked", "氏名は同じです。生年月日の列を、上と下で見くらべてみましょう。"),
    ("c", "same"): ("moved-joined", "引っ越しかもしれませんが、この紙だけでは決められません。だれに聞けば分かるでしょう。"),
    ("f", "other"): ("namesake-parted", "住所がちがうだけで、別の人と言いきれるでしょうか。引っ越した人かもしれません。"),
    ("c", "other"): ("moved-parted", "電話の列を見てみましょう。引っ越した同じ人かもしれません。"),
    ("a", "other"): ("letters-parted", "ちがうのは氏名の一文字だけです。古い形の字ではないでしょうか。"),
    ("d", "other"): ("building-parted", "ちがうのは住所の書き方です。建物の名前がないだけではないでしょうか。"),
    ("b", "held"): ("twins-held", "下の名前がちがうときのきまりを、もう一度読んでみましょう。"),
    ("e", "held"): ("birth-held", "生年月日も住所もちがいます。氏名だけが同じときのきまりを見てみましょう。"),
    ("a", "held"): ("letters-held", "字の古い形のちがいは、きまりではどうしますか。三つがそろうかを見てみましょう。"),
    ("d", "held"): ("building-held", "建物の書き方のちがいは、きまりではどうしますか。三つがそろうかを見てみましょう。"),
}  # fmt: skip


@rule("n09-pairs")
def pairs(answers, city):
    """One sixth of the points a pair; two people made one are spoken of first."""
    expected = {
        letter.lower(): PILES[decision]
        for letter, (_, _, decision) in applications(city.folder).pairs.items()
    }
    given = {row["item"]: row["choice"] for row in answers["n09-pairs"]["value"]}
    share = sum(given[letter] == pile for letter, pile in expected.items()) / len(expected)
    if share == 1:
        return right("六つとも、きまりのとおりです。急がずに保留にできるのは、大切な力です。")
    if set(given.values()) == {"held"}:
        return partly(
            share, "all-held", "全部を保留にすると、確かめる人が足りません。きまりで決められる組もあります。"
        )
    if set(given.values()) == {"same"}:
        return partly(
            share,
            "all-joined",
            "全部を同じ人にすると、給付金が届かない人が出ます。下の名前と生年月日を見くらべましょう。",
        )
    if slip := next((said for place, said in SAID.items() if given[place[0]] == place[1]), None):
        return partly(share, *slip)
    return partly(
        share, "cards-left", "まだ分けていない組があります。三つの列が同じかどうかから見ていきましょう。"
    )


@rule("n09-harm")
def harm(answers, city):
    given = {row["item"]: row["choice"] for row in answers["n09-harm"]["value"]}
    expected = {"joined": "unpaid", "parted": "twice"}
    if given == expected:
        return right("そろいました。どちらも困りますが、届かない人は、自分からは気づけないことがあります。")
    if given == {"joined": "twice", "parted": "unpaid"}:
        return wrong(
            "swapped", "二つが入れかわっているようです。二人が一人になると、振込みは何回になるでしょう。"
        )
    share = sum(given[item] == choice for item, choice in expected.items()) / len(expected)
    if "nothing" in given.values():
        return partly(
            share, "somebody-hurt", "振込みの数を、指で数えてみましょう。だれかが困っていないでしょうか。"
        )
    if None in given.values():
        return partly(
            share, "one-left", "まだ選んでいないほうがあります。振込みが何回になるかで考えましょう。"
        )
    return partly(
        share,
        "same-twice",
        "二つのまちがいで、振込みの数は同じになるでしょうか。べつべつに数えてみましょう。",
    )


@rule("n09-people")
def people(answers, city):
    """Half the points for each end of the span."""
    desk = applications(city.folder)
    low, high = desk.people_at_least, desk.people
    given = [row["people"] for row in answers["n09-people"]["value"]]
    if given == [high, low]:
        return wrong("swapped", "二つが入れかわっているようです。まとめるほど、人の数はどうなるでしょう。")
    if given == [high, high]:
        return partly(
            0.5, "no-span", "幅がないようです。保留の組が同じ人だったら、さらに1人ずつ少なくなります。"
        )
    verdicts = [
        _end(given[0], low, _low_slips(desk), "一つ目が合いませんでした。申請の件数から、同じ人の組と保留の組の数を引きます。"),
        _end(given[1], high, _high_slips(desk), "二つ目が合いませんでした。申請の件数から、同じ人の組の数を引きます。"),
    ]  # fmt: skip
    if all(verdict.share == 1 for verdict in verdicts):
        return right(
            "両方合いました。二つ目は、課題2の人の合計と同じです。決まらないことは、幅で言えば正直です。"
        )
    first = next(verdict for verdict in verdicts if verdict.share < 1)
    return Verdict(sum(verdict.share for verdict in verdicts) / 2, first.message_id, first.message)


def _end(given, expected, slips, other):
    if given is None:
        return wrong("cell-empty", "空いている欄があります。分かるところから書きましょう。")
    return numbers.compare(given, expected, 0, slips, other=other)


def _low_slips(desk):
    rows, same, held, others = len(desk.rows), *(desk.decided(one) for one in PILES)
    return [
        Mistake("held-not-joined", desk.people, "一つ目は、保留の組もまとめたときの数です。保留の組の数も引きましょう。"),
        Mistake("only-held", rows - held, "保留の組だけを引いたようです。同じ人とみなした組も引きましょう。"),
        Mistake("two-off-a-pair", rows - 2 * (same + held),
                "一つ目は、1組で2人引いたようです。二人を一人にすると、へるのは何人でしょう。"),
        Mistake("others-joined", rows - same - held - others,
                "一つ目は、別の人とみなした組まで引いたようです。別の人は、まとめません。"),
        Mistake("pairs-instead", same + held, "一つ目は、組の数のままのようです。申請の件数から引きましょう。"),
        Mistake("rows-kept", rows, "申請の件数のままのようです。二度申請した人の分を引きましょう。"),
        Mistake("held-added", rows - same + held, "保留の組を足したようです。同じ人なら、人の数は少なくなります。"),
    ]  # fmt: skip


def _high_slips(desk):
    rows, same, held, others = len(desk.rows), *(desk.decided(one) for one in PILES)
    return [
        Mistake("held-joined", desk.people_at_least, "二つ目は、保留の組が別の人だったときの数です。保留の組は引きません。"),
        Mistake("second-two-off", rows - 2 * same,
                "二つ目は、1組で2人引いたようです。二人を一人にすると、へるのは何人でしょう。"),
        Mistake("second-others-joined", rows - same - others,
                "二つ目は、別の人とみなした組まで引いたようです。別の人は、まとめません。"),
        Mistake("second-pairs-instead", same, "二つ目は、組の数のままのようです。申請の件数から引きましょう。"),
        Mistake("second-rows-kept", rows, "申請の件数のままのようです。同じ人とみなした組の数を引きましょう。"),
        Mistake("held-added", rows - same + held, "保留の組を足したようです。別の人だったとき、人の数はふえもへりもしません。"),
        Mistake("second-only-held", rows - held, "保留の組だけを引いたようです。引くのは、同じ人とみなした組です。"),
    ]  # fmt: skip
