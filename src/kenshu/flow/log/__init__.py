"""Event logs: who did what on which case, when. From a log to the flow map, the waiting and the figures."""

from kenshu.flow.log.draw_begun import draw_begun
from kenshu.flow.log.draw_dots import draw_dots
from kenshu.flow.log.draw_map import draw_map
from kenshu.flow.log.draw_timeline import draw_timeline, mean_case
from kenshu.flow.log.draw_waiting import draw_waiting
from kenshu.flow.log.event_log import Log
from kenshu.flow.log.follows import follows, share_with, variants
from kenshu.flow.log.read import read_log
from kenshu.flow.log.times import Summary, lead_times, summarise
from kenshu.flow.log.waits import begun, waiting

__all__ = [
    "Log", "Summary", "begun", "draw_begun", "draw_dots", "draw_map", "draw_timeline", "draw_waiting", "follows",
    "lead_times", "mean_case", "read_log", "share_with", "summarise", "variants", "waiting",
]  # fmt: skip
