"""窓口の案: what was tried, and what was read off."""

from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n04.cells import each
from kenshu.check.n04.desk import CERTIFICATES, LUNCH_PLAN, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule
from kenshu.flow import FlowError
from kenshu.improve import waits
from kenshu.improve.waits.counter import AT_LUNCH, COUNTERS

TOLERANCE = 0.6  # minutes: read to whole minutes
PLANS = ((LUNCH_PLAN, 0), (AT_LUNCH, CERTIFICATES), (LUNCH_PLAN, CERTIFICATES))  # the three plans asked for
OTHER = "合いませんでした。案の表に入れた数を確かめ、「計算して図を描く」を押してから「平均の待ち」の行を読みましょう。"

SAVED = "短くなった分のようです。ここでは、その案にしたあとの待ちを書きます。"
FOLLOWS = "結果は正しく読めています。案の表に入れた数のほうを、もう一度見てみましょう。"


@rule("n04-try")
def lunch_or_fewer(answers, city):
    """Nothing is marked: a reply to what was tried."""
    plans = waits.filled(answers["n04-try"]["value"])
    if any(0 < fewer < 1 for _, _, fewer in plans):
        return right("減る割合が1%より小さくなっています。3割なら「30」と書きます。", "share-as-percent")
    if (AT_LUNCH, 0) in [plan[1:] for plan in plans]:
        return right("「今のまま」と同じ案があります。昼の窓口か証明書の数を変えてみましょう。", "as-it-is")
    try:
        for _, lunch, fewer in plans:
            desk_of(city).tried(lunch, fewer)
    except FlowError:
        return right("その日のうちに終わらない案があります。窓口の数を見直してみましょう。", "no-end")
    if any(lunch > COUNTERS for _, lunch, _ in plans):
        return right(
            "窓口は今、四つです。五つ目の席と人をどうするかも、いっしょに考えましょう。", "more-counters"
        )
    if len(plans) < len(PLANS):
        return right("受け取りました。残りの行にも、別の案を書いてみましょう。", "rows-left")
    return right("三つの案がそろいました。下の「計算して図を描く」を押しましょう。")


@rule("n04-waits")
def waits_of_plans(answers, city):
    """A third of the points for each plan; half of that for a right reading of another plan of one's own."""
    desk = desk_of(city)
    mine = waits.filled((answers.get("n04-try") or {}).get("value"))
    judges = [_judge(desk, place, mine) for place in range(len(PLANS))]
    rows = answers["n04-waits"]["value"]
    verdict = each(
        rows, "wait", judges,
        "一つずつでも短くなり、両方そろうとさらに短くなりますね。待ちは、足し算どおりには減りません。",
    )  # fmt: skip
    return Verdict(verdict.share, "saved-not-left", SAVED) if _saved_throughout(desk, rows) else verdict


def _saved_throughout(desk, rows):
    """Whether every row holds what its plan saves: one alone may lie near the wait of another column."""
    now, left = desk.fifth.before.wait.middle, [desk.tried(*plan).wait.middle for plan in PLANS]
    return all(
        row["wait"] is not None and abs(row["wait"] - (now - wait)) <= TOLERANCE < abs(row["wait"] - wait)
        for row, wait in zip(rows, left, strict=True)
    )


def _judge(desk, place, mine):
    expected = desk.tried(*PLANS[place]).wait.middle
    mistakes = _slips(desk, place, expected)
    own = _own(desk, mine, place)

    def judge(value):
        verdict = numbers.compare(value, expected, TOLERANCE, mistakes, other=OTHER)
        if verdict.share == 0 and own is not None and abs(value - own) <= 0.06:
            return partly(0.5, "follows-own-plan", FOLLOWS)
        return verdict

    return judge


def _own(desk, mine, place):
    """The wait of the learner's own plan in the row that belongs to this one; None without such a plan."""
    named = {name: plan for name, *plan in mine}
    plan = named.get(f"案{place + 1}")
    try:
        return desk.tried(*plan).wait.middle if plan else None
    except FlowError:
        return None


def _slips(desk, place, expected):
    found, now = desk.tried(*PLANS[place]), desk.fifth.before
    lunch, fewer = PLANS[place]
    others = [desk.tried(*plan).wait.middle for other, plan in enumerate(PLANS) if other != place]
    return [
        *(_not_written(desk, lunch) if fewer else ()),
        *(_added(now, others) if lunch != AT_LUNCH and fewer else ()),
        *(Mistake("another-plan", value, "別の案の待ちのようです。表の列の名前を見てみましょう。") for value in others),
        Mistake("saved-not-left", now.wait.middle - expected, SAVED),
        Mistake("as-it-is", now.wait.middle, "「今のまま」の待ちのようです。その案の列を読みましょう。"),
        Mistake("one-in-ten", found.late, "「10人に1人はこれより長い」の行のようです。平均の待ちの行を読みましょう。"),
        Mistake("after-closing", float(found.after.mean()), "閉庁後の対応の行のようです。平均の待ちの行を読みましょう。"),
        Mistake("fifth-counter", desk.fifth.after.wait.middle,
                "「1日じゅう1つふやす」の列を読んだようです。その案の列を見ましょう。"),
        Mistake("wait-in-hours", expected / 60, "時間になおした数のようです。ここでは分で答えます。", tolerance=0.02),
    ]  # fmt: skip


def _not_written(desk, lunch):
    """30 % written as 0.3, which is next to nothing."""
    said = "証明書の減る割合が、ほとんど0になっているようです。3割なら「30」と書きます。"
    yield Mistake("share-as-percent", desk.tried(lunch, CERTIFICATES / 100).wait.middle, said, tolerance=0.06)


def _added(now, others):
    """What one change saves and what the other saves, taken off together."""
    said = "二つの案の短くなる分を足したようです。待ちは足し算どおりには減りません。両方の案を計算してみましょう。"
    yield Mistake("added-up", now.wait.middle - sum(now.wait.middle - value for value in others), said)
