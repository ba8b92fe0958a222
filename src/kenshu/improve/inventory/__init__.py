"""Paper, seals and copying: why a form needs a seal, how often the same is written again, what a 合議 costs.

One form a row: 様式番号, 課, 様式名, 押印種別, 根拠区分, 条文 (may be empty), 年間件数, 転記回数.
"""

from kenshu.improve.inventory.basis import BASES, SEALS, faults
from kenshu.improve.inventory.cards import cards
from kenshu.improve.inventory.counts import by_basis, copying, matrix
from kenshu.improve.inventory.decisions import days_a_consultation, decision_days
from kenshu.improve.inventory.draw import basis_picture, matrix_picture
from kenshu.improve.inventory.own import own_reasons
from kenshu.improve.inventory.views import (
    answered_by_basis,
    copied_forms,
    decided_in,
    said_to_be_law,
    seals_picture,
)
from kenshu.improve.inventory.why import why, why_cards
from kenshu.improve.inventory.why_print import why_to_print

__all__ = [
    "BASES", "SEALS", "answered_by_basis", "basis_picture", "by_basis", "cards", "copied_forms", "copying",
    "days_a_consultation", "decided_in", "decision_days", "faults", "matrix", "matrix_picture", "own_reasons",
    "said_to_be_law", "seals_picture", "why", "why_cards", "why_to_print",
]  # fmt: skip
