"""Hours a year of three tasks: one counted by the day, one by the week, one by the month."""

from kenshu.check import numbers
from kenshu.check.n06.desk import desk_of, of_rows
from kenshu.check.numbers import Mistake
from kenshu.check.rules import rule, wrong
from kenshu.improve.workload.hours import HOURS

TASKS = ("住民票の写しの交付", "家庭訪問と面接の記録", "予防接種の記録の入力")
TOLERANCE = 0.6  # hours: a whole number, rounded either way, will do
RIGHT = "三つとも合いました。これで、ちがう課の仕事を同じ物差しで比べられます。"
OTHER = "合いませんでした。件数 × 1年の回数 × 1件分 を出して、60で割りましょう。"
EMPTY = "まだ空いています。件数、1年の回数、1件分の順に掛けてみましょう。"
NAMES = {"日": "1日", "週": "1週", "月": "1か月", "年": "1年"}
# Other years people count with: calendar days, 5 days a week or 22 a month; 4 weeks a month; and so on.
OTHER_YEARS = {"日": (365, 366, 260, 264, 250, 245), "週": (48, 50, 53), "月": (10, 11)}


@rule("n06-hours")
def hours(answers, city):
    """A third of the points a row."""
    desk = desk_of(city)
    rows = answers["n06-hours"]["value"]
    expected = [desk.task(name)[HOURS] for name in TASKS]
    verdicts = [
        _row(row["hours"], desk.task(name), desk, [one for one in expected if one != own])
        for row, name, own in zip(rows, TASKS, expected, strict=True)
    ]
    return of_rows(verdicts, rows, RIGHT)


def _row(value, task, desk, others):
    if value is None:
        return wrong("cell-empty", EMPTY)
    return numbers.compare(value, task[HOURS], TOLERANCE, _slips(task, desk, others), right="", other=OTHER)


def _slips(task, desk, others):
    times, per, expected = desk.year.times, task["頻度"], task[HOURS]
    once = task["件数"] * task["1件分"] / 60
    told = f"件数は「{NAMES[per]}」の数です。"
    return [
        Mistake("minutes-as-hours", expected * 60, "分のままのようです。60で割って、時間にしましょう。"),
        Mistake("divided-twice", expected / 60, "60で割る回数が、1回多いようです。"),
        Mistake("times-forgotten", once, f"{NAMES[per]}分の時間のようです。{told}1年の回数を掛けましょう。"),
        Mistake("minutes-of-one-time", once * 60,
                f"{NAMES[per]}分の「分」の数のようです。{told}1年の回数を掛け、60で割ります。"),
        Mistake("people-multiplied", expected * task["人数"],
                "人数を掛けたようです。1件分の中に、かかわる人の時間がもう入っています。"),
        Mistake("per-person", expected / task["人数"], "人数で割ったようです。ここでは、仕事ぜんたいの時間を出します。"),
        Mistake("minutes-forgotten", task["件数"] * times[per],
                "1年の件数のようです。1件分の時間も掛けて、60で割りましょう。"),
        *(Mistake("other-frequency", once * count, f"1年の回数がちがうようです。{told}上の表で確かめましょう。")
          for unit, count in times.items() if unit not in (per, "年")),
        *(Mistake("other-year", once * count,
                  "1年の回数がちがうようです。みどり野市の数え方の表を使いましょう。", tolerance=TOLERANCE)
          for count in OTHER_YEARS[per]),
        *(Mistake("another-row", value, "ほかの行の業務の時間のようです。行の名前を見てみましょう。")
          for value in others),
    ]  # fmt: skip
