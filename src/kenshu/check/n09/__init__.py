"""N09 匿名化と名寄せ: one rule a question. What is counted comes from D7 through ``privacy.course``."""

from kenshu.check.n09.counted import alone, recalc, small
from kenshu.check.n09.doubles import harm, pairs, people
from kenshu.check.n09.sorted_cards import columns, notes, own
from kenshu.check.n09.words import held, reply

__all__ = [
    "alone",
    "columns",
    "harm",
    "held",
    "notes",
    "own",
    "pairs",
    "people",
    "recalc",
    "reply",
    "small",
]
