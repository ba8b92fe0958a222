"""Which issue first? Effect × feasibility, with weights that are fixed before the scores.

One issue a row: 課題, and for each criterion a score from 1 to 5.
"""

from kenshu.improve.priority.draw import scatter_picture
from kenshu.improve.priority.issues import issues
from kenshu.improve.priority.own import own_scatter
from kenshu.improve.priority.rank import rank
from kenshu.improve.priority.weights import EFFECT, FEASIBILITY, Criterion, Weights

__all__ = [
    "EFFECT",
    "FEASIBILITY",
    "Criterion",
    "Weights",
    "issues",
    "own_scatter",
    "rank",
    "scatter_picture",
]
