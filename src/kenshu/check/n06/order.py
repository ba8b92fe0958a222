"""点 = 効果 × 実現性: once by hand, and what becomes of the learner's own order when the weights move by a fifth."""

from kenshu.check import numbers
from kenshu.check.numbers import Mistake
from kenshu.check.rules import right, rule, wrong
from kenshu.improve.priority.own import ranked
from kenshu.improve.remark import of_kind

# The example of the text: weights and scores of the two criteria of 効果 and of the two of 実現性.
EFFECT, FEASIBILITY = ((3, 4), (1, 2)), ((1, 5), (1, 5))
TOLERANCE = 0.06
HOLD, LOWER, FIRST = "hold", "lower", "first"
STEADY = "図の下の文が読めています。重みが少しちがっても、この順番は変わらないと言えますね。"
UNSURE = "図の下の文が読めています。順位が動く所は、点ではなく、わけで決めます。"
STAYS = "あなたの点では、重みを2割動かしても順位が同じままです。図の下の文を読み直しましょう。"


@rule("n06-point")
def point(answers, city):
    effect, feasibility = _mean(EFFECT), _mean(FEASIBILITY)
    return numbers.compare(
        answers["n06-point"]["value"], effect * feasibility, TOLERANCE, _slips(effect, feasibility),
        right="足し算ではなく掛け算なので、どちらか片方だけ高い課題は、点がのびません。",
        other="合いませんでした。まず効果、つぎに実現性を出し、さいごに二つを掛けましょう。",
    )  # fmt: skip


def _slips(effect, feasibility):
    sums = [sum(weight * score for weight, score in pairs) for pairs in (EFFECT, FEASIBILITY)]
    plain = [sum(score for _, score in pairs) / len(pairs) for pairs in (EFFECT, FEASIBILITY)]
    swapped = _mean(((EFFECT[1][0], EFFECT[0][1]), (EFFECT[0][0], EFFECT[1][1])))
    by_count = [total / len(EFFECT) for total in sums]
    return [
        Mistake("weights-forgotten", plain[0] * plain[1], "重みを使わない平均のようです。点に重みを掛けてから足しましょう。"),
        Mistake("not-divided", sums[0] * sums[1], "重みの合計で割るのを、とばしたようです。割ると、1から5までの数になります。"),
        Mistake("divided-by-count", by_count[0] * by_count[1],
                "観点の数で割ったようです。割るのは、重みの合計です。"),
        Mistake("added", effect + feasibility, "効果と実現性を足したようです。さいごは掛け算です。"),
        Mistake("weights-swapped", swapped * feasibility, "重みが入れかわっているようです。どちらの観点の重みかを見ましょう。"),
        Mistake("effect-only", effect, "効果まで出ています。実現性も出して、掛けましょう。"),
        Mistake("feasibility-only", feasibility, "実現性まで出ています。効果も出して、掛けましょう。"),
        Mistake("points-added", sum(score for pairs in (EFFECT, FEASIBILITY) for _, score in pairs),
                "四つの点を足したようです。効果と実現性に分けて、平均を出しましょう。"),
        Mistake("rounded-too-early", round(effect + 1e-9) * round(feasibility),
                "とちゅうで四捨五入したようです。小数のまま掛けましょう。", share=0.5),
    ]  # fmt: skip


def _mean(pairs):
    return sum(weight * score for weight, score in pairs) / sum(weight for weight, _ in pairs)


@rule("n06-shake")
def shake(answers, city):
    """Right is what the learner's own weights and scores give."""
    given = answers["n06-shake"]["value"]
    tally = ranked(*((answers.get(one) or {}).get("value") for one in ("n06-weights", "n06-scores")))
    if tally is None:
        return wrong("scores-first", "課題6の重みと課題8の点を全部入れて、図を描いてから選びましょう。")
    found = _outcome(tally)
    if given == found:
        return right(STEADY if found == HOLD else UNSURE)
    if found == HOLD:
        return wrong("order-stays", STAYS)
    if given == HOLD:
        return wrong("order-moves", "順位の動く課題があります。図の右の「○〜○位」を見てみましょう。")
    return wrong("which-place", "順位は動きます。動くのが1位か、それより下かを、図の下の文で確かめましょう。")


def _outcome(tally):
    if of_kind(tally.remarks, "order-holds"):
        return HOLD
    return LOWER if of_kind(tally.remarks, "first-holds") else FIRST
