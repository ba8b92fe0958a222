"""What an improvement brings: staff hours, saving, cost, reach. Pure functions on frames and numbers.

Every result is a ``Figure`` (value, unit, period, scope, method, n) or an ``Effect`` made of two of them.
"""

from kenshu.improve.cost import break_even, payback_years, procedures_needed, worth
from kenshu.improve.figure import Effect, Figure, ImproveError, Period
from kenshu.improve.hours import bookings, minutes_per_booking, minutes_per_call, seconds, staff_hours
from kenshu.improve.reach import online_share_of, share_of_online
from kenshu.improve.saving import naive_saving, volume_adjusted
from kenshu.improve.sheet import Note, Sheet
from kenshu.improve.slide import own_bars
from kenshu.improve.views import (
    ages,
    as_received,
    break_even_picture,
    per_call,
    rates,
    residents_side,
    sums,
)
from kenshu.improve.views_files import downloads

__all__ = [
    "Effect",
    "Figure",
    "ImproveError",
    "Note",
    "Period",
    "Sheet",
    "ages",
    "as_received",
    "bookings",
    "break_even",
    "break_even_picture",
    "downloads",
    "minutes_per_booking",
    "minutes_per_call",
    "naive_saving",
    "online_share_of",
    "own_bars",
    "payback_years",
    "per_call",
    "procedures_needed",
    "rates",
    "residents_side",
    "seconds",
    "share_of_online",
    "staff_hours",
    "sums",
    "volume_adjusted",
    "worth",
]
