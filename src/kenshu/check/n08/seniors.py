"""高齢の人は使えたのか: two percentages that sound alike and divide by different numbers."""

from functools import lru_cache

from kenshu import improve
from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n08.desk import SENIORS, booking_calls, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import right, rule, wrong

TOLERANCE = 0.55  # percent: a whole number, rounded either way, will do

OF_SENIORS = "65歳以上の人の予約(電話と電子申請の合計)を、もとの件数にします。"
OF_ONLINE = "電子申請で届いた予約の全部を、もとの件数にします。"
EMPTY = "空いている欄があります。表の件数を足して、割ってみましょう。"
HELPED = "家族などが入力した分を引いたようです。届いた予約は、だれが入力しても1件と数えましょう。"
SWAPPED = "二つの割合が入れかわっているようです。「何のうちの割合か」を、声に出して読んでみましょう。"


@rule("n08-seniors")
def seniors(answers, city):
    """Half the points for each of the two percentages."""
    desk = desk_of(city)
    rows = answers["n08-seniors"]["value"]
    of_seniors = improve.online_share_of(SENIORS, desk.calls_after, desk.online)
    of_online = improve.share_of_online(SENIORS, desk.online)
    given = [row["percent"] for row in rows]
    if (
        None not in given
        and abs(given[0] - of_online) <= TOLERANCE
        and abs(given[1] - of_seniors) <= TOLERANCE
    ):
        return wrong("swapped", SWAPPED)
    verdicts = [
        _one(given[0], of_seniors, _first_slips(desk, of_seniors, of_online),
             f"一つ目の割合が合いませんでした。{OF_SENIORS}"),
        _one(given[1], of_online, _second_slips(desk, of_seniors, of_online),
             f"二つ目の割合が合いませんでした。{OF_ONLINE}"),
    ]  # fmt: skip
    if all(verdict.share == 1 for verdict in verdicts):
        return right("二つとも合いました。似ていても、割る数がちがうと意味が変わりますね。")
    first = next(verdict for verdict in verdicts if verdict.share < 1)
    share = sum(verdict.share for verdict in verdicts) / 2
    return Verdict(share, first.message_id, first.message)


def _one(given, expected, slips, other):
    """The verdict on one of the two; an empty one waits."""
    if given is None:
        return wrong("cell-empty", EMPTY)
    return numbers.compare(given, expected, TOLERANCE, slips, other=other)


@lru_cache(maxsize=4)  # the same desk for a whole class
def _first_slips(desk, expected, of_online):
    older, oldest = SENIORS[1:], SENIORS[2:]
    online = int(desk.online["年代"].isin(SENIORS).sum())
    calls = int(desk.calls_after["年代"].isin(SENIORS).sum())
    by_phone = int(booking_calls(desk.calls_after)["年代"].isin(SENIORS).sum())
    themselves = _themselves(desk)
    return (
        *(Mistake("helpers-taken-off", 100 * themselves / whole, f"一つ目は、{HELPED}", tolerance=0.3)
          for whole in (online + by_phone, themselves + by_phone)),
        Mistake("first-of-online", of_online, f"一つ目が、二つ目の割合のようです。{OF_SENIORS}"),
        Mistake("fraction", expected / 100, "一つ目は、100を掛けて、パーセントにしましょう。", tolerance=0.0055),
        Mistake("all-calls-as-bookings", 100 * online / (online + calls),
                "変更や問合せの電話も入れたようです。表の「電話の予約」を使いましょう。", tolerance=0.3),
        Mistake("remaining-part", 100 - expected,
                "電話で届いたほうの割合のようです。電子申請のほうを出しましょう。"),
        Mistake("from-75", improve.online_share_of(older, desk.calls_after, desk.online),
                "一つ目は、75歳以上だけの割合のようです。65〜74歳も65歳以上に入ります。"),
        Mistake("from-80", improve.online_share_of(oldest, desk.calls_after, desk.online),
                "一つ目は、80歳以上だけの割合のようです。65〜74歳と75〜79歳も入れましょう。"),
        Mistake("only-to-74", improve.online_share_of(SENIORS[:1], desk.calls_after, desk.online),
                "65〜74歳だけの割合のようです。75歳以上の人も入れましょう。"),
        Mistake("all-ages", 100 * len(desk.online) / desk.booked_after,
                "すべての年代の割合のようです。65歳以上の行だけを使いましょう。"),
        Mistake("of-all-bookings", 100 * online / desk.booked_after,
                f"すべての予約で割ったようです。{OF_SENIORS}"),
    )  # fmt: skip


def _themselves(desk):
    """How many of the online bookings for the 65s and over were entered by themselves."""
    return int((desk.online["年代"].isin(SENIORS) & (desk.online["入力者"] == "本人")).sum())


@lru_cache(maxsize=4)
def _second_slips(desk, of_seniors, expected):
    online = desk.online["年代"]
    everyone = int(booking_calls(desk.calls_after)["年代"].isin(SENIORS).sum() + online.isin(SENIORS).sum())
    return (
        Mistake("second-of-seniors", of_seniors, f"二つ目が、一つ目の割合のようです。{OF_ONLINE}"),
        Mistake("second-fraction", expected / 100, "二つ目は、100を掛けて、パーセントにしましょう。", tolerance=0.0055),
        Mistake("second-of-everyone", 100 * everyone / desk.booked_after,
                "電話の分も入れた割合のようです。電子申請の列だけを使いましょう。"),
        Mistake("second-of-all-bookings", 100 * int(online.isin(SENIORS).sum()) / desk.booked_after,
                f"すべての予約で割ったようです。{OF_ONLINE}"),
        Mistake("under-65", 100 - expected, "65歳未満の人の割合のようです。65歳以上のほうを出しましょう。"),
        *(Mistake("second-helpers-taken-off", 100 * _themselves(desk) / whole, f"二つ目は、{HELPED}", tolerance=0.3)
          for whole in (len(desk.online), int((desk.online["入力者"] == "本人").sum()))),
        Mistake("second-from-75", improve.share_of_online(SENIORS[1:], desk.online),
                "二つ目は、75歳以上だけの割合のようです。65〜74歳も65歳以上に入ります。"),
        Mistake("second-from-80", improve.share_of_online(SENIORS[2:], desk.online),
                "二つ目は、80歳以上だけの割合のようです。65〜74歳と75〜79歳も入れましょう。"),
    )  # fmt: skip
