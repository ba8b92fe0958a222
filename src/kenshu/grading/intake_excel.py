"""Workbooks in the box: told from other files, read into a hand-in, and answered with a receipt beside them."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from kenshu import __version__, answers, handin, why
from kenshu.answers import Question
from kenshu.forms import excel
from kenshu.grading.dates import JST, spoken
from kenshu.grading.place import Place
from kenshu.grading.register import RECEIVED, Arrival
from kenshu.handin import HandIn
from kenshu.handin.names import MAX_ATTACHMENTS, MIB, size_limit

NAMED = re.compile(r"(s[0-9])_([a-z0-9]+)\.xls[xmb]?", re.IGNORECASE)
SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls")
MOST_TOLD = 3  # problems in the list of hand-ins; the receipt has them all


@dataclass(frozen=True)
class Workbook:
    """A workbook that was read, as the hand-in it amounts to, with the notes for trainer and learner.

    ``doubt``: why it is not sure whose it is ("" = it is): then a trainer decides.
    """

    found: HandIn
    doubt: str
    problems: tuple[str, ...]
    personal: tuple[str, ...]
    answered: int
    asked: int

    @property
    def notes(self) -> list[str]:
        """What the list of hand-ins says."""
        told = ["Excelの提出"]
        if self.problems:
            rest = f" ほか{len(self.problems) - MOST_TOLD}か所" if len(self.problems) > MOST_TOLD else ""
            told.append(f"確かめるところ: {' / '.join(self.problems[:MOST_TOLD])}{rest}")
        if self.personal:
            told.append(f"名前や電話番号のように見えるものがあります({'、'.join(self.personal)})")
        return told


def is_one(path: Path) -> bool:
    """Whether a file of the box is taken in as a workbook."""
    return path.suffix.lower() in SUFFIXES


def waiting(box: Path) -> list[Path]:
    """The workbooks in the box: those named like one, and others that say they are one.

    A file that Excel has open right now is left for the next time.
    """
    found = []
    for path in box.iterdir():
        if not is_one(path) or path.name.startswith((".", "~$")) or not path.is_file():
            continue
        try:
            with open(path, "rb"):
                pass
        except PermissionError:
            continue
        if NAMED.fullmatch(path.name) or _says_so(path):
            found.append(path)
    return found


def read(path: Path, sessions: dict[str, dict[str, Question]]) -> Workbook:
    """Read a workbook of the box. Raises HandinError with the reason."""
    content, stamp = path.read_bytes(), datetime.fromtimestamp(path.stat().st_mtime, UTC)
    try:
        filled = excel.read(content, sessions)
    except excel.WorkbookError as error:
        raise handin.HandinError(str(error)) from error
    learner, doubt = _learner(path, filled)
    at = f"{stamp:%Y-%m-%dT%H:%M:%S.%fZ}"
    entries = {name: {**entry, "at": at, "door": "excel"} for name, entry in filled.entries.items()}
    document = {
        "schema": 1,
        "session": filled.session,
        "city": filled.city,
        "answers": entries,
        "carried": {},
    }
    files = {"answers.json": json.dumps(document, ensure_ascii=False).encode()}
    questions, number = sessions.get(filled.session, {}), sha256(content).hexdigest()[:8]
    beside, missing = _beside(path, number, f"{filled.session}_{learner}_", questions, entries)
    files |= {f"attachments/{name}": data for name, data in beside.items()}
    found = HandIn(path, number, filled.class_id, filled.session, learner, (), filled.city, __version__,
                   stamp, stamp, files)  # fmt: skip
    problems = [f"{questions[name].label} {text}" for name, text in filled.problems]
    personal = [name for name, entry in entries.items() if answers.warnings(questions[name], entry)]
    return Workbook(found, doubt, (*problems, *missing), tuple(personal), len(entries), len(questions))


def acknowledge(place: Place, path: Path, arrival: Arrival, workbook: Workbook | None) -> Arrival:
    """Keep the files named beside the workbook and write the receipt; the arrival, with a note if that failed.

    Raises OSError when the class folder cannot be written.
    """
    kept = place.handins / f"{path.stem}_{arrival.receipt}"
    for name, data in workbook.found.attachments.items() if workbook else ():
        kept.mkdir(parents=True, exist_ok=True)
        (kept / name).write_bytes(data)
    text = "\r\n".join(_receipt(path, arrival, workbook)) + "\r\n"
    stem = path.stem if NAMED.fullmatch(path.name) else "workbook"
    try:
        path.with_name(f"{stem}_receipt_{arrival.receipt}.txt").write_bytes(text.encode("utf-8-sig"))
    except OSError as error:
        note = f"受領書を提出先に置けませんでした({why(error)})。受付番号を本人に伝えてください"
        return replace(arrival, reason="。".join(filter(None, (arrival.reason, note))))
    return arrival


def _receipt(path: Path, arrival: Arrival, workbook: Workbook | None) -> Iterable[str]:
    received = datetime.fromisoformat(arrival.received).astimezone(JST)
    yield f"受領書 {path.name}"
    yield f"受付番号: {arrival.receipt}"
    yield f"届いた日時: {spoken(received)} {received:%H時%M分}"
    yield f"状態: {arrival.state}" + ("(締切のあと)" if arrival.late else "")
    if workbook is None or arrival.state != RECEIVED:
        yield f"わけ: {arrival.reason}"
        yield "ブックはそのまま残っています。わけを見て、入れ直してください。分からないときは講師に聞いてください。"
        return
    yield f"読めた答え: {workbook.asked}問のうち{workbook.answered}問"
    yield ""
    if workbook.problems:
        yield "次のところは、確かめてください。書き直して、同じ名前で入れ直せます。"
        yield from (f"・{problem}" for problem in workbook.problems)
    else:
        yield "読めないところはありませんでした。"
    if workbook.personal:
        yield "名前や電話番号のように見えるものがあります。役割(例: 窓口A)に書き直してください。"
        yield f"・{'、'.join(workbook.personal)}"


def _learner(path: Path, filled: excel.Filled) -> tuple[str, str]:
    """The number in the cell, or else in the file's name, and why that is doubtful."""
    named = NAMED.fullmatch(path.name)
    from_name = named[2].lower() if named else ""
    if named and named[1].lower() != filled.session:
        told = f"名前は {named[1]} ですが、中身は {filled.session} のブックです。どちらの回か、本人に確かめてください。"
        return from_name, told
    if not filled.learner and not from_name:
        return "", "受講者番号が書かれていません。本人に番号を確かめてください。"
    try:
        number = handin.check_number(filled.learner or from_name)
    except handin.HandinError as error:
        return from_name, str(error)
    if from_name not in ("", number):
        told = f"ファイルの名前の番号({from_name})と、中に書かれた番号({number})が違います。本人に確かめてください。"
        return number, told
    return number, ""


def _beside(path: Path, number: str, prefix: str, questions, entries) -> tuple[dict[str, bytes], list[str]]:
    """The files that answers name, from beside the workbook, and what is missing or too large."""
    found, problems, total = {}, [], 0
    for name, entry in entries.items():
        if questions[name].kind != "file":
            continue
        for row in entry["value"] or ():
            wanted = row["file"]
            kept = path.with_name(f"{path.stem}_{number}") / wanted  # of a workbook looked at once more
            there = [*(path.with_name(one) for one in (f"{prefix}{wanted}", wanted)), kept]
            file = next((one for one in there if one.is_file()), None)
            if file is None:
                problems.append(f"「{wanted}」が、ブックの横に見つかりません。")
            elif total + file.stat().st_size > MAX_ATTACHMENTS or size_limit(f"attachments/{wanted}") is None:
                problems.append(f"「{wanted}」は受け取れません(全部で{MAX_ATTACHMENTS // MIB}MBまで)。")
            else:
                found[wanted] = file.read_bytes()
                total += len(found[wanted])
    return found, problems


def _says_so(path: Path) -> bool:
    """Whether a workbook of another name is one of the course's."""
    from kenshu.forms.excel.book import LARGEST, opened
    from kenshu.forms.excel.places import ABOUT

    if path.stat().st_size > LARGEST:
        return False
    try:
        return ABOUT in opened(path.read_bytes()).sheetnames
    except excel.WorkbookError:
        return False
