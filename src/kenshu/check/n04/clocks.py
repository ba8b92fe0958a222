"""二つの時計: one gap over a week-end, counted day and night and in opening hours."""

from datetime import timedelta

from kenshu import days
from kenshu.check import numbers
from kenshu.check.n04.cells import each, swapped
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, rule, wrong
from kenshu.improve.waits.two_clocks import BEGUN, DONE, gap

TOLERANCE = 0.3  # hours: a quarter more or less is no matter
MINUTES = "分のままではありませんか。60で割って、時間にしましょう。"


@rule("n04-two-clocks")
def two_clocks(answers, city):
    """Half the points for each clock."""
    hours = days.OfficeHours.of(city.settings)
    calendar, office = gap(hours)
    rows = answers["n04-two-clocks"]["value"]
    if swapped(rows, "hours", (calendar, office), TOLERANCE):
        return wrong("swapped", "二つの行が入れかわっているようです。行の名前をもう一度見てみましょう。")
    judges = [
        lambda value: numbers.compare(value, calendar, TOLERANCE, _calendar_slips(calendar),
            other="合いませんでした。金曜の夕方から月曜の朝まで、24時間ずつ足していきましょう。"),
        lambda value: numbers.compare(value, office, TOLERANCE, _office_slips(hours, calendar, office),
            other="合いませんでした。金曜日に開いていた分と、月曜日に開いていた分を、分けて数えましょう。"),
    ]  # fmt: skip
    verdict = each(rows, "hours", judges, "同じ待ちでも、どちらの時計で数えたかで大きく変わりますね。")
    if verdict.share == 0 and all(row["hours"] and row["hours"] < 0 for row in rows):
        return partly(0, "sign", "引く向きが逆のようです。終わりの日時から、始まりの日時を引きます。")
    return verdict


def _calendar_slips(expected):
    clock_only = (BEGUN.hour * 60 + BEGUN.minute) - (DONE.hour * 60 + DONE.minute)
    return [
        Mistake("calendar-minutes", expected * 60, MINUTES, tolerance=20),
        Mistake("told-in-days", expected / 24, "日の数のようです。24を掛けて、時間にしましょう。", tolerance=0.15),
        Mistake("week-end-left-out", expected - 48, "土曜日と日曜日の分が入っていないようです。"
                "こちらの行では、休みの日も夜も数えます。"),
        *(Mistake("a-day-off", expected + slip, "24時間ちがうようです。何日またいだかを、指で数えてみましょう。")
          for slip in (-24, 24)),
        Mistake("clock-only", abs(clock_only) / 60, "時刻だけを引いたようです。あいだの日にちも数えましょう。"),
    ]  # fmt: skip


def _office_slips(hours, calendar, office):
    day = (hours.close.hour - hours.open.hour) + (hours.close.minute - hours.open.minute) / 60
    friday, monday = _parts(hours)
    return [
        Mistake("office-minutes", office * 60, MINUTES, tolerance=10),
        Mistake("week-end-counted", office + 2 * day,
                "土曜日と日曜日も開いていることになっています。休みの日は数えません。"),
        Mistake("night-counted", calendar - 48,
                "夜の時間が入っているようです。閉まったあとと、朝に開く前は数えません。"),
        Mistake("friday-only", friday, "金曜日の分だけのようです。月曜日に開いてからの分も足しましょう。"),
        Mistake("monday-only", monday, "月曜日の分だけのようです。金曜日に閉まるまでの分も足しましょう。"),
        Mistake("whole-days", 2 * day, "金曜日と月曜日を、まる一日ずつ数えたようです。待っていた時刻から数えます。"),
        Mistake("friday-whole", day + monday, "金曜日をまる一日数えたようです。夕方に終わった時刻から数えます。"),
        Mistake("monday-whole", friday + day, "月曜日をまる一日数えたようです。始まった時刻までを数えます。"),
    ]  # fmt: skip


def _parts(hours):
    """Open hours of the gap on its first and on its last day."""
    midnight = (DONE + timedelta(days=1)).replace(hour=0, minute=0)
    return (
        days.office_minutes(DONE, midnight, hours) / 60,
        days.office_minutes(midnight, BEGUN, hours) / 60,
    )
