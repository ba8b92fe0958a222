"""What a change costs over five years, when it is earned back, and how many procedures carry it."""

from dataclasses import dataclass
from datetime import date

from kenshu import days
from kenshu.figures.sheet import Sheet
from kenshu.improve.cost import procedures_needed
from kenshu.improve.cost_items import KINDS, YEARS, Cost
from kenshu.improve.figure import Figure, ImproveError, Period


@dataclass(frozen=True)
class FiveYears:
    """``costs`` of every kind from fiscal year ``first`` (2026 = 令和8年度) on; made by ``five_years``."""

    costs: tuple[Cost, ...]
    first: int
    scope: str

    def of_year(self, year: int, *, paid_only=False) -> int:
        """Yen of the ``year``-th year (1 to 5), staff time included unless ``paid_only``."""
        return sum(cost.yen[year - 1] for cost in self.costs if cost.paid or not paid_only)

    def every_year(self, *, paid_only=False) -> int:
        """Yen that each of the five years costs, whatever else falls in it."""
        return sum(min(cost.yen) for cost in self.costs if cost.paid or not paid_only)

    def total(self, *, paid_only=False) -> Figure:
        """All five years as a Figure in 円; ``paid_only``: what the budget pays, without staff time."""
        value = sum(self.of_year(year, paid_only=paid_only) for year in range(1, YEARS + 1))
        method = "支払う費用の5年分の合計" if paid_only else "支払う費用と職員の時間(×単価)の5年分の合計"
        return Figure(value, "円", self.period, self.scope, method, len(self.costs))

    @property
    def period(self) -> Period:
        """The five fiscal years."""
        return Period(date(self.first, 4, 1), date(self.first + YEARS, 3, 31))

    def sheet(self) -> Sheet:
        """A row a cost, in the order of the kinds, and two rows of sums; yen a year."""
        years = range(1, YEARS + 1)
        heads = (
            "種類",
            "内容",
            "支払い",
            *(days.fiscal_year_name(self.first + year - 1) for year in years),
            "合計(円)",
        )
        rows = [(cost.kind, *_told(cost), *cost.yen, cost.total)
                for cost in sorted(self.costs, key=lambda cost: list(KINDS).index(cost.kind))]  # fmt: skip
        for name, paid in (("支払いの計", True), ("職員の時間も入れた計", False)):
            sums = (self.of_year(year, paid_only=paid) for year in years)
            rows.append((name, "", "", *sums, self.total(paid_only=paid).value))
        return Sheet(f"{self.scope}の費用(5年間)。{self.total().caption()}", heads, tuple(rows))


def five_years(costs, *, first: int, scope: str) -> FiveYears:
    """The costs of a change over five fiscal years. Raises ImproveError naming every kind nobody spoke of.

    ``costs``: ``Cost`` of each of ``KINDS``, at least one a kind (``no_cost`` with a reason counts).
    """
    spoken = {cost.kind for cost in costs}
    missing = [f"{kind}({what})" for kind, what in KINDS.items() if kind not in spoken]
    if missing:
        raise ImproveError(
            f"費用に{'、'.join(missing)}がありません。かからないときは、0円とその理由を書いてください。"
        )
    return FiveYears(tuple(costs), first, scope)


def pays_back_in(plan: FiveYears, yearly_gain, *, paid_only=False) -> int:
    """In which year (1 to 5) all that was spent is earned back, and stays so to the end of the five years.

    ``yearly_gain``: 円 a year, either the worth of the saved time (then with staff time among the costs) or a
    real cut of the budget (``paid_only``). Raises ImproveError when five years are not enough.
    """
    balance, paid_since = 0, None
    for year in range(1, YEARS + 1):
        balance += yearly_gain - plan.of_year(year, paid_only=paid_only)
        paid_since = (paid_since or year) if balance >= 0 else None
    if paid_since is None and yearly_gain <= plan.every_year(paid_only=paid_only):
        raise ImproveError(
            "1年の効果が、毎年かかる費用より大きくないので、何年たっても回収できません。"
            "対象の手続を増やすか、費用を見直すか、やめることも考えてください。"
        )
    if paid_since is None:
        raise ImproveError(
            f"5年たっても、効果が費用に{-balance:,.0f}円とどきません。対象の手続を増やすか、費用を見直すか、"
            "やめることも考えてください。"
        )
    return paid_since


def _told(cost):
    """What the cost is, and whether it is paid; a cost of nothing says why."""
    if not cost.total:
        return f"{cost.name}({cost.basis})", "なし"
    return cost.name, "あり" if cost.paid else "職員の時間"


def procedures_to_carry(plan: FiveYears, yearly_worth) -> int:
    """How many procedures, each worth ``yearly_worth`` 円 a year, carry the five years, staff time included."""
    return procedures_needed(plan.total().value / YEARS, yearly_worth)
