"""N01: hours of D5's answers, each weighted by the staff it stands for; and the one name that was written down."""

from tests.course.plainly import d, n01_ranks, n01_theme
from tests.course.plainly.d import NOT_HERE, near

ABOVE = "転記・二重入力"


def answers(folder):
    return {
        **_staff_hours(folder),
        **_shares(folder),
        **_rewrite(),
        **n01_ranks.answers(folder),
        **n01_theme.answers(folder),
    }


def _shares(folder):
    """The share of one theme, by answers and by hours; another stands above it in the table."""
    expect, facts = d.planted()["d5"], d.facts(folder, "d5")
    rows = d.clean(folder, "d5-staff-survey", "survey")
    phone = [row for row in rows if row["第1テーマ"] == expect["phone"]]
    hours, every = (sum(int(row["月時間"]) for row in some) for some in (phone, rows))
    above = [row for row in rows if row["第1テーマ"] == ABOVE]
    people, answered, staff = len(phone), len(rows), int(facts["staff"])
    one, two = 100 * people / answered, 100 * hours / every

    def table(first=one, second=two, places=1):
        return [
            {"percent": near(first, places)},
            {"percent": None if second is None else near(second, places)},
        ]

    return {"n01-shares": {
        "right": table(), "right-typed": [{"percent": f"{near(one)}%"}, {"percent": f"{near(two)}"}],
        "one-cell-empty": table(one, None), "swapped": table(two, one),
        "fraction": [{"percent": near(one / 100, 3)}, {"percent": near(two)}],
        "second-fraction": [{"percent": near(one)}, {"percent": near(two / 100, 3)}],
        "staff-as-base": table(100 * people / staff), "people-as-percent": table(people),
        "hours-as-percent": table(one, hours), "first-of-hours": table(two), "second-of-people": table(one, one),
        "row-above": table(100 * len(above) / answered),
        "second-row-above": table(one, 100 * sum(int(row["月時間"]) for row in above) / every),
        "hours-as-base": [{"percent": near(100 * people / every, 2)}, {"percent": near(two)}],
        "hours-over-people": table(100 * hours / answered), "per-person": table(one, hours / people),
        "people-as-base": table(one, 100 * hours / answered), "staff-as-base-of-hours": table(one, hours / staff),
        "second-remaining": table(one, 100 - two),
        "rounded-too-early": [{"percent": near(one, 0)}, {"percent": near(two)}],
    }}  # fmt: skip


def _staff_hours(folder):
    expect = d.planted()["d5"]
    rows = d.clean(folder, "d5-staff-survey", "survey")
    staff = {row["課"]: int(row["職員数"]) for row in d.clean(folder, "d5-staff-survey", "staff")}
    answered = {name: sum(row["課"] == name for row in rows) for name in staff}
    phone = [row for row in rows if row["第1テーマ"] == expect["phone"]]

    def total(some, hours=True, people=True):
        stands_for = {name: staff[name] / answered[name] if people else 1 for name in staff}
        return sum(stands_for[row["課"]] * (int(row["月時間"]) if hours else 1) for row in some)

    right = 100 * total(phone) / total(rows)
    return {"n01-staff-hours": {
        "worked-out": near(right), "hours-only": near(100 * total(phone, people=False) / total(rows, people=False)),
        "staff-only": near(100 * total(phone, hours=False) / total(rows, hours=False)),
        "hours-as-percent": near(total(phone)), "fraction": near(right / 100, 3), "remaining-part": near(100 - right),
        "a-little-off": near(right + 1.4),
    }}  # fmt: skip


def _rewrite():
    """Which voice names a person is drawn anew; its own words stand in these cases."""
    own = ("complete", "right-in-own-words", "name-still-there", "another-voice")
    return {"n01-rewrite": dict.fromkeys(own, NOT_HERE)}
