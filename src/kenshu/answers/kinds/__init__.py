"""The kinds of question: one module each, with one constant and three functions.

``FIELDS``: the fields of a spec that this kind uses, beside those every kind has.
``spec_problem(question) -> str | None``: what is wrong with the spec (Japanese), None = nothing.
``read(question, value, unit) -> (value, unit)``: a value from any door, normalised; (None, …) = nothing
written; raises AnswersError. What ``read`` gives, ``read`` takes unchanged: intake relies on it.
``said(question, value, unit) -> Said``: a stored value in words.
A new kind is one module and one line here. ``match`` and ``cards`` are one: they differ on the screen only.
"""

from kenshu.answers.kinds import choice, choices, file, number, pairs, ranking, table, text

KINDS = {
    "choice": choice,
    "choices": choices,
    "number": number,
    "table": table,
    "ranking": ranking,
    "match": pairs,
    "cards": pairs,
    "text": text,
    "file": file,
}
