"""The paper door: sheets to print and fill in by hand, and the list a trainer types them into."""

from kenshu.forms.paper.sheet import page
from kenshu.forms.paper.typing import COLUMNS, blank_typed, from_rows

__all__ = ["COLUMNS", "blank_typed", "from_rows", "page"]
