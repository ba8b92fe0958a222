"""予約1件当たり: how many bookings, and how many minutes of staff time each took."""

from functools import lru_cache

from kenshu import improve
from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n08.desk import desk_of, own
from kenshu.check.n08.effect import CARRIED, following
from kenshu.check.numbers import Mistake
from kenshu.check.rules import right, rule, wrong

TOLERANCE = 0.06  # minutes: one decimal place


@rule("n08-per-booking")
def per_booking(answers, city):
    """One quarter of the points for each of the four cells; the first cell to mend is spoken of."""
    desk = desk_of(city)
    rows = answers["n08-per-booking"]["value"]
    hours = own(answers, "n08-before-hours"), own(answers, "n08-after-hours")
    verdicts = [
        _cell(row, cell, judged, spent) for row, judges, spent in zip(rows, _judges(desk), hours, strict=True)
        for cell, judged in judges.items()
    ]  # fmt: skip
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    if share == 1:
        return right("四つとも合いました。予約はふえたのに、1件当たりの時間は短くなりましたね。")
    first = next(verdict for verdict in verdicts if verdict.share < 1)
    return Verdict(share, first.message_id, first.message)


def _cell(row, cell, judged, spent):
    """The verdict on one cell, its message with the row's name in front; ``spent``: the learner's own hours."""
    if row[cell] is None:
        return wrong("cell-empty", f"{row['row']}の欄が一つ空いています。分かるところから書きましょう。")
    expected, tolerance, mistakes, other = judged
    verdict = numbers.compare(row[cell], expected, tolerance, mistakes, other=other)
    if cell == "minutes" and spent and row["bookings"]:
        verdict = following(verdict, row[cell], spent * 60 / row["bookings"], TOLERANCE, CARRIED)
    return Verdict(verdict.share, verdict.message_id, f"{row['row']}: {verdict.message}")


def _judges(desk):
    """For 令和6年 and 令和7年: what each of the two cells is compared with."""
    before = {"bookings": _bookings(desk.booked_before, _slips_before(desk)),
              "minutes": _minutes(desk.before, desk.booked_before, _minute_slips_before(desk))}  # fmt: skip
    after = {"bookings": _bookings(desk.booked_after, _slips_after(desk)),
             "minutes": _minutes(desk.after, desk.booked_after, _minute_slips_after(desk))}  # fmt: skip
    return before, after


def _bookings(expected, mistakes):
    other = "予約の件数が合いませんでした。表の件数の列から、用件が「予約」のものを数えましょう。"
    return expected, 0, mistakes, other


@lru_cache(maxsize=4)  # the same desk for a whole class
def _slips_before(desk):
    purposes = desk.calls_before["用件"].value_counts()
    return (
        Mistake("all-calls-as-bookings", len(desk.calls_before),
                "すべての電話の数のようです。用件が「予約」のものだけが予約の件数です。"),
        Mistake("changes-counted", purposes["予約"] + purposes["変更"],
                "変更の電話も入れたようです。変更は、新しい予約ではありません。"),
        Mistake("cancellations-taken-off", purposes["予約"] - purposes["取消"],
                "取消を引いたようです。ここでは受けた予約の数をそのまま使います。"),
        Mistake("years-swapped", desk.booked_after, "となりの行の年と入れかわっているようです。"),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _slips_after(desk):
    by_phone = improve.bookings(desk.calls_after)
    return (
        Mistake("online-left-out", by_phone, "電話の予約だけのようです。電子申請も1行が予約1件です。"),
        Mistake("online-only", len(desk.online), "電子申請だけのようです。電話で受けた予約も足しましょう。"),
        Mistake("all-calls-as-bookings", len(desk.calls_after) + len(desk.online),
                "変更や問合せの電話も入れたようです。電話は、用件が「予約」のものだけを数えます。"),
        Mistake("years-swapped", desk.booked_before, "となりの行の年と入れかわっているようです。"),
    )  # fmt: skip


def _minutes(hours, booked, mistakes):
    expected = improve.minutes_per_booking(hours, booked).value
    shared = [
        Mistake("hours-per-booking", expected / 60,
                "時間のまま割ったようです。60を掛けて、分にしましょう。", tolerance=0.006),
        Mistake("seconds-per-booking", expected * 60, "秒のままのようです。60で割ると分になります。"),
        Mistake("upside-down", 1 / expected,
                "割り算が逆のようです。時間のほうを件数で割ります。", tolerance=0.006),
        Mistake("rounded-too-early", round(expected), "考え方は合っています。小数第1位まで書きましょう。",
                share=0.5, tolerance=0),
    ]  # fmt: skip
    other = "1件当たりの分が合いませんでした。その年の職員の時間 × 60 ÷ 予約の件数 です。"
    return expected, TOLERANCE, [*mistakes, *shared], other


@lru_cache(maxsize=4)
def _minute_slips_before(desk):
    after = improve.minutes_per_booking(desk.after, desk.booked_after).value
    return (
        Mistake("per-call", improve.minutes_per_call(desk.calls_before),
                "電話の数で割ったようです。割るのは予約の件数です。"),
        Mistake("talk-only", desk.hours_of(desk.calls_before, "通話秒") * 60 / desk.booked_before,
                "時間のほうに、後処理が入っていないようです。"),
        Mistake("years-swapped", after, "となりの行の年と入れかわっているようです。"),
    )  # fmt: skip


@lru_cache(maxsize=4)
def _minute_slips_after(desk):
    phone = desk.hours_of(desk.calls_after, "通話秒", "後処理秒") * 60
    by_phone = improve.bookings(desk.calls_after)
    before = improve.minutes_per_booking(desk.before, desk.booked_before).value
    return (
        Mistake("divided-by-phone-bookings", desk.after.value * 60 / by_phone,
                "電話の予約の件数だけで割ったようです。電子申請の予約も足した件数で割りましょう。"),
        Mistake("phone-only-after", phone / by_phone,
                "電話だけの時間と件数で割ったようです。電子申請も両方に入れましょう。"),
        Mistake("per-call", phone / len(desk.calls_after),
                "電話1本当たりの分のようです。すべての職員の時間を、予約の件数で割ります。"),
        Mistake("online-time-left-out", phone / desk.booked_after,
                "時間のほうに、電子申請の職員確認が入っていないようです。"),
        Mistake("years-swapped", before, "となりの行の年と入れかわっているようです。"),
    )  # fmt: skip
