"""How long until a form is public, by who made it: asked of the register (D6)."""

from functools import lru_cache
from pathlib import Path

from kenshu import data
from kenshu import days as calendar
from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.numbers import Mistake
from kenshu.check.rules import CityData, partly, right, rule
from kenshu.improve import form_sheet
from kenshu.improve.form_sheet.views import ABOUT, REGISTER

TOLERANCE = 0.05
MEAN, OFFICE, MIDDLE = "暦の日数の平均(日)", "開庁日の平均(日)", "暦の日数の真ん中の値(日)"


@rule("n07-days")
def days(answers, city):
    """A quarter of the points a cell; the first one to mend is spoken of."""
    rows = answers["n07-days"]["value"]
    table = _table(city)
    cells = [
        (row[name], *_expected(table, place, name))
        for place, row in enumerate(rows)
        for name in ("days", "items")
    ]
    verdicts = [numbers.compare(given, expected, TOLERANCE, slips) if given is not None else None
                for given, expected, slips in cells]  # fmt: skip
    share = sum(verdict.share for verdict in verdicts if verdict) / len(verdicts)
    if None in verdicts:
        return partly(share, "cell-empty", "空いている欄があります。分かるところから書きましょう。")
    if share == 1:
        return right("日数は、大きくちがいました。項目の数もちがうことを、覚えておきましょう。")
    if all(_near(row[name], _expected(table, 1 - place, name)[0]) for place, row in enumerate(rows)
           for name in ("days", "items")):  # fmt: skip
        return Verdict(share, "rows-swapped", "二つの行が、入れかわっているようです。")
    slip = next(verdict for verdict in verdicts if verdict.share < 1)
    return Verdict(share, slip.message_id, slip.message)


def _near(given, expected):
    return abs(given - expected) <= TOLERANCE


def _expected(table, place, name):
    """(the mean, its mistakes) of one cell."""
    own = table.iloc[place]
    means = {"days": own[MEAN], "items": own["項目数の平均"]}
    forms, whole = own["フォーム数"], table["フォーム数"].sum()
    mean = means[name]
    other = means["items" if name == "days" else "days"]
    what = "日数" if name == "days" else "項目の数"
    slips = [
        Mistake("sum-not-mean", mean * forms, f"{what}の合計のようです。フォームの数で割りましょう。"),
        Mistake("all-forms", mean * forms / whole,
                "二つの行を合わせたフォームの数で割ったようです。同じ行の数で割りましょう。"),
        Mistake("upside-down", 1 / mean, "割る数と割られる数が、逆のようです。", 0, 0.002),
        Mistake("columns-swapped", other, "日数と項目の数の列が、入れかわっているようです。"),
        Mistake("forms-written", float(forms), "フォームの数のようです。合計を、この数で割りましょう。"),
    ]  # fmt: skip
    if name == "days":
        slips += [
            Mistake(
                "office-days", own[OFFICE], "開庁日で数えたようです。ここでは、表の合計をそのまま使います。"
            ),
            Mistake("middle", own[MIDDLE], "真ん中の値のようです。ここでは、合計をフォームの数で割ります。"),
        ]
    return float(mean), slips


def _table(city):
    folder = city.folder or data.folder()
    return _counted(folder, data.city_id(folder))


@lru_cache(maxsize=4)
def _counted(folder: Path, city_id: str):
    ours = CityData(folder)
    hours = calendar.OfficeHours.of(ours.settings)
    return form_sheet.publishing_days(ours.open(REGISTER), hours, about=ABOUT).frame
