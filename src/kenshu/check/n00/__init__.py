"""N00 はじめて: nothing is marked. Each answer gets a kind reply, and a promise stands before the first form."""

from kenshu.check.n00.promise import promise
from kenshu.check.n00.replies import minutes, own_list, slowest, trouble, wish

__all__ = ["minutes", "own_list", "promise", "slowest", "trouble", "wish"]
