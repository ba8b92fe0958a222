"""Times of a day as minutes since midnight, and minutes as people read them."""

from kenshu import days

DAY = 24 * 60


def minute_of(time) -> float:
    """Minutes since midnight of "8:30" and every other text ``days.parse_time`` reads; a number is minutes.

    >>> minute_of("8:30"), minute_of(510)
    (510.0, 510.0)
    """
    if isinstance(time, int | float):
        return float(time)
    return days.parse_time(time).total_seconds() / 60


def clock(minutes: float) -> str:
    """Minutes since midnight as H:MM.

    >>> clock(510), clock(1035.4)
    ('8:30', '17:15')
    """
    hour, minute = divmod(int(minutes), 60)
    return f"{hour}:{minute:02d}"
