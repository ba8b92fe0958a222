"""N01 テーマ選定: one rule a question. Every expected value comes from the dataset through ``improve.survey``."""

from kenshu.check.n01.base import response, several, shares, stands_for
from kenshu.check.n01.more import own, staff_hours
from kenshu.check.n01.ranks import by_count, by_hours, by_staff
from kenshu.check.n01.shown import show
from kenshu.check.n01.words import rewrite, theme

__all__ = [
    "by_count",
    "by_hours",
    "by_staff",
    "own",
    "response",
    "rewrite",
    "several",
    "shares",
    "show",
    "staff_hours",
    "stands_for",
    "theme",
]
