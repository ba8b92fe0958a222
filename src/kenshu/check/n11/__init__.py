"""N11 予算要求: one rule a question; what a rule refuses, no document is made of. People give the marks."""

from kenshu.check.n11.checks import asked, checks
from kenshu.check.n11.costs import costs
from kenshu.check.n11.figures import figures
from kenshu.check.n11.money import cuts, funding, last_year, rollout
from kenshu.check.n11.people import care, keeper, residents, stop, time_use
from kenshu.check.n11.told import keyword, pitch, purpose, title
from kenshu.check.n11.values import effect_from, fiscal_year, periods
from kenshu.check.n11.why import alternatives, grounds, present, project

__all__ = [
    "alternatives", "asked", "care", "checks", "costs", "cuts", "effect_from", "figures", "fiscal_year", "funding",
    "grounds", "keeper", "keyword", "last_year", "periods", "pitch", "present", "project", "purpose", "residents",
    "rollout", "stop", "time_use", "title",
]  # fmt: skip
