"""The doors without a screen: the fields a question has there.

Excel and paper show the same lines of fields; a field's ``key`` finds it again. Choices carry a letter
(ア、イ、ウ …), so that a sheet can be ticked with one sign and typed in with one key.
"""

from dataclasses import dataclass

from kenshu.answers import Question
from kenshu.answers.kinds import file as files

LETTERS = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
TICK = "○"
ASK = "まだ分からないときは、だれに聞くか"
BASIS = "どう数えましたか"


@dataclass(frozen=True)
class Field:
    """One place to write. ``kind``: number, one (of ``options``), tick, words or long."""

    key: str
    kind: str
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Line:
    """Fields side by side under one name; ``key`` is unique in the question."""

    key: str
    label: str
    fields: tuple[Field, ...]


def lines(question: Question, rows: int | None = None) -> list[Line]:
    """The lines of fields of a question, top to bottom; ``rows``: how many of a table with free rows."""
    made = _LINES[question.kind](question, rows)
    if question.basis:
        made.append(Line("basis", BASIS, (Field("basis", "words"),)))
    if question.ask:
        made.append(Line("ask", ASK, (Field("ask", "words"),)))
    return made


def options(choices) -> tuple[str, ...]:
    """Choices as a list on paper shows them.

    >>> from kenshu.answers import Choice
    >>> options((Choice("talk", "通話"), Choice("after", "後処理")))
    ('ア 通話', 'イ 後処理')
    """
    return tuple(f"{letter(place)} {choice.label}" for place, choice in enumerate(choices))


def letter(place: int) -> str:
    """The sign of the choice at ``place`` (from 0): ア, イ …, and its number after ン."""
    return LETTERS[place] if place < len(LETTERS) else str(place + 1)


def _one_line(question, rows):
    return [Line("value", "答え", (Field("value", "one", options(question.choices)),))]


def _tick_lines(question, rows):
    shown = zip(question.choices, options(question.choices), strict=True)
    return [Line(choice.id, words, (Field(choice.id, "tick", (TICK,)),)) for choice, words in shown]


def _number_line(question, rows):
    fields = [Field("value", "number")]
    if question.units:
        fields.append(Field("unit", "one", question.units))
    return [Line("value", "答え", tuple(fields))]


def _table_lines(question, rows):
    labels = question.rows or [""] * (rows or question.max_rows)
    return [
        Line(str(place), label, tuple(_cell_field(place, column) for column in question.columns))
        for place, label in enumerate(labels)
    ]


def _cell_field(place, column):
    kind = {"number": "number", "choice": "one", "text": "words"}[column.kind]
    return Field(f"{place}.{column.id}", kind, tuple(choice.label for choice in column.choices))


def _place_lines(question, rows):
    shown = options(question.choices)
    places = range(1, (question.max or len(question.choices)) + 1)
    return [Line(str(place), f"{place}番目", (Field(str(place), "one", shown),)) for place in places]


def _pair_lines(question, rows):
    shown = options(question.choices)
    return [Line(item.id, item.label, (Field(item.id, "one", shown),)) for item in question.items]


def _text_line(question, rows):
    return [Line("value", "", (Field("value", "long"),))]


def _file_lines(question, rows):
    places = range(1, files.most_files(question) + 1)
    return [Line(str(n), f"ファイルの名前 {n}", (Field(str(n), "words"),)) for n in places]


_LINES = {
    "choice": _one_line, "choices": _tick_lines, "number": _number_line, "table": _table_lines,
    "ranking": _place_lines, "match": _pair_lines, "cards": _pair_lines, "text": _text_line,
    "file": _file_lines,
}  # fmt: skip
