"""Read a workbook back from the box: who, which class and session, and every answer that can be read."""

import re
from dataclasses import dataclass

from kenshu.answers import AnswersError, Question
from kenshu.forms import typed_reading
from kenshu.forms.excel import places as at
from kenshu.forms.excel.book import SAVE_AGAIN, WorkbookError, opened
from kenshu.forms.excel.cells import Keyed, given, keyed, value
from kenshu.forms.typed import Field
from kenshu.forms.typed_reading import Reading

_FORMS = {
    "class": re.compile(r"[a-z0-9][a-z0-9-]{0,39}"), "session": re.compile(r"s[0-9]"),
    "city": re.compile(r"([0-9a-f]{64})?"),
}  # fmt: skip


@dataclass(frozen=True)
class Filled:
    """A workbook that was read. ``learner`` as written (may be empty); ``readings`` by question id."""

    class_id: str
    session: str
    city: str
    learner: str
    readings: dict[str, Reading]

    @property
    def entries(self) -> dict[str, dict]:
        return {name: reading.entry for name, reading in self.readings.items() if reading.entry}

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(question id, what could not be read and where), in the order of the sheets."""
        return [(name, text) for name, reading in self.readings.items() for text in reading.problems]


def read(content: bytes, sessions: dict[str, dict[str, Question]]) -> Filled:
    """Read a workbook; ``sessions``: the questions of each session the class has.

    A workbook of a session not among them is read as far as who and which. Raises WorkbookError.
    """
    book = opened(content)
    about = _about(book)
    sheets = [found for sheet in book.worksheets if sheet.title != at.ABOUT and (found := keyed(sheet))]
    if not sheets:
        raise WorkbookError(f"答えの欄が見つかりません(隠した列が消えています)。{SAVE_AGAIN}")
    questions = sessions.get(about["session"], {})
    readings = {
        name: _reading(sheets, question, about["sheets"].get(name, ""))
        for name, question in questions.items()
    }
    return Filled(about["class"], about["session"], about["city"], _learner(sheets), readings)


def _about(book) -> dict:
    """What the hidden sheet says: class, session, city, and the sheet of each question."""
    for sheet in book.worksheets:
        rows = [[str(cell or "") for cell in row] for row in sheet.iter_rows(values_only=True, max_col=2)]
        if rows and rows[0][:1] == ["schema"]:
            break
    else:
        raise WorkbookError(
            f"この研修のブックではないか、クラスの印が消えています。{SAVE_AGAIN}", foreign=True
        )
    told = {row[0]: row[1] for row in rows if len(row) > 1}
    if told.get("schema") != "1" or not {"class", "session", "city"} <= set(told):
        raise WorkbookError(f"別の版の研修で作られたブックです。{SAVE_AGAIN}")
    if not all(form.fullmatch(told[name]) for name, form in _FORMS.items()):
        raise WorkbookError(f"隠したシートの、クラスや回の印が書きかえられています。{SAVE_AGAIN}")
    return {**told, "sheets": told}


def _learner(sheets: list[Keyed]) -> str:
    place = at.Place(Field("number", "words"), at.INPUT, at.INPUT + 1)
    for found in sheets:
        for row in found.rows.get(tuple(at.LEARNER.split("|")), ()):
            try:
                written = value(found, row, place, ("受講者番号",))
            except AnswersError:
                continue
            if written is not None:
                return str(written).strip()
    return ""


def _reading(sheets: list[Keyed], question: Question, named: str) -> Reading:
    """The answer to one question; of a copied sheet only where the first one is empty."""
    holding = [found for found in sheets if any(name == question.id for name, _ in found.rows)]
    if not holding:
        return Reading({}, ("この問いの欄が見つかりません(行かシートが消えています)。",))
    holding.sort(key=lambda found: found.sheet.title != named)
    read_there = [_one(found, question) for found in holding]
    filled = [reading for reading in read_there if reading.entry or reading.problems]
    if len(filled) < 2 or all(reading.entry == filled[0].entry for reading in filled):
        return filled[0] if filled else read_there[0]
    note = f"同じ問いが{len(filled)}枚のシートに書かれていたので、「{holding[0].sheet.title}」を読みました。"
    return Reading(read_there[0].entry, (*read_there[0].problems, note))


def _one(found: Keyed, question: Question) -> Reading:
    row = min(row for (name, _), rows in found.rows.items() if name == question.id for row in rows)
    place = at.places(question, at.rows_of(question)[0])[0]
    try:
        reading = typed_reading.read(question, given(found, question))
    except AnswersError as error:
        reading = Reading({}, (str(error),))
    where = found.where(row, place.first)
    return Reading(reading.entry, tuple(f"{where}から: {problem}" for problem in reading.problems))
