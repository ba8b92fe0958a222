"""Papers typed in by a trainer: one file (xlsx or CSV), one row a learner and question, all of it or nothing."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kenshu import answers, handin
from kenshu.answers import Question
from kenshu.forms.paper import typing
from kenshu.forms.paper.typing import TypedRow
from kenshu.grading import intake, register
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import Arrival
from kenshu.handin import HandIn

MOST_TOLD = 30  # problems on the screen


def import_answers(place: Place, path: Path, *, received: datetime | None = None) -> list[Arrival]:
    """Take in the file of typed papers at ``path``: a hand-in for each learner and session with something new.

    Answers handed in earlier stay where a question is not in the file. ``received``: when the papers were
    handed in (aware; None = now). Raises GradingError naming every row to mend; then nothing was taken in.
    """
    questions = {
        name: q for s in place.sessions() for name, q in answers.load_questions(place.release / s).items()
    }
    with register.opened(place.register) as connection:
        learners = register.learners(connection)
    typed, problems = _sorted(_lines(path), questions, learners)
    given: dict[tuple[str, str], dict] = {}
    for (learner, name), rows in typed.items():
        reading = typing.from_rows(questions[name], rows)
        where = f"{rows[0].place}行目({learner} {name})"
        problems += [f"{where}: {problem}" for problem in reading.problems]
        if reading.entry:
            given.setdefault((learner, questions[name].session), {})[name] = reading.entry
    if problems or not given:
        raise _refusal(path, problems)
    taken = list(intake.bring(place, _founds(place, given, received)))
    if not taken:
        raise GradingError(
            f"{path.name} の答えは、どれももう受け付けてあります。直したときは、保存してからどうぞ。"
        )
    return taken


def _founds(place: Place, given, received) -> Iterator[tuple[HandIn, datetime, list[str]]]:
    """A hand-in, written among the kept originals, for everybody whose answers are not there already."""
    for (learner, session), entries in given.items():
        before = _standing(place, learner, session)
        there = before.get("answers", {})
        fresh = {name: entry for name, entry in entries.items() if _bare(there.get(name, {})) != entry}
        if not fresh:
            continue
        now = datetime.now(UTC)
        at = f"{now:%Y-%m-%dT%H:%M:%S.%fZ}"
        both = there | {name: {**entry, "at": at, "door": "paper"} for name, entry in fresh.items()}
        document = {"schema": 1, "session": session, "city": _city(place), "answers": both,
                    "carried": before.get("carried", {})}  # fmt: skip
        notes = [f"紙の提出({len(entries)}問)"]
        if kept := len(both.keys() - entries.keys()):
            notes.append(f"前からの答え{kept}問はそのまま")
        yield _packed(place, learner, session, document, received or now), now, notes


def _packed(place: Place, learner: str, session: str, document: dict, received: datetime) -> HandIn:
    """The answers as a hand-in like any other, whose file has the time at which the papers were received."""
    with tempfile.TemporaryDirectory(prefix="kenshu-") as folder:
        shutil.copy(place.release / session / "session.json", folder)
        content = json.dumps(document, ensure_ascii=False)
        (Path(folder) / "answers.json").write_text(content, encoding="utf-8")
        place.handins.mkdir(exist_ok=True)
        packed = handin.pack(folder, place.handins, learner=learner, class_id=place.settings()["class"])
    os.utime(packed.path, (received.timestamp(), received.timestamp()))
    return handin.read(packed.path)


def _city(place: Place) -> str:
    return sha256((place.release / "datasets" / "datapackage.json").read_bytes()).hexdigest()


def _bare(entry: dict) -> dict:
    return {name: value for name, value in entry.items() if name not in ("at", "door")}


def _standing(place: Place, learner: str, session: str) -> dict:
    path = place.submitted / learner / session / "answers.json"
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def _sorted(lines, questions: dict[str, Question], learners) -> tuple[dict, list[str]]:
    """{(learner, question id): rows}, and what is wrong with rows. An empty number means the one above."""
    found, problems, learner, name = {}, [], "", ""
    for place, line in lines:
        try:
            learner = handin.check_number(line[typing.NUMBER]) if line[typing.NUMBER] else learner
        except handin.HandinError as error:
            learner = ""
            problems.append(f"{place}行目: {error}")
            continue
        name = line[typing.QUESTION].strip().lower() or name
        row = _row(place, line)
        if not any((*row.cells, row.unit, row.basis, row.who)):
            continue
        if not learner or learner not in learners:
            problems.append(f"{place}行目: 受講者番号「{learner}」は名簿にありません。")
        elif name not in questions:
            problems.append(
                f"{place}行目: 「{name[:60]}」という問いはありません。紙の問いの下にある字を写してください。"
            )
        else:
            found.setdefault((learner, name), []).append(row)
    return found, problems


def _row(place: int, line: dict[str, str]) -> TypedRow:
    fields = sorted((int(head[1:]), text) for head, text in line.items() if _is_field(head))
    cells = [""] * (fields[-1][0] if fields else 0)
    for number, text in fields:
        cells[number - 1] = text
    return TypedRow(
        place, line.get(typing.LINE, ""), tuple(cells), line.get(typing.UNIT, ""), line.get(typing.BASIS, ""),
        line.get(typing.WHO, ""),
    )  # fmt: skip


def _is_field(head: str) -> bool:
    return head.startswith(typing.FIELD) and head[1:].isdecimal() and int(head[1:]) > 0


def _lines(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """(row number as Excel shows it, heading → text) of every row."""
    from kenshu.tables import TablesError, read_table

    try:
        table = read_table(path)
    except TablesError as error:
        raise GradingError(f"入力した表を読めません。{error}") from error
    heads = [str(head).strip() for head in table.frame.columns]
    missing = [head for head in (typing.NUMBER, typing.QUESTION, f"{typing.FIELD}1") if head not in heads]
    if missing:
        raise GradingError(
            f"{path.name} に「{'」「'.join(missing)}」の列がありません。"
            "配布用の paper フォルダーにある「-typed.xlsx」の1行目を、そのまま使ってください。"
        )
    for row, cells in zip(table.report.rows, table.frame.values.tolist(), strict=True):
        yield (
            int(row),
            {head: str(cell) if str(cell).strip() else "" for head, cell in zip(heads, cells, strict=True)},
        )


def _refusal(path: Path, problems: list[str]) -> GradingError:
    if not problems:
        return GradingError(
            f"{path.name} に、書かれた答えが1つもありません。欄1から右に答えを書いてください。"
        )
    told = "\n".join(f"・{problem}" for problem in problems[:MOST_TOLD])
    rest = f"\nほか{len(problems) - MOST_TOLD}か所" if len(problems) > MOST_TOLD else ""
    return GradingError(
        f"{path.name} を直して、もう一度読み込んでください。まだ何も受け付けていません。\n{told}{rest}"
    )
