"""The facts of D1, counted plainly. Hours, minutes, shares between 0 and 1, ratios."""

import unicodedata
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading

FILES = ("phone-before", "phone-after", "online-after", "control-before", "control-after")
PHONES = tuple(name for name in FILES if name != "online-after")
OLDER = ("65〜74歳", "75〜79歳", "80歳以上")
OLDEST = ("80歳以上",)


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D1's files below ``folder``.

    ``expect``: ``closed`` (the closed weekdays of the seasons), ``opens`` and ``closes``.
    """
    place = folder / "d1-screening-booking"
    clean = {name: reading.clean(place / "clean" / f"{name}.csv") for name in FILES}
    raw = {name: reading.raw(place / "raw" / f"{name}.csv") for name in FILES}
    return {**clean_facts(clean, expect), **raw_facts(clean, raw)}


def clean_facts(clean: dict, expect: dict) -> dict[str, float]:
    """Every planted fact of the clean files, ``{name: rows}``."""
    return {
        **{f"rows-{name}": len(rows) for name, rows in clean.items()},
        **{f"after-call-hours-{name}": hours(clean[name], "後処理秒") for name in PHONES},
        **_effect(clean),
        **_ages(clean),
        **_when(clean, expect),
        **_shape(clean["phone-before"]),
    }


def raw_facts(clean: dict, raw: dict) -> dict[str, float]:
    """How the raw files are written; and how far they are from the clean ones (0)."""
    days = [row["受付日"] for name in PHONES for row in raw[name]]
    seconds = [row["通話秒"] for name in PHONES for row in raw[name]]
    return {
        "raw-rows-unlike-clean": sum(_unlike(clean[name], raw[name]) for name in FILES),
        "raw-western-days": mean(day[0] == "2" for day in days),
        "raw-long-era-days": mean(day.startswith("令和") for day in days),
        "raw-full-width-days": mean(day.startswith("Ｒ") for day in days),
        "raw-full-width-seconds": mean(not text.isascii() for text in seconds),
        "raw-plain-online": mean(text["職員確認秒"].isascii() for text in raw["online-after"]),
    }


def hours(rows, *columns):
    """Sum of the columns, in hours."""
    return sum(int(row[column]) for row in rows for column in columns) / 3600


def _effect(clean):
    before = hours(clean["phone-before"], "通話秒", "後処理秒")
    phone = hours(clean["phone-after"], "通話秒", "後処理秒")
    online = hours(clean["online-after"], "職員確認秒")
    after = phone + online
    control = [hours(clean[f"control-{when}"], "通話秒", "後処理秒") for when in ("before", "after")]
    booked_phone = _count(clean["phone-after"], "用件", "予約")
    booked = [_count(clean["phone-before"], "用件", "予約"), booked_phone + len(clean["online-after"])]
    talk = [hours(clean[f"phone-{when}"], "通話秒") for when in ("before", "after")]
    return {
        "hours-before": before,
        "hours-phone-after": phone,
        "hours-online-after": online,
        "hours-after": after,
        "saved-hours": before - after,
        "saved-percent": 100 * (before - after) / before,
        "saved-talk-only": talk[0] - (talk[1] + online),
        "saved-without-online": before - phone,
        "control-hours-before": control[0],
        "control-hours-after": control[1],
        "control-change-percent": 100 * (control[1] / control[0] - 1),
        "saved-by-ratio": before * control[1] / control[0] - after,
        "saved-by-ratio-percent": 100 * (1 - after / (before * control[1] / control[0])),
        "saved-by-difference": before - after - (control[0] - control[1]),
        "bookings-before": booked[0],
        "bookings-phone-after": booked_phone,
        "bookings-after": booked[1],
        "minutes-per-booking-before": before * 60 / booked[0],
        "minutes-per-booking-after": after * 60 / booked[1],
        "saved-volume-adjusted": before * booked[1] / booked[0] - after,
        "minutes-per-call-before": before * 60 / len(clean["phone-before"]),
        "minutes-per-call-after": phone * 60 / len(clean["phone-after"]),
    }


def _ages(clean):
    online = clean["online-after"]
    booked = [row for row in clean["phone-after"] if row["用件"] == "予約"]
    oldest = [row for row in online if row["年代"] in OLDEST]
    return {
        "online-share-of-65": _in(online, OLDER) / (_in(online, OLDER) + _in(booked, OLDER)),
        "online-share-of-80": _in(online, OLDEST) / (_in(online, OLDEST) + _in(booked, OLDEST)),
        "share-65-of-online": _in(online, OLDER) / len(online),
        "proxy-share": _count(online, "入力者", "家族等") / len(online),
        "proxy-share-80": _count(oldest, "入力者", "家族等") / len(oldest),
        "control-over-75": sum(_in(clean[f"control-{when}"], OLDER[1:]) for when in ("before", "after")),
    }


def _when(clean, expect):
    outside = [
        not _in_office(datetime.fromisoformat(row["受付日時"]), expect) for row in clean["online-after"]
    ]
    calls = [(name, _begun(row), row) for name in PHONES for row in clean[name]]
    moments = [(name, at) for name, at, _ in calls]
    moments += [("online-after", datetime.fromisoformat(row["受付日時"])) for row in clean["online-after"]]
    ends = [
        (begun, begun + timedelta(seconds=int(row["通話秒"]) + int(row["後処理秒"])))
        for _, begun, row in calls
    ]
    return {
        "outside-office-share": mean(outside),
        "calls-outside-office": sum(
            not (_in_office(a, expect) and b.time() <= _closes(expect)) for a, b in ends
        ),
        "rows-out-of-order": sum(
            _out_of_order([at for name, at in moments if name == file]) for file in FILES
        ),
        "days-with-calls-before": len({row["受付日"] for row in clean["phone-before"]}),
        "days-with-calls-after": len({row["受付日"] for row in clean["control-after"]}),
        "rows-outside-season": sum(not _in_season(name, at) for name, at in moments),
    }


def _shape(rows):
    lengths = [int(row["通話秒"]) for row in rows]
    by_age = [mean(int(r["通話秒"]) for r in rows if (r["年代"] in OLDEST) is old) for old in (True, False)]
    days = {}
    for row in rows:
        days.setdefault(row["受付日"], []).append(row)
    counts = {date.fromisoformat(day): len(found) for day, found in days.items()}
    first = [counts[day] for day in sorted(counts)[:5]]
    later = {day: count for day, count in counts.items() if day not in sorted(counts)[:5]}
    monday = mean(count for day, count in later.items() if day.weekday() == 0)
    return {
        "talk-mean-over-median": mean(lengths) / median(lengths),
        "talk-longest-minutes": max(lengths) / 60,
        "talk-oldest-over-others": by_age[0] / by_age[1],
        "mondays-over-other-days": monday / mean(count for day, count in later.items() if day.weekday() != 0),
        "first-days-over-later": mean(first) / mean(later.values()),
        "morning-share": mean(row["時刻"] < "12:00" for row in rows),
    }


def _unlike(clean, raw):
    """Rows of the raw file that do not say what the clean one says."""
    return abs(len(clean) - len(raw)) + sum(_plain(b) != a for a, b in zip(clean, raw, strict=False))


def _plain(row):
    plain = {}
    for heading, text in row.items():
        text = unicodedata.normalize("NFKC", text)
        if heading == "受付日":
            parts = text.replace("令和", "R").translate(str.maketrans("年月/", "...")).strip("日").split(".")
            year = int(parts[0][1:]) + 2018 if parts[0][0] == "R" else int(parts[0])
            text = f"{year}-{int(parts[1]):02d}-{int(parts[2]):02d}"
        elif heading == "時刻":
            text = text.zfill(5)
        elif heading.endswith("秒"):
            text = text.replace(",", "")
        elif heading == "年代":
            text = text.replace("~", "〜")
        plain[heading] = text
    return plain


def _begun(row):
    return datetime.fromisoformat(f"{row['受付日']} {row['時刻']}")


def _closes(expect):
    return datetime.strptime(expect["closes"], "%H:%M").time()


def _in_office(at, expect):
    opens = datetime.strptime(expect["opens"], "%H:%M").time()
    return _is_open(at.date(), expect) and opens <= at.time() < _closes(expect)


def _is_open(day, expect):
    return day.weekday() < 5 and day not in expect["closed"]


def _in_season(name, at):
    return at.year == (2024 if name.endswith("before") else 2025) and 5 <= at.month <= 7


def _out_of_order(moments):
    return sum(later < earlier for earlier, later in pairwise(moments))


def _in(rows, ages):
    return sum(row["年代"] in ages for row in rows)


def _count(rows, column, value):
    return sum(row[column] == value for row in rows)
