"""What N04 shows of waiting: the nursery log (D3) as tables and figures, the counter (D2) with a what-if.

>>> from kenshu.improve import waits
>>> waits.sums().heads[1]
'件数'
"""

from kenshu.improve.waits.counter import as_it_is, fifth, plan, replayed, tickets
from kenshu.improve.waits.counter_trial import filled, trial
from kenshu.improve.waits.counter_views import busy_hours, desk_map
from kenshu.improve.waits.log_figures import dots, flow_map, longest, timeline
from kenshu.improve.waits.log_views import by_activity, by_month, by_office, nursery_log, stamp_hours, sums
from kenshu.improve.waits.two_clocks import example, gap

__all__ = [
    "as_it_is", "busy_hours", "by_activity", "by_month", "by_office", "desk_map", "dots", "example", "fifth", "filled",
    "flow_map", "gap", "longest", "nursery_log", "plan", "replayed", "stamp_hours", "sums", "tickets", "timeline",
    "trial",
]  # fmt: skip
