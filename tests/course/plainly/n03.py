"""N03: minutes of the paper cases of D3: ten of one activity, and the middle of each."""

from statistics import mean, median

from tests.course.plainly import d
from tests.course.plainly.d import NOT_HERE, near

from kenshu.synth.d3.verify import STAMPS, WAIT
from kenshu.synth.d3.verify_clocks import calendar_minutes


def answers(folder):
    rows = [row for steps in d.nursery(folder).values() for row in steps]
    paper = [row for row in rows if row["channel"] == "紙"]
    return {**_middle(paper), **_touch(paper, folder)}


def _spent(rows, activity):
    return [calendar_minutes(row["start"], row["complete"]) for row in rows if row["activity"] == activity]


def _middle(paper):
    ten = _spent(paper, "指数審査")[:10]
    ordered = sorted(ten)
    right = (ordered[4] + ordered[5]) / 2
    return {"n03-middle": {
        "right": near(right), "right-full-width": f"{near(right)}分", "right-one-decimal": near(right),
        "mean-taken": near(mean(ten), 2), "mean-rounded": near(mean(ten), 0), "not-in-order": (ten[4] + ten[5]) / 2,
        "longest-taken": ordered[-1], "shortest-taken": ordered[0], "ends-halved": (ordered[0] + ordered[-1]) / 2,
        "added-up": sum(ten), "two-not-halved": ordered[4] + ordered[5], "nothing-near": right + 0.3,
    }}  # fmt: skip


def _touch(paper, folder):
    minutes = {name: median(_spent(paper, name)) for name in {row["activity"] for row in paper} - {WAIT}}
    finished = [steps for steps in d.nursery(folder).values() if steps[-1]["activity"] == "結果通知"]
    ways = [tuple(step["activity"] for step in steps) for steps in finished]
    straight = [name for name in max(sorted(set(ways)), key=ways.count) if name in minutes]
    right = sum(minutes[name] for name in straight)

    def less(*names):
        return right - sum(minutes[name] for name in names)

    def more(*names):
        return right + sum(minutes[name] for name in names)

    return {"n03-touch": {
        "right": right, "right-in-hours": near(right / 60, 2), "right-with-the-unit-typed": f"{right}分",
        "all-rows": sum(minutes.values()), "lacking-counted": more("不備連絡", "補正受付"),
        "half-lacking-counted": more("不備連絡"), "income-counted": more("所得照会"),
        "stamps-left-out": less(*STAMPS), "one-stamp-only": less(*STAMPS[:2]), "one-stamp-left-out": less(STAMPS[0]),
        "last-left-out": less(straight[-1]), "first-left-out": less(straight[0]), "per-step": near(right / len(straight), 2),
        "minutes-as-hours": right, "hours-as-minutes": near(right / 60, 2), "seconds-as-minutes": right * 60,
        "stamps-left-out-in-hours": near(less(*STAMPS) / 60, 3), "other": NOT_HERE,
    }}  # fmt: skip
