"""The papers of a budget request, made of one ``Request``: workbook, paper, plan, slides, likely questions.

Each is a pure function, Request in, bytes of a file out; ``read_request`` makes a Request of answers.
"""

from kenshu.improve.documents.budget_paper import budget_paper
from kenshu.improve.documents.budget_workbook import budget_workbook
from kenshu.improve.documents.gathering import gather
from kenshu.improve.documents.questions_paper import questions_paper
from kenshu.improve.documents.reading import read_request
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.slides import slides

__all__ = [
    "Request",
    "budget_paper",
    "budget_workbook",
    "gather",
    "questions_paper",
    "read_request",
    "slides",
]
