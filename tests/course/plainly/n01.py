"""N01: hours of D5's answers, each weighted by the staff it stands for; and the one name that was written down."""

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE, near


def answers(folder):
    return {**_staff_hours(folder), **_rewrite()}


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
    """Which voice names a person is drawn anew; its own words are quoted in the two cases."""
    return {"n01-rewrite": {"name-still-there": NOT_HERE, "another-voice": NOT_HERE}}
