"""N06 優先順位: one rule a question. Hours come from the dataset through ``improve.workload``, ranks from ``priority``."""

from kenshu.check.n06.counting import hours
from kenshu.check.n06.doubles import doubles
from kenshu.check.n06.order import point, shake
from kenshu.check.n06.people import people
from kenshu.check.n06.scores import scores
from kenshu.check.n06.slips import slips
from kenshu.check.n06.weights import weights
from kenshu.check.n06.words import own, reason, survey

__all__ = [
    "doubles",
    "hours",
    "own",
    "people",
    "point",
    "reason",
    "scores",
    "shake",
    "slips",
    "survey",
    "weights",
]
