"""Several of the choices (check boxes).

Value: list of choice ids in the order of the spec, each once, one at least: ``["talk", "after"]``.
``read`` takes ids or labels in any order; ``max`` of the spec is how many may be chosen.
"""

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import choice
from kenshu.answers.kinds.said import Said

FIELDS = {"choices", "max"}


def spec_problem(question) -> str | None:
    return (
        choice.list_problem(question.choices, "choices(選択肢)")
        or choice.no_reply(question.choices)
        or most_problem(question, len(question.choices))
    )


def read(question, value, unit=None):
    picked = {choice.pick(question.choices, one) for one in listed(value)} - {None}
    most = question.max or len(question.choices)
    if len(picked) > most:
        raise AnswersError(f"選べるのは{most}つまでです。あと{len(picked) - most}つ外してください。")
    return [one.id for one in question.choices if one.id in picked] or None, None


def said(question, value, unit=None) -> Said:
    return Said("\n".join(choice.label_of(question.choices, one) for one in value))


def listed(value) -> list:
    """``value`` as a list: nothing is an empty one, one text a list of one. Raises AnswersError."""
    if value is None or value == "":
        return []
    if isinstance(value, str):
        return [value]
    if not isinstance(value, list):
        raise AnswersError("選んだものの一覧が読めません。選択肢の中から選び直してください。")
    return value


def most_problem(question, all_of: int) -> str | None:
    """What is wrong with ``max`` as a number of things, ``all_of`` at most."""
    if question.max is None or (isinstance(question.max, int) and 1 <= question.max <= all_of):
        return None
    return f"max は1から{all_of}までの整数にしてください"
