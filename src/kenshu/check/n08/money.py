"""The saved hours as money, what belongs to the cost, when the system pays; rates are the learner's own."""

from kenshu import improve
from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n08.desk import AFTER, SCOPE, desk_of, own
from kenshu.check.n08.effect import CARRIED, HOURS_TOLERANCE, following
from kenshu.check.numbers import Mistake
from kenshu.check.rules import partly, right, rule, wrong
from kenshu.improve import Figure

MONTHLY_FEE = 100_000  # 円; these three stand in the text too (a test compares)
INITIAL = 600_000  # 円
PROCEDURES = 5
YEARLY_FEE = 12 * MONTHLY_FEE
YEARS_TOLERANCE = 0.06  # one decimal place

RATE_FIRST = "先に、課題9の「低めの単価」を入れてください。この計算に使います。"
COSTS = {
    "月々の使用料": ("cost", "fee-left-out", "使用料は、使うかぎり毎年かかります。"),
    "初めの設定": ("cost", "setup-left-out", "初めの設定は一度きりですが、その年の費用になります。"),
    "職員の研修の時間": (
        "cost", "training-left-out",
        "請求書は来ませんが、新しいやり方をおぼえる時間も職員の時間です。",
    ),
    "電話と両方で受けるあいだの手間": (
        "cost", "double-running-left-out",
        "両方で受けるあいだは、仕事が一時ふえます。見落としやすい費用です。",
    ),
    "減った職員の時間": ("not-cost", "saving-as-cost", "減った時間は、費用ではなく効果のほうです。"),
}  # fmt: skip


@rule("n08-worth")
def worth(answers, city):
    """Half the points for each row, once the two rates can be used."""
    low, high = rows = answers["n08-worth"]["value"]
    if any(row[cell] is None for row in rows for cell in ("rate", "worth")):
        return wrong("cell-empty", "空いている欄があります。単価を二つ決めて、値打ちを計算しましょう。")
    if min(low["rate"], high["rate"]) < 100:
        return wrong("rate-in-thousands", "単価が小さすぎるようです。千円ではなく、円で書きましょう。")
    desk, hourly = desk_of(city), city.settings.rate_per_hour
    verdicts = [_worth_of(desk, row, own(answers, "n08-saved-hours")) for row in rows]
    share = sum(verdict.share for verdict in verdicts) / 2
    if share < 1:
        first = next(verdict for verdict in verdicts if verdict.share < 1)
        return Verdict(share, first.message_id, first.message)
    if low["rate"] > high["rate"]:
        return partly(0.5, "low-high-swapped", "低めと高めの行が入れかわっています。入れ直しましょう。")
    if not low["rate"] <= hourly <= high["rate"] or low["rate"] == high["rate"]:
        return partly(
            0.5,
            "rates-not-around",
            "掛け算は合っています。二つの単価が、市の単価をはさむように決めましょう。",
        )
    return right("幅で見せると、聞いた人は自分の単価で考えられます。予算が減る額とは別のものです。")


@rule("n08-cost-items")
def cost_items(answers, city):
    """One fifth of the points for each row."""
    rows = answers["n08-cost-items"]["value"]
    if any(row["treat"] is None for row in rows):
        return wrong("cell-empty", "まだ選んでいない行があります。どの行も、どちらかを選びましょう。")
    missed = [COSTS[row["row"]] for row in rows if row["treat"] != COSTS[row["row"]][0]]
    if not missed:
        return right("請求書に出てこない費用まで言えると、財政課の信頼が得られます。")
    return partly(1 - len(missed) / len(rows), missed[0][1], missed[0][2])


@rule("n08-break-even")
def break_even(answers, city):
    desk, rates = desk_of(city), _rates(answers)
    if rates is None:
        return wrong("rate-first", RATE_FIRST)
    low, high = (_worth(desk.saving.saved, rate) for rate in rates)
    exact = improve.break_even(YEARLY_FEE, low)
    small = _worth(30, city.settings.rate_per_hour)
    mistakes = [
        Mistake("not-rounded-up", exact,
                "考え方は合っています。手続は半分にはできません。切り上げて整数にしましょう。",
                share=0.5, tolerance=0.06),
        Mistake("rounded-down", int(exact),
                "それだけの手続では、使用料に少し足りません。低めの単価で割り、端数は切り上げます。"),
        Mistake("city-rate-used", YEARLY_FEE / _worth(desk.saving.saved, city.settings.rate_per_hour),
                "市の単価で割ったようです。ここでは、課題9の低めの単価の値打ちで割ります。", tolerance=0.06),
        *(Mistake("month-not-year", improve.procedures_needed(fee, low),
                  "使用料の期間が短いようです。1か月分や3か月分ではなく、1年分で考えましょう。")
          for fee in (MONTHLY_FEE, 3 * MONTHLY_FEE)),
        Mistake("high-rate-used", improve.procedures_needed(YEARLY_FEE, high),
                "高めの単価で計算したようです。ここでは、ひかえめに低めの単価を使います。"),
        Mistake("example-read", improve.procedures_needed(YEARLY_FEE, small),
                "図の例(年に30時間)を読んだようです。ここでは、課題4の減った時間を使います。"),
        Mistake("hours-not-worth", YEARLY_FEE / desk.saving.saved,
                "使用料を時間で割ったようです。割るのは、課題9の値打ち(円)です。", tolerance=5),
        Mistake("upside-down", 1 / exact,
                "割り算が逆のようです。使用料のほうを、値打ちで割ります。", tolerance=0.02),
    ]  # fmt: skip
    verdict = numbers.compare(
        answers["n08-break-even"]["value"], improve.procedures_needed(YEARLY_FEE, low), 0, mistakes,
        right="一つの手続で無理に見合わせるより、広げる道を考えられますね。",
        other="合いませんでした。1年の使用料を、課題9の低めの単価の値打ちで割りましょう。",
    )  # fmt: skip
    return _follows(verdict, answers, rates[0])


@rule("n08-payback")
def payback(answers, city):
    desk, rates = desk_of(city), _rates(answers)
    if rates is None:
        return wrong("rate-first", RATE_FIRST)
    low, high = (PROCEDURES * _worth(desk.saving.saved, rate) for rate in rates)
    if low <= YEARLY_FEE:
        return right(
            "その単価では、値打ちが使用料より小さく、何年たっても戻りません。それも大切な答えです。",
            "never-paid-back",
        )
    expected = improve.payback_years(INITIAL, low, YEARLY_FEE)
    short = "短すぎるようです。使用料を1年分(12か月分)引きましたか。単価は低めのほうですか。"
    mistakes = [
        *(Mistake("fee-or-rate", INITIAL / yearly, short)
          for yearly in (low, low - MONTHLY_FEE, high - YEARLY_FEE, high)),
        Mistake("one-procedure", INITIAL * PROCEDURES / low,
                "一つの手続の値打ちで割ったようです。五つの手続で使うときを考えましょう。"),
        Mistake("fee-added", (INITIAL + YEARLY_FEE) / low,
                "使用料を初めの費用に足したようです。使用料は毎年かかるので、毎年の値打ちから引きます。"),
        Mistake("months-as-years", expected * 12,
                "月の数のようです。12で割って、年にしましょう。", tolerance=0.6),
        Mistake("upside-down", 1 / expected, "割り算が逆のようです。初めの費用のほうを割ります。"),
        Mistake("rounded-too-early", round(expected), "考え方は合っています。小数第1位まで書きましょう。",
                share=0.5, tolerance=0),
    ]  # fmt: skip
    value = answers["n08-payback"]["value"]
    verdict = numbers.compare(
        value, expected, YEARS_TOLERANCE, mistakes,
        right="初めの費用にも、研修や両方で受ける手間が入っていましたね。",
        other="合いませんでした。まず五つの手続の値打ちから1年の使用料を引き、その数で60万円を割りましょう。",
    )  # fmt: skip
    mine = PROCEDURES * _worth(own(answers, "n08-saved-hours") or 0, rates[0])
    if mine <= YEARLY_FEE:
        return verdict
    return following(
        verdict, value, improve.payback_years(INITIAL, mine, YEARLY_FEE), YEARS_TOLERANCE, CARRIED
    )


def _worth(hours, rate):
    """Yen of so many hours at a rate."""
    return improve.worth(Figure(hours, "時間", AFTER, SCOPE, "前の時間−後の時間", 1), rate).value


def _worth_of(desk, row, mine):
    """The verdict on one row of the table: the learner's own rate times the saved hours."""
    rate, saved = row["rate"], desk.saving.saved
    expected = _worth(saved, rate)
    mistakes = [
        Mistake("thousand-yen", expected / 1000,
                "千円で書いたようです。欄の単位は円です。", tolerance=rate / 1000),
        Mistake("ten-thousand-yen", expected / 10_000,
                "万円で書いたようです。欄の単位は円です。", tolerance=rate / 10_000),
        Mistake("before-not-saved", _worth(desk.before.value, rate),
                "前の時間に掛けたようです。掛けるのは、減った時間です。"),
        Mistake("left-not-saved", _worth(desk.after.value, rate),
                "残った時間に掛けたようです。掛けるのは、減った時間です。"),
        Mistake("estimate-used", _worth(desk.adjusted.saved, rate),
                "件数をそろえた見積りに掛けたようです。ここでは課題4の、実際に減った時間を使います。"),
        Mistake("minutes-times-rate", expected * 60, "分に単価を掛けたようです。単価は1時間当たりです。"),
        Mistake("days-times-rate", expected / 7.75, "日数に単価を掛けたようです。単価は1時間当たりです。"),
        Mistake("days-times-rate", expected / 8, "日数に単価を掛けたようです。単価は1時間当たりです。"),
        Mistake("made-a-year", expected * 4,
                "1年分に直したようです。この予約は年に1回なので、3か月の数がそのまま1年の数です。"),
        Mistake("made-a-year", expected * 12,
                "12か月分に直したようです。この予約は年に1回なので、そのままで1年の数です。"),
    ]  # fmt: skip
    other = "掛け算が合いませんでした。課題4の減った時間 × その行の単価 です。"
    verdict = numbers.compare(row["worth"], expected, HOURS_TOLERANCE * rate, mistakes, other=other)
    if verdict.message_id == "other" and mine and abs(row["worth"] - mine * rate) <= HOURS_TOLERANCE * rate:
        return partly(
            0.5, "follows-earlier", "掛け算は合っています。課題4の時間を、もう一度確かめてみましょう。"
        )
    return verdict


def _rates(answers):
    """The learner's own low and high rate in yen, or None when they cannot be used yet."""
    rows = (answers.get("n08-worth") or {}).get("value") or ()
    rates = [row["rate"] for row in rows]
    if len(rates) != 2 or None in rates or min(rates) < 100:
        return None
    return sorted(rates)


def _follows(verdict, answers, rate):
    """Half the points for a count that follows from the learner's own saved hours."""
    mine = own(answers, "n08-saved-hours")
    if verdict.message_id != "other" or not mine or mine <= 0:
        return verdict
    if answers["n08-break-even"]["value"] != improve.procedures_needed(YEARLY_FEE, _worth(mine, rate)):
        return verdict
    return partly(
        0.5, "follows-earlier", "計算のしかたは合っています。課題4の時間を、もう一度確かめてみましょう。"
    )
