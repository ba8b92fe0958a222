"""The full example: D1's records counted, taken over into a request, with everything a person would write."""

import json
from copy import deepcopy
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from kenshu import city, data
from kenshu.improve import Period, by_day
from kenshu.improve.documents import read_request

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
MADE = date(2025, 10, 20)
BEFORE = Period(date(2024, 5, 1), date(2024, 7, 31))
AFTER = Period(date(2025, 5, 1), date(2025, 7, 31))
SCOPE = "がん検診の予約の受付(すべての用件の電話の通話と後処理、電子申請の職員確認)"
CONTROL = "特定健診の電話(通話と後処理)"


def answers() -> dict:
    """{question: entry} as ``gathering.gather`` gives it: N08 and its control, N10, N11; a copy to spoil."""
    return deepcopy(_answers())


def request(**changed):
    """The Request of the example; ``changed``: {question with _ for -: value} instead of its answers."""
    entries = answers()
    for name, value in changed.items():
        entries[name.replace("_", "-")] = {"value": value}
    return read_request(entries, city=fictional_city(), made=MADE)


@cache
def fictional_city():
    """The course's own city."""
    return city.load(ROOT / "city.yml")


@cache
def desks() -> dict:
    """{role: Days} of D1."""

    def opened(name):
        return data.open(f"d1-{name}", ROOT / "datasets")

    return {
        "before": by_day(opened("phone-before"), period=BEFORE, scope=SCOPE),
        "after": by_day(opened("phone-after"), opened("online-after"), period=AFTER, scope=SCOPE),
        "control_before": by_day(opened("control-before"), period=BEFORE, scope=CONTROL),
        "control_after": by_day(opened("control-after"), period=AFTER, scope=CONTROL),
    }


@cache
def _answers():
    entries, rows = json.loads((HERE / "example.json").read_text(encoding="utf-8")), []
    for role, desk in desks().items():
        question = f"n08-{role.replace('_', '-')}-hours"
        entries[question] = {"value": round(desk.figure.value, 1), "unit": "時間"}
        rows.append(_row(role, entries[question]["value"], desk.figure, desk.figure.n, question))
    before, after = desks()["before"], desks()["after"]
    minutes = [round(60 * desk.figure.value / desk.booked, 1) for desk in (before, after)]
    entries["n08-per-booking"] = {
        "value": [
            {"row": year, "bookings": desk.booked, "minutes": each}
            for year, desk, each in zip(("令和6年", "令和7年"), (before, after), minutes, strict=True)
        ]
    }
    methods = ("用件が予約の電話の数", "用件が予約の電話の数と、電子申請の行の数の計")
    for place, (desk, method) in enumerate(zip((before, after), methods, strict=True), 1):
        role, figure = ("cases_before", "cases_after")[place - 1], replace(desk.figure, method=method)
        rows.append(_row(role, desk.booked, figure, desk.booked, f"n08-per-booking_{place}_bookings"))
    adjusted = before.figure.value * after.booked / before.booked - after.figure.value
    entries["n08-adjusted-hours"] = {"value": round(adjusted, 1)}
    rows.append(_row("same_number", round(adjusted, 1), after.figure, after.booked, "n08-adjusted-hours"))
    entries["n11-figures"] = {"value": rows}
    entries["n10-kpis"]["value"][0] |= {"now": minutes[1], "target": round(minutes[1] - 0.1, 1)}
    return entries


def _row(role, value, figure, n, source):
    return {
        "role": role, "value": value, "first": figure.period.first.isoformat(), "last": figure.period.last.isoformat(),
        "scope": figure.scope, "method": figure.method, "n": n, "source": source,
    }  # fmt: skip
