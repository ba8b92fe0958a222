"""N03 業務フロー: one rule a question. What the nursery's flow must hold is read from its record (D3)."""

from kenshu.check.n03.own import own, own_words
from kenshu.check.n03.record import lacking_share
from kenshu.check.n03.signs import draft, signs
from kenshu.check.n03.story import draw
from kenshu.check.n03.times import middle, touch

__all__ = ["draft", "draw", "lacking_share", "middle", "own", "own_words", "signs", "touch"]
