"""The facts of D9, counted plainly. Counts, days from 起案 to the last approval, shares between 0 and 1."""

import unicodedata
from collections import Counter
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import linear_regression, mean, median

from kenshu.synth import reading
from kenshu.synth.d9 import verify_forms

DAY = 465


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D9's files below ``folder``.

    ``expect``: ``closed`` (closed weekdays), ``opens``, ``closes``, ``first`` and ``last`` day of 起案.
    """
    place = folder / "d9-decisions-and-forms"
    decisions, forms = (reading.clean(place / "clean" / f"{name}.csv") for name in ("decisions", "forms"))
    raw_decisions, raw_forms = (reading.raw(place / "raw" / f"{name}.csv") for name in ("decisions", "forms"))
    return {
        **_orders(decisions, expect),
        **_days(decisions, expect),
        **_kinds(decisions),
        **_raw_decisions(decisions, raw_decisions),
        **verify_forms.facts(forms, raw_forms),
    }


def _orders(rows, expect):
    stamps = [_stamps(row) for row in rows]
    every = [at for found in stamps for at in found]
    return {
        "decisions": len(rows),
        "distinct-numbers": len({row["文書番号"] for row in rows}),
        "rows-out-of-order": sum(b["起案"] < a["起案"] for a, b in pairwise(rows)),
        "stamps-going-back": sum(b < a for found in stamps for a, b in pairwise(found)),
        "stamps-outside-office": sum(not _in_office(at, expect) for at in every),
        "consulted-unlike-stamps": sum(
            len(s) != 7 + 2 * int(r["合議数"]) for s, r in zip(stamps, rows, strict=True)
        ),
        "drafted-outside-year": sum(
            not expect["first"] <= found[0].date() <= expect["last"] for found in stamps
        ),
    }


def _days(rows, expect):
    taken = [_taken(row) for row in rows]
    consulted = [int(row["合議数"]) for row in rows]
    groups = [mean(t for t, c in zip(taken, consulted, strict=True) if c == k) for k in range(4)]
    calendar = _calendar(expect)
    office = [_office_days(row, calendar) for row in rows]
    by = {medium: mean(_taken(r) for r in rows if r["媒体"] == medium) for medium in ("紙", "電子")}
    return {
        "days-a-consultation": linear_regression(consulted, taken).slope,
        "days-first-consultation": groups[1] - groups[0],
        "days-second-consultation": groups[2] - groups[1],
        "days-third-consultation": groups[3] - groups[2],
        "office-days-a-consultation": linear_regression(consulted, office).slope,
        "days-without-consultation": groups[0],
        "days-mean": mean(taken),
        "days-median": median(taken),
        "days-ninetieth": sorted(taken)[len(taken) * 9 // 10],
        "days-paper-over-electronic": by["紙"] / by["電子"],
        "hands-on-way-share-paper": _way_share([r for r in rows if r["媒体"] == "紙"], calendar),
        "hands-on-way-share-electronic": _way_share([r for r in rows if r["媒体"] == "電子"], calendar),
    }


def _kinds(rows):
    months = Counter(row["起案"][:7] for row in rows)
    by_kind = {
        kind: mean(int(r["合議数"]) for r in rows if r["文書の種類"] == kind)
        for kind in _seen(rows, "文書の種類")
    }
    return {
        "electronic-share": mean(row["媒体"] == "電子" for row in rows),
        "consulted-mean": mean(int(row["合議数"]) for row in rows),
        "consulted-nobody-share": mean(row["合議数"] == "0" for row in rows),
        "consulted-most-kind": max(by_kind.values()),
        "sections": len(_seen(rows, "起案課")),
        "months": len(months),
        "march-over-mean": months["2025-03"] * 12 / len(rows),
        "august-over-mean": months["2024-08"] * 12 / len(rows),
    }


def _raw_decisions(rows, raw):
    paper = [row["起案"] for row in raw if row["媒体"] == "紙"]
    return {
        "raw-decisions-unlike-clean": abs(len(rows) - len(raw))
        + sum({k: _plain(k, v) for k, v in b.items()} != a for a, b in zip(rows, raw, strict=False)),
        "raw-paper-era-days": mean(text[0] in "RＲ令" for text in paper),
        "raw-electronic-era-days": sum(row["起案"][0] != "2" for row in raw if row["媒体"] == "電子"),
    }


def _plain(heading, text):
    text = unicodedata.normalize("NFKC", text)
    if not (heading.endswith(("到着", "承認", "起案")) and text):
        return text
    day, clock = text.split(" ")
    parts = day.replace("令和", "R").translate(str.maketrans("年月/", "...")).strip("日").split(".")
    year = int(parts[0][1:]) + 2018 if parts[0][0] == "R" else int(parts[0])
    return f"{year}-{int(parts[1]):02d}-{int(parts[2]):02d}T{clock.zfill(5)}:00"


def _stamps(row):
    """Every moment of a decision, in the order of the columns."""
    return [datetime.fromisoformat(v) for k, v in row.items() if v and k.endswith(("到着", "承認", "起案"))]


def _taken(row):
    """Calendar days from 起案 to 部長承認."""
    span = datetime.fromisoformat(row["部長承認"]) - datetime.fromisoformat(row["起案"])
    return span.total_seconds() / 86400


def _office_days(row, calendar):
    """Days of 7時間45分 from 起案 to 部長承認."""
    found = _stamps(row)
    return _between(found[0], found[-1], calendar) / DAY


def _way_share(rows, calendar):
    """Of the office time from 起案 to 部長承認, the part between one's approval and the next one's arrival."""
    way = whole = 0
    for row in rows:
        found = _stamps(row)
        way += sum(
            _between(found[i], found[i + 1], calendar) for i in range(0, len(found), 2) if i + 1 < len(found)
        )
        whole += _between(found[0], found[-1], calendar)
    return way / whole


def _between(earlier, later, calendar):
    """Minutes of office time between two moments of open days."""
    return (calendar[later.date()] - calendar[earlier.date()]) * DAY + _minute(later) - _minute(earlier)


def _minute(at):
    """Minutes of office time since the day opened; the noon break counts as noon."""
    minute = (at.hour - 8) * 60 + at.minute - 30
    return min(minute, 210) if minute <= 270 else minute - 60


def _calendar(expect):
    """{open day: its rank}."""
    span = (expect["settled_by"] - expect["first"]).days + 1
    days = [expect["first"] + timedelta(days=rank) for rank in range(span)]
    return {day: rank for rank, day in enumerate(d for d in days if _is_open(d, expect))}


def _is_open(day, expect):
    return day.weekday() < 5 and day not in expect["closed"]


def _in_office(at, expect):
    noon = time(12) <= at.time() < time(13)
    opens, closes = (datetime.strptime(expect[key], "%H:%M").time() for key in ("opens", "closes"))
    return _is_open(at.date(), expect) and opens <= at.time() <= closes and not noon


def _seen(rows, column):
    return {row[column] for row in rows}
