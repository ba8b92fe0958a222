"""The process workbench: from a clerk's table of steps to a checked, drawn and readable flow."""

from kenshu.flow.answered import answered
from kenshu.flow.bpmn import LOST_SHEET, Imported, from_bpmn, to_bpmn, write_imported
from kenshu.flow.compare import Comparison, Pair, Totals, compare
from kenshu.flow.compare_draw import draw_comparison
from kenshu.flow.compare_text import read_comparison
from kenshu.flow.draw import Drawing, draw
from kenshu.flow.errors import FlowError
from kenshu.flow.layout import lay_out
from kenshu.flow.layout_shapes import Layout
from kenshu.flow.reading import read_aloud
from kenshu.flow.replay import Walk, walk
from kenshu.flow.steps import COLUMNS, Exit, Finding, Kind, Step, Steps, returns
from kenshu.flow.steps_read import read_steps
from kenshu.flow.steps_write import to_frame, write_steps
from kenshu.flow.validate import Report, validate

_OF_LOGS = (
    "Log", "Summary", "begun", "draw_begun", "draw_dots", "draw_map", "draw_timeline", "draw_waiting", "follows",
    "lead_times", "mean_case", "read_log", "share_with", "summarise", "variants", "waiting",
)  # fmt: skip
_SHOWN = (
    "blank_workbook", "example", "example_table", "live", "ten_measured", "told_of", "work_counts", "work_minutes",
)  # fmt: skip


def __getattr__(name):
    """Verbs of event logs and of exercises, when asked for: numpy and pandas cost half a second others need not pay."""
    if name in _OF_LOGS:
        from kenshu.flow import log

        return getattr(log, name)
    if name in _SHOWN:
        from kenshu.flow import shown

        return getattr(shown, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


__all__ = [
    "COLUMNS", "Comparison", "Drawing", "Exit", "Finding", "FlowError", "Imported", "Kind", "LOST_SHEET", "Layout",
    "Pair", "Report", "Step", "Steps", "Totals", "Walk", "answered", "compare", "draw", "draw_comparison",
    "from_bpmn", "lay_out", "read_aloud", "read_comparison", "read_steps", "returns", "to_bpmn", "to_frame",
    "validate", "walk", "write_imported", "write_steps", *_OF_LOGS, *_SHOWN,
]  # fmt: skip
