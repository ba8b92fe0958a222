"""What a deletion must leave no trace of is written down before it begins and forgotten after the proof.

A run that is cut off in between has deleted some of what it would be known by: the next one reads it here.
"""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from kenshu.grading.closing_proof import Traces
from kenshu.grading.place import GradingError, Place, write_whole
from kenshu.grading.register import Learner

RECORD = "purged.csv"
NOTE = "purging.json"  # in the class folder while a deletion goes on; the proof passes over it


@dataclass(frozen=True)
class Note:
    """The deletion that is going on. ``option``: what is typed after ``kenshu class purge`` to go on with it.

    ``recorded``: how many bytes the record of deletions had before this one.
    """

    option: str
    traces: Traces
    recorded: int = 0
    learner: Learner | None = None


def unfinished(place: Place, option: str) -> Note | None:
    """The note of an earlier run of this deletion. Raises GradingError when another one was cut off."""
    path = place.root / NOTE
    if not path.is_file():
        return None
    written = json.loads(path.read_text(encoding="utf-8"))
    if written["option"] != option:
        raise GradingError(
            "前に始めた消去が、途中で止まっています。先に、次のとおり実行して終わらせてください: "
            f"kenshu class purge {written['option']}"
        )
    traces = Traces(**{kind: frozenset(words) for kind, words in written["traces"].items()})
    return Note(
        option, traces, written["recorded"], Learner(**written["learner"]) if written["learner"] else None
    )


def begin(place: Place, option: str, traces: Traces, learner: Learner | None = None) -> Note:
    """Write the note down: what must not be found, with what an earlier run of this deletion had written."""
    record = place.root / RECORD
    note = Note(option, traces, record.stat().st_size if record.is_file() else 0, learner)
    if before := unfinished(place, option):
        both = {kind: words | vars(before.traces)[kind] for kind, words in vars(traces).items()}
        note = replace(before, traces=Traces(**both))
    written = {kind: sorted(words) for kind, words in vars(note.traces).items()}
    person = asdict(note.learner) if note.learner else None
    document = {"option": option, "traces": written, "recorded": note.recorded, "learner": person}
    write_whole(place.root / NOTE, json.dumps(document, ensure_ascii=False))
    return note


def record(place: Place, note: Note, line: str) -> None:
    """Add the one line of record, unless a run that was cut off has added it; then forget what was looked for."""
    path = place.root / RECORD
    before = path.stat().st_size if path.is_file() else 0
    if before == note.recorded:
        with open(path, "ab") as out:
            out.write((b"" if before else b"\xef\xbb\xbf") + line.encode())
            out.flush()
            os.fsync(out.fileno())
    (place.root / NOTE).unlink()


def left_by_killed_runs(root: Path) -> list[Path]:
    """Pieces that a run of any verb leaves when it is cut off: copies and files that are not whole."""
    pieces = [*(root / "backups").glob(".part-*"), *root.glob(".*.restored"), *root.glob(f".{NOTE}.*")]
    return pieces + [path for name in ("handins", "quarantine") for path in (root / name).glob("*.part")]
