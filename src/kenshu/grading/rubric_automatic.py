"""What the course's own checks say about the answers a rubric reads, and the 差戻し rules they fall under.

The checks are the ones learners see behind 「確かめる」 (``kenshu.check``): flow valid, references there, recomputed
hours, sums, the plan's order and dates, length. They help the reader; the level is the reader's.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from kenshu import KenshuError, answers, check
from kenshu.answers import Question
from kenshu.grading.rubric import Criterion, Rubric

FIGURES = "n11-figures"
HOURS = ("before", "after", "same_number")
DIFFER = {"differs-from-notebook", "estimate-differs"}
NOT_YET = "まだ書かれていません。"
OWN = "n11-"  # where a person may have written somebody's name


@dataclass(frozen=True)
class Finding:
    """One check's word on one answer. ``fine``: nothing was found missing."""

    question: str
    label: str
    fine: bool
    message: str


def findings(criterion: Criterion, questions: Mapping[str, Question], known: dict) -> tuple[Finding, ...]:
    """The automatic part of one 観点, in the rubric's order. ``known``: question id → entry, carried ones too."""
    return tuple(_finding(questions[name], known) for name in criterion.automatic if name in questions)


def falls_under(rubric: Rubric, questions: Mapping[str, Question], known: dict) -> dict[str, str]:
    """差戻し rule → what was found, for the rules of ``rubric`` these answers fall under."""
    found = {"personal": _personal(questions, known), "period": _period(known), "differs": _differs(known)}
    return {rule: found[rule] for rule in rubric.returned or () if found[rule]}


def _finding(question: Question, known) -> Finding:
    entry = known.get(question.id) or {}
    if entry.get("value") is None:
        return Finding(question.id, question.label, False, NOT_YET)
    try:
        verdict = check.verdict(question.id, known)
    except KenshuError as error:
        return Finding(question.id, question.label, False, str(error))
    if verdict is None:
        return Finding(question.id, question.label, True, "書かれています。")
    return Finding(question.id, question.label, verdict.share == 1, verdict.message)


def _personal(questions, known) -> str:
    """What looks like a person's name, phone, mail or address in the request itself."""
    hits = [hit for name, question in questions.items() if name.startswith(OWN) and known.get(name)
            for hit in answers.warnings(question, known[name])]  # fmt: skip
    return "、".join(dict.fromkeys(hits))


def _period(known) -> str:
    rows = (known.get(FIGURES) or {}).get("value") or ()
    bare = [number for number, row in enumerate(rows, start=1)
            if row.get("role") in HOURS and row.get("value") is not None
            and not (str(row.get("first") or "").strip() and str(row.get("last") or "").strip())]  # fmt: skip
    return f"効果の数字の{'、'.join(map(str, bare))}行目に、期間の始めか終わりがありません" if bare else ""


def _differs(known) -> str:
    """The figures that are not what their own notebook says; each row is held to its source by itself."""
    from kenshu.improve import ImproveError
    from kenshu.improve.documents.reading import figures_of

    rows = (known.get(FIGURES) or {}).get("value") or ()
    whole = {"first": "令和7年4月1日", "last": "令和7年4月30日", "scope": "範囲", "method": "数え方", "n": 1}
    found = []
    for row in rows:
        try:
            figures_of({**known, FIGURES: {"value": [{**row, **whole}]}})
        except ImproveError as error:
            if "もとの答えとちがいます" in str(error):
                found.append(str(error).partition("どちらが正しいか")[0])
    if not found and rows:
        verdict = check.verdict(FIGURES, known)
        found = [verdict.message] if verdict.message_id in DIFFER else []
    return " ".join(found)
