"""One gap between two pieces of work, to count on two clocks by hand."""

from datetime import datetime, time

from kenshu import city, days
from kenshu.figures.sheet import Sheet

DONE = datetime(2024, 6, 14, 16, 15)  # a Friday
BEGUN = datetime(2024, 6, 17, 10, 30)  # the Monday after


def example():
    """The gap as a table, with the hall's hours."""
    hours = city.load().office_hours
    rows = (
        ("係長押印が終わった", _said(DONE)),
        ("課長補佐押印が始まった", _said(BEGUN)),
        ("開庁時間", f"{_clock(hours.open)}から{_clock(hours.close)}まで"),
        ("閉まっている日", f"{'・'.join(f'{day}曜日' for day in hours.closed_weekdays)}と祝日、年末年始"),
    )
    return Sheet("練習用の1か所(架空のデータ)", ("できごと", "日時"), rows)


def gap(hours: days.OfficeHours):
    """(calendar, office) hours of the gap.

    >>> gap(days.OfficeHours())
    (66.25, 3.0)
    """
    return (BEGUN - DONE).total_seconds() / 3600, days.office_minutes(DONE, BEGUN, hours) / 60


def _said(moment: datetime) -> str:
    weekday = "月火水木金土日"[moment.weekday()]
    return f"{days.wareki(moment.date())}({weekday}) {_clock(moment.time())}"


def _clock(at: time) -> str:
    return f"{at.hour}時{at.minute:02d}分"
