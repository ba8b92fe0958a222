"""Known answers: for each question right, blank and wrong answers, and the points and message each must get.

A case lies in ``nNN-words.answers/<question id>.yml``::

    - {name: right, answer: {value: 3, unit: 時間}, points: 3, message: right}
    - {name: blank, answer: null, points: 0, message: blank}
    - {name: minutes, answer: {value: "180"}, points: 0, message: minutes-as-hours}
    - {name: words, answer: {value: たくさん}, refused: true}           # no door lets this in
    - {name: minutes-typed, answer: …, points: 0, message: minutes-as-hours, same-as: minutes}

``others: {question id: answer}`` holds further answers the rule looks at; those of other sessions are carried.
"""

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kenshu.authoring import course, notebook, plain_yaml, source
from kenshu.authoring.errors import AuthoringError, Problem
from kenshu.authoring.messages import problem
from kenshu.authoring.source import Source

FIELDS = {"name", "answer", "points", "message", "others", "same-as", "refused"}
WRONG_CASES = {"number": 6, "table": 6}  # of the other kinds: one


@dataclass(frozen=True)
class Outcome:
    """One case: what was expected and what came, as 「points message_id」; ``file`` is its .yml.

    ``said``: the message as the learner reads it, "" where there is none.
    """

    file: Path
    question: str
    case: str
    expected: str
    got: str
    said: str = ""

    @property
    def ok(self) -> bool:
        return self.expected == self.got

    def __str__(self):
        return (
            f"{self.file}: {self.question} の「{self.case}」は {self.expected} のはずが {self.got} でした。"
        )


def known_answers(
    path: Path | None = None, *, root: Path, watch: Callable[[int, int, str], None] | None = None
) -> list[Outcome]:
    """Run the cases of the source at ``path`` (None = of every notebook of the course at ``root``).

    Each answer goes through the same reading and the same file as a learner's. ``watch(done, all, id)``.
    Raises AuthoringError when a file of cases cannot be read.
    """
    root = Path(root).resolve()
    sources = _sources(path, root)
    jobs = [(item, form, *cases_of(item, form["id"])) for item in sources for form in item.forms]
    sessions = {item.session: item.path.parents[2] for item in sources}
    asked = {name: notebook.questions_json(name, course.read(top, name)) for name, top in sessions.items()}
    outcomes = []
    with course.environment(root):
        for done, (item, form, file, cases) in enumerate(jobs):
            if watch:
                watch(done, len(jobs), form["id"])
            outcomes += [run(asked[item.session], form, file, case) for case in cases]
    return outcomes


def missing_cases(root: Path) -> list[Problem]:
    """Graded questions without a right, a blank or enough wrong cases; two mistakes with one message."""
    problems = []
    for item in _sources(None, Path(root).resolve()):
        for form in item.forms:
            if form["graded"] == "auto":
                problems += _gaps(form, *cases_of(item, form["id"]))
        for file in sorted(item.answers_folder.glob("*.yml")):
            if file.stem not in {form["id"] for form in item.forms}:
                problems.append(problem(file, 0, "case-file", id=file.stem))
    return problems


def right_numbers(item: Source) -> set[str]:
    """Every number in the right answers of a notebook, with one or more decimals: {"12.0", "3.45"}."""
    rights = [
        case["answer"] for form in item.forms for case in cases_of(item, form["id"])[1] if is_right(case)
    ]
    return {str(float(number)) for answer in rights for number in _numbers(answer)}


def _numbers(value) -> Iterator[float]:
    if isinstance(value, int | float) and not isinstance(value, bool):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _numbers(inner)


def _sources(path: Path | None, root: Path) -> list[Source]:
    if path is not None:
        return [source.read(Path(path).resolve())]
    return [item for session in course.sessions(root) for item in course.read(root, session)]


def cases_of(item: Source, question: str) -> tuple[Path, list[dict]]:
    """The file of a question's known answers and what stands in it; [] where there is none yet."""
    file = item.answers_folder / f"{question}.yml"
    if not file.is_file():
        return file, []
    cases = plain_yaml.read(file)
    for case in cases if isinstance(cases, list) else [None]:
        named = isinstance(case, dict) and isinstance(case.get("name"), str) and "answer" in case
        if not named or set(case) - FIELDS or not (case.get("refused") or {"points", "message"} <= set(case)):
            raise AuthoringError(
                f"{file}: 読めない例があります({case})。name、answer、points、message を書いてください。"
            )
    return file, cases


def _gaps(form: dict, file: Path, cases: list[dict]) -> list[Problem]:
    """What is missing or doubled among the cases of one question."""
    names = [case["name"] for case in cases]
    rights = [case for case in cases if is_right(case)]
    wrongs = [case for case in cases if not is_right(case) and case["answer"] and not _is_ask(case)]
    need = WRONG_CASES.get(form["kind"], 1)
    problems = [
        problem(file, 0, "case-twice", name=name)
        for name in sorted({name for name in names if names.count(name) > 1})
    ]
    if not any(case["points"] == form["points"] for case in rights):
        problems.append(problem(file, 0, "no-right", points=form["points"]))
    if not any(case["answer"] is None for case in cases):
        problems.append(problem(file, 0, "no-blank"))
    if len(wrongs) < need:
        problems.append(problem(file, 0, "few-wrong", count=len(wrongs), need=need))
    return problems + _doubled_messages(file, wrongs)


def _doubled_messages(file: Path, wrongs: list[dict]) -> list[Problem]:
    problems, first = [], {}
    for case in wrongs:
        message = case.get("message")
        if case.get("refused") or message is None:
            continue
        twin = first.setdefault(message, case["name"])
        if twin != case["name"] and case.get("same-as") != twin:
            problems.append(
                problem(file, 0, "same-message", first=twin, second=case["name"], message=message)
            )
    return problems


def is_right(case: dict) -> bool:
    """Whether a known answer is one of the right ones."""
    return case["name"] == "right" or case["name"].startswith("right-")


def _is_ask(case: dict) -> bool:
    return isinstance(case["answer"], dict) and "ask" in case["answer"]


def run(questions_json: bytes, form: dict, file: Path, case: dict) -> Outcome:
    """Put the answer into answers.json as a form would, and mark it."""
    from kenshu import KenshuError, answers, check

    refused = case.get("refused")
    expected = "受け取らない" if refused else _points(case["points"], case["message"])
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        folder = Path(folder)
        (folder / "questions.json").write_bytes(questions_json)
        questions, store = answers.load_questions(folder), answers.Store(folder)
        others = dict(case.get("others") or {})
        carried = {
            name: {**others.pop(name), "from": "earlier"} for name in sorted(set(others) - set(questions))
        }
        store.carry(carried)
        try:
            for question, raw in {**others, form["id"]: case["answer"]}.items():
                if raw is not None:
                    store.write(question, answers.read_value(questions[question], raw))
        except answers.AnswersError as error:
            got = "受け取らない" if refused else f"受け取れない({error})"
            return Outcome(file, form["id"], case["name"], expected, got)
        try:
            key = form.get("key")
            mark = check.keyed(form["id"], key, folder) if key else check.mark(form["id"], folder)
        except KenshuError as error:
            return Outcome(file, form["id"], case["name"], expected, f"採点できない({error})")
    got = _points(mark.points, mark.message_id)
    return Outcome(file, form["id"], case["name"], expected, got, mark.message)


def _points(points: float, message: str) -> str:
    return f"{points:g}点 {message}"
