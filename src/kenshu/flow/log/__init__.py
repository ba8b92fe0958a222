"""Event logs: who did what on which case, when. From a log to the flow map, the waiting and the figures."""

from kenshu.flow.log.event_log import Log
from kenshu.flow.log.follows import follows, share_with, variants
from kenshu.flow.log.read import read_log
from kenshu.flow.log.times import Summary, lead_times, summarise
from kenshu.flow.log.waits import begun, waiting

__all__ = [
    "Log", "Summary", "begun", "follows", "lead_times", "read_log", "share_with", "summarise", "variants", "waiting",
]  # fmt: skip
