"""N05 紙・押印・転記: one rule a question. Expected counts come from the dataset through ``improve.inventory``."""

from kenshu.check.n05.basis import basis, custom_percent, no_article
from kenshu.check.n05.cases import cards
from kenshu.check.n05.copying import copy_hours, copy_rank
from kenshu.check.n05.digging import dig, how_checked, ladder
from kenshu.check.n05.own import own
from kenshu.check.n05.reasons import reasons
from kenshu.check.n05.seals import seals

__all__ = [
    "basis",
    "cards",
    "copy_hours",
    "copy_rank",
    "custom_percent",
    "dig",
    "how_checked",
    "ladder",
    "no_article",
    "own",
    "reasons",
    "seals",
]
