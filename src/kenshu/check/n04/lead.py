"""かかった日数と手を動かした時間: means of the finished cases, and the share of work on both clocks."""

from kenshu.check import numbers
from kenshu.check.n04.cells import each, swapped
from kenshu.check.n04.desk import DAY, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule, wrong

TOLERANCE = 0.06  # one decimal place
PERCENT_TOLERANCE = 0.006  # two decimal places
UNFINISHED = "まだ終わっていない申請もまざったようです。平均には、終わった申請の行だけを使います。"
ROUNDED = "考え方は合っています。小数第1位まで書きましょう。"


@rule("n04-lead-touch")
def lead_touch(answers, city):
    """Half the points for each of the two means."""
    desk = desk_of(city)
    expected = desk.summary.lead_days, desk.summary.touch
    rows = answers["n04-lead-touch"]["value"]
    if swapped(rows, "mean", expected, TOLERANCE):
        return wrong("swapped", "二つの行が入れかわっているようです。行の名前の単位を見てみましょう。")
    judges = [
        lambda value: numbers.compare(value, expected[0], TOLERANCE, _lead_slips(desk),
            other="合いませんでした。終わった申請の日数の合計を、終わった件数で割りましょう。"),
        lambda value: numbers.compare(value, expected[1], TOLERANCE, _touch_slips(desk),
            other="合いませんでした。終わった申請の、手を動かした時間の合計を、終わった件数で割りましょう。"),
    ]  # fmt: skip
    return each(rows, "mean", judges, "ほとんどの時間は、だれも手を動かしていない「待ち」でした。")


@rule("n04-touch-share")
def touch_share(answers, city):
    """Half the points for each clock."""
    summary = desk_of(city).summary
    expected = 100 * summary.efficiency, 100 * summary.efficiency_office
    rows = answers["n04-touch-share"]["value"]
    if swapped(rows, "percent", expected, PERCENT_TOLERANCE):
        return wrong(
            "swapped", "二つの行が入れかわっているようです。割る数が大きいほうが、割合は小さくなります。"
        )
    desk = desk_of(city)
    judges = [
        lambda value: numbers.compare(value, expected[0], PERCENT_TOLERANCE, _calendar_share_slips(desk),
            other="合いませんでした。日数を24倍、さらに60倍して分にしてから、手を動かした分をそれで割ります。"),
        lambda value: numbers.compare(value, expected[1], PERCENT_TOLERANCE, _office_share_slips(desk),
            other="合いませんでした。開庁時間だけの合計を60倍して分にしてから、手を動かした分をそれで割ります。"),
    ]  # fmt: skip
    return each(
        rows, "percent", judges, "どちらの時計でも1%に届きませんね。数字を言うときは、時計の名前もそえます。"
    )


def _lead_slips(desk):
    every, done, expected = (
        desk.times["全体(分)"].sum() / DAY,
        desk.done["全体(分)"].sum() / DAY,
        desk.summary.lead_days,
    )
    cases, finished = desk.summary.cases, desk.summary.finished
    return [
        *(Mistake("unfinished-in-lead", value, UNFINISHED) for value in (every / cases, done / cases, every / finished)),
        Mistake("sum-not-mean", done, "合計のままのようです。終わった申請の件数で割って、1件分にしましょう。"),
        Mistake("lead-in-hours", expected * 24, "時間の数になっているようです。ここでは日数で答えます。"),
        Mistake("office-hours", desk.done["開庁の全体(分)"].sum() / 60 / finished,
                "開庁時間だけの列を割ったようです。ここでは、かかった日数の列を使います。"),
        Mistake("upside-down", 1 / expected, "割り算が逆のようです。日数の合計のほうを、件数で割ります。",
                tolerance=0.005),
        Mistake("lead-rounded", round(expected), ROUNDED, share=0.5, tolerance=0),
    ]  # fmt: skip


def _touch_slips(desk):
    every, done, expected = desk.times["作業(分)"].sum(), desk.done["作業(分)"].sum(), desk.summary.touch
    cases, finished = desk.summary.cases, desk.summary.finished
    return [
        *(Mistake("unfinished-in-touch", value, UNFINISHED) for value in (every / cases, done / cases, every / finished)),
        Mistake("touch-sum", done, "合計のままのようです。終わった申請の件数で割って、1件分にしましょう。"),
        Mistake("touch-in-hours", expected / 60, "時間になおした数のようです。ここでは分で答えます。"),
        Mistake("touch-in-seconds", expected * 60, "60を掛けたようです。合計は、はじめから分です。"),
        Mistake("touch-upside-down", 1 / expected, "割り算が逆のようです。時間の合計のほうを、件数で割ります。",
                tolerance=0.005),
        Mistake("touch-rounded", round(expected), ROUNDED, share=0.5, tolerance=0),
    ]  # fmt: skip


def _calendar_share_slips(desk):
    touch, days = desk.done["作業(分)"].sum(), desk.done["全体(分)"].sum() / DAY
    expected = 100 * desk.summary.efficiency
    return [
        Mistake("fraction", expected / 100, "100を掛けて、パーセントにしましょう。", tolerance=0.0001),
        Mistake("days-as-minutes", 100 * touch / days, "日のまま割ったようです。24倍、さらに60倍すると分になります。"),
        Mistake("days-as-hours", 100 * touch / days / 24, "日を時間にしたところで割ったようです。さらに60倍して分にします。"),
        Mistake("office-day", 100 * touch / days / 525, "1日を開庁時間の長さで数えたようです。こちらの行は、1日が24時間です。"),
        Mistake("rounded-too-early", round(expected, 1), "考え方は合っています。小数第2位まで書きましょう。",
                share=0.5, tolerance=0),
    ]  # fmt: skip


def _office_share_slips(desk):
    touch, hours = desk.done["作業(分)"].sum(), desk.done["開庁の全体(分)"].sum() / 60
    expected = 100 * desk.summary.efficiency_office
    return [
        Mistake("office-fraction", expected / 100, "100を掛けて、パーセントにしましょう。", tolerance=0.0001),
        Mistake("hours-as-minutes", 100 * touch / hours, "時間のまま割ったようです。60倍すると分になります。"),
        Mistake("hours-as-days", 100 * touch / hours / 24 / 60, "時間を、日のように24倍したようです。この列の単位は時間です。",
                tolerance=0.002),
        Mistake("office-rounded-too-early", round(expected, 1), "考え方は合っています。小数第2位まで書きましょう。",
                share=0.5, tolerance=0),
    ]  # fmt: skip
