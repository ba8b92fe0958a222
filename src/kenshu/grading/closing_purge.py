"""Delete one learner, one hand-in or the whole class for good, prove by search that it is gone, keep one line."""

import re
import shutil
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kenshu import why
from kenshu.grading import backup, register
from kenshu.grading.closing_forget import forget_answers, forget_learner, names
from kenshu.grading.closing_proof import Traces, search, texts_in, texts_of
from kenshu.grading.closing_unfinished import NOTE, Note, begin, left_by_killed_runs, record, unfinished
from kenshu.grading.place import GradingError, Place
from kenshu.grading.register import Arrival, Learner
from kenshu.grading.resolve import find, refile, whose

PURGED = "消去"
KEPT = (
    "release",
    "rubrics",
    "anchors",
)  # made of the course's own texts; nothing of a learner is ever written there
MADE = (
    ".autograding",
    "export",
    "feedback",
)  # made anew by grade, export and feedback; others' may name the learner


@dataclass(frozen=True)
class Proof:
    """What was done: ``deleted`` files, ``searched`` files in which no trace was found."""

    what: str
    deleted: int
    searched: int


def purge_learner(place: Place, number: str, *, today: date) -> Proof:
    """Delete everything of one learner. A group's hand-in goes from the box and the originals; what its other
    members are graded on stays with them. Raises GradingError when a trace is left, naming where."""
    with register.only_writer(place.root, closed_too=True):
        with register.opened(place.register) as connection:
            people, arrivals = register.learners(connection), register.arrivals(connection)
        before = unfinished(place, option := f"--learner {number}")
        if number not in people and before is None:
            raise GradingError(f"受講者番号 {number} は名簿にありません。番号を確かめてください。")
        learner = people.pop(number, None) or before.learner
        note = begin(place, option, _traces(place, [learner], arrivals, people.values()), learner)
        files = _handin_files(place, [a for a in arrivals if number in whose(a)]) + _named(place, [number])
        folders = [folder / number for folder in (place.submitted, place.autograded)]
        deleted = _delete([*files, *folders, *_made(place)])
        for folder in (*backup.copies(place.root), place.root):
            forget_learner(folder, learner)
        return _prove(place, note, "受講者1人", deleted, today)


def purge_handin(place: Place, receipt: str, *, today: date) -> Proof:
    """Delete one hand-in (personal data in it, say); an earlier one that counts stands again in its place."""
    with register.only_writer(place.root, closed_too=True):
        with register.opened(place.register) as connection:
            arrivals = register.arrivals(connection)
            people = register.learners(connection)
        arrival = find(arrivals, receipt)
        files, numbers = _handin_files(place, [arrival]), whose(arrival)
        traces = Traces(frozenset(), frozenset(), frozenset(_texts_at(files)))
        note = begin(place, f"--handin {receipt}", traces)
        folders = [
            folder / n / arrival.session for n in numbers for folder in (place.submitted, place.autograded)
        ]
        deleted = _delete(
            [*files, *folders, *(place.feedback / n / f"{arrival.session}.html" for n in numbers)]
        )
        deleted += _delete(_made(place))
        gone = replace(arrival, state=PURGED, reason="講師が、この提出を消しました")
        with register.opened(place.register) as connection:
            register.settle(connection, gone)
            for number in numbers:
                refile(place, connection, number, arrival.session, gone.reason)
        for folder in (*backup.copies(place.root), place.root):
            forget_answers(folder, numbers, arrival.session, arrival.file, f"{PURGED}-{arrival.receipt}")
        known = _known(place, arrivals, people.values())
        texts = frozenset(text for text in note.traces.texts if text not in known)
        note = replace(note, traces=replace(note.traces, texts=texts))
        return _prove(place, note, "提出1件", deleted, today)


def purge_expired(place: Place, *, today: date) -> Proof:
    """Delete the whole class once its date has come; class.json and one line of record stay.

    Raises GradingError before that date, or when a trace is left.
    """
    deletes = date.fromisoformat(place.settings()["deletes"])
    if today <= deletes:
        raise GradingError(
            f"このクラスの記録は {deletes} まで残す決まりです。まだ消していません。"
            "1人分を消すときは --learner、1件を消すときは --handin を使います。"
        )
    with register.only_writer(place.root, closed_too=True):
        people, arrivals = {}, []
        if place.register.is_file() or not unfinished(place, "--expired"):
            with register.opened(place.register) as connection:
                people, arrivals = register.learners(connection), register.arrivals(connection)
        note = begin(place, "--expired", _traces(place, people.values(), arrivals, ()))
        targets = _handin_files(place, arrivals) + _named(place, people) + _made(place)
        targets += [place.handins, place.quarantine, place.submitted, place.autograded]
        targets += [place.root / "backups", *place.root.glob("gradebook.db*"), *place.root.glob("class.db*")]
        return _prove(place, note, "クラス全体", _delete(targets), today)


def _traces(place: Place, gone: list[Learner], arrivals: list[Arrival], left: list[Learner]) -> Traces:
    """What must not be found of the learners ``gone``: nothing that also belongs to one of ``left`` or to us."""
    known = _known(place, arrivals, left)
    spoken = {name for learner in gone for name in names(learner) if name not in known}
    numbers = [learner.number for learner in gone]
    texts = {text for text in _texts(place, arrivals, numbers) if text not in known}
    return Traces(frozenset(spoken), frozenset(numbers), frozenset(texts))


def _texts(place: Place, arrivals: list[Arrival], numbers) -> set[str]:
    """The texts in everything that is kept of these learners: originals and what is graded."""
    found = _texts_at(_handin_files(place, [a for a in arrivals if set(whose(a)) & set(numbers)]))
    return found | _texts_at([place.submitted / number for number in numbers])


def _texts_at(paths: list[Path]) -> set[str]:
    """The texts in these hand-ins, folders and files."""
    files = [
        inner for path in paths for inner in (path.rglob("*") if path.is_dir() else [path]) if inner.is_file()
    ]
    return {
        t for file in files for t in (texts_in(file.read_bytes()) | texts_of(file.name, file.read_bytes()))
    }


def _known(place: Place, arrivals: list[Arrival], left: list[Learner]) -> str:
    """The words of the course and of the learners who stay: finding these again says nothing."""
    parts = [value for learner in left for value in vars(learner).values()]
    parts += [name for learner in left for name in names(learner)]
    parts += sorted(_texts(place, arrivals, [learner.number for learner in left]))
    for path in sorted(place.release.rglob("*")):
        if path.suffix in (".json", ".ipynb", ".csv", ".md"):
            data = path.read_bytes()
            parts += [data.decode("utf-8", "replace"), *sorted(texts_of(path.name, data))]
    return "\n".join(parts)


def _handin_files(place: Place, arrivals: list[Arrival]) -> list[Path]:
    """Originals and what still lies in the box, of these hand-ins, with what was kept beside them."""
    box, found = Path(place.settings()["box"]), []
    for arrival in arrivals:
        name = Path(arrival.file)
        for folder in (box, place.handins, place.quarantine):
            found += [folder / name, folder / f"{name.stem}_{arrival.sha256[:8]}{name.suffix}"]
            found += folder.glob(f"{name.stem}_*{arrival.receipt}*") if arrival.receipt else ()
    return [path for path in dict.fromkeys(found) if path.exists()]


def _named(place: Place, numbers) -> list[Path]:
    """Whatever carries one of these numbers in its name: in the box or among the originals."""
    word = re.compile(rf"s\d_({'|'.join(map(re.escape, numbers))})(?![A-Za-z0-9]).*")
    folders = [
        folder
        for folder in (Path(place.settings()["box"]), place.handins, place.quarantine)
        if folder.is_dir()
    ]
    return [path for folder in folders for path in folder.iterdir() if numbers and word.fullmatch(path.name)]


def _made(place: Place) -> list[Path]:
    made = [*(place.root / name for name in MADE), place.root / "backups" / backup.REPLACED]
    return made + left_by_killed_runs(place.root)


def _delete(paths: list[Path]) -> int:
    """Delete files and folders; how many files there were. Raises GradingError with what refused."""
    count = 0
    for path in paths:
        try:
            if path.is_dir():
                count += sum(inner.is_file() for inner in path.rglob("*"))
                for inner in path.rglob("*"):
                    if inner.is_file():
                        inner.chmod(0o644)  # Windows deletes no read-only file
                shutil.rmtree(path)
            elif path.exists():
                path.chmod(0o644)
                path.unlink()
                count += 1
        except OSError as error:
            raise GradingError(
                f"{error.filename or path} を消せません({why(error)})。ほかで開いていれば閉じて、"
                "もう一度実行してください。消し終わるまで、記録には「消した」と書きません。"
            ) from error
    return count


def _prove(place: Place, note: Note, what: str, deleted: int, today: date) -> Proof:
    """Search everything below the class folder and the box; write the one line only when nothing was found."""
    box = Path(place.settings()["box"])
    folders = [path for path in sorted(place.root.iterdir()) if path.is_dir() and path.name not in KEPT]
    inside = any(box == folder or folder in box.parents for folder in folders)
    folders += [] if inside or not box.is_dir() else [box]
    loose = [path for path in place.root.iterdir() if path.is_file() and path.name != NOTE]
    searched, hits = search(folders, loose, note.traces)
    if hits:
        listed = "".join(f"\n・{hit}" for hit in hits[:20])
        raise GradingError(
            f"消したあとも、{len(hits)}か所に残っています。開いて確かめ、手で消してから、もう一度実行してください。{listed}"
        )
    line = (
        f'"{today.isoformat()}","{what}","消したファイル {deleted}","探したファイル {searched}","残り 0"\r\n'
    )
    record(place, note, line)
    return Proof(what, deleted, searched)
