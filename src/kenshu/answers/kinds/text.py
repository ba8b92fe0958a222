"""Free text, kept exactly as written: stored names are never normalised (髙 stays 髙)."""

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds.said import Said

FIELDS = {"min_chars", "max_chars"}
LONGEST = 20_000  # characters, so that one answer cannot fill answers.json


def spec_problem(question) -> str | None:
    if None not in (question.min_chars, question.max_chars) and question.min_chars > question.max_chars:
        return "min_chars が max_chars より大きくなっています"
    return None


def read(question, value, unit=None):
    return words(value), None


def said(question, value, unit=None) -> Said:
    return Said(value)


def words(value, longest: int = LONGEST) -> str | None:
    """The text, None when it is empty or blank. Raises AnswersError for what is no text or far too long."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise AnswersError("文字で書いてください。")
    if len(value) > longest:
        raise AnswersError(f"長すぎます({len(value):,}字)。{longest:,}字までにしてください。")
    if any((ord(c) < 32 and c not in "\n\r\t") or 0xD800 <= ord(c) <= 0xDFFF for c in value):
        raise AnswersError("目に見えない制御文字が入っています。文字だけを貼り付け直してください。")
    return value if value.strip() else None
