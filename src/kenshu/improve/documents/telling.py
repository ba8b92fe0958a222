"""The sentences of a request: one place, so that the sheet, the paper and the slides cannot disagree."""

import math
from dataclasses import dataclass

from kenshu import days
from kenshu.improve.cost import procedures_needed, worth_in
from kenshu.improve.cost_items import YEARS
from kenshu.improve.documents.request import Request, Rollout
from kenshu.improve.money import BudgetCut, budget_cut
from kenshu.improve.sentence import beside, sentence, shown


@dataclass(frozen=True)
class Balance:
    """Worth of the time against all costs, in yen, a year; ``back_in``: 1–5, or None when five years are not enough."""

    gains: tuple[int, ...]
    costs: tuple[int, ...]

    @property
    def nets(self) -> tuple[int, ...]:
        """What is left of each year."""
        return tuple(gain - cost for gain, cost in zip(self.gains, self.costs, strict=True))

    @property
    def sums(self) -> tuple[int, ...]:
        """All years up to each."""
        return tuple(sum(self.nets[: place + 1]) for place in range(YEARS))

    @property
    def back_in(self) -> int | None:
        """The year from which on all is earned back."""
        below = [place for place, total in enumerate(self.sums) if total < 0]
        year = (below[-1] + 1 if below else 0) + 1
        return year if year <= YEARS else None


HOPED = "後の数字は、めざす数字(見込み)です。"


def effect_sentence(request: Request) -> str:
    """The one honest sentence; where the second period is still to come, that it is hoped for."""
    before, after = request.figure("before"), request.figure("after")
    told = sentence(
        before, after, request.cases, work=f"{request.texts.procedure}の職員の時間", called="件数"
    )
    return f"{told}{HOPED}" if hoped(request) else told


def hoped(request: Request) -> bool:
    """Whether the effect is an aim and not yet counted."""
    return request.figure("after").period.last > request.made


def effect_beside(request: Request) -> str:
    """The range of the other ways, and what cannot be said."""
    alone = (
        ""
        if request.figure("control_before")
        else "\n比べる相手がないので、ほかの理由で増減した分は分けられません。"
    )
    return beside(request.ways) + alone


def worth_a_year(request: Request) -> int:
    """Yen: hours a year × the city's rate; the worth of time, not a cut."""
    return whole_yen(worth_in(request.city, request.saved_a_year).value)


def whole_yen(value: float) -> int:
    """四捨五入 as Excel's ROUND does it."""
    return math.floor(value + 0.5)


def rate_told(request: Request) -> str:
    """The rate, and that it is an example while it is."""
    note = f"({request.city.rate_note})" if request.city.rate_note else ""
    return f"1時間{request.city.rate_per_hour:,}円{note}"


def balance(request: Request, *, alone=False) -> Balance:
    """The five years: time × rate against what is paid and worked; ``alone``: without the other procedures."""
    rate, own = request.city.rate_per_hour, request.saved_a_year.value
    rollout = Rollout() if alone else request.rollout
    hours = [
        (own if year >= request.effect_from else 0) + number * rollout.hours
        for year, number in enumerate(rollout.procedures, 1)
    ]
    costs = tuple(request.costs.of_year(year) for year in range(1, YEARS + 1))
    return Balance(tuple(whole_yen(one * rate) for one in hours), costs)


def cut(request: Request) -> BudgetCut:
    """What falls in the budget, told apart from the worth."""
    return budget_cut(
        worth_in(request.city, request.saved_a_year), request.cuts, use=request.texts.time_use.rstrip("。")
    )


def balance_told(request: Request) -> str:
    """Whether and when the worth of the time carries the costs, alone and with the others; how many would."""
    total = request.costs.total().value
    needed = procedures_needed(total / YEARS, worth_a_year(request))
    told = f"時間の値打ちで見ると、この手続だけでは、{_back(balance(request, alone=True))}。"
    if any(request.rollout.procedures):
        told += f"ほかの手続への広がり(見込み)を入れると、{_back(balance(request))}。"
    return f"{told}同じだけ時間が減る手続が年に{needed}つあると、5年の費用({total:,.0f}円)に見合います。"


def _back(found: Balance) -> str:
    if found.back_in is None:
        return f"5年たっても費用に{-found.sums[-1]:,}円とどきません"
    return f"{found.back_in}年目に費用を取り戻し、5年の差引は{found.sums[-1]:,}円です"


def rollout_told(request: Request) -> str:
    """The assumption on other procedures."""
    rollout = request.rollout
    if not any(rollout.procedures):
        return f"ほかの手続の分は、入れていません({rollout.basis})。"
    numbers = "、".join(
        f"{name}に{number}" for name, number in zip(request.year_names, rollout.procedures, strict=True)
    )
    return f"同じしくみを使うほかの手続は、{numbers}を見込みます(1手続で年{shown(rollout.hours)}時間と置く。{rollout.basis})。"


def schedule_told(request: Request) -> str:
    """Beginning, end and whether it ends in its fiscal year."""
    plan = request.plan
    left = len(plan.calendar.between(plan.last, plan.end)) - 1
    return (
        f"{days.wareki(plan.start)}に始め、{days.wareki(plan.last)}に終わります。"
        f"終えるべき日({days.wareki(plan.end)})まで、余裕は{left}開庁日です。"
    )


def sources(request: Request) -> tuple[tuple[str, str, str], ...]:
    """(name, number with unit, where it comes from) of every figure and table of the documents."""
    quoted = [(one.name, one.said, f"{one.source}。{one.figure.caption()}") for one in request.figures]
    return (
        *quoted,
        ("経費、財源、減る予算", f"{request.asked_yen:,}円(初年度に支払う額)", "N11の問い n11-costs、n11-funding、n11-cuts"),
        ("実行プラン、KPI", f"作業{len(request.plan.placed)}、指標{len(request.kpis)}", "N10の問い n10-tasks、n10-kpis"),
        ("職員1時間の単価", rate_told(request), "市の設定(city.yml)"),
    )  # fmt: skip
