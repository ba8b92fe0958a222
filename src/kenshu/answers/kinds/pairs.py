"""Each item gets one of the choices: ``match`` (a choice beside each item), ``cards`` (each card into a pile).

Value of both kinds: one flat row an item, in the order of the spec, ``choice`` None where none was given::

    [{"item": "seal", "choice": "law"}, {"item": "copy", "choice": None}]

Two items may have the same choice, a choice may stay unused. ``read`` takes ids or labels, rows in any order,
and items left out.
"""

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import choice
from kenshu.answers.kinds.said import Said

FIELDS = {"items", "choices"}


def spec_problem(question) -> str | None:
    names = ("items(カード)", "choices(山)") if question.kind == "cards" else ("items(左)", "choices(右)")
    return (
        choice.list_problem(question.items, names[0])
        or choice.list_problem(question.choices, names[1])
        or choice.no_reply(question.choices)
    )


def read(question, value, unit=None):
    if value is None or value == "":
        return None, None
    if not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
        raise AnswersError("組み合わせの形が読めません。一つずつ選び直してください。")
    given = {}
    for row in value:
        item = choice.pick(question.items, row.get("item"))
        if item is None or item in given or set(row) - {"item", "choice"}:
            raise AnswersError("組み合わせの行が、この問いのものと合いません。一つずつ選び直してください。")
        given[item] = _chosen(question, item, row.get("choice"))
    rows = [{"item": item.id, "choice": given.get(item.id)} for item in question.items]
    return (rows, None) if any(given.values()) else (None, None)


def said(question, value, unit=None) -> Said:
    rows = [
        (choice.label_of(question.items, row["item"]), choice.label_of(question.choices, row["choice"] or ""))
        for row in value
    ]
    return Said(rows=tuple(rows))


def _chosen(question, item: str, given) -> str | None:
    try:
        return choice.pick(question.choices, given)
    except AnswersError as error:
        raise AnswersError(f"「{choice.label_of(question.items, item)}」: {error}") from None
