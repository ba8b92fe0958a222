"""An answer as words and as an escaped HTML table: while grading, on paper, where no widget can live."""

import html
from dataclasses import dataclass

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
        lines = [(self.question.label, _value_html(self.question, self.entry))]
        if self.entry.get("basis"):
            lines.append(("どう数えましたか", html.escape(self.entry["basis"])))
        rows = "".join(
            f'<tr><th scope="row">{html.escape(label)}</th><td>{value}</td></tr>' for label, value in lines
        )
        return f'<table class="kenshu-answer">{rows}</table>'


def in_words(question: Question, entry: dict) -> str:
    """The answer in one piece of plain text, as a person would say it: 「1,200 時間」."""
    value = entry.get("value")
    if entry.get("ask"):
        return f"まだ分からない(聞く相手: {entry['ask']})"
    if value is None:
        return NOTHING
    if question.kind == "table":
        return "\n".join(" / ".join(cells) for cells in _rows(question, value))
    if question.kind == "choice":
        return next((choice.label for choice in question.choices if choice.id == value), str(value))
    unit = entry.get("unit") or question.unit
    return f"{_plain(value)} {unit}".strip() if question.kind == "number" else str(value)


def _value_html(question: Question, entry: dict) -> str:
    if question.kind != "table" or entry.get("value") is None:
        return html.escape(in_words(question, entry)).replace("\n", "<br>")
    labels = ([""] if question.rows else []) + [column.label for column in question.columns]
    head = "".join(f'<th scope="col">{html.escape(label)}</th>' for label in labels)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in cells) + "</tr>"
        for cells in _rows(question, entry["value"])
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _rows(question: Question, value: list[dict]):
    for row in value:
        cells = [row["row"]] if "row" in row else []
        for column in question.columns:
            cell = row.get(column.id)
            label = next((choice.label for choice in column.choices if choice.id == cell), None)
            cells.append(label or ("" if cell is None else f"{_plain(cell)}{column.unit}"))
        yield cells


def _plain(value) -> str:
    return f"{value:,}" if isinstance(value, int | float) and not isinstance(value, bool) else str(value)
