"""N07 ECRSと手段: one rule a question. Steps, wastes and means are asked of ``improve``, days of the city's data (D6)."""

from kenshu.check.n07.forms import days
from kenshu.check.n07.ideas import ideas
from kenshu.check.n07.items import items
from kenshu.check.n07.means import cases, own_means
from kenshu.check.n07.order import hours, order, wastes
from kenshu.check.n07.own import own
from kenshu.check.n07.sheet import sheet, whole
from kenshu.check.n07.tags import tags
from kenshu.check.n07.words import words

__all__ = [
    "cases", "days", "hours", "ideas", "items", "order", "own", "own_means", "sheet", "tags", "wastes", "whole", "words",
]  # fmt: skip
