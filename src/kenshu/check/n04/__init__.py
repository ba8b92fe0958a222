"""N04 待ちとボトルネック: one rule a question. Every expected value comes from D3 and D2 through ``flow``."""

from kenshu.check.n04.bottleneck import longest, stamp_share
from kenshu.check.n04.clocks import two_clocks
from kenshu.check.n04.counter import lunch_or_fewer, waits_of_plans
from kenshu.check.n04.lead import lead_touch, touch_share
from kenshu.check.n04.words import own, proposal, request

__all__ = [
    "lead_touch", "longest", "lunch_or_fewer", "own", "proposal", "request", "stamp_share", "touch_share",
    "two_clocks", "waits_of_plans",
]  # fmt: skip
