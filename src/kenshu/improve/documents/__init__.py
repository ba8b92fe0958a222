"""The papers of a budget request, made of one ``Request``: workbook, paper, plan, slides, likely questions.

Each is a pure function, Request in, bytes of a file out; ``read_request`` makes a Request of answers, ``write`` and
``write_papers`` put documents and templates into a folder. In a notebook ``arrived`` and ``folded`` show what came from
earlier ones, ``taken`` fills it in, ``making`` is the button that makes all the documents.
"""

from kenshu.improve.documents.arrived import arrived, folded
from kenshu.improve.documents.budget_paper import budget_paper
from kenshu.improve.documents.budget_workbook import budget_workbook
from kenshu.improve.documents.gathering import gather
from kenshu.improve.documents.made import making
from kenshu.improve.documents.papers import papers
from kenshu.improve.documents.plan_workbook import plan_workbook
from kenshu.improve.documents.questions_paper import questions, questions_paper
from kenshu.improve.documents.reading import read_request
from kenshu.improve.documents.request import Request
from kenshu.improve.documents.saving import write, write_papers
from kenshu.improve.documents.shown import costs_shown, figures_shown
from kenshu.improve.documents.slides import slides
from kenshu.improve.documents.taken import taken

__all__ = [
    "Request",
    "arrived",
    "budget_paper",
    "budget_workbook",
    "costs_shown",
    "figures_shown",
    "folded",
    "gather",
    "making",
    "papers",
    "plan_workbook",
    "questions",
    "questions_paper",
    "read_request",
    "slides",
    "taken",
    "write",
    "write_papers",
]
