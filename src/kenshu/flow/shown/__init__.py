"""What an exercise shows of flows: examples, a picture that follows the learner's table, records in small tables."""

from kenshu.flow.shown.files import blank_workbook
from kenshu.flow.shown.live import live
from kenshu.flow.shown.procedures import example, example_table, told_of
from kenshu.flow.shown.records import ten_measured, work_counts, work_minutes

__all__ = [
    "blank_workbook",
    "example",
    "example_table",
    "live",
    "ten_measured",
    "told_of",
    "work_counts",
    "work_minutes",
]
