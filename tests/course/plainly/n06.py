"""N06: hours a year of D4's tasks, minutes told as hours, tasks told twice, and people."""

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE, near

SET = "d4-workload-survey"
TASKS = ("住民票の写しの交付", "家庭訪問と面接の記録", "予防接種の記録の入力")
SAME = ("課", "件数", "頻度", "1件分", "人数", "媒体", "押印数", "転記数")
LONGEST = 10


def answers(folder):
    expect = d.planted()["d4"]
    rows = d.clean(folder, SET, "workload")
    wrong = [row for row in rows if _hours(row, expect) > int(row["人数"]) * expect["year_hours"]]
    mended = [{**row, "1件分": str(int(row["1件分"]) / 60)} if row in wrong else row for row in rows]
    return {
        **_a_year(rows, expect),
        **_slips(rows, wrong, expect),
        **_sums(folder, rows, mended, expect),
        **_scores(rows, expect),
    }


def _hours(row, expect):
    return int(row["件数"]) * float(row["1件分"]) * expect["times_a_year"][row["頻度"]] / 60


def _a_year(rows, expect):
    """One task by the day, one by the week, one by the month."""
    tasks = [next(row for row in rows if row["業務"] == name) for name in TASKS]
    right = [_hours(row, expect) for row in tasks]
    once = [int(row["件数"]) * float(row["1件分"]) for row in tasks]
    people = [int(row["人数"]) for row in tasks]
    times = [expect["times_a_year"][row["頻度"]] for row in tasks]
    day, week, month = right

    def three(*hours):
        return [{"hours": None if one is None else near(one)} for one in hours]

    return {"n06-hours": {
        "right": three(*right), "right-decimal": [{"hours": f"{near(day):,}時間"}, *three(week, month)],
        "minutes": three(*(one * 60 for one in right)), "divided-twice": three(*(one / 60 for one in right)),
        "a-day": three(once[0] / 60, week, month), "minutes-of-a-day": three(*once),
        "times-people": three(*(one * n for one, n in zip(right, people, strict=True))),
        "per-person": three(*(one / n for one, n in zip(right, people, strict=True))),
        "per-person-week": three(day, week / people[1], month),
        "pieces": three(*(int(row["件数"]) * n for row, n in zip(tasks, times, strict=True))),
        "month-as-week": three(day, week, once[2] / 60 * 52), "calendar-year": three(once[0] / 60 * 365, week, month),
        "four-weeks": three(day, once[1] / 60 * 48, month), "rows-swapped": three(day, month, week),
        "only-one": three(day, None, None), "no-idea": three(day, week, month * 0.31),
    }}  # fmt: skip


def _slips(rows, wrong, expect):
    """The three are written as the survey has them; the minutes meant are a sixtieth."""
    longest = sorted(rows, key=lambda row: -_hours(row, expect))[:LONGEST]
    meant = [(int(row["番号"]), int(row["1件分"]) / 60) for row in longest if row in wrong]
    (one, minutes), (two, more), (three, most) = meant
    within = next(int(row["番号"]) for row in longest if row not in wrong)
    elsewhere = next(int(row["番号"]) for row in rows if row not in longest and int(row["番号"]) > LONGEST)

    def table(*pairs):
        return [{"number": number, "minutes": spent} for number, spent in pairs]

    rest = (two, more), (three, most)
    return {"n06-slips": {
        "right": table(*meant), "right-other-order": table(*meant[::-1]),
        "as-written": table(*((number, spent * 60) for number, spent in meant)),
        "in-hours": table(*((number, near(spent / 60, 3)) for number, spent in meant)),
        "minutes-guessed": table((one, minutes + 7), *rest), "minutes-missing": table(*((n, None) for n, _ in meant)),
        "fourth-longest": table((within, 3), *rest), "same-twice": table(meant[0], meant[0], meant[2]),
        "no-such": table((999, 20), *rest), "elsewhere": table((elsewhere, 20), *rest),
        "only-two": table(meant[0], meant[1], (None, None)), "places": NOT_HERE,
    }}  # fmt: skip


def _sums(folder, rows, mended, expect):
    """福祉課 as received, with the units mended, with the doubles taken out."""
    over, year = expect["over"], expect["year_hours"]
    seen, once = set(), []
    for row in mended:
        look = tuple(row[name] for name in SAME)
        once += [row] if look not in seen else []
        seen.add(look)
    sums = [sum(_hours(r, expect) for r in some if r["課"] == over) for some in (rows, mended, once)]
    staff = next(int(r["職員数"]) for r in d.clean(folder, SET, "staff") if r["課"] == over)
    people = [one / year for one in sums]

    def three(*some, places=1):
        return [{"people": None if one is None else near(one, places)} for one in some]

    def each(change, places=1):
        return three(*map(change, sums), places=places)

    return {"n06-doubles": {"hours": near(sums[1] - sums[2])}, "n06-people": {
        "right": three(*people), "right-typed": [{"people": f"{near(people[0])}人"}, *three(*people[1:], places=2)],
        "rounded": three(*people, places=0), "percent": each(lambda h: 100 * h / year / staff),
        "how-many-times": each(lambda h: h / year / staff, 2), "staff-taken-off": each(lambda h: h / year - staff),
        "divided-by-staff": each(lambda h: h / staff), "other-city": each(lambda h: h / 1920),
        "eight-by-260": each(lambda h: h / 2080), "days": each(lambda h: h / 7.75), "by-days": each(lambda h: h / 240),
        "hours": three(*sums), "a-month": each(lambda h: h / year * 12), "upside-down-rows": three(*people[::-1]),
        "one-missing": three(people[0], None, people[2]), "no-idea": three(*people[:2], people[2] * 1.57),
    }}  # fmt: skip


ISSUES = {
    "出勤簿・休暇簿の点検と集計": 50, "児童手当の認定請求の受付": 30, "検診の結果の入力と点検": 10,
    "庁内の郵便物の収受と配布": 20,
}  # fmt: skip
STEPS = ((1000, 5), (500, 4), (200, 3), (50, 2), (0, 1))  # as the exercise says: hours saved and points


def _scores(rows, expect):
    """The first column of each table of scores; the others are read off cards."""
    whole = [_hours(next(row for row in rows if row["業務"] == name), expect) for name in ISSUES]
    saved = [hours * percent / 100 for hours, percent in zip(whole, ISSUES.values(), strict=True)]

    def points(hours):
        return next(score for least, score in STEPS if hours >= least)

    right = list(map(points, saved))
    columns = {
        "upside-down": [6 - one for one in right], "whole-hours": list(map(points, whole)),
        "ranks": [sorted(saved, reverse=True).index(one) + 1 for one in saved],
        "one-hour": [right[0], right[1] - 1, *right[2:]], "half-filled": [*right[:3], None],
        "right-typed": ["５" if right[0] == 5 else right[0], *right[1:]],
    }  # fmt: skip
    same = ("right", "right-between", "heavy", "staff-helped", "outside", "budget")
    columns |= dict.fromkeys(same, right)
    return {"n06-scores": {name: _with_hours(column) for name, column in columns.items()}}


def _with_hours(column):
    return lambda rows: [{**row, "hours": hours} for row, hours in zip(rows, column, strict=True)]
