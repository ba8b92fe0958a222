"""How much was saved: plainly, in percent, and with the number of bookings made equal."""

from kenshu import improve
from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n08.desk import desk_of, own
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule

HOURS_TOLERANCE = 0.1  # hours: a difference of two sums of one decimal place
PERCENT_TOLERANCE = 0.06  # one decimal place
FOLLOWS = "引き算のしかたは合っています。もとにした前と後の時間を、もう一度確かめてみましょう。"
CARRIED = "計算のしかたは合っています。もとにした前の課題の数字を、もう一度確かめてみましょう。"
ROUNDED = "とちゅうで四捨五入したようです。四捨五入は、計算のさいごに1回だけにしましょう。"


@rule("n08-saved-hours")
def saved_hours(answers, city):
    desk = desk_of(city)
    entry = answers["n08-saved-hours"]
    verdict = numbers.compare(
        entry["value"], desk.saving.saved, HOURS_TOLERANCE, _saved_slips(desk),
        right="これが「実際に減った時間」です。",
        other="前と後の引き算と合いませんでした。課題2と3で出した時間を、単位をそろえて引きましょう。",
    )  # fmt: skip
    mine = own(answers, "n08-before-hours"), own(answers, "n08-after-hours")
    if None in mine:
        return verdict
    return following(verdict, entry["value"], mine[0] - mine[1], HOURS_TOLERANCE, FOLLOWS)


@rule("n08-saved-percent")
def saved_percent(answers, city):
    desk = desk_of(city)
    entry = answers["n08-saved-percent"]
    verdict = numbers.compare(
        entry["value"], desk.saving.percent, PERCENT_TOLERANCE, _percent_slips(desk),
        right="何を100としたかも、いっしょに言えるといいですね。",
        other="合いませんでした。減った時間を、前の時間で割って、100を掛けましょう。",
    )  # fmt: skip
    hours, saved = own(answers, "n08-before-hours"), own(answers, "n08-saved-hours")
    if not hours or saved is None:
        return verdict
    return following(verdict, entry["value"], 100 * saved / hours, PERCENT_TOLERANCE, CARRIED)


@rule("n08-adjusted-hours")
def adjusted_hours(answers, city):
    desk, value = desk_of(city), answers["n08-adjusted-hours"]["value"]
    verdict = numbers.compare(
        value, desk.adjusted.saved, HOURS_TOLERANCE, _adjusted_slips(desk),
        right="件数がふえた分も考えると、減った時間はもっと大きく見えます。"
              "見積りとして、横にそえます。",
        other="合いませんでした。問いの説明にある式に、課題2と3の時間、課題5の件数を順に入れてみましょう。",
    )  # fmt: skip
    before, after = own(answers, "n08-before-hours"), own(answers, "n08-after-hours")
    rows = (answers.get("n08-per-booking") or {}).get("value") or ({}, {})
    booked = [row.get("bookings") for row in rows]
    if None in (before, after) or not all(booked):
        return verdict
    return following(verdict, value, before * booked[1] / booked[0] - after, HOURS_TOLERANCE, CARRIED)


def following(verdict, value, carried, tolerance, message):
    """Half the points for a value that follows from the learner's own earlier answers; a named slip stays.

    Only rounding gives way: 7.0 out of one's own numbers reads like a 6.6 rounded too early.
    """
    if verdict.message_id in ("other", "rounded-too-early") and abs(value - carried) <= tolerance:
        return Verdict(0.5, "follows-earlier", message)
    return verdict


def _saved_slips(desk):
    expected, before, after = desk.saving.saved, desk.before.value, desk.after.value
    talk_before, talk_after = (desk.hours_of(f, "通話秒") for f in (desk.calls_before, desk.calls_after))
    online = desk.hours_of(desk.online, "職員確認秒")
    control = desk.control_before, desk.control_after
    return [
        numbers.sign_slip(expected),
        Mistake("still-left", after, "残った時間のようです。前の時間から引くと、減った時間になります。"),
        Mistake("online-left-out", before - after + online,
                "後の時間に、電子申請を確かめた時間が入っていないようです。引く数が小さすぎます。"),
        Mistake("talk-only", talk_before - talk_after - online,
                "前も後も、電話の後処理がぬけているようです。課題2と3の時間どうしで引きましょう。"),
        Mistake("talk-only-online-left-out", talk_before - talk_after,
                "通話の時間どうしだけを引いたようです。後処理と、電子申請の職員確認も入れましょう。"),
        Mistake("control-taken-off", expected - control[0] + control[1],
                "特定健診の電話が減った時間を引いたようです。"
                "ねらいのある比べ方ですが、ここではすなおに引きます。"),
        Mistake("control-compared", before * control[1] / control[0] - after,
                "特定健診と同じ割合で減ったと考えたようです。それは発展で考えます。ここではすなおに引きます。"),
        Mistake("counts-made-equal", desk.adjusted.saved,
                "件数をそろえた比べ方のようです。それは課題7で聞きます。ここではすなおに引きます。"),
        Mistake("percent-as-hours", desk.saving.percent,
                "パーセントの数のようです。ここでは時間で答えます。"),
        Mistake("added", before + after, "足し算になっているようです。前から後を引きます。"),
        *numbers.time_slips(expected),
    ]  # fmt: skip


def _percent_slips(desk):
    expected, before, after = desk.saving.percent, desk.before.value, desk.after.value
    phone = desk.hours_of(desk.calls_after, "通話秒", "後処理秒")
    talk = desk.hours_of(desk.calls_before, "通話秒")
    talk_after = desk.hours_of(desk.calls_after, "通話秒") + after - phone
    return [
        Mistake("fraction", expected / 100,
                "割合のままのようです。100を掛けてパーセントにしましょう。", tolerance=0.006),
        Mistake("remaining-part", 100 - expected,
                "「残った時間の割合」のようです。減った時間のほうを割りましょう。"),
        Mistake("divided-by-after", 100 * desk.saving.saved / after,
                "後の時間で割ったようです。もとにするのは、変わる前の時間です。"),
        Mistake("times-more", before / after,
                "「何分の1になったか」のほうを計算したようです。パーセントにしましょう。"),
        Mistake("hours-as-percent", desk.saving.saved, "時間の数のままのようです。前の時間で割りましょう。"),
        Mistake("online-left-out", 100 * (before - phone) / before,
                "後の時間に、電子申請を確かめた時間が入っていないようです。"),
        Mistake("talk-only", 100 * (talk - talk_after) / talk,
                "電話の後処理がぬけているようです。課題2と4の数字で計算しましょう。"),
        Mistake("counts-made-equal", desk.adjusted.percent,
                "件数をそろえた比べ方のようです。ここでは課題4の時間を、課題2の時間で割ります。"),
        Mistake("rounded-too-early", round(expected),
                "考え方は合っています。小数第1位まで書きましょう。", share=0.5, tolerance=0),
        numbers.sign_slip(expected),
    ]  # fmt: skip


def _adjusted_slips(desk):
    expected, before, after = desk.adjusted.saved, desk.before.value, desk.after.value
    booked, booked_after = desk.booked_before, desk.booked_after
    all_calls = (len(desk.calls_after) + len(desk.online)) / len(desk.calls_before)
    by_rounded = [round(before * 60 / booked, places) * booked_after / 60 - after for places in (1, 2)]
    by_ratio = before * round(booked_after / booked, 1) - after
    return [
        Mistake("after-not-taken-off", desk.adjusted.without.value,
                "見積りの途中までできています。そこから、実際の後の時間を引きましょう。"),
        Mistake("ratio-upside-down", before * booked / booked_after - after,
                "件数の割り算が逆のようです。予約はふえたので、見積りは前より大きくなるはずです。"),
        Mistake("after-scaled", before - after * booked / booked_after,
                "後のほうを前の件数にそろえたようです。それも一つの考え方です。"
                "ここでは前のほうを後の件数にそろえます。"),
        Mistake("after-scaled-up", before - after * booked_after / booked,
                "後の時間のほうをふやしたようです。ふやすのは、前のやり方で受けたときの時間です。"),
        Mistake("all-calls-as-bookings", before * all_calls - after,
                "変更や問合せの電話も件数に入れたようです。用件が「予約」のものだけで件数をそろえます。"),
        Mistake("phone-bookings-only", before * improve.bookings(desk.calls_after) / booked - after,
                "後の件数が、電話の予約だけのようです。電子申請で届いた予約も足しましょう。"),
        Mistake("counts-not-used", desk.saving.saved,
                "前から後を引いただけの数のようです。予約の件数のちがいを、前の時間に掛けてみましょう。"),
        *(Mistake("rounded-too-early", value, ROUNDED, share=0.5) for value in by_rounded),
        Mistake("rounded-too-early", before * round(booked_after / booked, 2) - after, ROUNDED, share=0.5),
        Mistake("ratio-rounded", by_ratio,
                "件数の割り算を、とちゅうで四捨五入したようです。割り切れない数は、そのまま続けて計算しましょう。"),
        numbers.sign_slip(expected),
        *numbers.time_slips(expected),
    ]  # fmt: skip
