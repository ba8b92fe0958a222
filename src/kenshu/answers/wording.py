"""A stored answer in words, for screens, papers and trainers."""

from kenshu.answers.kinds import KINDS
from kenshu.answers.kinds.said import Said
from kenshu.answers.question import Question


def said(question: Question, entry: dict | None) -> Said:
    """``entry`` as it stands in answers.json, checked; None or {} = never answered."""
    if not entry:
        return Said()
    basis, value = entry.get("basis") or "", entry.get("value")
    if value is None:
        asked = entry.get("ask")
        return Said(f"まだ分からない(聞く相手: {asked})" if asked else "", basis=basis)
    words = KINDS[question.kind].said(question, value, entry.get("unit"))
    return Said(words.text, words.head, words.rows, basis)
