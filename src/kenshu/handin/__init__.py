"""The hand-in: one zip, one box, one receipt. Standard library only; nothing of Jupyter.

>>> from kenshu import handin
>>> handin.check_number("Ｍ０７Ｋ")
'm07k'
"""

from kenshu.handin.archive import HandIn, read
from kenshu.handin.box import Receipt, pack, work_digest
from kenshu.handin.errors import HandinError
from kenshu.handin.numbers import check_number, issue_numbers

__all__ = ["HandIn", "HandinError", "Receipt", "check_number", "issue_numbers", "pack", "read", "work_digest"]
