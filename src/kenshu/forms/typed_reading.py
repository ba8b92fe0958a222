"""What was written into the fields of a sheet or a paper → the entry that a form would have stored."""

import datetime
import re
import unicodedata
from dataclasses import dataclass

from kenshu import answers
from kenshu.answers import AnswersError, Question
from kenshu.answers.kinds import file as files
from kenshu.answers.kinds.table import LABEL, CellError
from kenshu.forms.typed import LETTERS, TICK, letter

_TICKS = set("○〇◯●◎⭕レ✓✔☑vo1")
_NO_TICKS = set("×✕xｘ-−ー－")
_PART = re.compile(r"[、,，・\s/／]+")


@dataclass(frozen=True)
class Reading:
    """``entry`` as answers.json keeps it ({} = nothing answered), and what a person should know of it."""

    entry: dict
    problems: tuple[str, ...] = ()


def read(question: Question, given: dict) -> Reading:
    """What stands in the fields ({key: text, number, None}) → the entry, as a form would have stored it.

    Of a table or a list of pairs what can be read is kept, and the rest named; else an answer that cannot be
    read is left out whole and named.
    """
    problems: list[str] = []
    try:
        raw = _raw(question, given, problems)
        entry = _entry(question, raw, problems)
    except AnswersError as error:
        return Reading({}, (*problems, str(error)))
    if question.ask and (who := _words(given.get("ask"))) and entry.get("value") is None:
        try:
            entry = answers.read_value(question, {"ask": who})
        except AnswersError as error:
            problems.append(str(error))
    elif question.ask and who:
        problems.append("答えと「まだ分からない」の両方が書かれていたので、答えのほうを読みました。")
    return Reading(entry, tuple(problems))


def chosen(choices, written):
    """The id of the choice meant by its letter, its label or both; None for nothing; else the words as they are.

    >>> chosen((answers.Choice("talk", "通話"), answers.Choice("after", "後処理")), "ｲ")
    'after'
    """
    words = _words(written)
    if words is None:
        return None
    plain = _plain(words)
    bare = plain.strip("()「」.、。:・")
    for place, choice in enumerate(choices):
        sign = letter(place)
        if plain in (_plain(choice.label), choice.id, _plain(sign + choice.label)) or bare == sign:
            return choice.id
    return words.strip()


def several(choices, cells) -> list[str]:
    """Ids of the choices that ``cells`` name: 「ア、ウ」「アウ」, or one in a cell; unknown words as they are."""
    found = []
    for words in filter(None, map(_words, cells)):
        whole = chosen(choices, words)
        if any(choice.id == whole for choice in choices):
            found.append(whole)
            continue
        parts = [part for part in _PART.split(words.strip()) if part]
        if len(parts) == 1 and all(one in LETTERS for one in _plain(words)):
            parts = list(_plain(words))
        found += [chosen(choices, part) for part in parts]
    return found


def _entry(question: Question, raw: dict, problems: list[str]) -> dict:
    """``read_value``, again without each cell it cannot read."""
    while True:
        try:
            return answers.read_value(question, raw)
        except CellError as error:
            problems.append(str(error))
            raw["value"][error.row][error.column] = None


def _raw(question: Question, given: dict, problems: list[str]) -> dict:
    value = _VALUES[question.kind](question, given, problems)
    raw = {"value": value, "basis": _words(given.get("basis"))}
    if question.units and value is not None:
        raw["unit"] = _words(given.get("unit"))
    return raw


def _one_value(question, given, problems):
    return chosen(question.choices, given.get("value"))


def _tick_values(question, given, problems):
    return [choice.id for choice in question.choices if _ticked(choice, given.get(choice.id))]


def _number_value(question, given, problems):
    return _numeral(given.get("value"))


def _table_value(question, given, problems):
    """All rows, empty ones between too; of a table with free rows as many as it takes."""
    places = [int(key.split(".")[0]) for key, cell in given.items() if "." in key and _words(cell)]
    count = len(question.rows) or max(places, default=-1) + 1
    if not question.rows and count > question.max_rows:
        problems.append(f"行が多すぎます({count:,}行)。はじめの{question.max_rows}行を読みました。")
        count = question.max_rows
    return [_table_row(question, given, place, problems) for place in range(count)]


def _table_row(question, given, place, problems):
    row = {LABEL: question.rows[place]} if question.rows else {}
    for column in question.columns:
        cell = given.get(f"{place}.{column.id}")
        try:
            row[column.id] = _numeral(cell) if column.kind == "number" else _words(cell)
            if column.kind == "choice":
                row[column.id] = chosen(column.choices, cell)
        except AnswersError as error:
            name = question.rows[place] if question.rows else f"{place + 1}行目"
            problems.append(f"{name}の「{column.label}」: {error}")
            row[column.id] = None
    return row


def _places_value(question, given, problems):
    places = range(1, (question.max or len(question.choices)) + 1)
    order = [chosen(question.choices, given.get(str(place))) for place in places]
    filled = [place for place, one in enumerate(order, 1) if one]
    if filled and filled[-1] > len(filled):
        problems.append("途中の順番が空いていたので、つめて読みました。")
    return [one for one in order if one]


def _pairs_value(question, given, problems):
    rows = []
    for item in question.items:
        try:
            choice = chosen(question.choices, given.get(item.id))
            answers.read_value(question, {"value": [{"item": item.id, "choice": choice}]})
        except AnswersError as error:
            problems.append(str(error))
            choice = None
        rows.append({"item": item.id, "choice": choice})
    return rows


def _text_value(question, given, problems):
    return _words(given.get("value"))


def _files_value(question, given, problems):
    names = [_words(given.get(str(n))) for n in range(1, files.most_files(question) + 1)]
    return [name.strip() for name in names if name]


def _ticked(choice, written) -> bool:
    if written is None or written is False:
        return False
    plain = _plain(str(int(written)) if isinstance(written, float | bool | int) else str(written)).lower()
    if not plain or plain in _NO_TICKS:
        return False
    if plain in _TICKS or plain in (_plain(choice.label).lower(), choice.id):
        return True
    raise AnswersError(
        f"「{choice.label}」の印「{str(written)[:20]}」が読めません。選ぶものに{TICK}を書いてください。"
    )


def _numeral(written):
    """A number or words that ``read_value`` understands; a date or a time is neither."""
    if written is None or isinstance(written, str):
        return written
    if isinstance(written, bool) or not isinstance(written, int | float):
        raise AnswersError(
            f"「{str(written)[:20]}」は、日付や時刻になっています。数字だけを書いてください(例: 180、12.5)。"
        )
    return written


def _words(written) -> str | None:
    """A cell as text: a whole number without 「.0」, a date as people write it."""
    if written is None or isinstance(written, str):
        return written if written and written.strip() else None
    if isinstance(written, float) and written.is_integer():
        return str(int(written))
    if isinstance(written, datetime.datetime | datetime.date):
        return f"{written.year}/{written.month}/{written.day}"
    return str(written)


def _plain(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))


_VALUES = {
    "choice": _one_value, "choices": _tick_values, "number": _number_value, "table": _table_value,
    "ranking": _places_value, "match": _pairs_value, "cards": _pairs_value, "text": _text_value,
    "file": _files_value,
}  # fmt: skip
