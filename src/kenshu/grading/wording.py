"""A stored answer in words: for the manual cell, for the feedback and for the trainer."""

from dataclasses import dataclass

from kenshu.answers import Question


@dataclass(frozen=True)
class Said:
    """An answer as people read it: ``text``, or a table of ``head`` and ``rows``; empty = no answer."""

    text: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    basis: str = ""

    def as_text(self) -> str:
        """All of it as lines of text, table cells parted by a bar."""
        lines = [self.text] if self.text else [" | ".join(row) for row in (self.head, *self.rows) if row]
        return "\n".join([*lines, *([f"どう数えたか: {self.basis}"] if self.basis else [])])


def said(question: Question, entry: dict | None) -> Said:
    """``entry`` as it stands in answers.json, checked; None = never answered."""
    if entry is None:
        return Said()
    basis, value = entry.get("basis") or "", entry.get("value")
    if value is None:
        asked = entry.get("ask")
        return Said(f"まだ分からない(聞く相手: {asked})" if asked else "", basis=basis)
    if question.kind == "table":
        return Said(head=_head(question), rows=tuple(_row(question, row) for row in value), basis=basis)
    if question.kind == "choice":
        return Said(_label(question.choices, value), basis=basis)
    if question.kind == "number":
        return Said(f"{_number(value)} {entry.get('unit') or question.unit}".strip(), basis=basis)
    return Said(str(value), basis=basis)


def _head(question):
    units = [f"{c.label}({c.unit})" if c.unit else c.label for c in question.columns]
    return ("", *units) if question.rows else tuple(units)


def _row(question, row):
    cells = [_cell(column, row.get(column.id)) for column in question.columns]
    return (row.get("row", ""), *cells) if question.rows else tuple(cells)


def _cell(column, value):
    if value is None:
        return ""
    if column.kind == "choice":
        return _label(column.choices, value)
    return _number(value) if column.kind == "number" else str(value)


def _label(choices, chosen):
    return next((choice.label for choice in choices if choice.id == chosen), str(chosen))


def _number(value):
    """
    >>> _number(1234567), _number(6.5)
    ('1,234,567', '6.5')
    """
    return f"{value:,}"
