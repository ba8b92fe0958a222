"""Shares and what they are divided by: who answered, of what a percentage is, and what one answer stands for."""

from kenshu.check import numbers
from kenshu.check.mark import Verdict
from kenshu.check.n01.desk import COUNT, HOURS, PHONE, desk_of
from kenshu.check.numbers import Mistake
from kenshu.check.rules import right, rule, wrong
from kenshu.improve.survey import course

TOLERANCE = 0.06  # one decimal place
TICKED = "電話"
SECTIONS = ("財政課", "上下水道課")
NEIGHBOUR = "転記・二重入力"  # the row above 電話・窓口 in the table of the notebook

ONE_PLACE = "考え方は合っています。小数第1位まで書きましょう。"
FRACTION = "割合のままのようです。100を掛けて、パーセントにしましょう。"
UPSIDE_DOWN = "割り算が逆のようです。多いほうの数で割ると、100%までに収まります。"
EMPTY = "空いている欄があります。分かるところから書きましょう。"
SWAPPED = "二つの欄が入れかわっているようです。行の名前を、声に出して読んでみましょう。"


@rule("n01-response")
def response(answers, city):
    people = desk_of(city).people
    told, staff, expected = len(people.answers), float(people.staff.sum()), people.rate
    rates = 100 * people.answered / people.staff
    mistakes = [
        Mistake("fraction", expected / 100, FRACTION, tolerance=0.006),
        Mistake("remaining-part", 100 - expected, "答えていない人のほうの割合のようです。"),
        Mistake("upside-down", 100 * staff / told, UPSIDE_DOWN, tolerance=1),
        Mistake("upside-down", staff / told, UPSIDE_DOWN),
        Mistake("people-as-percent", told, "答えた人の数のままのようです。配った相手の数で割りましょう。"),
        Mistake("people-as-percent", staff - told, "人の数のままのようです。割合に直しましょう。"),
        Mistake("of-those-left", 100 * told / (staff - told),
                "答えていない人の数で割ったようです。割るのは、配った相手の全員の数です。", tolerance=0.3),
        Mistake("mean-of-sections", float(rates.mean()),
                "課ごとの割合を平均したようです。課の大きさがちがうので、人の数を足してから割りましょう。"),
        Mistake("per-section", told / len(people.staff),
                "課の数で割ったようです。割るのは、配った相手の人数です。"),
        Mistake("rounded-too-early", round(expected), ONE_PLACE, share=0.5, tolerance=0),
    ]  # fmt: skip
    return numbers.compare(
        answers["n01-response"]["value"], expected, TOLERANCE, mistakes,
        right="このあとの数字は、ぜんぶ「答えた人の」数字です。答えていない人のことは、まだ分かりません。",
        other="合いませんでした。答えた人の数を、配った相手の数で割って、100を掛けましょう。",
    )  # fmt: skip


@rule("n01-shares")
def shares(answers, city):
    """Half the points for each of the two shares; the first to mend is spoken of."""
    desk = desk_of(city)
    given = [row["percent"] for row in answers["n01-shares"]["value"]]
    of_people, of_hours = (float(desk.themes.loc[PHONE, f"{way}(%)"]) for way in (COUNT, HOURS))
    if None not in given and _is(given[0], of_hours) and _is(given[1], of_people):
        return wrong("swapped", SWAPPED)
    verdicts = [
        _one(given[0], of_people, _people_slips(desk, of_people, of_hours),
             "一つ目の割合が合いませんでした。回答の数の列で、電話・窓口の数を合計で割りましょう。"),
        _one(given[1], of_hours, _hours_slips(desk, of_people, of_hours),
             "二つ目の割合が合いませんでした。1か月の時間の列で、電話・窓口の時間を合計で割りましょう。"),
    ]  # fmt: skip
    return _both(verdicts, "二つとも合いました。同じ電話・窓口でも、何で割るかで大きさが変わりますね。")


@rule("n01-several")
def several(answers, city):
    sheets = [sheet.split("、") for sheet in course.SHEETS]
    ticks = sum(map(len, sheets))
    expected = course.share_ticked(TICKED)
    told = sum(TICKED in sheet for sheet in sheets)
    others = {option for sheet in sheets for option in sheet} - {TICKED}
    mistakes = [
        Mistake("ticks-as-base", 100 * told / ticks,
                "選ばれた数の合計で割ったようです。いくつでも選べる問いでは、答えた人の数で割ります。", tolerance=0.6),
        Mistake("fraction", expected / 100, FRACTION, tolerance=0.006),
        Mistake("people-as-percent", told, "人の数のままのようです。答えた人の数で割って、100を掛けましょう。"),
        Mistake("remaining-part", 100 - expected, "選ばなかった人のほうの割合のようです。"),
        Mistake("ticks-counted", ticks, "選ばれた数を全部数えたようです。「電話」を選んだ人だけを数えます。"),
        *(Mistake("other-option", course.share_ticked(option),
                  "ほかの選択肢を数えたようです。「電話」が入った用紙を数えましょう。") for option in sorted(others)),
        Mistake("only-phone", 100 * sum(sheet == [TICKED] for sheet in sheets) / len(sheets),
                "「電話」だけを選んだ人を数えたようです。ほかといっしょに選んだ人も入れましょう。"),
        Mistake("upside-down", 100 * len(sheets) / told, UPSIDE_DOWN),
        Mistake("one-miscounted", 100 * (told - 1) / len(sheets),
                "数えもれがあるかもしれません。用紙を上から順に、指でたどってみましょう。"),
        Mistake("one-miscounted", 100 * (told + 1) / len(sheets),
                "一つ多く数えたかもしれません。用紙を上から順に、指でたどってみましょう。"),
    ]  # fmt: skip
    return numbers.compare(
        answers["n01-several"]["value"], expected, TOLERANCE, mistakes,
        right="人の数で割れています。割合を足すと100%をこえるので、丸い図にはしません。",
        other="合いませんでした。「電話」が入った用紙の数を、用紙の数で割って、100を掛けましょう。",
    )  # fmt: skip


@rule("n01-stands-for")
def stands_for(answers, city):
    """Half the points for each of the two sections."""
    people = desk_of(city).people
    given = [row["people"] for row in answers["n01-stands-for"]["value"]]
    exact = [float(people.staff[name] / people.answered[name]) for name in SECTIONS]
    if None not in given and _is(given[0], exact[1]) and _is(given[1], exact[0]):
        return wrong("swapped", SWAPPED)
    other = "合いませんでした。図のかっこの中の、課の職員の数を、答えた人の数で割りましょう。"
    verdicts = []
    for name, value, expected in zip(SECTIONS, given, exact, strict=True):
        verdict = _one(value, expected, _section_slips(people, name), other)
        verdicts.append(Verdict(verdict.share, verdict.message_id, f"{name}: {verdict.message}"))
    return _both(verdicts, "二つとも合いました。同じ1件でも、後ろにいる人の数がずいぶんちがいますね。")


def _people_slips(desk, expected, of_hours):
    told, hours = (float(desk.themes.loc[PHONE, way]) for way in (COUNT, HOURS))
    staff = float(desk.people.staff.sum())
    return [
        Mistake("fraction", expected / 100, FRACTION, tolerance=0.006),
        Mistake("staff-as-base", 100 * told / staff,
                "配った相手の全員で割ったようです。「答えた人のうち」なので、答えた人の数で割ります。"),
        Mistake("people-as-percent", told, "人の数のままのようです。合計で割って、100を掛けましょう。"),
        Mistake("first-of-hours", of_hours, "一つ目が、時間の割合のようです。回答の数の列を使いましょう。"),
        Mistake("row-above", float(desk.themes.loc[NEIGHBOUR, f"{COUNT}(%)"]),
                "一つ上の行を読んだようです。電話・窓口の行を、指でたどってみましょう。"),
        Mistake("hours-as-base", 100 * told / float(desk.themes[HOURS].sum()),
                "時間の合計で割ったようです。回答の数は、回答の数の合計で割ります。", tolerance=0.02),
        Mistake("hours-over-people", 100 * hours / float(desk.themes[COUNT].sum()),
                "時間を人の数で割ったようです。割る数と割られる数を、同じ列からとりましょう。"),
        Mistake("rounded-too-early", round(expected), ONE_PLACE, share=0.5, tolerance=0),
    ]  # fmt: skip


def _hours_slips(desk, of_people, expected):
    told, hours = (float(desk.themes.loc[PHONE, way]) for way in (COUNT, HOURS))
    answered, staff = float(desk.themes[COUNT].sum()), float(desk.people.staff.sum())
    return [
        Mistake("second-fraction", expected / 100, FRACTION, tolerance=0.006),
        Mistake("hours-as-percent", hours, "時間の数のままのようです。合計で割って、100を掛けましょう。"),
        Mistake("per-person", hours / told,
                "1人当たりの時間を出したようです。割るのは、時間の列の合計です。"),
        Mistake("second-of-people", of_people,
                "二つ目が、回答の数の割合のようです。1か月の時間の列を使いましょう。"),
        *(Mistake("people-as-base", value, "時間を人の数で割ったようです。割るのは、時間の列の合計です。")
          for base in (answered, staff) for value in (hours / base, 100 * hours / base)),
        Mistake("second-row-above", float(desk.themes.loc[NEIGHBOUR, f"{HOURS}(%)"]),
                "一つ上の行を読んだようです。電話・窓口の行を、指でたどってみましょう。"),
        Mistake("second-remaining", 100 - expected, "電話・窓口のほかの時間の割合のようです。"),
        Mistake("rounded-too-early", round(expected), ONE_PLACE, share=0.5, tolerance=0),
    ]  # fmt: skip


def _section_slips(people, name):
    staff, told = float(people.staff[name]), float(people.answered[name])
    expected = staff / told
    whole = float(people.staff.sum()) / len(people.answers)
    return [
        Mistake("rounded-too-early", round(expected), ONE_PLACE, share=0.5, tolerance=0),
        Mistake("stands-upside-down", told / staff,
                "割り算が逆のようです。職員の数のほうを、答えた人の数で割ります。", tolerance=0.006),
        Mistake("rate-instead", 100 * told / staff, "答えた人の割合のようです。ここでは、何人分かを答えます。",
                tolerance=0.6),
        Mistake("staff-instead", staff, "課の職員の数のままのようです。答えた人の数で割りましょう。"),
        Mistake("told-instead", told, "答えた人の数のままのようです。職員の数を、この数で割りましょう。"),
        Mistake("not-answered", staff - told, "引き算になっているようです。ここは割り算です。"),
        Mistake("whole-city", whole, "市全体で出したようです。その課だけの数で割りましょう。"),
    ]  # fmt: skip


def _is(value, expected):
    return abs(value - expected) <= TOLERANCE + 1e-9


def _one(given, expected, slips, other):
    """The verdict on one cell; an empty one waits."""
    if given is None:
        return wrong("cell-empty", EMPTY)
    return numbers.compare(given, expected, TOLERANCE, slips, other=other)


def _both(verdicts, message):
    if all(verdict.share == 1 for verdict in verdicts):
        return right(message)
    first = next(verdict for verdict in verdicts if verdict.share < 1)
    share = sum(verdict.share for verdict in verdicts) / len(verdicts)
    return Verdict(share, first.message_id, first.message)
