"""The year, how often a year, and from when on. Nothing is marked."""

from kenshu import days
from kenshu.check.refusals import refused
from kenshu.check.rules import partly, right, rule
from kenshu.improve import ImproveError
from kenshu.improve.documents.reading import figures_of
from kenshu.improve.plan import read_day

MOST_A_YEAR, YEARS = 366, 5
WHOLE_YEAR = 300  # days of a period that comes once a year


@rule("n11-fiscal-year")
def fiscal_year(answers, city):
    try:
        year = days.parse_fiscal_year(str(answers["n11-fiscal-year"]["value"]))
    except days.DaysError as error:
        return refused(error, {"元号": "no-era"})
    try:
        start = read_day((answers.get("n10-start") or {}).get("value"), "始めの日")
    except ImproveError:
        start = None
    if start and year <= days.fiscal_year(start):
        return partly(
            0,
            "not-after-start",
            "N10のプランを始める年度の、次の年度の予算ではありませんか。もう一度見てみましょう。",
        )
    return right(f"{days.fiscal_year_name(year)}から5年分の経費を書きます。")


@rule("n11-periods")
def periods(answers, city):
    value = answers["n11-periods"]["value"]
    if value != int(value) or not 1 <= value <= MOST_A_YEAR:
        return partly(0, "not-a-count", f"1から{MOST_A_YEAR}までの整数で書きましょう。ふつうは1です。")
    if value > 1 and _long(answers):
        return partly(
            0, "whole-year-again", "課題2の期間は、もう1年分あります。掛けると、二重に数えることになります。"
        )
    if value == 1:
        return right("1年に1回として計算します。")
    return right(
        f"課題2の数字を、1年に{value:.0f}回分として計算します。1回ごとの件数が同じか、確かめておきましょう。"
    )


@rule("n11-effect-from")
def effect_from(answers, city):
    value = answers["n11-effect-from"]["value"]
    if value == 0:
        return partly(0, "year-zero", "要求する年度のうちに出るなら、1と書きます。")
    if value != int(value) or not 1 <= value <= YEARS:
        return partly(
            0, "beyond-five", f"1から{YEARS}までの整数で書きましょう。年度(令和○年)ではなく、何年目かです。"
        )
    return right(f"{value:.0f}年目から効果が出るとして、5年の差引を計算します。")


def _long(answers):
    try:
        spans = [one.figure.period for one in figures_of(answers) if one.role == "after"]
    except ImproveError:
        return False
    return any((span.last - span.first).days >= WHOLE_YEAR for span in spans)
