"""The facts of D6, counted plainly. Days, counts, shares between 0 and 1."""

import unicodedata
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D6's files below ``folder``.

    ``expect``: ``closed`` (closed weekdays), ``makers`` {before, after: 作成者}, ``first_of_after`` (a day),
    ``pinned`` {name: day published}.
    """
    place = folder / "d6-form-publishing"
    rows = reading.clean(place / "clean" / "forms.csv")
    raw = reading.raw(place / "raw" / "forms.csv")
    groups = {when: [r for r in rows if r["作成者"] == by] for when, by in expect["makers"].items()}
    return {
        "rows": len(rows),
        "distinct-form-names": len({row["フォーム名"] for row in rows}),
        "rows-out-of-order": sum(b["依頼日"] < a["依頼日"] for a, b in pairwise(rows)),
        **_impossible(rows, expect),
        **_span(groups, expect),
        **_shape(groups, expect),
        **_raw(rows, raw),
    }


def _impossible(rows, expect):
    return {
        "published-before-asked": sum(_day(row, "公開日") < _day(row, "依頼日") for row in rows),
        "days-on-a-closed-day": sum(
            not _open(_day(row, column), expect) for row in rows for column in ("依頼日", "公開日")
        ),
        "maker-unlike-fiscal-year": sum(
            (_day(row, column) >= expect["first_of_after"]) != (row["作成者"] == expect["makers"]["after"])
            for row in rows
            for column in ("依頼日", "公開日")
        ),
        "pinned-forms-in-time": sum(
            row["公開日"] == expect["pinned"].get(row["フォーム名"], date.min).isoformat() for row in rows
        ),
    }


def _span(groups, expect):
    found = {}
    for when, rows in groups.items():
        calendar = [(_day(row, "公開日") - _day(row, "依頼日")).days for row in rows]
        office = [_office_days(row, expect) for row in rows]
        found |= {
            f"forms-{when}": len(rows),
            f"calendar-days-total-{when}": sum(calendar),
            f"office-days-total-{when}": sum(office),
            f"calendar-days-{when}": sum(calendar) / len(rows),
            f"office-days-{when}": sum(office) / len(rows),
            f"median-calendar-days-{when}": median(calendar),
            f"longest-calendar-days-{when}": max(calendar),
            f"shortest-calendar-days-{when}": min(calendar),
        }
    return found


def _shape(groups, expect):
    before, after = groups["before"], groups["after"]
    items = {when: [int(row["項目数"]) for row in rows] for when, rows in groups.items()}
    middle = median(items["before"])
    longer, shorter = (
        mean(_office_days(r, expect) for r in before if (int(r["項目数"]) > middle) is many)
        for many in (True, False)
    )
    return {
        "items-before": mean(items["before"]),
        "items-after": mean(items["after"]),
        "many-items-over-few-before": longer / shorter,
        "same-day-share-after": mean(row["依頼日"] == row["公開日"] for row in after),
        "over-a-week-after": sum((_day(r, "公開日") - _day(r, "依頼日")).days > 7 for r in after),
        "months-with-a-form-after": len({row["公開日"][:7] for row in after}),
        "most-in-a-month-after": max(
            sum(other["公開日"][:7] == row["公開日"][:7] for other in after) for row in after
        ),
        "sections-after": len({row["課"] for row in after}),
    }


def _raw(rows, raw):
    days = [row[column] for row in raw for column in ("依頼日", "公開日")]
    return {
        "raw-rows-unlike-clean": abs(len(rows) - len(raw))
        + sum(_plain(b) != a for a, b in zip(rows, raw, strict=False)),
        "raw-western-days": mean(day[0] == "2" for day in days),
        "raw-long-era-days": mean(day.startswith("令和") for day in days),
        "raw-full-width-days": mean(day.startswith("Ｒ") for day in days),
        "raw-full-width-items": mean(not row["項目数"].isascii() for row in raw),
    }


def _plain(row):
    plain = {}
    for heading, text in row.items():
        text = unicodedata.normalize("NFKC", text)
        if heading in ("依頼日", "公開日"):
            parts = text.replace("令和", "R").translate(str.maketrans("年月/", "...")).strip("日").split(".")
            year = int(parts[0][1:]) + 2018 if parts[0][0] == "R" else int(parts[0])
            text = f"{year}-{int(parts[1]):02d}-{int(parts[2]):02d}"
        plain[heading] = text
    return plain


def _office_days(row, expect):
    """Open days after 依頼日, up to and with 公開日."""
    asked, published = _day(row, "依頼日"), _day(row, "公開日")
    return sum(_open(asked + timedelta(days=n), expect) for n in range(1, (published - asked).days + 1))


def _open(day, expect):
    return day.weekday() < 5 and day not in expect["closed"]


def _day(row, column):
    return date.fromisoformat(row[column])
