"""The section's hours as people: at each of three stages of mending, divided by one person's year."""

from kenshu.check import numbers
from kenshu.check.n06.desk import desk_of, of_rows
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule, wrong

TOLERANCE = 0.06  # people: one decimal place
RIGHT = "同じ仕事の量が、表を直すだけでこれほど変わります。何で割ったかも、いっしょに言いましょう。"
OTHER = "合いませんでした。その行の1年の時間を、職員1人の1年の時間で割りましょう。"
OTHER_YEARS = (1920, 1880, 1900, 2000, 2040, 2080, 1800)  # hours a year people know from elsewhere
DAY = 7.75


@rule("n06-people")
def people(answers, city):
    """A third of the points a row."""
    desk = desk_of(city)
    rows = answers["n06-people"]["value"]
    verdicts = [_row(row["people"], hours, desk) for row, hours in zip(rows, desk.three_sums, strict=True)]
    return of_rows(verdicts, rows, RIGHT)


def _row(value, hours, desk):
    if value is None:
        return wrong("cell-empty", "まだ空いています。上の表の時間を、職員1人の1年の時間で割りましょう。")
    return numbers.compare(
        value, hours / desk.year.hours, TOLERANCE, _slips(hours, desk), right="", other=OTHER
    )


def _slips(hours, desk):
    year, staff, expected = desk.year.hours, desk.staff, hours / desk.year.hours
    beside = [one / year for one in desk.three_sums if one != hours]
    return [
        Mistake("rounded", round(expected), "割り算は合っています。小数第1位まで書きましょう。", share=0.5, tolerance=0),
        Mistake("percent", 100 * expected / staff,
                "職員の数に対する割合のようです。ここでは、何人分かを答えます。", tolerance=0.6),
        Mistake("times-the-staff", expected / staff, "職員の数で割った、何倍かの数のようです。何人分かを答えます。"),
        Mistake("staff-taken-off", expected - staff, "職員の数を引いたようです。引かずに、何人分かを書きましょう。"),
        Mistake("divided-by-staff", hours / staff,
                "職員の数で割ったようです。それは1人当たりの時間です。割るのは、1人の1年の時間です。", tolerance=1),
        *(Mistake("another-year", hours / other,
                  "1人の1年の時間が、ほかの市の数え方のようです。課題1の表の、みどり野市の数で割りましょう。",
                  tolerance=0.051) for other in OTHER_YEARS if other != year),
        *(Mistake("days", hours / day, "何日分かの数のようです。1人の1年の時間で割りましょう。", tolerance=1)
          for day in (DAY, 8)),
        Mistake("divided-by-days", hours / desk.year.days, "1年の日数で割ったようです。割るのは、時間の数です。", tolerance=1),
        Mistake("hours", hours, "時間の数のままのようです。職員1人の1年の時間で割りましょう。", tolerance=1),
        Mistake("a-month", expected * 12, "1か月の時間で割ったようです。1年の時間で割りましょう。"),
        *(Mistake("another-row", other, "ほかの行の答えのようです。行の名前と、上の表を見くらべましょう。")
          for other in beside),
    ]  # fmt: skip
