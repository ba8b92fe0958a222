"""One of several choices. The stored value is the choice's id."""

from kenshu.answers.errors import AnswersError

RESERVED = {"blank", "ask", "right", "other", "kept"}  # message ids of marks


def spec_problem(question) -> str | None:
    ids = [choice.id for choice in question.choices]
    if len(ids) < 2:
        return "choices(選択肢)を2つ以上書いてください"
    if len(set(ids)) < len(ids):
        return "選択肢の id が重なっています"
    if RESERVED & set(ids):
        return f"選択肢の id に「{'」「'.join(sorted(RESERVED & set(ids)))}」は使えません"
    return None


def read(question, value, unit=None):
    return pick(question.choices, value), None


def pick(choices, value) -> str | None:
    """The id of a choice, given by its id or by its label (Excel, paper); None = nothing chosen."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        for choice in choices:
            if value == choice.id or value.strip() == choice.label.strip():
                return choice.id
    raise AnswersError(f"「{str(value)[:40]}」という選択肢はありません。選択肢の中から1つ選んでください。")
