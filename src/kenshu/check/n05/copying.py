"""書き写し: which form is copied most often in a year, and how many hours that takes."""

from dataclasses import replace

from kenshu.check import numbers
from kenshu.check.n05.desk import desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule, wrong

FORMS = {
    "residence": "住民票の写しの交付の請求書",
    "moving": "転入・転出・転居の届書",
    "spending": "財務会計システムの支出負担行為の伺書",
    "attendance": "出勤簿",
    "road": "道路の損傷の通報の受付票",
    "refund": "還付金の振込先の届",
}
PLACES = 3
MINUTES = 1  # a copy; the text says so
TOLERANCE = 0.6  # hours: a whole number, rounded either way, will do
OTHER = "合いませんでした。1番にした様式の、件数 × 書き写す回数 × 1分 を出して、60で割りましょう。"


@rule("n05-copy-rank")
def copy_rank(answers, city):
    """Any order that never goes up is right; half the points for the right first place."""
    desk, order = desk_of(city), answers["n05-copy-rank"]["value"]
    yearly, copies = _of(desk, lambda count, times: count), _of(desk, lambda count, times: times)
    copied = _of(desk, lambda count, times: count * times)
    if len(order) < PLACES:
        return partly(0.25 * (copied[order[0]] == max(copied.values())), "not-all-placed",
                      "まだ空いている順番があります。三つ並べてみましょう。")  # fmt: skip
    if _sorted_by(copied, order):
        return right("件数と回数を掛けると、順番が変わりました。どちらか一つでは見えない数です。")
    if _sorted_by({name: -value for name, value in copied.items()}, order):
        return wrong("upside-down", "小さいほうから並べたようです。大きいほうを1番にします。")
    if _sorted_by(yearly, order):
        return wrong("by-count", "1年の件数の順のようです。1件で何回書き写すかも、掛けてみましょう。")
    if _sorted_by(copies, order):
        message = "書き写す回数の順のようです。1年に何件あるかも、掛けてみましょう。"
        first = copied[order[0]] == max(copied.values())
        return partly(0.5, "by-copies", message) if first else wrong("by-copies", message)
    if copied[order[0]] == max(copied.values()):
        return partly(0.5, "first-only", "1番は合っています。2番と3番も、掛け算をして比べましょう。")
    if {copied[name] for name in order} == set(sorted(copied.values())[-PLACES:]):
        return partly(
            0.5, "other-order", "三つの顔ぶれは合っています。順番を、掛け算の大きさで見直しましょう。"
        )
    return wrong("other", "一つずつ、件数 × 書き写す回数 を計算して、大きい順に並べてみましょう。")


@rule("n05-copy-hours")
def copy_hours(answers, city):
    """The hours of the form that is copied most; half the points for the form the learner had put first."""
    desk, entry = desk_of(city), answers["n05-copy-hours"]
    hours = {name: count * times * MINUTES / 60 for name, (count, times) in _forms(desk).items()}
    top = max(hours, key=hours.get)
    unit = entry.get("unit") or "時間"
    size = 60 if unit == "分" else 1
    mistakes = [
        replace(one, value=one.value * size, tolerance=(one.tolerance or TOLERANCE) * size)
        for one in _slips(desk, hours, top)
    ]
    verdict = numbers.compare(
        entry["value"], hours[top] * size, TOLERANCE * size, [*mistakes, *_unit_slips(hours[top], unit)],
        right="1分の仕事も、集まるとこれだけになります。写しまちがいを探す時間は、まだ入っていません。",
        other=OTHER,
    )  # fmt: skip
    mine = ((answers.get("n05-copy-rank") or {}).get("value") or [top])[0]
    if verdict.message_id == "another-form" and abs(entry["value"] - hours[mine] * size) <= TOLERANCE * size:
        return partly(
            0.5, "follows-earlier", "計算のしかたは合っています。1番にした様式を、もう一度見てみましょう。"
        )
    return verdict


def _slips(desk, hours, top):
    """Slips in hours, apart from those of unit."""
    count, times = _forms(desk)[top]
    three = sum(sorted(hours.values())[-PLACES:])
    return [
        Mistake("copies-forgotten", count * MINUTES / 60, "書き写す回数を掛けていないようです。表の右の列も見ましょう。"),
        Mistake("count-forgotten", times * MINUTES / 60, "1件分の時間のようです。1年の件数も掛けましょう。",
                tolerance=0.006),
        Mistake("lecture-minutes", hours[top] * 3, "1回3分で計算したようです。ここでは、1回1分とします。"),
        Mistake("a-month", hours[top] / 12, "12で割ったようです。件数は1年の数なので、そのまま1年の時間になります。"),
        Mistake("a-year-twice", hours[top] * 12, "12を掛けたようです。件数は、もう1年の数です。"),
        *(Mistake("told-in-days", hours[top] / day, "「何日分」に直した数のようです。ここでは時間で答えます。",
                  tolerance=0.06) for day in (7.75, 8)),
        Mistake("three-together", three, "三つの様式を足した時間のようです。1番の様式だけを答えます。"),
        Mistake("all-together", sum(hours.values()), "六つの様式を足した時間のようです。1番の様式だけを答えます。"),
        *(Mistake("another-form", value, "べつの様式の時間のようです。課題10で1番の様式を計算しましょう。")
          for name, value in hours.items() if name != top and value),
    ]  # fmt: skip


def _unit_slips(hours, unit):
    """The number of another unit than the one chosen, or divided once too often."""
    if unit == "分":
        say = "時間のままではありませんか。単位を「時間」に変えるか、60を掛けましょう。"
        return [Mistake("hours-as-minutes", hours, say, tolerance=TOLERANCE)]
    say = "分のままではありませんか。単位を「分」に変えるか、60で割りましょう。"
    again = "60で割る回数が、1回多いようです。分から時間へは、1回割るだけです。"
    return [
        Mistake("minutes-as-hours", hours * 60, say, tolerance=TOLERANCE),
        Mistake("divided-twice", hours / 60, again, tolerance=0.06),
    ]


def _forms(desk):
    return {name: desk.form(title) for name, title in FORMS.items()}


def _of(desk, measure):
    return {name: measure(*numbers) for name, numbers in _forms(desk).items()}


def _sorted_by(values, order):
    """Whether ``order`` holds the largest values, largest first; equal ones in any order."""
    return [values[name] for name in order] == sorted(values.values(), reverse=True)[: len(order)]
