"""N02 データを整える: one rule a question. Every expected value is counted on the raw files by ``improve.tidy``."""

from kenshu.check.n02.note import note
from kenshu.check.n02.own import own
from kenshu.check.n02.piles import piles
from kenshu.check.n02.rows import days, phones, seconds, zeros

__all__ = ["days", "note", "own", "phones", "piles", "seconds", "zeros"]
