"""A budget request as one value: everything a document says comes from here, and it is checked once, here."""

from dataclasses import dataclass, fields
from datetime import date

from kenshu import days
from kenshu.city import City
from kenshu.improve.compare import additive, proportional
from kenshu.improve.cost_five_years import FiveYears
from kenshu.improve.documents.quoted import CONTROL, ESTIMATES, NEEDED, ROLES, Quoted, refuse_other_estimate
from kenshu.improve.effect import Ways
from kenshu.improve.figure import Figure, ImproveError
from kenshu.improve.kpi import Kpi
from kenshu.improve.money import Line
from kenshu.improve.plan_review import REFUSED, review
from kenshu.improve.plan_schedule import Plan
from kenshu.improve.saving import naive_saving, volume_adjusted

STATES = ("新規", "拡充", "継続")


@dataclass(frozen=True)
class Texts:
    """What a person wrote; the order is that of the paper. See ``places.toml`` for the Japanese names and lengths."""

    title: str
    keyword: str
    section: str
    procedure: str
    state: str
    account: str
    purpose: str
    present: str
    project: str
    alternatives: str
    time_use: str
    residents: str
    care: str
    grounds: str
    stop: str
    keeper: str


@dataclass(frozen=True)
class Funding:
    """Where the yen of the first year come from; ``basis``: which grant, or why 一般財源."""

    name: str
    yen: int
    basis: str


@dataclass(frozen=True)
class Rollout:
    """Other procedures on the same system: how many in each of the five years, and the hours a year each may save.

    An assumption, with its ``basis``; all zero is an honest answer.
    """

    procedures: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    hours: float = 0.0
    basis: str = "ほかの手続はまだ見込まない"


@dataclass(frozen=True)
class Check:
    """One of the lines to keep: ``topic`` (個人情報, 公文書 …), whom was asked, what they said."""

    topic: str
    asked: str
    result: str


@dataclass(frozen=True)
class Request:
    """``figures`` quoted from exercises; ``costs`` of five years and ``accounts``, the 節 of each of them in order.

    ``periods_a_year``: how often a year the measured period comes (1 = once); ``effect_from``: in which year (1–5) the
    saving begins; ``last_year``: 円 in this year's budget; ``asked``: (question, answer) besides those made here.

    Raises ImproveError: a figure is missing, twice or at odds with the others, nothing was saved, the sources of money
    do not make up the first year, a plan that is late or a contract that the year cannot pay.
    """

    city: City
    fiscal_year: int
    made: date
    texts: Texts
    figures: tuple[Quoted, ...]
    periods_a_year: int
    effect_from: int
    last_year: int
    costs: FiveYears
    accounts: tuple[str, ...]
    funding: tuple[Funding, ...]
    cuts: tuple[Line, ...]
    rollout: Rollout
    kpis: tuple[Kpi, ...]
    plan: Plan
    checks: tuple[Check, ...]
    asked: tuple[tuple[str, str], ...] = ()

    def __post_init__(self):
        refuse_figures(self.figures)
        _refuse_funding(self)
        _refuse_plan(self.plan)

    def figure(self, role: str) -> Figure | None:
        """The figure of this role, or None."""
        return _figure(self.figures, role)

    @property
    def cases(self) -> tuple[int, int]:
        """How many cases before and after."""
        return int(self.figure("cases_before").value), int(self.figure("cases_after").value)

    @property
    def ways(self) -> Ways:
        """The saving as counted and the estimates beside it."""
        return ways_of(self.figures)

    @property
    def saved_a_year(self) -> Figure:
        """Hours a year that this one procedure saves, as counted."""
        effect = self.ways.as_counted
        times = f"、×年{self.periods_a_year}回" if self.periods_a_year > 1 else ""
        n = effect.without.n + effect.after.n
        value = effect.saved * self.periods_a_year
        return Figure(value, "時間", effect.after.period, effect.after.scope, f"{effect.method}{times}", n)

    @property
    def asked_yen(self) -> int:
        """What the first year's budget is to pay: the sum that is requested."""
        return self.costs.of_year(1, paid_only=True)

    @property
    def year_names(self) -> tuple[str, ...]:
        """令和8年度 and the four after it."""
        return tuple(days.fiscal_year_name(self.fiscal_year + number) for number in range(5))


def ways_of(figures: tuple[Quoted, ...]) -> Ways:
    """The saving that quoted figures tell of, and the estimates beside it. Raises ImproveError: not to be compared."""
    pair = _figure(figures, "before"), _figure(figures, "after")
    control = [_figure(figures, role) for role in CONTROL]
    compared = (None, None)
    if None not in control:
        compared = proportional(*pair, *control), additive(*pair, *control)
    first, second = (int(_figure(figures, role).value) for role in ("cases_before", "cases_after"))
    adjusted = volume_adjusted(pair[0], first, pair[1], second)
    return Ways(naive_saving(*pair), adjusted, *compared, notes=())


def refuse_figures(figures: tuple[Quoted, ...]):
    """Raise ImproveError: a figure is missing, twice or at odds with the others, or nothing was saved."""
    roles = [quoted.role for quoted in figures]
    if twice := next((role for role in roles if roles.count(role) > 1), None):
        raise ImproveError(f"「{ROLES[twice][0]}」が2回あります。1つにしてください。")
    wanted = [*NEEDED, *(CONTROL if set(CONTROL) & set(roles) else ())]
    if missing := [ROLES[role][0] for role in wanted if role not in roles]:
        raise ImproveError(
            f"効果の数字に「{'」「'.join(missing)}」がありません。もとの課題から書き写してください。"
        )
    _refuse_estimates(figures)


def _figure(figures, role):
    return next((quoted.figure for quoted in figures if quoted.role == role), None)


def _refuse_estimates(figures):
    ways = ways_of(figures)
    if not ways.as_counted.saved > 0:
        raise ImproveError(
            "職員の時間が減っていません。効果のある要求にはなりません。やり方を見直すか、やめることも考えてください。"
        )
    for quoted in figures:
        if quoted.role in ESTIMATES:
            if (effect := getattr(ways, quoted.role)) is None:
                raise ImproveError(
                    f"「{quoted.name}」には、比べる相手の前と後の時間が要ります。書き足してください。"
                )
            refuse_other_estimate(quoted, effect.saved)


def _refuse_funding(request):
    if len(request.accounts) != len(request.costs.costs):
        raise ImproveError("経費の行と節の数が合いません。経費の行ごとに、節を1つ書いてください。")
    found, asked = sum(one.yen for one in request.funding), request.asked_yen
    if found != asked:
        raise ImproveError(
            f"財源の合計({found:,}円)が、{request.year_names[0]}に支払う経費({asked:,}円)と{abs(found - asked):,}円ちがいます。"
            "経費か財源の金額を直してください。"
        )
    if blank := [one.name for one in request.funding if not one.basis]:
        raise ImproveError(
            f"財源「{blank[0]}」に根拠がありません。交付金の名前や、一般財源とする理由を書いてください。"
        )


def _refuse_plan(plan):
    found = [str(remark) for remark in review(plan) if remark.id in REFUSED]
    if found:
        raise ImproveError("実行プランを先に直してください。" + "".join(f"\n・{line}" for line in found))


NAMES = tuple(field.name for field in fields(Texts))
