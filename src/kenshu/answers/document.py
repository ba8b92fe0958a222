"""Answers and the document that holds them: reading from a door, checking what came back."""

import json
import re

from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import KINDS, text
from kenshu.answers.question import Question

SCHEMA = 1
LARGEST = 1_000_000  # bytes of answers.json
DOORS = ("form", "excel", "paper")
_DEEPEST = 6  # answers / id / value / row / cell and one to spare
_LONGEST_LINE = 200  # characters of basis and ask
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z")


def read_value(question: Question, raw: dict) -> dict:
    """{"value", "unit", "basis", "ask"} as a door took it -> the entry to store; {} when nothing is answered.

    ``ask``: the text of 「まだ分からない(誰に聞くか)」; None = not chosen.
    Raises AnswersError with the reason.

    >>> hours = Question.from_dict({"id": "n08-hours", "kind": "number", "label": "何時間", "unit": "時間"})
    >>> read_value(hours, {"value": "１，２００時間"})
    {'value': 1200}
    """
    if raw.get("ask") is not None:
        return {"value": None, "ask": _ask(question, raw["ask"])}
    value, unit = KINDS[question.kind].read(question, raw.get("value"), raw.get("unit"))
    entry = {"value": value}
    if unit:
        entry["unit"] = unit
    basis = text.words(raw.get("basis"), _LONGEST_LINE)
    if basis and question.basis:
        entry["basis"] = basis
    return entry if value is not None or "basis" in entry else {}


def check_entry(question: Question, entry: dict):
    """Raise AnswersError unless ``entry`` is one that ``read_value`` could have given (at, door apart)."""
    if not isinstance(entry, dict):
        raise AnswersError("答えの形が読めません。")
    unknown = set(entry) - {"value", "unit", "basis", "ask", "at", "door", "from"}
    if unknown:
        raise AnswersError(f"知らない項目「{sorted(map(str, unknown))[0][:40]}」があります。")
    again = read_value(question, entry)
    for name in ("value", "unit", "basis", "ask"):
        if not _same(entry.get(name), again.get(name)):
            raise AnswersError(f"「{name}」に、{question.kind} の答えとして読めないものが入っています。")


def check_document(
    document: bytes | str | dict, questions: dict[str, Question], session: str | None = None
) -> list[str]:
    """Problems of an answers.json, one Japanese line each; [] = it is whole and fits ``questions``.

    ``document``: the file's bytes or text, or what json.loads gave.
    ``session``: None = that of the questions.
    """
    if isinstance(document, bytes | str):
        try:
            document = parse(document)
        except AnswersError as error:
            return [str(error)]
    session = session or next((question.session for question in questions.values()), "")
    if _depth(document) > _DEEPEST:
        return ["answers.json: 入れ子が深すぎて読めません。出し直してもらってください。"]
    problems = structure_problems(document, session)
    if problems:
        return problems
    for question_id, entry in document["answers"].items():
        problems += _entry_problems(str(question_id), entry, questions)
    return problems


def parse(content: bytes | str) -> dict:
    """JSON text -> object. Raises AnswersError: too large, not UTF-8, cut off, NaN, an id twice, too deep."""
    if len(content) > LARGEST:
        raise AnswersError(f"answers.json が大きすぎます({len(content):,}バイト。1,000,000バイトまで)。")
    try:
        content = content.decode("utf-8-sig") if isinstance(content, bytes) else content
        return json.loads(content, parse_constant=_no_constant, object_pairs_hook=_no_twice)
    except UnicodeDecodeError as error:
        cut = error.reason == "unexpected end of data"
        what = "途中で切れています" if cut else " UTF-8 の文字として読めません"
        raise AnswersError(f"answers.json が{what}。出し直してもらってください。") from None
    except RecursionError:
        raise AnswersError("answers.json: 入れ子が深すぎて読めません。出し直してもらってください。") from None
    except AnswersError:
        raise
    except ValueError as error:
        where = f"{error.lineno}行目" if isinstance(error, json.JSONDecodeError) else "数"
        raise AnswersError(
            f"answers.json が途中で切れているか壊れています({where})。出し直してもらってください。"
        ) from None


def structure_problems(document, session: str = "") -> list[str]:
    """What is wrong with the outer form of a document; [] = nothing. ``session`` "" = any."""
    if not isinstance(document, dict):
        return ["answers.json: 答えの一覧になっていません。"]
    if document.get("schema") != SCHEMA or isinstance(document.get("schema"), bool):
        return [f"answers.json: 形式の版が {SCHEMA} ではありません(「{str(document.get('schema'))[:20]}」)。"]
    problems = []
    if not isinstance(document.get("answers"), dict):
        problems.append("answers.json: 答え(answers)の部分がないか、形が違います。")
    if not isinstance(document.get("city", ""), str):
        problems.append("answers.json: データの印(city)の形が違います。")
    if session and document.get("session") != session:
        problems.append(
            f"answers.json: この回({session})ではなく「{str(document.get('session'))[:20]}」の答えです。"
        )
    unknown = set(document) - {"schema", "session", "city", "answers", "carried"}
    problems += [
        f"answers.json: 知らない項目「{str(name)[:40]}」があります。" for name in sorted(unknown, key=str)
    ]
    return problems + _carried_problems(document.get("carried", {}))


def _carried_problems(carried) -> list[str]:
    if not isinstance(carried, dict):
        return ["answers.json: 前の回からの答え(carried)の形が違います。"]
    return [
        f"answers.json: 前の回からの答え「{str(name)[:60]}」の形が違います。"
        for name, entry in carried.items()
        if not isinstance(entry, dict) or "value" not in entry or not isinstance(entry.get("from"), str)
    ]


def _entry_problems(question_id: str, entry, questions: dict[str, Question]) -> list[str]:
    where = f"問い「{question_id[:60]}」"
    if question_id not in questions:
        return [f"{where}: この回にない問いです。"]
    try:
        check_entry(questions[question_id], entry)
    except AnswersError as error:
        return [f"{where}: {error}"]
    if not isinstance(entry.get("at", ""), str) or not _AT.fullmatch(entry.get("at", "")):
        return [f"{where}: 書いた日時(at)がないか、読めません。"]
    if entry.get("door") not in DOORS:
        return [f"{where}: どこで書いたか(door)が {'・'.join(DOORS)} のどれでもありません。"]
    return []


def _ask(question: Question, ask) -> str:
    if not question.ask:
        raise AnswersError(
            "この問いは、データから答えが決まるので「まだ分からない」は選べません。分かるところまで書いてみてください。"
        )
    who = text.words(ask, _LONGEST_LINE)
    if who is None:
        raise AnswersError("誰に聞くかを書いてください。名前ではなく役割で(例: 財政課の予算担当)。")
    return who


def _same(stored, again) -> bool:
    """Equal in value and in type; 180 and 180.0 are the same number, True and 1 are not."""
    if isinstance(stored, dict) and isinstance(again, dict):
        return stored.keys() == again.keys() and all(_same(stored[key], again[key]) for key in stored)
    if isinstance(stored, list) and isinstance(again, list):
        return len(stored) == len(again) and all(map(_same, stored, again))
    numbers = (int, float)
    if type(stored) in numbers and type(again) in numbers:
        return stored == again
    return type(stored) is type(again) and stored == again


def _depth(value) -> int:
    """How deep lists and dicts are nested, counted without recursion."""
    deepest, layer = 0, [value]
    while layer:
        layer = [
            item
            for v in layer
            if isinstance(v, dict | list)
            for item in (v.values() if isinstance(v, dict) else v)
        ]
        deepest += 1
        if deepest > _DEEPEST + 1:
            break
    return deepest


def _no_constant(name: str):
    raise AnswersError(f"answers.json に、数ではない「{name}」が入っています。出し直してもらってください。")


def _no_twice(pairs: list) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise AnswersError(f"answers.json に「{twice[:60]}」が2回出てきます。出し直してもらってください。")
    return found
