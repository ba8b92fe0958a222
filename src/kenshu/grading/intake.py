"""From the box to ``submitted/``: every hand-in (zip or workbook) ends in one state with a reason; its original is kept."""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from kenshu import answers, handin, why
from kenshu.answers.document import parse
from kenshu.grading import intake_excel, originals, register
from kenshu.grading.elsewhere import ASK, written_elsewhere
from kenshu.grading.originals import sha256_of
from kenshu.grading.place import GradingError, Place
from kenshu.grading.rebuild import rebuild
from kenshu.grading.register import HELD, RECEIVED, Arrival, Status

QUARANTINED = "隔離"
NAME = re.compile(r"(s[0-9])_([a-z0-9]+)(?:_.*)?")


@dataclass(frozen=True)
class Taken:
    """One hand-in after all checks: its record, and where it is good the answers and notebooks to write.

    ``workbook``: what was read, when it is one.
    """

    arrival: Arrival
    answers: dict | None = None
    notebooks: dict[str, bytes] | None = None
    workbook: intake_excel.Workbook | None = None


def waiting(place: Place) -> list[Path]:
    """The hand-ins in the box, zips and workbooks, that were not taken in yet, oldest first."""
    box = Path(place.settings()["box"])
    if not box.is_dir():
        raise GradingError(
            f"提出先のフォルダー {box} が見つかりません。"
            "つながっているか、名前が変わっていないかを確かめてください。"
        )
    with register.opened(place.register) as connection:
        seen = {(a.file, a.sha256) for a in register.arrivals(connection)}
    zips = [path for path in box.iterdir() if path.suffix.lower() == ".zip" and not path.name.startswith(".")]
    zips += intake_excel.waiting(box)
    return sorted(
        (p for p in zips if (p.name, sha256_of(p)) not in seen), key=lambda p: (p.stat().st_mtime_ns, p.name)
    )


def collect(place: Place, zips: list[Path]) -> Iterator[Arrival]:
    """Take in each of ``zips`` (from ``waiting``); yields what became of it. Holds the writer lock."""
    known = _Known.of(place)
    with register.only_writer(place.root):
        for path in zips:
            try:
                yield _take_in(place, known, path)
            except OSError as error:
                raise GradingError(
                    f"{path.name} を受け付ける途中で止まりました({error.filename}: {why(error)})。"
                    "空き容量と書き込みの権限を確かめて、もう一度実行してください。提出は提出先に残っています。"
                ) from error


def bring(place: Place, founds) -> Iterator[Arrival]:
    """Take in hand-ins whose originals are kept already: (HandIn, when, notes); what became of each.

    ``when``: received, for what counts; late is judged by the hand-in's own time.
    """
    known = _Known.of(place)
    with register.only_writer(place.root):
        for found, when, notes in founds:
            path = found.path
            blank = Arrival(path.name, sha256_of(path), when.isoformat(), "", "", (), "", "", "", False)
            yield _record(place, _judged(place, known, blank, found, notes=notes))


def _take_in(place: Place, known, path: Path) -> Arrival:
    taken = _take(place, known, path)
    kept = place.handins if taken.arrival.state != QUARANTINED else place.quarantine
    originals.keep(kept, path, taken.arrival)
    if intake_excel.is_one(path):
        taken = replace(taken, arrival=intake_excel.acknowledge(place, path, taken.arrival, taken.workbook))
    return _record(place, taken)


def _record(place: Place, taken: Taken) -> Arrival:
    """Into class.db and, where it counts, into ``submitted/``."""
    with register.opened(place.register) as connection:
        number = register.add_arrival(connection, taken.arrival)
        taken = replace(taken, arrival=replace(taken.arrival, id=number))
        _file(place, connection, taken)
    return taken.arrival


@dataclass(frozen=True)
class _Known:
    """What a hand-in is compared with."""

    class_id: str
    learners: frozenset[str]
    city: str
    sessions: dict[str, dict]
    closes: dict[str, datetime]

    @classmethod
    def of(cls, place: Place):
        settings = place.settings()
        with register.opened(place.register) as connection:
            numbers = frozenset(register.learners(connection))
        package = place.release / "datasets" / "datapackage.json"
        if not package.is_file() or not place.sessions():
            raise GradingError("配布用の教材がまだありません。先に kenshu release を実行してください。")
        closes = {
            s: datetime.fromisoformat(v["closes"]) for s, v in settings["sessions"].items() if v.get("closes")
        }
        questions = {session: answers.load_questions(place.release / session) for session in place.sessions()}
        return cls(settings["class"], numbers, sha256_of(package), questions, closes)


def take_again(place: Place, path: Path, settled: Callable[[handin.HandIn], handin.HandIn]) -> Taken:
    """A kept original once more, with what a trainer ``settled`` about it put right before the checks."""
    return _take(place, _Known.of(place), path, settled)


def _take(place: Place, known: _Known, path: Path, settled=lambda found: found) -> Taken:
    """Everything that is decided about one zip; nothing is written here."""
    stamp = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    named = NAME.fullmatch(path.stem)
    session, learner = named.groups() if named else ("", "")
    sha256 = sha256_of(path)
    number = sha256[:8] if intake_excel.is_one(path) else path.stem[-8:]
    blank = Arrival(path.name, sha256, stamp.isoformat(), session, learner, (), number, "", "", False)
    try:
        workbook, found = _read(known, path)
    except handin.HandinError as error:
        return Taken(replace(blank, state=QUARANTINED, reason=str(error).removeprefix(f"{path.name}: ")))
    found = settled(found)
    return _judged(place, known, blank, found, workbook=workbook)


def _read(known: _Known, path: Path) -> tuple[intake_excel.Workbook | None, handin.HandIn]:
    """A hand-in, and the workbook it was when it was one. Raises HandinError with the reason."""
    workbook = intake_excel.read(path, known.sessions) if intake_excel.is_one(path) else None
    return workbook, workbook.found if workbook else handin.read(path)


def _judged(place: Place, known: _Known, blank: Arrival, found, *, workbook=None, notes=None) -> Taken:
    """What becomes of a hand-in that was read. ``notes``: what to say instead of looking at its notebooks."""
    closes = known.closes.get(found.session)
    late = closes is not None and found.received > closes
    arrival = replace(blank, session=found.session, learner=found.learner, members=found.members,
                      receipt=found.receipt, late=late)  # fmt: skip
    doubt = workbook.doubt if workbook and found is workbook.found else ""  # until a trainer settled it
    if reason := doubt or _stranger(known, found):
        return Taken(replace(arrival, state=HELD, reason=reason), workbook=workbook)
    try:
        document = parse(found.answers)
    except answers.AnswersError as error:
        return Taken(replace(arrival, state=QUARANTINED, reason=str(error)))
    if reason := _misfit(known, found, document):
        return Taken(replace(arrival, state=HELD, reason=reason), workbook=workbook)
    notebooks, seen = _notebooks(place, known, found, document)
    if workbook or notes is not None:
        seen = workbook.notes if workbook else notes
    elif earlier := _elsewhere(place, known, found, document):
        seen = [
            f"前の提出(受付番号 {earlier}){ASK}。2人が同じ番号を使っていないか、"
            "本人に確かめてください。新しいほうを採点し、前の提出も残してあります",
            *seen,
        ]
    if found.members:
        seen = [f"班の提出({len(found.members)}人分)", *seen]
    return Taken(replace(arrival, state=RECEIVED, reason="。".join(seen)), document, notebooks, workbook)


def _stranger(known: _Known, found) -> str:
    """Why a readable hand-in is not of this class, or an empty text."""
    if found.class_id != known.class_id:
        return f"別のクラス({found.class_id})の提出です。そのクラスの提出先に入れ直してもらってください。"
    unknown = [n for n in dict.fromkeys((found.learner, *found.members)) if n not in known.learners]
    if unknown:
        return f"名簿にない受講者番号です({'、'.join(unknown)})。本人に番号を確かめてください。"
    if found.session not in known.sessions:
        return f"このクラスではまだ配っていない回({found.session})の提出です。教材の版を確かめてください。"
    return ""


def _misfit(known: _Known, found, document) -> str:
    """Why well-formed answers cannot be graded here, or an empty text."""
    problems = answers.check_document(document, known.sessions[found.session], found.session)
    if problems:
        rest = f" ほか{len(problems) - 3}件" if len(problems) > 3 else ""
        todo = "教材の版が配ったものと同じかを確かめ、受講者にもう一度「提出する」を押してもらってください。"
        return f"中身が教材と合いません。{' / '.join(problems[:3])}{rest} {todo}"
    cities = {found.city, document.get("city", "")} - {""}
    if cities - {known.city} or (document["answers"] and not cities):
        return "別のデータで答えた提出です(データの照合番号が違います)。配った教材の版を確かめてください。"
    return ""


def _elsewhere(place: Place, known: _Known, found, document) -> str:
    """The receipt of this person's own standing hand-in when it was written in another place; else "".

    Asked of the original, not of ``submitted/``, where a run that was cut off may have put the new one already.
    """
    with register.opened(place.register) as connection:
        standing = [
            arrival for arrival in register.arrivals(connection)
            if arrival.state == RECEIVED and arrival.session == found.session
            and found.learner in (arrival.members or (arrival.learner,))
        ]  # fmt: skip
    last = max(standing, key=lambda arrival: arrival.received, default=None)
    if last is None or last.members or found.members:
        return ""
    try:
        before = parse(_read(known, originals.original(place, last))[1].answers)["answers"]
    except (GradingError, handin.HandinError, answers.AnswersError):  # deleted for good, by purge
        return ""
    return last.receipt if written_elsewhere(before, document["answers"]) else ""


def _notebooks(place, known, found, document) -> tuple[dict[str, bytes], list[str]]:
    """The rebuilt notebooks of the session, by name, and notes on the learner's own files."""
    built, notes = {}, []
    questions, given = known.sessions[found.session], document["answers"]
    for name in place.notebooks(found.session):
        release = (place.release / found.session / f"{name}.ipynb").read_bytes()
        made = rebuild(name, release, found.notebooks.get(f"{name}.ipynb"), given, questions)
        built[name] = made.notebook
        notes += made.notes
    notes += [
        f"使わないノートブックが入っていました: {n}" for n in sorted(found.notebooks) if n[:-6] not in built
    ]
    return built, notes


def _file(place: Place, connection, taken: Taken) -> None:
    """Write the work of each learner it counts for, unless a later hand-in already stands; and the events."""
    arrival = taken.arrival
    counted = [
        a for a in register.arrivals(connection) if a.state == RECEIVED and a.session == arrival.session
    ]
    present = register.statuses(connection)
    for number in arrival.members or (arrival.learner,):
        earlier = [a for a in counted if number in (a.members or (a.learner,)) and a.id != arrival.id]
        if number not in register.learners(connection) or arrival.session not in place.sessions():
            continue
        if arrival.state != RECEIVED:
            if not earlier:
                _tell(place, connection, present, number, arrival, HELD)
        elif not any(a.received > arrival.received for a in earlier):
            _write_submitted(place, number, taken)
            _tell(place, connection, present, number, arrival, RECEIVED)


def _tell(place, connection, present, number, arrival, status):
    for notebook in place.notebooks(arrival.session):
        register.add_event(
            connection,
            Status(number, arrival.session, notebook, status, arrival.reason, arrival.late, arrival.id),
        )


def _write_submitted(place: Place, number: str, taken: Taken) -> None:
    """``submitted/<number>/<session>/`` as nbgrader expects it, changed in one step."""
    arrival, target = taken.arrival, place.submitted / number / taken.arrival.session
    fresh = target.with_name(f".{target.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name, content in taken.notebooks.items():
        (fresh / f"{name}.ipynb").write_bytes(content)
    text = json.dumps(taken.answers, ensure_ascii=False, indent=1, sort_keys=True)
    (fresh / "answers.json").write_text(text + "\n", encoding="utf-8")
    shutil.copyfile(place.release / arrival.session / "questions.json", fresh / "questions.json")
    received = datetime.fromisoformat(arrival.received).strftime("%Y-%m-%d %H:%M:%S UTC")
    (fresh / "timestamp.txt").write_text(received + "\n", encoding="ascii")
    if target.exists():
        shutil.rmtree(target)
    fresh.rename(target)
