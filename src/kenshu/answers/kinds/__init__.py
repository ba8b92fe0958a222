"""The kinds of question: one module each, with two functions.

``spec_problem(question) -> str | None``: what is wrong with the spec (Japanese), None = nothing.
``read(question, value, unit) -> (value, unit)``: a value from any door, normalised; (None, …) = nothing
written; raises AnswersError. What ``read`` gives, ``read`` takes unchanged: intake relies on it.
A new kind is one module and one line here.
"""

from kenshu.answers.kinds import choice, number, table, text

KINDS = {"choice": choice, "number": number, "table": table, "text": text}
