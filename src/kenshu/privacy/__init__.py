"""Turning a city's own export into something that can be shown: what is in it, who could be told, what to hide.

Nothing here makes 「匿名加工情報」: every step proposes, says in words what it did, and a person decides.
"""

from kenshu.privacy.alike import Alike, alike, histories, one_answer
from kenshu.privacy.coarser import Outcome, generalise
from kenshu.privacy.columns import KINDS, Column, classify, refuse_unfit
from kenshu.privacy.draw import alike_picture
from kenshu.privacy.errors import PrivacyError
from kenshu.privacy.notes import Found, scan
from kenshu.privacy.persons import CAREFUL, persons
from kenshu.privacy.rare import is_marked, leave_out_marked, leave_out_rare
from kenshu.privacy.report import alike_in_words, report
from kenshu.privacy.small_cells import SmallCells, count, hide, with_totals
from kenshu.privacy.small_cells_sums import given_away
from kenshu.privacy.views import (
    alone,
    coarser,
    decided,
    joined_up,
    left_over,
    more_hidden,
    one_hidden,
    received,
    six_pairs,
    small_table,
)

__all__ = [
    "CAREFUL", "KINDS", "Alike", "Column", "Found", "Outcome", "PrivacyError", "SmallCells", "alike", "alike_in_words",
    "alike_picture", "alone", "classify", "coarser", "count", "decided", "generalise", "given_away", "hide",
    "histories", "is_marked", "joined_up", "leave_out_marked", "leave_out_rare", "left_over", "more_hidden",
    "one_answer", "one_hidden", "persons", "received", "refuse_unfit", "report", "scan", "six_pairs", "small_table",
    "with_totals",
]  # fmt: skip
