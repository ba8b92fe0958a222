"""Things put in order.

Value: list of choice ids, the first place first, each once: ``["seal", "copy", "post"]``. It may be shorter
than the places there are: whoever has placed two of five has answered two. ``max`` of the spec is the number
of places (「上から3つ」); without it every choice gets one. ``read`` takes ids or labels.
"""

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import choice
from kenshu.answers.kinds.choices import listed, most_problem
from kenshu.answers.kinds.said import Said

FIELDS = {"choices", "max"}


def spec_problem(question) -> str | None:
    return (
        choice.list_problem(question.choices, "choices(並べるもの)")
        or choice.no_reply(question.choices)
        or most_problem(question, len(question.choices))
    )


def read(question, value, unit=None):
    order = [one for one in (choice.pick(question.choices, given) for given in listed(value)) if one]
    twice = next((one.label for one in question.choices if order.count(one.id) > 1), None)
    if twice:
        raise AnswersError(f"「{twice}」が2回並んでいます。1回だけにしてください。")
    places = question.max or len(question.choices)
    if len(order) > places:
        raise AnswersError(f"並べるのは{places}つまでです。あと{len(order) - places}つ外してください。")
    return order or None, None


def said(question, value, unit=None) -> Said:
    labels = [choice.label_of(question.choices, one) for one in value]
    return Said("\n".join(f"{place}番目: {label}" for place, label in enumerate(labels, 1)))
