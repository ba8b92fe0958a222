"""What a person writes into a workbook or on a paper, for an answer as files of known answers have it."""

from io import BytesIO

from kenshu.answers import Question
from kenshu.forms import typed
from kenshu.forms.excel import places
from kenshu.forms.paper import typing


def written(question: Question, raw: dict) -> dict:
    """{field key: what is written there}."""
    value = raw.get("value")
    fields = {"basis": raw.get("basis"), "ask": raw.get("ask"), "unit": raw.get("unit")}
    if value is not None:
        fields |= _KINDS[question.kind](question, value)
    return {key: text for key, text in fields.items() if text is not None}


def fill(content: bytes, learner: str, given: dict[str, dict], questions: dict[str, Question]) -> bytes:
    """A workbook with answers typed into its coloured cells and the number into its own."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(content))
    book[places.START].cell(*number_cell(book)).value = learner
    for name, raw in given.items():
        sheet, cells = where(book, name)
        for key, text in written(questions[name], raw).items():
            sheet[cells[key]].value = text
    return saved(book)


def where(book, question: str):
    """(sheet, {field key: address}) of a question, as the hidden sheet says."""
    row = next(row for row in book[places.ABOUT].iter_rows(values_only=True) if row[0] == question)
    return book[row[1]], dict(reversed(place.split(" ")[::-1]) for place in row[2:] if place)


def number_cell(book) -> tuple[int, int]:
    """Row and column (from 1) of the field for the 受講者番号."""
    sheet = book[places.START]
    return next(
        (cell.row, places.INPUT + 1) for (cell,) in sheet.iter_rows(max_col=1) if cell.value == places.LEARNER
    )


def saved(book) -> bytes:
    """The workbook as it would lie in the box."""
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def typed_rows(question: Question, raw: dict) -> list[typing.TypedRow]:
    """What the trainer's list holds of one paper, read as ``kenshu answers import`` reads it."""
    return [
        typing.TypedRow(
            place, row[typing.LINE],
            tuple(text for head, text in row.items() if head.startswith(typing.FIELD)),
            row[typing.UNIT], row[typing.BASIS], row[typing.WHO],
        )
        for place, row in enumerate(rows("", {question.id: raw}, {question.id: question}), 2)
    ]  # fmt: skip


def rows(learner: str, given: dict[str, dict], questions: dict[str, Question]) -> list[dict[str, str]]:
    """The rows a trainer types from this learner's papers, with the letters of the choices."""
    found = []
    for name, raw in given.items():
        question, fields = questions[name], written(questions[name], raw)
        for line, cells in _lines(question, fields):
            row = {typing.NUMBER: learner, typing.QUESTION: name, typing.LINE: line}
            row |= {f"{typing.FIELD}{n}": text for n, text in enumerate(cells, 1)}
            own = ((typing.UNIT, "unit"), (typing.BASIS, "basis"), (typing.WHO, "ask"))
            found.append(row | {head: fields.get(key, "") for head, key in own})
    return found


def _lines(question, fields):
    """(行, 欄1 and on) of each row of a question."""
    lines = [line for line in typed.lines(question) if line.key not in ("basis", "ask")]
    if question.kind == "choices":
        ticked = [choice.id for choice in question.choices if choice.id in fields]
        order = [choice.id for choice in question.choices]
        return [("", ["、".join(typed.letter(order.index(one)) for one in ticked)])]
    if question.kind != "table":
        keys = [field.key for line in lines for field in line.fields if field.key != "unit"]
        return [("", [_short(fields.get(key, "")) for key in keys])]
    return [
        (line.label or str(place), [str(fields.get(field.key, "")) for field in line.fields])
        for place, line in enumerate(lines, 1)
        if any(field.key in fields for field in line.fields)
    ]


def _short(text):
    """From paper only the letter is typed."""
    text = str(text)
    return text[0] if text[:1] in typed.LETTERS and text[1:2] == " " else text


def _option(choices, chosen):
    order = [choice.id for choice in choices]
    return typed.options(choices)[order.index(chosen)] if chosen in order else chosen


def _table(question, rows):
    kinds = {column.id: column for column in question.columns}
    return {
        f"{place}.{name}": _cell(kinds[name], cell)
        for place, row in enumerate(rows)
        for name, cell in row.items()
        if name in kinds and cell is not None
    }


def _cell(column, cell):
    labels = {choice.id: choice.label for choice in column.choices}
    return labels.get(cell, cell)


_KINDS = {
    "choice": lambda q, value: {"value": _option(q.choices, value)},
    "choices": lambda q, value: dict.fromkeys(value, typed.TICK),
    "number": lambda q, value: {"value": value},
    "table": _table,
    "ranking": lambda q, value: {str(n): _option(q.choices, one) for n, one in enumerate(value, 1)},
    "match": lambda q, value: {
        row["item"]: _option(q.choices, row["choice"]) for row in value if row["choice"]
    },
    "cards": lambda q, value: {
        row["item"]: _option(q.choices, row["choice"]) for row in value if row["choice"]
    },
    "text": lambda q, value: {"value": value},
    "file": lambda q, value: {str(n): row["file"] for n, row in enumerate(value, 1)},
}
