"""Question specs and answers.json: reading from every door, checking, storing. Standard library only."""

from kenshu.answers.carrying import bring, carried
from kenshu.answers.document import check_document, check_entry, read_value
from kenshu.answers.errors import AnswersError, ConflictError
from kenshu.answers.kinds.said import Said
from kenshu.answers.own_work import warnings
from kenshu.answers.question import Choice, Column, Question, load_questions, session_folder
from kenshu.answers.screen import on_screen
from kenshu.answers.store import Store
from kenshu.answers.wording import said

__all__ = [
    "AnswersError",
    "Choice",
    "Column",
    "ConflictError",
    "Question",
    "Said",
    "Store",
    "bring",
    "carried",
    "check_document",
    "check_entry",
    "load_questions",
    "on_screen",
    "read_value",
    "said",
    "session_folder",
    "warnings",
]
