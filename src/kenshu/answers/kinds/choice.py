"""One of several choices. The stored value is the choice's id."""

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds.said import Said

FIELDS = {"choices"}
RESERVED = {"blank", "ask", "right", "other", "kept"}  # message ids of marks


def spec_problem(question) -> str | None:
    reserved = RESERVED & {choice.id for choice in question.choices}
    if reserved:
        return f"選択肢の id に「{'」「'.join(sorted(reserved))}」は使えません"
    return list_problem(question.choices, "choices(選択肢)")


def read(question, value, unit=None):
    return pick(question.choices, value), None


def said(question, value, unit=None) -> Said:
    return Said(label_of(question.choices, value))


def list_problem(choices, name: str) -> str | None:
    """What is wrong with a list of choices called ``name``: fewer than two, an id or a label twice."""
    if len(choices) < 2:
        return f"{name}を2つ以上書いてください"
    for what, all_of in (("id", [c.id for c in choices]), ("label", [c.label.strip() for c in choices])):
        if len(set(all_of)) < len(all_of):
            return f"{name}の {what} が重なっています"
    return None


def no_reply(choices) -> str | None:
    """Only ``choice`` has one chosen choice to reply to."""
    if any(choice.reply for choice in choices):
        return "reply は kind: choice の選択肢だけに書けます(ほかは check の説明に書きます)"
    return None


def pick(choices, value) -> str | None:
    """The id of a choice, given by its id or by its label (Excel, paper); None = nothing chosen."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        for choice in choices:
            if value == choice.id or value.strip() == choice.label.strip():
                return choice.id
    raise AnswersError(f"「{str(value)[:40]}」という選択肢はありません。選択肢の中から1つ選んでください。")


def label_of(choices, chosen) -> str:
    return next((choice.label for choice in choices if choice.id == chosen), str(chosen))
