"""The facts of D2, counted plainly. Minutes, shares between 0 and 1, counts."""

import unicodedata
from datetime import date
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading
from kenshu.synth.d2.verify_queue import what_if


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D2's files below ``folder``.

    ``expect``: ``opens``, ``closes``; ``busy`` (first and last day); ``extra`` (休日開庁); ``windows``;
    ``lunch`` {window, away, back}; ``fewer_certificates`` (which of ten stay away).
    """
    place = folder / "d2-counter-tickets"
    clean = reading.clean(place / "clean" / "counter-tickets.csv")
    raw = reading.raw(place / "raw" / "counter-tickets.csv")
    visits = [_visit(row) for row in clean]
    return {
        **_waiting(visits, expect),
        **_load(visits, expect),
        **_believable(clean, visits, expect),
        **what_if(_by_day(visits), expect),
        **_raw(clean, raw),
    }


def _waiting(visits, expect):
    waits = sorted(v["called"] - v["issued"] for v in visits)
    busy = [v["called"] - v["issued"] for v in visits if _is_busy(v, expect)]
    quiet = [v["called"] - v["issued"] for v in visits if not _is_busy(v, expect)]
    by_hour = {}
    for v in visits:
        by_hour.setdefault(v["issued"] // 60, []).append(v["called"] - v["issued"])
    hours = {hour: mean(found) for hour, found in by_hour.items()}
    return {
        "tickets": len(visits),
        "wait-mean": mean(waits),
        "wait-median": median(waits),
        "wait-p90": waits[int(0.9 * len(waits))],
        "wait-longest": waits[-1],
        "wait-busy": mean(busy),
        "wait-quiet": mean(quiet),
        "wait-lunch-over-ten": mean([hours[12], hours[13]]) / hours[10],
    }


def _load(visits, expect):
    staffed = len(expect["windows"]) * (expect["closes"] - expect["opens"])
    staffed -= expect["lunch"]["back"] - expect["lunch"]["away"]
    days = {kind: set() for kind in (True, False)}
    served = dict.fromkeys(days, 0)
    for v in visits:
        days[_is_busy(v, expect)].add(v["day"])
        served[_is_busy(v, expect)] += v["done"] - v["called"]
    return {
        "utilisation-busy": served[True] / staffed / len(days[True]),
        "utilisation-quiet": served[False] / staffed / len(days[False]),
        "utilisation-all": sum(served.values()) / staffed / sum(map(len, days.values())),
        "busy-days": len(days[True]),
        "quiet-days": len(days[False]),
        "extra-days": len({v["day"] for v in visits} & set(expect["extra"])),
    }


def _believable(clean, visits, expect):
    lengths = {}
    for v in visits:
        lengths.setdefault(v["purpose"], []).append(v["done"] - v["called"])
    all_lengths = [length for found in lengths.values() for length in found]
    days = _by_day(visits)
    counts = {day: len(found) for day, found in days.items() if day not in expect["extra"]}
    quiet = {day: n for day, n in counts.items() if not expect["busy"][0] <= day <= expect["busy"][1]}
    last = [max(v["done"] for v in found) for found in days.values()]
    moving = [v for v in visits if v["purpose"] == "転入・転居"]
    return {
        "tickets-outside-hours": sum(not expect["opens"] <= v["issued"] < expect["closes"] for v in visits),
        "impossible-order": sum(not v["issued"] <= v["called"] < v["done"] for v in visits),
        "numbers-twice-a-day": len(clean) - len({(row["開庁日"], row["整理番号"]) for row in clean}),
        "rows-out-of-order": sum(
            (a["day"], a["issued"]) > (b["day"], b["issued"]) for a, b in pairwise(visits)
        ),
        "two-at-one-counter": sum(_two_at_once(found) for found in days.values()),
        "begun-at-lunch-by-the-absent": sum(_at_lunch(v, expect["lunch"]) for v in visits),
        "certificate-share": len(lengths["証明書"]) / len(visits),
        "certificate-minutes": mean(lengths["証明書"]),
        "moving-longest": int(mean(lengths["転入・転居"]) == max(map(mean, lengths.values()))),
        "moving-busy-over-quiet": _rate(moving, visits, expect, True) / _rate(moving, visits, expect, False),
        "service-mean": mean(all_lengths),
        "certificate-mean-over-median": mean(lengths["証明書"]) / median(lengths["証明書"]),
        "monday-over-wednesday": _weekday(quiet, 0) / _weekday(quiet, 2),
        "busiest-hour-is-noon": int(_busiest_hour(visits) == 12),
        "days-served-after-closing": sum(end > expect["closes"] for end in last),
        "latest-end": max(last) / 60,
    }


def _raw(clean, raw):
    return {
        "raw-rows-unlike-clean": abs(len(clean) - len(raw))
        + sum(_plain(b) != a for a, b in zip(clean, raw, strict=False)),
        "raw-era-days": mean(row["開庁日"].startswith("R") for row in raw),
        "raw-half-width-kana": mean(unicodedata.normalize("NFKC", r["用件"]) != r["用件"] for r in raw),
    }


def _plain(row):
    """What a raw row says, in the letters of the clean file."""
    day, window = row["開庁日"], row["窓口"].removesuffix("番窓口")
    year, month, rest = day.replace("R", "").replace(".", "/").split("/")
    year = int(year) + (2018 if day.startswith("R") else 0)
    return {
        "整理番号": row["整理番号"],
        "開庁日": f"{year}-{int(month):02d}-{int(rest):02d}",
        "発券": row["発券"].zfill(5),
        "用件": unicodedata.normalize("NFKC", row["用件"]),
        "呼出": row["呼出"].zfill(5),
        "終了": row["終了"].zfill(5),
        "窓口": str(int(window)),
    }


def _visit(row):
    times = {
        name: int(row[column][:2]) * 60 + int(row[column][3:])
        for name, column in (("issued", "発券"), ("called", "呼出"), ("done", "終了"))
    }
    day = date.fromisoformat(row["開庁日"])
    return {"day": day, "purpose": row["用件"], "window": row["窓口"], **times}


def _by_day(visits):
    days = {}
    for v in visits:
        days.setdefault(v["day"], []).append(v)
    return days


def _is_busy(visit, expect):
    return expect["busy"][0] <= visit["day"] <= expect["busy"][1]


def _two_at_once(visits):
    ends, found = {}, 0
    for v in sorted(visits, key=lambda v: v["called"]):
        found += v["called"] < ends.get(v["window"], 0)
        ends[v["window"]] = v["done"]
    return found


def _at_lunch(visit, lunch):
    return visit["window"] == lunch["window"] and lunch["away"] <= visit["called"] < lunch["back"]


def _rate(some, visits, expect, busy):
    return sum(_is_busy(v, expect) is busy for v in some) / sum(_is_busy(v, expect) is busy for v in visits)


def _weekday(counts, weekday):
    return mean(count for day, count in counts.items() if day.weekday() == weekday)


def _busiest_hour(visits):
    hours = [v["issued"] // 60 for v in visits]
    return max(sorted(set(hours)), key=hours.count)
