"""Question: one question's spec, validated once, here. Form, Excel sheet and paper come from it."""

import json
import math
import re
from dataclasses import dataclass, fields
from pathlib import Path

from kenshu import why
from kenshu.answers.errors import AnswersError
from kenshu.answers.kinds import KINDS

QUESTIONS = "questions.json"
GRADED = ("auto", "human", "no")
AUTHOR_ONLY = {"key", "scheme"}  # checked here, kept nowhere: they never leave the author's side
MOST_LETTERS = 40  # of a cell of a table
SHOWN = {"number": 5, "text": 12}  # letters of a cell where the spec does not say
LONGEST_CHOICE = 14
_ID = re.compile(r"n\d\d(-[a-z0-9]+)+")
_SHORT_ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Choice:
    """One choice: ``reply`` is what is said when it is chosen."""

    id: str
    label: str
    reply: str = ""


@dataclass(frozen=True)
class Column:
    """One column of a table; ``kind`` is number, text or choice; ``letters``: how many its cells show at once."""

    id: str
    label: str
    kind: str = "text"
    unit: str = ""
    choices: tuple[Choice, ...] = ()
    min: float | None = None
    max: float | None = None
    letters: int | None = None

    @property
    def shows(self) -> int:
        """Full-width letters a cell has room for: ``letters``, else by its kind."""
        if self.kind == "choice":
            return self.letters or min(LONGEST_CHOICE, max(len(one.label) for one in self.choices))
        return self.letters or SHOWN[self.kind]


@dataclass(frozen=True)
class Question:
    """The spec of one question (DESIGN §5); ``min``/``max`` are inclusive, ``*_chars`` are hints only.

    ``max`` of choices, ranking and file is a number of things. What each kind uses and what its value looks
    like stands in its module of ``kenshu.answers.kinds``.
    """

    id: str
    kind: str
    label: str
    help: str = ""
    unit: str = ""
    units: tuple[str, ...] = ()
    basis: bool = False
    min: float | None = None
    max: float | None = None
    points: float = 0
    graded: str = "no"
    ask: bool = False
    items: tuple[Choice, ...] = ()
    choices: tuple[Choice, ...] = ()
    columns: tuple[Column, ...] = ()
    types: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    min_rows: int = 1
    max_rows: int = 30
    min_chars: int | None = None
    max_chars: int | None = None
    lane: str = "a"
    notebook: str = ""
    session: str = ""

    @classmethod
    def from_dict(cls, d: dict) -> "Question":
        """The spec as YAML or JSON gave it -> Question. Raises AnswersError (Japanese, with the id).

        >>> Question.from_dict({"id": "n08-calls", "kind": "number", "label": "件数"}).kind
        'number'
        """
        if not isinstance(d, dict):
            raise AnswersError(
                "問いの書き方が読めません。「id: …」「kind: …」のように、1行に1つずつ書いてください。"
            )
        known = {f.name for f in fields(cls)}
        unknown = set(d) - known - AUTHOR_ONLY
        if unknown:
            raise _bad(
                d,
                f"「{'」「'.join(sorted(map(str, unknown)))}」という項目はありません。つづりを見てください",
            )
        values = {name: d[name] for name in known & set(d) if d[name] is not None}
        if values.get("graded") is False:
            values["graded"] = "no"  # YAML 1.1 reads a bare no as false
        _check_types(d, values)
        _check_fields(d, values)
        for name, make in (("items", _choice), ("choices", _choice), ("columns", _column)):
            if name in values:
                values[name] = tuple(make(d, item) for item in values[name])
        for name in ("units", "types", "rows"):
            if name in values:
                values[name] = tuple(str(item) for item in values[name])
        question = cls(**values)
        _check(question, d)
        return question

    def to_dict(self) -> dict:
        """The spec for questions.json: only what differs from the default; no key, no scheme, no session."""
        spec = {"id": self.id, "kind": self.kind, "label": self.label}
        for field in fields(self):
            value = getattr(self, field.name)
            if field.name not in (*spec, "session") and value != field.default:
                spec[field.name] = _plain(value)
        return spec


def load_questions(folder: str | Path) -> dict[str, Question]:
    """{id: Question} of a session folder, in the order of questions.json. Raises AnswersError."""
    path = Path(folder) / QUESTIONS
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        specs = [{**spec, "session": document["session"]} for spec in document["questions"]]
    except FileNotFoundError:
        raise AnswersError(
            f"{path} がありません。配られたフォルダーの中で開いているか確かめてください。"
        ) from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = why(error) if isinstance(error, OSError) else "中身が壊れています"
        raise AnswersError(f"{path} が読めません({what})。配られたものに戻してください。") from error
    questions = [Question.from_dict(spec) for spec in specs]
    by_id = {question.id: question for question in questions}
    if len(by_id) < len(questions):
        ids = [question.id for question in questions]
        twice = next(i for i in ids if ids.count(i) > 1)
        raise AnswersError(f"{path}: 問いのid「{twice}」が2回出てきます。1つにしてください。")
    return by_id


def session_folder(start: str | Path | None = None) -> Path:
    """The folder with questions.json at or above ``start`` (None = the cwd). Raises AnswersError."""
    start = Path(start or Path.cwd()).resolve()
    for folder in (start, *start.parents):
        if (folder / QUESTIONS).is_file():
            return folder
    raise AnswersError(
        f"{start} とその上のフォルダーに {QUESTIONS} がありません。"
        "配られたフォルダーの中のノートブックを開いてください。"
    )


def _check_types(d: dict, values: dict):
    """Each field has the type its use asks for."""
    for name, value in values.items():
        if name in ("min", "max", "points"):
            fits = isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        elif name in ("min_rows", "max_rows", "min_chars", "max_chars"):
            fits = isinstance(value, int) and not isinstance(value, bool) and value >= 0
        elif name in ("units", "types", "items", "choices", "columns", "rows"):
            fits = isinstance(value, list | tuple)
        else:
            fits = isinstance(value, bool if name in ("basis", "ask") else str)
        if not fits:
            raise _bad(d, f"「{name}」の書き方({value!r})が合いません")


def _check_fields(d: dict, values: dict):
    """No field of another kind: it would be read by nobody."""
    kind = KINDS.get(values.get("kind"))
    strange = (
        sorted(set(values) & set.union(*(module.FIELDS for module in KINDS.values())) - kind.FIELDS)
        if kind
        else []
    )
    if strange:
        raise _bad(d, f"「{'」「'.join(strange)}」は kind: {values['kind']} では使いません")


def _choice(d: dict, item) -> Choice:
    if not isinstance(item, dict) or not {"id", "label"} <= set(item) <= {"id", "label", "reply"}:
        raise _bad(d, "choices と items は {id: …, label: …} の並びにしてください")
    _check_id(d, item["id"])
    return Choice(item["id"], str(item["label"]), str(item.get("reply") or ""))


def _column(d: dict, item) -> Column:
    allowed = {f.name for f in fields(Column)}
    if not isinstance(item, dict) or not {"id", "label"} <= set(item) <= allowed:
        raise _bad(
            d, f"columns は {{id: …, label: …}} の並びで、使える項目は {'、'.join(sorted(allowed))} です"
        )
    _check_id(d, item["id"])
    letters = item.get("letters", 1)
    if not isinstance(letters, int) or not 1 <= letters <= MOST_LETTERS:
        raise _bad(d, f"列「{item['label']}」の letters は、1から{MOST_LETTERS}の整数で書いてください")
    values = dict(item, choices=tuple(_choice(d, choice) for choice in item.get("choices") or ()))
    return Column(**values)


def _check_id(d: dict, value):
    if not isinstance(value, str) or not _SHORT_ID.fullmatch(value):
        raise _bad(
            d,
            f"選択肢や列のid「{value}」は、英小文字・数字・ハイフンで書いてください(1 は引用符で囲みます)",
        )


def _check(question: Question, d: dict):
    problem = _general_problem(question)
    problem = problem or KINDS[question.kind].spec_problem(question) or _author_problem(question, d)
    if problem:
        raise _bad(d, problem)


def _general_problem(question: Question) -> str | None:
    if not _ID.fullmatch(question.id):
        return "id は n08-before-hours のように、ノートブックの番号で始まる英小文字・数字・- にしてください"
    if question.kind not in KINDS:
        return f"kind「{question.kind}」はありません。使えるのは {'、'.join(KINDS)} です"
    if not question.label.strip():
        return "label(問いの文)が空です"
    if question.graded not in GRADED:
        return "graded は auto、human、no のどれかにしてください"
    if question.points < 0 or (question.graded != "no") != (question.points > 0):
        return "points は、graded が auto か human なら1以上、no なら0(または書かない)にしてください"
    if None not in (question.min, question.max) and question.min > question.max:
        return "min が max より大きくなっています"
    return None if question.lane in ("a", "b") else "lane は a か b にしてください"


def _author_problem(question: Question, d: dict) -> str | None:
    key = d.get("key")
    if key is not None:
        choices = {choice.id for choice in question.choices}
        if question.kind != "choice" or not isinstance(key, dict) or not set(key) <= choices:
            return "key は kind: choice だけの項目で、{選択肢のid: 点} と書いてください"
        if not all(isinstance(p, int | float) and 0 <= p <= question.points for p in key.values()):
            return "key の点は0から points までにしてください"
    if d.get("scheme") is not None and question.graded != "human":
        return "scheme(採点の目安)は graded: human の問いだけに書けます"
    return None


def _bad(d: dict, problem: str) -> AnswersError:
    return AnswersError(f"問い「{d.get('id', '(idなし)')}」: {problem}。")


def _plain(value):
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Choice | Column):
        return {
            f.name: _plain(getattr(value, f.name))
            for f in fields(value)
            if f.name in ("id", "label") or getattr(value, f.name) != f.default
        }
    return value
