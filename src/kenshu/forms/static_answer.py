"""An answer as words and as an escaped HTML table: while grading, on paper, where no widget can live.

A text that a person marks stands once more below, in the cell of its marks: class ``kenshu-again`` says so.
"""

import html
from dataclasses import dataclass

from kenshu import answers
from kenshu.answers import Question

NOTHING = "(まだ答えがありません)"


@dataclass(frozen=True, repr=False)
class StaticAnswer:
    """A question and its entry ({} = no answer), to be looked at."""

    question: Question
    entry: dict

    def __repr__(self):
        return f"{self.question.label}\n{in_words(self.question, self.entry)}"

    def _repr_html_(self):
        said = answers.said(self.question, self.entry)
        lines = [(self.question.label, _table(said) if said.rows else _escaped(said.text or NOTHING))]
        if said.basis:
            lines.append(("どう数えましたか", _escaped(said.basis)))
        rows = "".join(
            f'<tr><th scope="row">{_escaped(label)}</th><td>{value}</td></tr>' for label, value in lines
        )
        again = self.question.graded == "human" and not said.rows and not said.basis
        return f'<table class="kenshu-answer{" kenshu-again" if again else ""}">{rows}</table>'


def in_words(question: Question, entry: dict) -> str:
    """The answer in one piece of plain text, as a person would say it: 「1,200 時間」."""
    said = answers.said(question, entry)
    return said.text or "\n".join(" / ".join(row) for row in said.rows) or NOTHING


def _table(said: answers.Said) -> str:
    head = "".join(f'<th scope="col">{_escaped(label)}</th>' for label in said.head)
    body = "".join(
        "<tr>" + "".join(f"<td>{_escaped(cell)}</td>" for cell in cells) + "</tr>" for cells in said.rows
    )
    return f"<table>{f'<thead><tr>{head}</tr></thead>' if head else ''}<tbody>{body}</tbody></table>"


def _escaped(text: str) -> str:
    return html.escape(text).replace("\n", "<br>")
