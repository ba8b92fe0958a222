"""What a careful head of section asks about a plan: too late, over-booked, across the fiscal year, all on one desk."""

from datetime import date

from kenshu import days
from kenshu.improve.plan import CONTRACT
from kenshu.improve.plan_schedule import Plan
from kenshu.improve.remark import Remark

FULL = 100  # % of a person's day
FEW = 3  # tasks that one desk may well do alone
TIGHT = 5  # 開庁日 of slack before the end
REFUSED = ("late", "contract-too-early", "contract-crosses-year")  # what no document is made of


def review(plan: Plan) -> tuple[Remark, ...]:
    """Remarks on a plan: late, contract-too-early, contract-crosses-year, over-booked, one-owner, tight, crosses-year,
    no-contract, not-announced. ``rows`` are the numbers of tasks."""
    return (
        *_late(plan), *_contracts(plan), *_over_booked(plan), *_one_owner(plan), *_tight(plan), *_crossing(plan),
        *_unannounced(plan),
    )  # fmt: skip


def booked(plan: Plan) -> dict[str, dict[date, float]]:
    """{owner: {開庁日: % of the day that the plan takes}}."""
    found = {}
    for one in plan.placed:
        for day in plan.calendar.between(one.first, one.last):
            load = found.setdefault(one.task.owner, {})
            load[day] = load.get(day, 0.0) + one.task.share
    return found


def _late(plan):
    for one in plan.late:
        if one.task.due or not any(one.task.number in other.task.after for other in plan.late):
            yield Remark(
                "late",
                f"{days.wareki(one.latest)}までに終わらず、{days.wareki(one.last)}になります({-one.slack}開庁日おくれ)。"
                "早く始めるか、作業を減らすか、同時に進めるか、翌年度にわけてください。",
                (one.task.number,),
            )


def _contracts(plan):
    first, last = days.fiscal_year_bounds(plan.fiscal_year)
    for one in plan.placed:
        if one.task.kind != CONTRACT:
            continue
        if one.last < first:
            yield Remark(
                "contract-too-early",
                f"契約が{days.wareki(one.last)}で、{days.fiscal_year_name(plan.fiscal_year)}の予算では払えません。"
                f"{days.wareki(first)}からにするか、その前の準備だけにしてください。",
                (one.task.number,),
            )
        elif one.last > last:
            yield Remark(
                "contract-crosses-year",
                f"契約が年度をまたぎます({days.wareki(one.first)}から{days.wareki(one.last)})。年度内に終えるか、"
                "債務負担行為などの手続が要るかを財政課に聞いてください。",
                (one.task.number,),
            )


def _over_booked(plan):
    for owner, load in booked(plan).items():
        full = sorted(day for day, share in load.items() if share > FULL)
        if not full:
            continue
        busy = tuple(
            one.task.number for one in plan.placed
            if one.task.owner == owner and any(one.first <= day <= one.last for day in full)
        )  # fmt: skip
        most = max(load[day] for day in full)
        yield Remark(
            "over-booked",
            f"{owner}の仕事が、{days.wareki(full[0])}から{days.wareki(full[-1])}の間の{len(full)}開庁日で、"
            f"1日の{most:.0f}%になります。順番をずらすか、担当を分けるか、割合を見直してください。",
            busy,
        )


def _one_owner(plan):
    owners = {one.task.owner for one in plan.placed}
    if len(owners) == 1 and len(plan.placed) > FEW:
        yield Remark(
            "one-owner",
            f"すべての作業の担当が{owners.pop()}です。休んだときや異動のときに止まります。ほかの係や課の役割も書いてください。",
        )


def _tight(plan):
    left = len(plan.calendar.between(plan.last, plan.end)) - 1
    if 0 <= left < TIGHT:
        yield Remark(
            "tight", f"終わりまでの余裕が{left}開庁日です。遅れたときに何をやめるかを決めておきましょう。"
        )


def _crossing(plan):
    last = days.fiscal_year_bounds(plan.fiscal_year)[1]
    for one in plan.placed:
        if one.task.kind != CONTRACT and one.first <= last < one.last:
            yield Remark(
                "crosses-year",
                "年度をまたぎます。異動があっても続くように、引継ぎを入れてください。",
                (one.task.number,),
            )


def _unannounced(plan):
    for one in plan.placed:
        if not days.announced(one.last):
            yield Remark(
                "not-announced",
                f"{one.last.year}年の祝日は、教材を作ったときに発表前でした。いまの法律から計算した日で数えています。",
            )
            return
