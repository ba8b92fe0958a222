"""How often papers were lacking: cases, not times."""

import numpy as np

from kenshu.check import numbers
from kenshu.check.n03.desk import log_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule

LACKING = "不備連絡"
ASKED = "所得照会"
TOLERANCE = 0.5  # percent: a whole number will do


@rule("n03-lacking-share")
def lacking_share(answers, city):
    log = log_of(city)
    there = log.activity_is((LACKING,))
    every, times, cases = len(log.cases), int(there.sum()), len(np.unique(log.case[there]))
    asked = len(np.unique(log.case[log.activity_is((ASKED,))]))
    expected = 100 * cases / every
    mistakes = [
        Mistake("times-not-cases", 100 * times / every,
                "「した回数」で割ったようです。2回連絡した申請は、2回と数えられています。右の列を使いましょう。"),
        Mistake("of-the-finished", 100 * cases / int(log.finished.sum()),
                "割る数が、結果通知まで終わった申請だけのようです。受け付けた申請の全部で割ります。"),
        Mistake("income-instead", 100 * asked / every,
                "所得照会のほうを計算したようです。ここでは不備連絡の行を見ます。"),
        Mistake("both-exceptions", 100 * (cases + asked) / every,
                "所得照会も足したようです。ここでは、書類が足りなかった申請だけを数えます。"),
        Mistake("all-work", 100 * times / int((~log.activity_is(log.fixed)).sum()),
                "割る数が、仕事の回数の合計のようです。申請の件数で割りましょう。"),
        Mistake("count-as-percent", cases, "件数のままのようです。申請の全部の件数で割って、100を掛けます。"),
        Mistake("upside-down", every / cases, "割り算が逆のようです。不備連絡のあった申請のほうを割ります。", tolerance=0.06),
        Mistake("fraction", cases / every, "割合のままのようです。100を掛けてパーセントにしましょう。", tolerance=0.006),
        Mistake("remaining-part", 100 - expected, "書類がそろっていたほうの割合のようです。足りなかったほうを聞いています。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n03-lacking-share"]["value"], expected, TOLERANCE, _apart(mistakes, expected),
        right="まれなことではありませんね。例外の道を図に入れる理由が、数字で言えました。",
        other="合いませんでした。不備連絡の行の右の列を、申請の件数で割って、100を掛けましょう。",
    )  # fmt: skip


def _apart(mistakes, expected):
    """The slips that this city's record tells from the right answer."""
    return [one for one in mistakes if abs(one.value - expected) > TOLERANCE]
