"""N08: the hours of D1, before and after, as the checker of the data counts them; and who booked online."""

from tests.course.plainly import d, n08_money, practice
from tests.course.plainly.d import near

SET = "d1-screening-booking"
OLDER = ("65〜74歳", "75〜79歳", "80歳以上")


def answers(folder):
    facts = d.facts(folder, "d1")
    before, after = facts["hours-before"], facts["hours-after"]
    return {
        **_before(folder, before, after), **_after(facts, folder), **_saved(facts, before, after),
        **_percent(facts, before, after), **_per_booking(folder, facts, before, after), **_adjusted(facts, before, after),
        **_seniors(folder), **n08_money.answers(facts), **_sentence(folder),
    }  # fmt: skip


def _hours(folder, name, *columns, booking=False):
    rows = [row for row in d.clean(folder, SET, name) if not booking or row["用件"] == "予約"]
    return sum(int(row[column]) for row in rows for column in columns) / 3600


def _before(folder, before, after):
    talk = _hours(folder, "phone-before", "通話秒")
    control = _hours(folder, "control-before", "通話秒", "後処理秒")
    calls = len(d.clean(folder, SET, "phone-before"))
    booked = _hours(folder, "phone-before", "通話秒", "後処理秒", booking=True)
    return {"n08-before-hours": {
        "right": near(before), "right-one-decimal": near(before), "right-in-minutes": near(before * 60),
        "right-full-width": f"{near(before)}時間", "minutes-as-hours": near(before * 60),
        "seconds-as-hours": near(before * 3600), "hours-as-minutes": near(before), "seconds-as-minutes": near(before * 3600),
        "divided-twice": near(before / 60), "talk-only": near(talk), "talk-only-in-minutes": near(talk * 60),
        "after-call-only": near(before - talk), "inquiries-left-out": near(booked), "control-counted": near(before + control),
        "control-instead": near(control), "years-swapped": near(after), "both-years": near(before + after),
        "per-call": near(before * 60 / calls), "eight-hour-days": near(before / 8), "office-days": near(before / 7.75),
        "a-little-off": near(before + 0.6), "talk-in-seconds-as-hours": near(talk * 3600),
        "bookings-talk-only": near(_hours(folder, "phone-before", "通話秒", booking=True)),
        "bookings-in-seconds-as-minutes": near(booked * 3600),
    }}  # fmt: skip


def _after(facts, folder):
    after, online, phone = (facts[f"hours-{name}"] for name in ("after", "online-after", "phone-after"))
    talk = _hours(folder, "phone-after", "通話秒")
    control = _hours(folder, "control-after", "通話秒", "後処理秒")
    booked = _hours(folder, "phone-after", "通話秒", "後処理秒", booking=True)
    alone = [row for row in d.clean(folder, SET, "online-after") if row["入力者"] != "家族等"]
    return {"n08-after-hours": {
        "right": near(after), "right-in-minutes": near(after * 60), "online-left-out": near(phone),
        "online-left-out-in-minutes": near(phone * 60), "online-only": near(online), "talk-only": near(talk + online),
        "talk-only-online-left-out": near(talk), "inquiries-left-out": near(booked + online),
        "control-counted": near(after + control), "years-swapped": near(facts["hours-before"]),
        "already-subtracted": near(facts["saved-hours"]), "eight-hour-days": near(after / 8),
        "minutes-as-hours": near(after * 60), "seconds-as-hours": near(after * 3600), "hours-as-minutes": near(after),
        "seconds-as-minutes": near(after * 3600),
        "bookings-by-phone-only": near(booked), "phone-in-seconds-as-hours": near(phone * 3600),
        "helpers-left-out": near(phone + sum(int(row["職員確認秒"]) for row in alone) / 3600),
    }}  # fmt: skip


def _saved(facts, before, after):
    saved = facts["saved-hours"]
    return {"n08-saved-hours": {
        "right": near(saved), "right-with-unit": f"{near(saved)}時間", "sign": near(-saved), "still-left": near(after),
        "online-left-out": near(facts["saved-without-online"]), "talk-only": near(facts["saved-talk-only"]),
        "talk-only-online-left-out": near(facts["saved-talk-only"] + facts["hours-online-after"]),
        "control-taken-off": near(facts["saved-by-difference"]), "control-compared": near(facts["saved-by-ratio"]),
        "counts-made-equal": near(facts["saved-volume-adjusted"]), "percent-as-hours": near(facts["saved-percent"]),
        "added": near(before + after), "minutes-as-hours": near(saved * 60), "seconds-as-hours": near(saved * 3600),
        "a-little-off": near(saved + 0.6), "named-slip-before-following": {
            "value": near(facts["saved-without-online"]), "others": said_before(before, facts["hours-phone-after"])},
    }}  # fmt: skip


def said_before(before, after):
    """The two hours as the learner answered them."""
    hours = {"n08-before-hours": before, "n08-after-hours": after}
    return {name: {"value": near(value), "unit": "時間"} for name, value in hours.items()}


def _percent(facts, before, after):
    right, saved = facts["saved-percent"], facts["saved-hours"]
    scaled = before * facts["bookings-after"] / facts["bookings-before"]
    return {"n08-saved-percent": {
        "right": near(right), "right-two-decimals": f"{near(right, 2)}%", "fraction": near(right / 100, 3),
        "fraction-short": near(right / 100, 2), "remaining-part": near(100 - right),
        "divided-by-after": near(100 * saved / after), "times-more": near(before / after), "hours-as-percent": near(saved),
        "online-left-out": near(100 * facts["saved-without-online"] / before),
        "counts-made-equal": near(100 * facts["saved-volume-adjusted"] / scaled), "rounded-too-early": near(right, 0),
        "sign": near(-right), "a-little-off": near(right + 0.4),
        "talk-only": near(100 * facts["saved-talk-only"] / (before - facts["after-call-hours-phone-before"])),
    }}  # fmt: skip


def _per_booking(folder, facts, before, after):
    one, two = (int(facts[f"bookings-{when}"]) for when in ("before", "after"))
    x, y = facts["minutes-per-booking-before"], facts["minutes-per-booking-after"]
    phone, talk = facts["bookings-phone-after"], before - facts["after-call-hours-phone-before"]
    about = [row["用件"] for row in d.clean(folder, SET, "phone-before")]

    def table(first=one, spent=x, second=two, later=y, places=1):
        return [
            {"bookings": first, "minutes": near(spent, places)},
            {"bookings": second, "minutes": near(later, places)},
        ]

    return {"n08-per-booking": {
        "right": table(), "right-two-decimals": table(places=2),
        "right-with-commas": [{"bookings": f"{one:,}件", "minutes": f"{near(x)}分"},
                              {"bookings": f"{two:,}件", "minutes": f"{near(y)}分"}],
        "one-cell-empty": [{"bookings": one, "minutes": None}, {"bookings": two, "minutes": near(y)}],
        "all-calls-as-bookings": table(int(facts["rows-phone-before"])), "online-left-out": table(second=int(phone)),
        "all-calls-after": table(second=int(facts["rows-phone-after"] + facts["rows-online-after"])),
        "online-only": table(second=int(facts["rows-online-after"])), "years-swapped": table(two, y, one, x),
        "per-call": table(spent=facts["minutes-per-call-before"]),
        "per-call-after": table(later=facts["minutes-per-call-after"]),
        "phone-only-after": table(later=facts["hours-phone-after"] * 60 / phone, places=2),
        "divided-by-phone-bookings": table(later=after * 60 / phone), "hours-per-booking": table(spent=x / 60, places=2),
        "online-time-left-out": table(later=facts["hours-phone-after"] * 60 / two, places=2),
        "seconds-per-booking": table(spent=x * 60), "upside-down": table(spent=1 / x, places=2),
        "rounded-too-early": [{"bookings": one, "minutes": near(x, 0)}, {"bookings": two, "minutes": near(y, 0)}],
        "one-booking-off": table(one + 1), "talk-only": table(spent=talk * 60 / one),
        "changes-counted": table(one + about.count("変更")), "cancellations-taken-off": table(one - about.count("取消")),
        "follows-earlier": {"value": table(spent=(before + 10) * 60 / one, later=(after + 8) * 60 / two),
                            "others": said_before(before + 10, after + 8)},
    }}  # fmt: skip


def _adjusted(facts, before, after):
    spent = facts["minutes-per-booking-before"]
    one, two, right = facts["bookings-before"], facts["bookings-after"], facts["saved-volume-adjusted"]
    return {"n08-adjusted-hours": {
        "right": near(right), "right-two-decimals": near(right, 2), "after-not-taken-off": near(before * two / one),
        "ratio-upside-down": near(before * one / two - after), "after-scaled": near(before - after * one / two),
        "after-scaled-up": near(before - after * two / one), "counts-not-used": near(before - after),
        "phone-bookings-only": near(before * facts["bookings-phone-after"] / one - after), "sign": near(-right),
        "all-calls-as-bookings": near(
            before * (facts["rows-phone-after"] + facts["rows-online-after"]) / facts["rows-phone-before"] - after),
        "minutes-as-hours": near(right * 60), "ratio-rounded": near(before * near(two / one) - after),
        "a-little-off": near(right - 0.5), "rounded-too-early": d.apart(near(near(spent) * two / 60 - after), right, 0.15),
        "rounded-to-two-places": d.apart(near(near(spent, 2) * two / 60 - after), right, 0.15),
    }}  # fmt: skip


def _seniors(folder):
    online = d.clean(folder, SET, "online-after")
    calls = d.clean(folder, SET, "phone-after")
    booked = [row for row in calls if row["用件"] == "予約"]

    def of(rows, ages=OLDER):
        return sum(row["年代"] in ages for row in rows)

    def share(ages, phone=booked):
        return 100 * of(online, ages) / (of(online, ages) + of(phone, ages))

    ours, everybody, all_booked = of(online), len(online), len(online) + len(booked)
    alone = of([row for row in online if row["入力者"] != "家族等"])
    every = {row["年代"] for row in (*online, *booked)}
    one, two = share(OLDER), 100 * ours / everybody

    def table(first=one, second=two, places=1):
        return [{"percent": near(first, places)}, {"percent": near(second, places)}]

    return {"n08-seniors": {
        "right": table(), "right-whole-numbers": table(places=0), "one-cell-empty": [{"percent": near(one)}, {"percent": None}],
        "swapped": table(two, one), "helpers-taken-off": table(100 * alone / (ours + of(booked))),
        "second-helpers-taken-off": table(one, 100 * alone / everybody), "first-of-online": table(two),
        "second-of-seniors": table(one, one), "all-calls-as-bookings": table(share(OLDER, calls)),
        "fraction": [{"percent": near(one / 100, 3)}, {"percent": near(two)}],
        "second-fraction": [{"percent": near(one)}, {"percent": near(two / 100, 3)}], "remaining-part": table(100 - one),
        "from-75": table(share(OLDER[1:])), "from-80": table(share(OLDER[2:])), "only-to-74": table(share(OLDER[:1])),
        "all-ages": table(share(every)), "of-all-bookings": table(100 * ours / all_booked),
        "second-of-everyone": table(one, 100 * (ours + of(booked)) / all_booked), "under-65": table(one, 100 - two),
        "second-of-all-bookings": table(one, 100 * ours / all_booked),
        "second-from-75": table(one, 100 * of(online, OLDER[1:]) / everybody),
        "second-from-80": table(one, 100 * of(online, OLDER[2:]) / everybody),
        "both-a-little-off": table(one - 1.4, two + 1.8),
    }}  # fmt: skip


SENTENCES = (
    "complete", "complete-full-width", "period-missing", "months-without-year", "scope-missing", "whose-missing",
    "only-a-percentage", "hours-differ", "bookings-missing", "per-booking-missing",
)  # fmt: skip


def _sentence(folder):
    return {"n08-sentence": dict.fromkeys(SENTENCES, practice.retold(folder))}
