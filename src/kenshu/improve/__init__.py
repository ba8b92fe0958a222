"""What an improvement brings: staff hours, saving, cost, reach. Pure functions on frames and numbers.

Every result is a ``Figure`` (value, unit, period, scope, method, n) or an ``Effect`` made of two of them.
"""

from kenshu.improve.cost import break_even, payback_years, procedures_needed, worth
from kenshu.improve.figure import Effect, Figure, ImproveError, Period
from kenshu.improve.hours import bookings, minutes_per_booking, minutes_per_call, seconds, staff_hours
from kenshu.improve.reach import online_share_of, share_of_online
from kenshu.improve.saving import naive_saving, volume_adjusted

__all__ = [
    "Effect",
    "Figure",
    "ImproveError",
    "Period",
    "bookings",
    "break_even",
    "minutes_per_booking",
    "minutes_per_call",
    "naive_saving",
    "online_share_of",
    "payback_years",
    "procedures_needed",
    "seconds",
    "share_of_online",
    "staff_hours",
    "volume_adjusted",
    "worth",
]
