"""N04: days, minutes of work and waiting for stamps in D3, on both clocks, plainly added up."""

from itertools import pairwise

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE, near

from kenshu.synth.d3.verify import LAST, STAMPS, WAIT
from kenshu.synth.d3.verify_clocks import Office, calendar_minutes

DAY = 24 * 60


def answers(folder):
    cases = list(d.nursery(folder).values())
    finished = [steps for steps in cases if steps[-1]["activity"] == LAST]
    office = Office(d.planted()["d3"])
    return {
        **_lead_touch(cases, finished, office),
        **_share(finished, office),
        **_stamps(finished),
        **_counter(d.facts(folder, "d2")),
    }


def _lead(steps, clock=calendar_minutes):
    return clock(steps[0]["start"], steps[-1]["complete"])


def _touch(steps):
    return sum(calendar_minutes(s["start"], s["complete"]) for s in steps if s["activity"] != WAIT)


def _lead_touch(cases, finished, office):
    n, all_n = len(finished), len(cases)
    days, all_days = (sum(map(_lead, some)) / DAY for some in (finished, cases))
    work, all_work = (sum(map(_touch, some)) for some in (finished, cases))
    hours = sum(_lead(steps, office) for steps in finished) / 60
    lead, touch = days / n, work / n

    def two(first=None, second=None):
        return [
            {"mean": near(lead) if first is None else first},
            {"mean": near(touch) if second is None else second},
        ]

    return {"n04-lead-touch": {
        "right": two(), "right-more-decimals": two(near(lead, 2), near(touch, 2)),
        "right-full-width": two(f"{near(lead)}", f"{near(touch)}"),
        "one-cell-empty": [{"mean": None}, {"mean": near(touch)}], "swapped": two(near(touch), near(lead)),
        "all-over-all": two(near(all_days / all_n, 2)), "done-over-all": two(near(days / all_n, 2)),
        "all-over-done": two(near(all_days / n, 2)), "sum": two(near(days)), "hours": two(near(lead * 24)),
        "office-hours": two(near(hours / n)), "upside-down": two(near(1 / lead, 3)), "rounded": two(near(lead, 0)),
        "touch-of-all": two(None, near(all_work / all_n, 2)), "touch-done-over-all": two(None, near(work / all_n, 2)),
        "touch-all-over-done": two(None, near(all_work / n, 2)), "touch-sum": two(None, work),
        "touch-in-hours": two(None, near(touch / 60, 2)), "touch-times-sixty": two(None, near(touch * 60)),
        "touch-upside-down": two(None, near(1 / touch, 4)), "touch-rounded": two(None, near(touch, 0)),
    }}  # fmt: skip


def _share(finished, office):
    work, days = sum(map(_touch, finished)), sum(map(_lead, finished)) / DAY
    hours = sum(_lead(steps, office) for steps in finished) / 60
    first, second = 100 * work / days / DAY, 100 * work / hours / 60

    def two(one=None, other=None):
        return [
            {"percent": near(first, 2) if one is None else one},
            {"percent": near(second, 2) if other is None else other},
        ]

    return {"n04-touch-share": {
        "right": two(), "right-more-decimals": two(near(first, 3), near(second, 3)),
        "one-cell-empty": [{"percent": near(first, 2)}, {"percent": None}],
        "swapped": two(near(second, 2), near(first, 2)), "fraction": two(near(first / 100, 5)),
        "days-as-minutes": two(near(100 * work / days)), "days-as-hours": two(near(100 * work / days / 24, 2)),
        "office-day": two(near(100 * work / days / 525, 3)), "rounded": two(near(first)),
        "office-fraction": two(None, near(second / 100, 4)), "hours-as-minutes": two(None, near(100 * work / hours, 2)),
        "hours-as-days": two(None, near(100 * work / hours / 24 / 60, 3)), "office-rounded": two(None, near(second)),
        "far-off": two(12),
    }}  # fmt: skip


def _stamps(finished):
    waited, times, whole = {}, {}, sum(map(_lead, finished))
    for steps in finished:
        for before, step in pairwise(steps):
            name = step["activity"]
            minutes = calendar_minutes(before["complete"], step["start"])
            waited[name] = waited.get(name, 0) + minutes
            times[name] = times.get(name, 0) + 1
    everything = sum(waited.values())
    one = [waited[stamp] for stamp in STAMPS]
    stamps = sum(one)
    right = 100 * stamps / everything
    return _longest(waited) | {"n04-stamp-share": {
        "right": near(right), "right-typed-with-unit": f"{near(right)}％", "fraction": near(right / 100, 3),
        "right-rounded-half": near(right), "last-stamp-only": near(100 * one[2] / everything),
        "second-stamp-only": near(100 * one[1] / everything), "two-stamps": near(100 * (one[1] + one[2]) / everything),
        "of-the-whole": near(100 * stamps / whole), "of-the-others": near(100 * stamps / (everything - stamps)),
        "days-as-percent": near(stamps / DAY), "days-of-a-case": near(stamps / DAY / len(finished)),
        "remaining-part": near(100 - right), "far-off": near(right + 20.4),
    }, "n04-request": {
        "right-percent": "令和6年度に終わった申請の記録では、課長押印の前の待ちが"
        f"{near(100 * one[2] / everything)}%でした。一日のようすを教えていただけないでしょうか。",
    }}  # fmt: skip


PLACES = {
    "papers": "書類確認", "mended": "補正受付", "points": "指数審査", "first-stamp": "係長押印",
    "second-stamp": "課長補佐押印", "last-stamp": "課長押印", "notice": "結果通知",
}  # fmt: skip
ALIKE = 0.97  # the exercise takes either order of two that differ by less


def _longest(waited):
    """The three places where most days are waited, and the same with the fourth for the third."""
    sums = {place: waited[activity] for place, activity in PLACES.items()}
    first, second, third, fourth = sorted(sums, key=lambda place: -sums[place])[:4]
    told_apart = sums[fourth] < ALIKE * sums[third]
    return {"n04-longest": {
        "right": [first, second, third], "right-by-label": [f"{PLACES[place]}の前" for place in (first, second, third)],
        "first-right": [first, second, fourth] if told_apart else NOT_HERE,
    }}  # fmt: skip


def _counter(facts):
    """Three plans for the counter, replayed minute by minute; what other plans come to is not asked of plain code."""
    now, fifth = facts["wait-mean"], facts["what-if-fifth"]
    lunch, fewer, both = (facts[f"what-if-{name}"] for name in ("lunch", "certificates", "both"))

    def three(one=lunch, two=fewer, three=both, places=1):
        return [{"wait": wait if wait is None else near(wait, places)} for wait in (one, two, three)]

    unknown = ("one-in-ten", "after-closing", "share-as-percent", "own-plan", "far-off")
    return {"n04-waits": {
        "right": three(), "right-whole-minutes": three(places=0), "right-full-width": [
            {"wait": f"{near(wait)}分"} for wait in (lunch, fewer, both)],
        "one-cell-empty": three(three=None), "rows-swapped": three(fewer, lunch),
        "saved-not-left": three(now - lunch, now - fewer, now - both), "as-it-is": three(now),
        "fifth-counter": three(three=fifth), "added-up": three(three=lunch + fewer - now),
        "hours": three(lunch / 60, fewer / 60, both / 60, places=2), **dict.fromkeys(unknown, NOT_HERE),
    }}  # fmt: skip
