"""By which means? A decision table that is data (table.toml): asked in order, the first that fits is taken.

廃止 → 簡素化 → 電子申請 → ローコード → RPA → AI-OCR → BPO → 改修. Each says its reason and 「異動後も直せるか」.
"""

from kenshu.improve.means.decide import Decision, decide
from kenshu.improve.means.draw import tree_picture
from kenshu.improve.means.review import review
from kenshu.improve.means.table import Means, Question, as_sheet, questions, table

__all__ = [
    "Decision",
    "Means",
    "Question",
    "as_sheet",
    "decide",
    "questions",
    "review",
    "table",
    "tree_picture",
]
