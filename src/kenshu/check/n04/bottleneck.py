"""どこで長く待つか: the sum of waiting decides, not how often and not how long once."""

from kenshu.check import numbers
from kenshu.check.n04.desk import DAY, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve.waits.log_views import STAMPS

ACTIVITIES = {
    "papers": "書類確認", "mended": "補正受付", "points": "指数審査", "first-stamp": "係長押印",
    "second-stamp": "課長補佐押印", "last-stamp": "課長押印", "notice": "結果通知",
}  # fmt: skip
PLACES = 3
ALIKE = 0.97  # sums that differ by less change places when waits are rounded to one decimal
SHARE_TOLERANCE = 0.3  # %: the table has whole days


@rule("n04-longest")
def longest(answers, city):
    """All points for the three longest in their order; half when the first, or the set, is right."""
    total = desk_of(city).waiting["日"]
    once = desk_of(city).waiting["待ち(分)"] / desk_of(city).waiting["回数"]
    given = [ACTIVITIES[place] for place in answers["n04-longest"]["value"]]
    order = sorted(ACTIVITIES.values(), key=lambda name: -total[name])
    if len(given) < PLACES:
        return partly(
            0.25 if given[0] == order[0] else 0,
            "not-all-placed",
            "まだ空いている順番があります。三つ選びましょう。",
        )
    if all(total[name] >= ALIKE * total[best] for name, best in zip(given, order, strict=False)):
        return right("回数と1回の待ちを掛けて比べられました。いちばん長く待つ所が、流れの細い所です。")
    return _mended(given, order, total, once)


@rule("n04-stamp-share")
def stamp_share(answers, city):
    desk = desk_of(city)
    days, times = desk.waiting["日"], desk.waiting["回数"]
    stamps = days[list(STAMPS)].sum()
    expected = 100 * stamps / days.sum()
    mistakes = [
        Mistake("fraction", expected / 100, "100を掛けて、パーセントにしましょう。", tolerance=0.005),
        *(Mistake("one-stamp", 100 * days[name] / days.sum(),
                  "押印一つの分だけのようです。三つの押印を足してから割りましょう。") for name in STAMPS),
        Mistake("two-stamps", 100 * (stamps - days["係長押印"]) / days.sum(),
                "保育係長の押印が入っていないようです。三つを足しましょう。"),
        Mistake("of-the-whole", 100 * stamps * DAY / desk.done["全体(分)"].sum(),
                "かかった日数の全部で割ったようです。ここでは、この表の待ちの合計で割ります。"),
        Mistake("by-count", 100 * times[list(STAMPS)].sum() / times.drop(list(desk.log.fixed)).sum(),
                "回数で割合を出したようです。長さで比べるので、待ちの合計の列を使います。"),
        Mistake("of-the-others", 100 * stamps / (days.sum() - stamps),
                "押印でない待ちで割ったようです。割る数は、五つの行ぜんぶの合計です。"),
        Mistake("days-as-percent", stamps, "日数の合計のようです。表の待ちの合計で割りましょう。", tolerance=3),
        Mistake("days-of-a-case", stamps / desk.summary.finished,
                "1件当たりの日数のようです。ここでは割合を聞いています。"),
        Mistake("remaining-part", 100 - expected, "押印でない待ちの割合のようです。三つの押印のほうを答えましょう。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n04-stamp-share"]["value"], expected, SHARE_TOLERANCE, mistakes,
        right="押す手間は1回に数分です。長いのは、順番を待つ時間のほうでした。",
        other="合いませんでした。三つの押印の待ちの合計を足し、五つの行ぜんぶの合計で割って、100を掛けます。",
    )  # fmt: skip


def _mended(given, order, total, once):
    best = order[:PLACES]
    if given[0] == max(ACTIVITIES.values(), key=lambda name: once[name]):
        return wrong(
            "longest-once", "1回の待ちがいちばん長いものを上にしたようです。待った回数も掛けてみましょう。"
        )
    if given == best[::-1]:
        return partly(0.5, "upside-down", "選んだ三つは合っています。長いほうを上にしましょう。")
    if set(given) == set(best):
        return partly(0.5, "same-three", "選んだ三つは合っています。順番を、掛け算の答えで確かめましょう。")
    if given[0] == order[0] and set(given) == set(STAMPS):
        return partly(
            0.5, "stamps-only", "1番目は合っています。押印でない仕事の前の待ちも、掛け算してみましょう。"
        )
    if given[0] == order[0]:
        return partly(0.5, "first-right", "1番目は合っています。2番目と3番目の掛け算を見直しましょう。")
    if [name for name in ACTIVITIES.values() if name in given] == given and given[0] == "書類確認":
        return wrong("in-order-of-flow", "仕事の流れの順に並べたようです。待ちの長さで並べましょう。")
    if total[given[0]] < total[order[PLACES]]:
        return wrong(
            "short-first", "1番目の待ちは、合計するとあまり長くありません。回数と日数を掛けてみましょう。"
        )
    return wrong(
        "first-place", "1番目を見直しましょう。「待った回数 × 1回の待ち」がいちばん大きいのはどれでしょう。"
    )
