"""What if: other staff, fewer visitors, fewer steps. Always beside how it is now, always with a width.

>>> from kenshu.flow import whatif
>>> four = whatif.desk({"8:30": 4, "12:00": 3, "14:00": 4})
>>> people = whatif.crowd({"8:30": 30}, {"証明書": whatif.about(7, 3)})
>>> found = whatif.simulate(people, whatif.Case("今", four), whatif.Case("昼も4人", whatif.desk(4)))
>>> found.saved.low > 0
True
"""

from kenshu.flow.whatif.case import Case
from kenshu.flow.whatif.comparison import Comparison, replay, simulate
from kenshu.flow.whatif.crowd import Crowd, crowd, crowd_of
from kenshu.flow.whatif.desk import Desk, desk
from kenshu.flow.whatif.long_run import LongRun, long_run
from kenshu.flow.whatif.outcome import Outcome
from kenshu.flow.whatif.pictures import heat_map, paired_waits
from kenshu.flow.whatif.ranges import Range
from kenshu.flow.whatif.service import Service, about, seen
from kenshu.flow.whatif.steps_change import Join, to_be
from kenshu.flow.whatif.steps_hours import Monthly, monthly
from kenshu.flow.whatif.steps_picture import paired_hours
from kenshu.flow.whatif.tickets import Tickets, read_tickets

__all__ = [
    "Case", "Comparison", "Crowd", "Desk", "Join", "LongRun", "Monthly", "Outcome", "Range", "Service", "Tickets",
    "about", "crowd", "crowd_of", "desk", "heat_map", "long_run", "monthly", "paired_hours", "paired_waits",
    "read_tickets", "replay", "seen", "simulate", "to_be",
]  # fmt: skip
