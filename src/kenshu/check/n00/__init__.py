"""N00 はじめて: nothing is marked; each answer gets a kind reply; a promise stands before them."""

from kenshu.check.n00.promise import promise
from kenshu.check.n00.replies import minutes, own_list, slowest, trouble, wish

__all__ = ["minutes", "own_list", "promise", "slowest", "trouble", "wish"]
