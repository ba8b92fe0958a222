"""Which waste is in a step, in which order to try, and what stopping the customs is worth a month."""

from datetime import date

from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import ecrs
from kenshu.improve.ecrs.answered import number
from kenshu.improve.figure import Period
from kenshu.improve.tally import About

ORDER = ["remove", "combine", "rearrange", "simplify", "tool"]
CUSTOM = "慣行"
ABOUT = About(Period(date(2025, 4, 1), date(2025, 4, 30)), "公民館の部屋の利用申込み")
LOOK = {
    "2": "同じことを、あとで何に入れているでしょう。2行目と5行目を、声に出して読みくらべてみましょう。",
    "4": "4行目へ行く矢印と、4行目から出る矢印を、図でたどってみましょう。",
    "7": "7行目のあとに、8行目でもだれかが見ます。同じ紙が、いくつの机を通るでしょう。",
    "10": "10行目のあいだ、だれかの手は動いているでしょうか。表の「待ち」の欄も見てみましょう。",
    "12": "12行目でできた紙は、このあと、だれが見るでしょうか。",
}
HOURS_TOLERANCE = 0.05


@rule("n07-wastes")
def wastes(answers, city):
    """An equal share a step; whatever kinds of waste ``ecrs.wastes`` finds in it are accepted."""
    found = {remark.id: remark.rows for remark in ecrs.wastes(ecrs.hall(), about=ABOUT).remarks}
    given = {number(row["item"]): row["choice"] for row in answers["n07-wastes"]["value"]}
    missed = [step for step, kind in given.items() if step not in found.get(kind, ())]
    share = 1 - len(missed) / len(given)
    if None in given.values():
        return Verdict(share, "not-all-paired", "まだ選んでいない手順があります。")
    if not missed:
        return right(
            "どれも、人ではなく流れの中にありました。一つの手順に、二つのムダが重なることもあります。"
        )
    if len(set(given.values())) == 1:
        return wrong(
            "all-alike", "どれも同じムダになっています。上の七つの説明を、もう一度読みくらべてみましょう。"
        )
    return Verdict(share, f"look-at-{missed[0]}", LOOK[missed[0]])


@rule("n07-order")
def order(answers, city):
    given = answers["n07-order"]["value"]
    if given[0] == "tool":
        return wrong("tool-first", "道具は、要らない手順も速くします。道具の前に、できることはありませんか。")
    if len(given) < len(ORDER):
        return partly(0.5, "not-all-placed", "まだ並んでいないものがあります。5番まで並べてみましょう。")
    if given == ORDER:
        return right("E、C、R、Sの順で、道具はそのあとです。上で消えた手順には、下の手間がかかりません。")
    if given[0] != "remove":
        return wrong(
            "first-place", "1番目を見直しましょう。ほかの四つの手間が、いちばん要らなくなるのはどれでしょう。"
        )
    if given[-1] != "tool":
        return partly(
            0.5, "tool-early", "はじめの一つは合っています。道具を入れるのは、流れが決まってからです。"
        )
    return partly(0.5, "middle", "はじめと終わりは合っています。E、C、R、Sの文字の順を見てみましょう。")


@rule("n07-hours")
def hours(answers, city):
    """Hours a month of the steps that rest on custom alone."""
    steps = ecrs.hall()
    gone = [step for step in steps if CUSTOM in step.basis]
    minutes = sum(step.minutes * step.count for step in gone)
    whole = sum((step.minutes or 0) * step.count for step in steps if step.count)
    each = sum(step.minutes for step in gone)
    expected = minutes / 60
    mistakes = [
        Mistake("minutes-as-hours", minutes, "分のままではありませんか。60で割って、時間に直しましょう。"),
        Mistake("divided-twice", expected / 60, "60で割る回数が、1回多いようです。"),
        Mistake("one-case", each, "1件の分だけを足したようです。1か月の件数を掛けましょう。"),
        Mistake("one-case-in-hours", each / 60, "1件分の時間のようです。1か月の件数を掛けましょう。", 0, 0.01),
        Mistake("whole-year", expected * 12, "1年分のようです。ここでは1か月の時間を書きます。"),
        Mistake("what-stays", (whole - minutes) / 60, "残るほうの時間のようです。なくす三つの分だけを足しましょう。"),
        Mistake("everything", whole / 60, "表の手順を全部足したようです。根拠が「慣行」の行だけを見ましょう。"),
        *(Mistake("one-left-out", (minutes - step.minutes * step.count) / 60,
                  "慣行の手順が、一つぬけているようです。根拠の欄を、下まで見ましょう。") for step in gone),
        Mistake("in-days", expected / 8, "「日」に直したようです。ここでは時間で書きましょう。"),
        *_other_bases(steps, minutes),
    ]  # fmt: skip
    return numbers.compare(
        answers["n07-hours"]["value"], expected, HOURS_TOLERANCE, mistakes,
        right="道具を一つも買わずに、毎月これだけの時間が空きます。その分、予算が減るという意味ではありません。",
        other="合いませんでした。根拠が「慣行」の三つについて、1件の分 × 件数 を足して、60で割りましょう。",
    )  # fmt: skip


def _other_bases(steps, minutes):
    """Steps counted as customs that rest on something else."""
    for step in steps:
        if step.basis and CUSTOM not in step.basis and step.minutes:
            yield Mistake(
                "not-custom",
                (minutes + step.minutes * step.count) / 60,
                "慣行ではない手順も足したようです。根拠に何と書いてあるかを、もう一度見ましょう。",
            )
