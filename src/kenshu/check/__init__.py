"""Compare an answer with what the data say, and name the likely mistake in Japanese.

A test cell is one line, ``check.mark("n08-before-hours")``. The rules stand in n00.py, n08.py …
"""

from kenshu.check import numbers
from kenshu.check.judge import can_check, judge, keyed, mark
from kenshu.check.mark import CheckError, Mark, Verdict
from kenshu.check.numbers import Mistake
from kenshu.check.rules import CityData, partly, right, rule, verdict, wrong

__all__ = [
    "CheckError",
    "CityData",
    "Mark",
    "Mistake",
    "Verdict",
    "can_check",
    "judge",
    "keyed",
    "mark",
    "numbers",
    "partly",
    "right",
    "rule",
    "verdict",
    "wrong",
]
