"""Counting open days in April 2026, forwards and from the end, on the city's own calendar."""

from datetime import date, timedelta

from kenshu import days
from kenshu.check import numbers
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule

FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
NEEDED = (8, 8, 2)  # contract, making and trying, decision: open days, one after the other


@rule("n10-open-days")
def open_days(answers, city):
    expected, every = len(_open(city)), _days()
    weekdays = [day for day in every if day.weekday() < 5]
    return numbers.compare(answers["n10-open-days"]["value"], expected, 0, [
        Mistake("holiday-counted", len(weekdays), "祝日も数えたようです。暦の(　)を、もう一度さがしてみましょう。"),
        Mistake("every-day", len(every), "暦の日をみな数えたようです。開庁日だけを数えます。"),
        Mistake("closed-days", len(every) - expected, "閉庁日のほうを数えたようです。"),
        Mistake("saturdays-counted", sum(day.weekday() < 6 for day in every), "土曜日も数えたようです。(　)の日は数えません。"),
        Mistake("one-less", expected - 1, "1日足りません。始まりの日と終わりの日も、開いていれば数えます。"),
        Mistake("office-hours", expected * 8, "時間の数のようです。ここでは日数を書きます。"),
        Mistake("weeks", 5, "週の数のようです。日の数を書きます。"),
    ], right="土日と祝日を除くと、思ったより少ないですね。",
        other="合いませんでした。暦の上を1日ずつ指でさして、(　)のない日を数えてみましょう。")  # fmt: skip


@rule("n10-latest")
def latest(answers, city):
    """The day of April on which the first of ``NEEDED`` begins at the latest."""
    number, opened = sum(NEEDED), _open(city)
    weekdays = [day for day in _days() if day.weekday() < 5]
    expected = opened[-number].day
    mistakes = [
        Mistake("calendar-days", LAST.day - number + 1, "土日も作業の日に数えたようです。開庁日だけを、うしろへ数えます。"),
        Mistake("holiday-counted", weekdays[-number].day, "祝日も作業の日に数えたようです。(　)の日は飛ばします。"),
        Mistake("one-too-few", opened[1 - number].day, "1日おそいようです。4月30日を1日目として数えます。"),
        Mistake("day-before", opened[-number - 1].day, "1日早すぎます。その日も作業の日の一つです。"),
        Mistake("from-the-front", opened[number - 1].day, "4月1日から前へ数えたようです。4月30日からうしろへ数えます。"),
        Mistake("how-many-days", number, "作業の日数を足した数のようです。何日に始めるかを書きます。"),
        Mistake("contract-only", opened[-NEEDED[0]].day, "契約の8日だけを数えたようです。三つとも、4月のうちに終えます。"),
        Mistake("decision-left-out", opened[-sum(NEEDED[:2])].day, "決裁の日数がぬけているようです。三つとも足しましょう。"),
        Mistake("first-of-april", FIRST.day, "4月1日でも間に合います。聞いているのは、いちばんおそい日です。"),
        Mistake("slack", len(opened) - number, "余った日数のようです。何日に始めるかを書きます。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n10-latest"]["value"], expected, 0, mistakes,
        right="うしろから数えると、契約の準備は3月のうちに要ることが見えてきます。",
        other="合いませんでした。4月30日を1日目として、開庁日だけをうしろへ、三つの日数の合計まで数えましょう。",
    )  # fmt: skip


def _days():
    return [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def _open(city):
    return days.open_days(FIRST, LAST, days.OfficeHours.of(city.settings))
