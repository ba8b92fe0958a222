"""The facts of D4, counted plainly. Hours a year, shares between 0 and 1, percent of a section's capacity."""

import re
import unicodedata
from collections import Counter
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading

LENGTH = "１件当たりの時間（分）"
WORDS = {
    "毎日": "日", "1日": "日", "毎週": "週", "1週": "週", "毎月": "月", "1か月": "月", "毎年": "年", "1年": "年",
    "紙・電子": "紙と電子", "両方": "紙と電子", "紙、電子": "紙と電子", "紙+電子": "紙と電子", "データ": "電子",
    "電子データ": "電子",
}  # fmt: skip


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D4's files below ``folder``.

    ``expect``: ``year_hours`` of one person, ``times_a_year`` of each 頻度, ``over``: the section said to be over.
    """
    place = folder / "d4-workload-survey"
    rows = reading.clean(place / "clean" / "workload.csv")
    staff = {row["課"]: int(row["職員数"]) for row in reading.clean(place / "clean" / "staff.csv")}
    raw = reading.raw(place / "raw" / "workload.csv")
    raw_staff = reading.raw(place / "raw" / "staff.csv")
    wrong = [row for row in rows if _hours(row, expect) > int(row["人数"]) * expect["year_hours"]]
    mended = [{**row, "1件分": str(int(row["1件分"]) / 60)} if row in wrong else row for row in rows]
    doubles = _doubles(mended)
    once = [row for row in mended if row["番号"] not in doubles]
    return {
        **_counts(rows, staff, wrong, doubles, expect),
        **_loads(mended, once, staff, expect),
        **_sizes(rows, mended, once, wrong, expect),
        **_kinds(rows),
        **_raw(rows, raw, staff, raw_staff),
    }


def _counts(rows, staff, wrong, doubles, expect):
    doubled = [row for row in rows if row["番号"] in doubles]
    return {
        "rows": len(rows),
        "sections": len(staff),
        "distinct-task-names": len({row["業務"] for row in rows}),
        "numbers-in-order": sum(int(row["番号"]) == rank for rank, row in enumerate(rows, 1)),
        "fewest-tasks-of-a-section": min(Counter(row["課"] for row in rows).values()),
        "staff": sum(staff.values()),
        "rows-in-wrong-unit": len(wrong),
        "sections-with-wrong-unit": len({row["課"] for row in wrong}),
        "over-section-rows-in-wrong-unit": sum(row["課"] == expect["over"] for row in wrong),
        "rows-counted-twice": len(doubles),
        "rows-counted-twice-elsewhere": sum(row["課"] != expect["over"] for row in doubled),
        "doubles-of-the-same-unit": _same_unit(rows, doubles),
        "doubles-in-wrong-unit": sum(row in wrong for row in doubled),
    }


def _loads(mended, once, staff, expect):
    capacity = {name: count * expect["year_hours"] for name, count in staff.items()}
    load, alone = (
        {name: 100 * _sum((r for r in rows if r["課"] == name), expect) / capacity[name] for name in staff}
        for rows in (mended, once)
    )
    over = expect["over"]
    return {
        "load-percent-of-over-section": load[over],
        "load-percent-without-doubles": alone[over],
        "sections-over-capacity": sum(value > 100 for value in load.values()),
        "sections-over-capacity-without-doubles": sum(value > 100 for value in alone.values()),
        "load-percent-next": max(value for name, value in load.items() if name != over),
        "load-percent-lowest": min(load.values()),
    }


def _sizes(rows, mended, once, wrong, expect):
    year = expect["year_hours"]
    hours = sorted((_hours(row, expect) for row in mended), reverse=True)
    factors = [_hours(row, expect) / (int(row["人数"]) * year) for row in wrong]
    too_long = sum(_hours(row, expect) > int(row["人数"]) * year for row in mended)
    return {
        "top-share": sum(hours[: len(hours) // 5]) / sum(hours),
        "top-share-without-doubles": _top_share(once, expect),
        "top-share-as-received": _top_share(rows, expect),
        "full-time-people": sum(hours) / year,
        "full-time-people-without-doubles": _sum(once, expect) / year,
        "full-time-people-as-received": _sum(rows, expect) / year,
        "wrong-unit-far-over": sum(factor > 2.5 for factor in factors),
        "rows-too-long-after-mending": too_long,
        "mean-over-median-hours": mean(hours) / median(hours),
        "largest-task-full-time-people": max(hours) / year,
    }


def _kinds(rows):
    paper = [row for row in rows if row["媒体"] == "紙"]
    electronic = [row for row in rows if row["媒体"] == "電子"]
    return {
        "routine-share": mean(row["定型・非定型"] == "定型" for row in rows),
        "core-share": mean(row["コア・ノンコア"] == "コア" for row in rows),
        "paper-share": len(paper) / len(rows),
        "seals-paper": mean(int(row["押印数"]) for row in paper),
        "seals-electronic": mean(int(row["押印数"]) for row in electronic),
        "copies-paper-over-electronic": _mean(paper, "転記数") / _mean(electronic, "転記数"),
        "daily-share": mean(row["頻度"] == "日" for row in rows),
        "routine-done-by-fixed-term": mean(
            row["担当区分"] != "正規職員" for row in rows if row["定型・非定型"] == "定型"
        ),
    }


def _raw(rows, raw, staff, raw_staff):
    lengths = [row[LENGTH] for row in raw]
    return {
        "raw-rows-unlike-clean": abs(len(rows) - len(raw))
        + sum(_plain(b) != a for a, b in zip(rows, raw, strict=False)),
        "raw-staff-unlike-clean": sum(int(r["職員数"].strip("人")) != staff[r["課"]] for r in raw_staff),
        "raw-lengths-in-hours": mean("時間" in text for text in lengths),
        "raw-lengths-without-unit": mean(text[-1].isdecimal() for text in lengths),
        "raw-full-width-pieces": mean(re.search("[０-９]", row["件数"]) is not None for row in raw),
        "raw-words-for-none": sum(row["転記数"] in ("なし", "無", "－") for row in raw) / len(raw),
        "raw-ways-of-frequency": len({row["頻度"] for row in raw}),
    }


def _hours(row, expect):
    return int(row["件数"]) * float(row["1件分"]) * expect["times_a_year"][row["頻度"]] / 60


def _sum(rows, expect):
    return sum(_hours(row, expect) for row in rows)


def _top_share(rows, expect):
    hours = sorted((_hours(row, expect) for row in rows), reverse=True)
    return sum(hours[: len(hours) // 5]) / sum(hours)


def _mean(rows, column):
    return mean(int(row[column]) for row in rows)


def _look(row):
    return tuple(row[c] for c in ("課", "件数", "頻度", "1件分", "人数", "媒体", "押印数", "転記数"))


def _doubles(rows):
    """The numbers of rows whose figures an earlier row of the same section already has."""
    seen, doubles = set(), []
    for row in rows:
        if _look(row) in seen:
            doubles.append(row["番号"])
        seen.add(_look(row))
    return doubles


def _same_unit(rows, doubles):
    units = {}
    for row in rows:
        units.setdefault(_look(row), []).append(row["係"])
    return sum(len(set(found)) == 1 for found in units.values() if len(found) > 1)


def _plain(row):
    plain = {}
    for heading, text in row.items():
        if heading == LENGTH:
            heading, text = "1件分", _minutes(unicodedata.normalize("NFKC", text))
        elif heading == "業務":
            text = text.replace("（", "(").replace("）", ")")
        elif heading == "担当区分":
            pass
        else:
            text = unicodedata.normalize("NFKC", text).replace(",", "")
            text = WORDS.get(text, text)
            if heading in ("件数", "人数", "押印数", "転記数"):
                text = "0" if text in ("なし", "無", "-") else text.strip("件人名")
        plain[heading] = text
    return plain


def _minutes(text):
    return str(round(float(text.removesuffix("時間")) * 60)) if "時間" in text else text.removesuffix("分")
