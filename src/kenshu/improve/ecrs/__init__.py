"""ECRS on a table of steps: なくす → まとめる → 入れ替える → 簡単にする, and what is waste in it.

Steps come from ``flow.read_steps``; a tag is one row of 番号, 区分 (E・C・R・S・K), 内容, 理由, まとめる先, 分(後).
"""

from kenshu.improve.ecrs.hall import hall, hall_picture, hall_table
from kenshu.improve.ecrs.own import own_after, own_table
from kenshu.improve.ecrs.review import counts, review
from kenshu.improve.ecrs.shown import after
from kenshu.improve.ecrs.tags import Action, Tag, ordered, read_tags
from kenshu.improve.ecrs.to_be import ToBe, to_be
from kenshu.improve.ecrs.waste import WASTES, wastes

__all__ = [
    "WASTES", "Action", "Tag", "ToBe", "after", "counts", "hall", "hall_picture", "hall_table", "ordered", "own_after",
    "own_table", "read_tags", "review", "to_be", "wastes",
]  # fmt: skip
