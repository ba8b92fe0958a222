"""From the box to marks, feedback and Excel. nbgrader is loaded only by ``grade`` and ``review``."""

from kenshu.grading.batch import due, grade, prepare
from kenshu.grading.classroom import add, init, release
from kenshu.grading.export import export
from kenshu.grading.feedback import feedback
from kenshu.grading.intake import collect, waiting
from kenshu.grading.place import GradingError, Place, find
from kenshu.grading.standing import progress, table

__all__ = [
    "GradingError", "Place", "add", "collect", "due", "export", "feedback", "find", "grade", "init",
    "prepare", "progress", "release", "table", "waiting",
]  # fmt: skip
