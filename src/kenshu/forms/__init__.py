"""Forms without code: ``forms.show("n08-before-hours")``. One widget for every kind of question."""

from kenshu.forms.filled_in import filled_in
from kenshu.forms.show import show

__all__ = ["filled_in", "show"]
