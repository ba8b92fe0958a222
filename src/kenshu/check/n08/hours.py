"""前の時間 and 後の時間: what was counted, and in which unit."""

from dataclasses import replace
from functools import lru_cache

from kenshu.check import numbers
from kenshu.check.n08.desk import booking_calls, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule

CALL = ("通話秒", "後処理秒")
TOLERANCE = 0.1  # hours: one decimal place, rounded either way

OTHER = (
    "記録から計算した値と合いませんでした。どの表の、どの列を足したかを、上から順に指でたどってみましょう。"
)
EIGHT_HOURS = "「何日分」に直した数のようです。ここでは時間のまま答えます。"
CONTROL = "特定健診の電話もまざっているようです。がん検診の表だけを足しましょう。"
TALK_ONLY = "通話秒だけを足したようです。電話を切ったあとの入力も、職員の時間です。"
BOOKINGS_ONLY = (
    "用件が「予約」の電話だけのようです。変更や取消、問合せの電話でも、職員の手はふさがっています。"
)
BOOKINGS_TALK = "用件が「予約」の電話の、通話だけのようです。ほかの用件の電話と、後処理も見てみましょう。"
BOOKINGS_ALONE = "用件が「予約」の電話だけのようです。ほかの用件の電話と、電子申請の表も見てみましょう。"
UNITS = {"時間": 1, "分": 60, "秒": 3600}  # how many make an hour
MORE = "数える範囲にも、直すところがありそうです。"
STILL = "{}のままではありませんか。{}"


@rule("n08-before-hours")
def before_hours(answers, city):
    desk = desk_of(city)
    right = "通話も後処理も、すべての用件の電話で数えられています。"
    return _compare(answers["n08-before-hours"], desk.before.value, _slips_before(desk), right)


@lru_cache(maxsize=4)  # the same desk for a whole class
def _slips_before(desk):
    """What each slip would come to in the records of 令和6年, in hours."""
    calls, expected = desk.calls_before, desk.before.value
    return (
        Mistake("talk-only", desk.hours_of(calls, "通話秒"), TALK_ONLY),
        Mistake(
            "after-call-only", desk.hours_of(calls, "後処理秒"),
            "後処理秒だけを足したようです。電話で話していた時間も足しましょう。",
        ),
        Mistake("inquiries-left-out", desk.hours_of(booking_calls(calls), *CALL), BOOKINGS_ONLY),
        Mistake("bookings-talk-only", desk.hours_of(booking_calls(calls), "通話秒"), BOOKINGS_TALK),
        Mistake("control-counted", expected + desk.control_before, CONTROL),
        Mistake(
            "control-instead", desk.control_before,
            "特定健診の記録を足したようです。がん検診のほうの表を見ましょう。",
        ),
        Mistake(
            "years-swapped", desk.after.value,
            "令和7年のほうを計算したようです。ここで聞いているのは、電話だけだった令和6年です。",
        ),
        Mistake(
            "both-years", expected + desk.after.value,
            "令和6年と令和7年をいっしょに足したようです。前と後は分けておきます。",
        ),
        *(Mistake("per-call", per_call, "電話1本当たりの分のようです。全部の合計を答えましょう。")
          for per_call in (expected * 60 / len(calls), expected / len(calls))),
        *_days(expected),
    )  # fmt: skip


@rule("n08-after-hours")
def after_hours(answers, city):
    desk = desk_of(city)
    right = "電話と電子申請の両方を、前と同じ範囲で数えられています。"
    return _compare(answers["n08-after-hours"], desk.after.value, _slips_after(desk), right)


@lru_cache(maxsize=4)
def _slips_after(desk):
    """As ``_slips_before``, of 令和7年."""
    calls, expected = desk.calls_after, desk.after.value
    phone, talk = desk.hours_of(calls, *CALL), desk.hours_of(calls, "通話秒")
    online = desk.hours_of(desk.online, "職員確認秒")
    alone, booked = desk.online[desk.online["入力者"] == "本人"], booking_calls(calls)
    return (
        Mistake(
            "online-left-out", phone,
            "電話の分だけのようです。電子申請が届いたあと、職員がしている仕事も足しましょう。",
        ),
        Mistake("online-only", online,
                "電子申請の分だけのようです。電話もまだ鳴っています。電話の表も足しましょう。"),
        Mistake("talk-only", talk + online, TALK_ONLY),
        Mistake(
            "talk-only-online-left-out", talk,
            "電話で話していた時間だけのようです。後処理と、電子申請の職員確認も足しましょう。",
        ),
        Mistake("inquiries-left-out", desk.hours_of(booked, *CALL) + online, BOOKINGS_ONLY),
        Mistake("bookings-by-phone-only", desk.hours_of(booked, *CALL), BOOKINGS_ALONE),
        Mistake("helpers-left-out", phone + desk.hours_of(alone, "職員確認秒"),
                "電子申請の「家族等」の行が入っていないようです。その分も、職員が確かめています。"),
        Mistake("control-counted", expected + desk.control_after, CONTROL),
        Mistake(
            "years-swapped", desk.before.value,
            "令和6年のほうの時間のようです。ここで聞いているのは、電子申請が始まった令和7年です。",
        ),
        Mistake(
            "already-subtracted", desk.saving.saved,
            "前の時間から引いたあとの数のようです。引き算は次の課題です。ここでは後の時間だけを答えます。",
        ),
        *_days(expected),
    )  # fmt: skip


def _days(expected):
    """Hours told as working days of 7 h 45 min or 8 h."""
    return [
        Mistake("told-in-days", expected / 7.75, EIGHT_HOURS),
        Mistake("told-in-days", expected / 8, EIGHT_HOURS),
    ]


def _compare(entry, expected, mistakes, right):
    """Compare in the unit the learner chose, so that 分 with the right minutes is right.

    ``expected`` and the values of ``mistakes`` are in hours.
    """
    unit = entry.get("unit") or "時間"
    times = UNITS[unit]
    named = [replace(mistake, value=mistake.value * times) for mistake in mistakes]
    named += _unit_slips(expected, unit)
    for mistake in mistakes:  # the wrong column and the wrong unit at once: the unit first
        named += [
            replace(slip, message_id="unit-and-more", message=slip.message + MORE)
            for slip in _unit_slips(mistake.value, unit)
        ]
    return numbers.compare(
        entry["value"], expected * times, TOLERANCE * times, named, right=right, other=OTHER
    )


def _unit_slips(hours, unit):
    """The number of ``hours`` in another unit than the one chosen, or divided by 60 once too often."""
    ways = {
        ("秒", "時間"): ("seconds-as-hours", "3,600で割ると、時間になります。"),
        ("秒", "分"): ("seconds-as-minutes", "60で割ると、分になります。"),
        ("分", "時間"): ("minutes-as-hours", "単位を「分」に変えるか、60で割って時間にしましょう。"),
        ("時間", "分"): ("hours-as-minutes", "単位を「時間」に変えるか、60を掛けて分にしましょう。"),
    }
    slips = [
        Mistake(name, hours * UNITS[written], STILL.format(written, help))
        for (written, chosen), (name, help) in ways.items() if chosen == unit
    ]  # fmt: skip
    if unit == "時間":
        again = "60で割る回数が、1回多いようです。秒から時間へは、3,600で1回割るだけです。"
        slips.append(Mistake("hours-as-minutes", hours / 60, again))
    return slips
