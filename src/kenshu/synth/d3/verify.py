"""The facts of D3, counted plainly. Minutes, days, shares between 0 and 1, counts."""

import unicodedata
import xml.etree.ElementTree as ElementTree
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from statistics import mean, median

from kenshu.synth import reading
from kenshu.synth.d3.verify_clocks import Office, calendar_minutes

DAY = 24 * 60
WAIT = "利用調整日待ち"
LAST = "結果通知"
STAMPS = ("係長押印", "課長補佐押印", "課長押印")


def facts(folder: Path, expect: dict) -> dict[str, float]:
    """{fact: number} counted on D3's files below ``folder``.

    ``expect``: ``opens``, ``closes`` (minutes since midnight); ``closed``, the closed weekdays of the year;
    ``people`` (offices of one person); ``deadline`` (first and last day of the large round).
    """
    place = folder / "d3-nursery-admission"
    clean = reading.clean(place / "clean" / "nursery-log.csv")
    raw = reading.raw(place / "raw" / "nursery-log.csv")
    cases = {}
    for row in clean:
        cases.setdefault(row["case_id"], []).append(
            {**row, "start": _at(row["start"]), "complete": _at(row["complete"])}
        )
    finished = [steps for steps in cases.values() if steps[-1]["activity"] == LAST]
    office = Office(expect)
    return {
        **_counts(clean, cases, finished),
        **_times(finished, office),
        **_waiting(finished, office),
        **_lacking(cases),
        **_believable(clean, cases, office, expect),
        **_other_files(clean, raw, place / "log" / "nursery-log.xes"),
    }


def _counts(clean, cases, finished):
    ties = sum(a["start"] == b["start"] for steps in cases.values() for a, b in pairwise(steps))
    activities = [row["activity"] for row in clean]
    return {
        "cases": len(cases),
        "events": len(clean),
        "unfinished": len(cases) - len(finished),
        "equal-starts-in-a-case": ties,
        "activities": len(set(activities)),
        "ways": len({tuple(step["activity"] for step in steps) for steps in finished}),
    }


def _times(finished, office):
    """Touch and lead time of the finished cases, on both clocks."""
    touch = {clock: mean(_touch(steps, clock) for steps in finished) for clock in (calendar_minutes, office)}
    leads = [calendar_minutes(steps[0]["start"], steps[-1]["complete"]) for steps in finished]
    in_office = [office(steps[0]["start"], steps[-1]["complete"]) for steps in finished]
    fixed = [
        calendar_minutes(step["start"], step["complete"])
        for steps in finished
        for step in steps
        if step["activity"] == WAIT
    ]
    return {
        "touch-minutes": touch[calendar_minutes],
        "touch-office-less-calendar": touch[office] - touch[calendar_minutes],
        "touch-paper-over-online": _mean_touch(finished, "紙") / _mean_touch(finished, "オンライン"),
        "lead-days-mean": mean(leads) / DAY,
        "lead-days-median": median(leads) / DAY,
        "lead-office-days-mean": mean(in_office) / office.length,
        "fixed-wait-share-of-lead": sum(fixed) / sum(leads),
        "flow-efficiency-percent": 100 * touch[calendar_minutes] * len(leads) / sum(leads),
        "flow-efficiency-below-one-percent": int(touch[calendar_minutes] < 0.01 * mean(leads)),
        "flow-efficiency-office-percent": 100 * touch[office] * len(leads) / sum(in_office),
    }


def _waiting(finished, office):
    """Waiting the city can change: between two activities; the calendar's own wait is an activity."""
    shares = {}
    for name, clock in (("calendar", calendar_minutes), ("office", office)):
        waited = {}
        for steps in finished:
            for before, step in pairwise(steps):
                minutes = clock(before["complete"], step["start"])
                waited[step["activity"]] = waited.get(step["activity"], 0) + minutes
        shares[name] = {activity: total / sum(waited.values()) for activity, total in waited.items()}
    largest = [max(found, key=found.get) for found in shares.values()]
    frequent = [step["activity"] for steps in finished for step in steps]
    return {
        "stamps-share-calendar": sum(shares["calendar"][stamp] for stamp in STAMPS),
        "stamps-share-office": sum(shares["office"][stamp] for stamp in STAMPS),
        "largest-is-the-last-stamp": int(largest == [STAMPS[-1]] * 2),
        "stamps-in-order-of-rank": int(
            shares["office"][STAMPS[0]] < shares["office"][STAMPS[1]] < shares["office"][STAMPS[2]]
        ),
        "most-frequent-is-not-the-longest-wait": int(
            max(sorted(set(frequent)), key=frequent.count) not in largest
        ),
        "lacking-papers-share-of-waiting": shares["calendar"]["補正受付"],
    }


def _lacking(cases):
    shares = {}
    for channel in ("紙", "オンライン"):
        own = [steps for steps in cases.values() if steps[0]["channel"] == channel]
        lacking = [steps for steps in own if any(step["activity"] == "不備連絡" for step in steps)]
        shares[channel] = len(lacking) / len(own)
    return {
        "lacking-paper": shares["紙"],
        "lacking-online": shares["オンライン"],
        "paper-share": mean(steps[0]["channel"] == "紙" for steps in cases.values()),
        "channels-that-change": sum(len({s["channel"] for s in steps}) > 1 for steps in cases.values()),
    }


def _believable(clean, cases, office, expect):
    work = [step for steps in cases.values() for step in steps if step["activity"] != WAIT]
    arrivals = [steps[0]["start"].date() for steps in cases.values()]
    first, last = expect["deadline"]
    season = [day for day in arrivals if first <= day <= last]
    lengths = sorted(
        calendar_minutes(step["start"], step["complete"])
        for step in work
        if step["activity"] == "指数審査" and step["channel"] == "紙"
    )
    return {
        "work-outside-hours": sum(not office.holds(step["start"], step["complete"]) for step in work),
        "end-before-start": sum(row["complete"] < row["start"] for row in clean),
        "starts-before-the-last-is-complete": sum(
            b["start"] < a["complete"] for steps in cases.values() for a, b in pairwise(steps)
        ),
        "one-person-twice": sum(
            _twice([s for s in work if s["resource"] == one]) for one in expect["people"]
        ),
        "rows-out-of-order": sum(a["start"] > b["start"] for a, b in pairwise(clean)),
        "wait-ends-on-days": len(
            {s["complete"] for steps in cases.values() for s in steps if s["activity"] == WAIT}
        ),
        "examination-p95-over-median": lengths[int(0.95 * len(lengths))] / median(lengths),
        "last-week-of-the-large-round": mean((last - day).days < 7 for day in season),
    }


def _other_files(clean, raw, xes):
    stamps = [row["開始"] for row in raw if row["処理"] in STAMPS]
    return {
        "raw-rows-unlike-clean": abs(len(clean) - len(raw))
        + sum(_plain(b) != a for a, b in zip(clean, raw, strict=False)),
        "raw-era-stamps": mean(text[0] in "RＲ令" for text in stamps),
        "raw-full-width-stamps": mean(not text.isascii() and "年" not in text for text in stamps),
        "xes-unlike-clean": _unlike_xes(clean, xes),
    }


def _unlike_xes(clean, path):
    """Activity instances of the XES file, paired by concept:instance, that the table does not hold, and back."""
    instances = []
    for trace in ElementTree.parse(path).iter("{http://www.xes-standard.org/}trace"):
        of_trace = {node.get("key"): node.get("value") for node in trace if node.get("key")}
        found = {}
        for event in trace.iter("{http://www.xes-standard.org/}event"):
            said = {node.get("key"): node.get("value") for node in event}
            found.setdefault(said["concept:instance"], {})[said["lifecycle:transition"]] = said
        for pair in found.values():
            start, complete = pair["start"], pair["complete"]
            instances.append((
                of_trace["concept:name"], start["concept:name"], complete["org:resource"],
                start["time:timestamp"][:19], complete["time:timestamp"][:19], of_trace["channel"],
            ))  # fmt: skip
    by_case = sorted((tuple(row.values()) for row in clean), key=lambda row: row[0])
    instances.sort(key=lambda row: row[0])
    return abs(len(by_case) - len(instances)) + sum(a != b for a, b in zip(by_case, instances, strict=False))


def _plain(row):
    """What a raw row says, in the headings and letters of the clean file."""
    return {
        "case_id": row["受付番号"], "activity": row["処理"], "resource": row["担当"],
        "start": _plain_moment(row["開始"]), "complete": _plain_moment(row["完了"]),
        "channel": {"窓口": "紙", "電子": "オンライン"}[row["申請方法"]],
    }  # fmt: skip


def _plain_moment(text):
    day, clock = unicodedata.normalize("NFKC", text).replace("令和", "R").split(" ")
    year, month, rest = day.translate(str.maketrans("年月./", "----")).strip("日").split("-")
    year = int(year[1:]) + 2018 if year[0] == "R" else int(year)
    return f"{year}-{int(month):02d}-{int(rest):02d}T{clock.zfill(5)}:00"


def _at(text):
    return datetime.fromisoformat(text)


def _touch(steps, clock):
    return sum(clock(step["start"], step["complete"]) for step in steps if step["activity"] != WAIT)


def _mean_touch(finished, channel):
    return mean(_touch(steps, calendar_minutes) for steps in finished if steps[0]["channel"] == channel)


def _twice(steps):
    """How often one person begins a piece of work before the one begun earlier is complete."""
    real = sorted((s["start"], s["complete"]) for s in steps if s["start"] < s["complete"])
    return sum(later[0] < earlier[1] for earlier, later in pairwise(real))
