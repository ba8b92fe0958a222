"""N08 効果と費用: one rule a question. Every expected value comes from the dataset through ``improve``."""

from kenshu.check.n08.booking import per_booking
from kenshu.check.n08.effect import adjusted_hours, saved_hours, saved_percent
from kenshu.check.n08.hours import after_hours, before_hours
from kenshu.check.n08.money import break_even, cost_items, payback, worth
from kenshu.check.n08.seniors import seniors
from kenshu.check.n08.words import own, sentence, time_use

__all__ = [
    "adjusted_hours",
    "after_hours",
    "before_hours",
    "break_even",
    "cost_items",
    "own",
    "payback",
    "per_booking",
    "saved_hours",
    "saved_percent",
    "seniors",
    "sentence",
    "time_use",
    "worth",
]
