"""N05: the forms of D9 as received: how often each is copied in a year."""

from tests.course.plainly import d
from tests.course.plainly.d import near

FORMS = {
    "residence": "住民票の写しの交付の請求書", "moving": "転入・転出・転居の届書",
    "spending": "財務会計システムの支出負担行為の伺書", "attendance": "出勤簿",
    "road": "道路の損傷の通報の受付票", "refund": "還付金の振込先の届",
}  # fmt: skip


def answers(folder):
    rows = {row["様式名"]: row for row in d.clean(folder, "d9-decisions-and-forms", "forms")}
    yearly = {name: int(rows[title]["年間件数"]) for name, title in FORMS.items()}
    times = {name: int(rows[title]["転記回数"]) for name, title in FORMS.items()}
    return {**_rank(yearly, times), **_hours(yearly, times), **_by_use(rows.values())}


def _by_use(rows):
    custom = sum(int(row["年間件数"]) for row in rows if row["根拠区分"] == "慣行")
    return {"n05-custom-percent": {"by-use": near(100 * custom / sum(int(row["年間件数"]) for row in rows))}}


def _down(values):
    return sorted(values, key=values.get, reverse=True)


def _rank(yearly, times):
    copied = {name: yearly[name] * times[name] for name in FORMS}
    order = _down(copied)
    first, second, third, *rest = order
    return {"n05-copy-rank": {
        "right": order[:3], "right-by-label": [FORMS[name] for name in order[:3]], "by-count": _down(yearly)[:3],
        "by-copies": _down(times)[:3], "upside-down": order[::-1][:3], "first-only": [first, third, rest[0]],
        "second-and-third": [first, third, second], "other-order": [second, first, third],
        "one-placed": [first], "one-placed-wrong": [order[-1]], "other": [rest[0], second, rest[1]],
    }}  # fmt: skip


def _hours(yearly, times):
    hours = {name: yearly[name] * times[name] / 60 for name in FORMS}
    first, second, third, *_ = _down(hours)
    right = hours[first]
    return {"n05-copy-hours": {
        "right": near(right, 0), "right-decimal": near(right), "right-minutes": near(right * 60, 0),
        "right-full-width": f"{near(right, 0)}時間", "minutes-as-hours": near(right * 60, 0),
        "hours-as-minutes": near(right), "divided-twice": near(right / 60), "copies-forgotten": near(yearly[first] / 60),
        "copies-forgotten-minutes": yearly[first], "count-forgotten": near(times[first] / 60, 3),
        "lecture-minutes": near(right * 3, 0), "a-month": near(right / 12, 0), "a-year-twice": near(right * 12, 0),
        "told-in-days": near(right / 7.75), "eight-hour-days": near(right / 8),
        "three-together": near(right + hours[second] + hours[third]), "all-together": near(sum(hours.values())),
        "the-second": near(hours[second]), "no-idea": near(right * 1.37, 0),
        "follows-earlier": {"value": near(hours[second]), "others": {"n05-copy-rank": {"value": [second, first, third]}}},
    }}  # fmt: skip
